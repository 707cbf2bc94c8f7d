"""Every address takes the methods it names and no other, whoever asks; a form is taken from this site only."""

import re

import pytest

from tests.core_recovery.addresses import addresses
from tests.core_recovery.http.test_headers import PRIVATE, headers

SAFE = ["GET", "HEAD"]
METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]
FORMS = re.compile(r"(/es)?/(assessment/(?!result|sheet).*|s|search/)")
ELSEWHERE = [
    {"sec-fetch-site": "cross-site"},
    {"origin": "https://evil.example"},
    {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
]

each_address = pytest.mark.parametrize("address", addresses())


def test_the_addresses_are_those_of_both_languages():
    known = {"/", "/es/", "/healthz", "/sitemap.xml", "/assessment/safety/", "/es/assessment/leave/", "/s", "/es/articles/feed/"}
    assert known - set(addresses()) == set()


@each_address
def test_a_method_that_an_address_does_not_name_gets_a_page_with_help(client, address):
    allowed = [*SAFE, "POST"] if FORMS.fullmatch(address) else SAFE
    for method in set(METHODS) - set(allowed):
        response = client.generic(method, address)
        page = response.content.decode()
        assert (method, response.status_code, response["Allow"], headers(response)) == (method, 405, ", ".join(allowed), PRIVATE)
        assert ('href="tel:911"' in page, 'href="tel:988"' in page, list(response.cookies)) == (True, True, [])


@pytest.mark.django_db
@each_address
def test_a_form_on_another_site_is_refused_everywhere(client, address):
    """There is no CSRF cookie: this is what holds instead."""
    for sent in ELSEWHERE:
        response = client.post(address, {"q": "sleep"}, headers=sent)
        assert response.status_code == (403), sent
        assert list(response.cookies) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", addresses())
def test_head_is_get_without_its_body(client, address):
    asked, told = client.get(address), client.head(address)
    assert (told.status_code, told.content) == (asked.status_code, b"")
    assert [name for name in asked.headers if asked.headers[name] != told.headers.get(name)] == []
