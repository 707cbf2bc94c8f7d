import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from assessment.walk.limits import TooManyTries
from core_recovery.http import errors
from core_recovery.http.headers import SecurityHeaders
from core_recovery.static_inline import PRIVATE_SCRIPT_SOURCE
from tests.core_recovery.elsewhere import PRODUCTION, run

POLICY = (
    f"default-src 'none'; script-src {PRIVATE_SCRIPT_SOURCE}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
PUBLIC = SECURITY | {"Cache-Control": "no-cache"}
PRIVATE = SECURITY | {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
# What says something of the content, not of safety.
PLAIN = {"Content-Type", "Content-Length", "Content-Language", "Vary", "Location", "Allow", "ETag", "Last-Modified", "Retry-After"}


def headers(response) -> dict[str, str]:
    return {name: value for name, value in response.items() if name not in PLAIN}


@pytest.mark.parametrize("path", ["/", "/es/", "/help/", "/es/privacy/", "/criteria/"])
def test_a_content_page(client, path):
    response = client.get(path)
    assert (response.status_code, headers(response)) == (200, PUBLIC)


@pytest.mark.parametrize("path", ["/assessment/", "/es/assessment/", "/assessment/safety/", "/es/assessment/safety/"])
def test_a_page_of_the_self_assessment_is_private(client, path):
    response = client.get(path)
    assert (response.status_code, headers(response)) == (200, PRIVATE)


def test_a_redirect_within_the_self_assessment_is_private(client):
    response = client.post("/assessment/", {"who": "self"})
    assert (response.status_code, headers(response)) == (303, PRIVATE)


def test_a_redirect_to_the_address_with_its_slash(client):
    response = client.get("/programs")
    assert (response.status_code, response["Location"], headers(response)) == (301, "/programs/", PUBLIC)


def test_not_found(client):
    response = client.get("/nowhere/")
    assert (response.status_code, headers(response)) == (404, PRIVATE)


def test_refused(client):
    response = client.post("/assessment/", {"who": "self"}, headers={"sec-fetch-site": "cross-site"})
    assert (response.status_code, headers(response)) == (403, PRIVATE)


def test_bad_request(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert (response.status_code, headers(response)) == (400, PRIVATE)


@pytest.mark.parametrize(("handler", "status"), [(errors.server_error, 500), (lambda _: HttpResponse("away", status=503), 503)])
def test_an_error_of_ours(handler, status):
    response = SecurityHeaders(handler)(RequestFactory().get("/help/"))
    assert response.status_code == status
    assert headers(response) == (PRIVATE if status == 500 else SECURITY)


def test_too_long(client):
    response = client.post("/assessment/", "a" * 70_000, content_type="application/x-www-form-urlencoded")
    assert (response.status_code, headers(response)) == (413, PRIVATE)


def test_too_often(client, monkeypatch):
    def too_often(*_):
        raise TooManyTries

    monkeypatch.setattr("programs.views.render", too_often)
    response = client.get("/help/")
    assert (response.status_code, headers(response)) == (429, PRIVATE)


def test_wrong_method(client):
    response = client.put("/assessment/safety/")
    assert (response.status_code, headers(response)) == (405, PRIVATE)


@pytest.mark.parametrize("path", ["/healthz"])
def test_for_machines(client, path):
    response = client.get(path)
    assert (response.status_code, headers(response)) == (200, PRIVATE)


@pytest.mark.parametrize(("method", "status"), [("post", 200), ("get", 303)])
def test_both_steps_of_the_quick_exit_are_private(client, method, status):
    response = getattr(client, method)("/assessment/leave/")
    assert (response.status_code, headers(response)) == (status, PRIVATE)


def test_the_policy_is_the_one_in_the_settings(client, settings):
    settings.SECURE_CSP = {"default-src": ["'none'"], "img-src": ["'self'", "data:"], "form-action": ["'self'"]}
    assert client.get("/")["Content-Security-Policy"] == "default-src 'none'; img-src 'self' data:; form-action 'self'"


IN_PRODUCTION = """
import json, logging, django
django.setup()
logging.disable()
from django.test import Client
client = Client(raise_request_exception=False)
over_https = {"host": "care.example", "x-forwarded-proto": "https"}
asked = {
    "page": client.get("/", headers=over_https),
    "question": client.get("/assessment/safety/", headers=over_https),
    "not found": client.get("/nowhere/", headers=over_https),
    "plain": client.get("/privacy/?a=b", headers={"host": "care.example"}),
    "other host": client.get("/", headers={"host": "evil.example"}),
    "started": client.post("/assessment/", {"who": "self"}, headers=over_https),
}
print(json.dumps({
    name: {
        "status": got.status_code,
        "headers": dict(got.items()),
        "cookies": [cookie.OutputString() for cookie in got.cookies.values()],
    }
    for name, got in asked.items()
}))
"""
HSTS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}


@pytest.fixture(scope="module")
def production() -> dict:
    result = run("-c", IN_PRODUCTION, **PRODUCTION, CORE_BEHIND_PROXY="yes")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("asked", "status", "expected"), [("page", 200, PUBLIC), ("question", 200, PRIVATE), ("not found", 404, PRIVATE)]
)
def test_over_https_every_answer_asks_for_https_for_two_years(production, asked, status, expected):
    answer = production[asked]
    found = {name: value for name, value in answer["headers"].items() if name not in PLAIN}
    assert (answer["status"], found) == (status, expected | HSTS)


def test_plain_http_is_sent_on_to_https(production):
    answer = production["plain"]
    found = {name: value for name, value in answer["headers"].items() if name not in PLAIN}
    assert (answer["status"], answer["headers"]["Location"], found) == (301, "https://care.example/privacy/?a=b", SECURITY)


def test_a_host_that_is_not_ours_gets_the_headers_too(production):
    answer = production["other host"]
    found = {name: value for name, value in answer["headers"].items() if name not in PLAIN}
    assert (answer["status"], found) == (400, PRIVATE)


def test_over_https_the_cookies_are_secure(production):
    attributes = [cookie.partition("; ")[2].partition("Max-Age")[2] for cookie in production["started"]["cookies"]]
    assert attributes == [
        "=7200; Path=/assessment/; SameSite=Lax; Secure",
        "=7200; Path=/es/assessment/; SameSite=Lax; Secure",
    ]
