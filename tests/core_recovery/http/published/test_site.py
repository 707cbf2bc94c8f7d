"""What is published is what the live site says, header by header, and whatever is asked otherwise the live site answers."""

import gzip
import logging
import re

import brotli
import pytest

from core_recovery.http import logs
from core_recovery.http.published.addresses import IN_EACH_LANGUAGE, IN_NONE, addresses
from core_recovery.http.published.making import NotForEveryone, ask, pages
from core_recovery.http.published.site import Published
from core_recovery.wsgi import application, files
from programs.pages import PAGES
from tests.core_recovery.addresses import addresses as all_addresses

PUBLISHED = [address.path for address in addresses()]
CODINGS = ["br", "gzip", "", "gzip, br;q=0", "br;q=0.5, gzip;q=0", "*", "identity"]
OPEN = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def refused(environ, start_response):
    raise AssertionError("this went to the live site")


published_only = Published(application.pages, refused)


def told(answer: tuple) -> tuple[int, dict[str, str], bytes]:
    """A length may differ by how well the same was compressed, or by the padding of a private page."""
    status, headers, body = answer
    said = dict(headers)
    assert len(said) == len(headers)
    assert int(said.pop("Content-Length", len(body))) == len(body)
    return status, said, OPEN[said.get("Content-Encoding", "")](body)


def test_every_page_of_the_table_in_every_language_and_every_machine_s_address_is_published():
    left = {re.sub("^/es(?=/)", "", path) for path in set(all_addresses()) - set(PUBLISHED)}
    assert len(PUBLISHED) == len(set(PUBLISHED)) == 2 * len(PAGES) + 2 * len(IN_EACH_LANGUAGE) + len(IN_NONE)
    assert {"/", "/es/", "/assessment/", "/es/s", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt"} <= set(PUBLISHED)
    assert {path for path in left if not path.startswith("/assessment/")} == {
        "/healthz",
        "/readyz",
        "/share/qr.png",
        "/s/result/00000000-0000-4000-8000-000000000000/",
        "/search/00000000-0000-4000-8000-000000000000/",
    }


@pytest.mark.parametrize("path", PUBLISHED)
def test_it_is_the_live_answer_in_every_coding(path):
    for coding in CODINGS:
        asked = {"HTTP_ACCEPT_ENCODING": coding}
        assert told(ask(published_only, path, **asked)) == told(ask(files, path, **asked)), coding


@pytest.mark.parametrize("path", PUBLISHED)
def test_head_is_get_without_its_body(path):
    status, headers, body = ask(published_only, path, REQUEST_METHOD="HEAD", HTTP_ACCEPT_ENCODING="br")
    assert (status, headers, body) == (*ask(published_only, path, HTTP_ACCEPT_ENCODING="br")[:2], b"")


@pytest.mark.parametrize("path", PUBLISHED)
def test_what_a_browser_has_already_is_not_sent_again(path):
    tag = dict(ask(files, path)[1]).get("ETag")
    if tag is None:
        assert dict(ask(files, path)[1])["Cache-Control"] == "no-store"
        return
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        answers = [ask(site, path, HTTP_IF_NONE_MATCH=known, HTTP_ACCEPT_ENCODING="br") for site in (published_only, files)]
        assert [(status, dict(headers), body) for status, headers, body in answers] == [(304, dict(answers[1][1]), b"")] * 2
    for other in ('"other"', "nonsense", tag[:-2]):
        assert ask(published_only, path, HTTP_IF_NONE_MATCH=other)[0] == 200


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.slug)
def test_a_page_of_information_is_the_same_whatever_a_visitor_brings_along(entry):
    brought = {"HTTP_COOKIE": "_ga=GA1.2; left=1; visit=x", "QUERY_STRING": "fbclid=hunter2&p=2&q=sleep"}
    assert told(ask(published_only, f"/{entry.path}", **brought)) == told(ask(files, f"/{entry.path}", **brought))


