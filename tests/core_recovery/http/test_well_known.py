from datetime import UTC, datetime, timedelta

from core_recovery.http import well_known


def test_robots_find_the_sitemap(client):
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nAllow: /\nSitemap: http://127.0.0.1:8000/sitemap.xml\n"


def test_security_txt_has_the_fields_of_rfc_9116_and_has_not_ended(client):
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert set(fields) == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert fields["Contact"].startswith(("mailto:", "https://", "tel:"))
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=178) < left <= well_known.SECURITY_TXT_LASTS < timedelta(days=365)
