import pytest

from tests.core_recovery.addresses import addresses

PAGES = [("/", "en"), ("/es/", "es"), ("/assessment/", "en"), ("/es/nada/", "es"), ("/no/", "en")]
WISHES = [{}, {"accept-language": "es"}, {"accept-language": "es-MX,es;q=0.9"}, {"cookie": "django_language=es"}]


@pytest.mark.parametrize("wish", WISHES, ids=str)
@pytest.mark.parametrize(("path", "language"), PAGES)
def test_the_address_alone_decides_the_language(client, path, language, wish):
    client.get("/es/" if language == "en" else "/")
    response = client.get(path, headers=wish)
    assert f'<html lang="{language}">' in response.content.decode()
    assert response["Content-Language"] == language


@pytest.mark.django_db
@pytest.mark.parametrize("address", addresses())
def test_no_answer_varies_by_language_or_cookie(client, address):
    assert client.get(address).headers.get("Vary", "Accept-Encoding") == "Accept-Encoding"