OTHERWISE = {
    "a form": ("/assessment/", {"REQUEST_METHOD": "POST"}, 200),
    "a cookie where it matters": ("/assessment/", {"HTTP_COOKIE": "left=1"}, 200),
    "a query where it matters": ("/search/", {"QUERY_STRING": "q=sleep"}, 303),
    "a link to send": ("/share/", {"QUERY_STRING": "to=help&lang=en"}, 200),
    "another host": ("/help/", {"HTTP_HOST": "evil.example"}, 400),
    "no host": ("/help/", {"HTTP_HOST": "", "SERVER_NAME": ""}, 400),
    "a host that is none": ("/help/", {"HTTP_HOST": "a b"}, 400),
    "another method": ("/help/", {"REQUEST_METHOD": "PUT"}, 405),
    "a body that is too long": ("/help/", {"CONTENT_LENGTH": "1000000"}, 413),
    "a body of unknown length": ("/help/", {"HTTP_TRANSFER_ENCODING": "chunked"}, 400),
    "a type that cannot be read": ("/help/", {"CONTENT_TYPE": "text/html; a*=1; a*0=2"}, 400),
    "a condition": ("/sitemap.xml", {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2100 00:00:00 GMT"}, 304),
    "a condition that fails": ("/help/", {"HTTP_IF_MATCH": '"other"'}, 412),
    "a page that is not there": ("/nowhere/", {}, 404),
    "a slash too few": ("/help", {}, 301),
    "a slash too many": ("//help/", {}, 404),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_whatever_is_asked_otherwise_the_live_site_answers(case):
    path, brought, status = OTHERWISE[case]
    with pytest.raises(AssertionError, match="went to the live site"):
        ask(published_only, path, **brought)
    logging.disable()
    try:
        assert ask(application, path, **brought)[0] == ask(files, path, **brought)[0] == status
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.parametrize(
    ("behind_proxy", "brought", "status"),
    [
        (True, {"HTTP_X_FORWARDED_PROTO": "https"}, 200),
        (True, {"HTTP_X_FORWARDED_PROTO": "http", "wsgi.url_scheme": "https"}, None),
        (True, {"HTTP_X_FORWARDED_PROTO": "", "wsgi.url_scheme": "http"}, None),
        (False, {"HTTP_X_FORWARDED_PROTO": "https", "wsgi.url_scheme": "http"}, None),
        (False, {"wsgi.url_scheme": "https"}, 200),
    ],
)
def test_a_site_at_https_answers_nothing_before_django_over_plain_http(settings, behind_proxy, brought, status):
    settings.IS_HTTPS, settings.BEHIND_PROXY = True, behind_proxy
    if status:
        assert ask(published_only, "/help/", **brought)[0] == status
    else:
        with pytest.raises(AssertionError, match="went to the live site"):
            ask(published_only, "/help/", **brought)


@pytest.mark.parametrize(("path", "route"), [("/", ""), ("/es/help/", "es/help/"), ("/assessment/", "assessment/")])
def test_it_is_logged_as_the_live_site_logs_it(capsys, path, route):
    lines = []
    for site, query in ((application, ""), (files, "x=hunter2")):
        ask(site, path, QUERY_STRING=query)
        lines.append(re.sub(r"^\S+ \S+ |\d+ ms$", "", capsys.readouterr().err.strip()))
    assert lines == [f"INFO core_recovery.requests GET {route} 200 "] * 2


def test_making_the_pages_is_no_visit_and_is_not_logged(capsys):
    made = pages(files)
    assert (capsys.readouterr().err, made.keys(), logs.log.disabled) == ("", application.pages.keys(), False)


def broken(environ, start_response):
    start_response("500 Internal Server Error", [])
    return [b"sorry"]


def with_a_cookie(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Set-Cookie", "a=b")])
    return [b"page"]


@pytest.mark.parametrize("live", [broken, with_a_cookie])
def test_an_error_or_a_cookie_is_never_published(live):
    with pytest.raises(NotForEveryone):
        pages(live)
    assert not logs.log.disabled
