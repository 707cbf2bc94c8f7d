import os
import subprocess
from io import BytesIO
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished

from core_recovery.http.guard import FORM
from core_recovery.wsgi import application
from tests.core_recovery.gunicorn import Gunicorn, gunicorn, status
from tests.core_recovery.http.test_headers import PLAIN, PRIVATE

UNREADABLE = ["text/html; a*=1; a*0=2", "text/html; charset*=BOGUS''x", "application/x-www-form-urlencoded; charset=utf-7"]
ODD = ["", ";", "charset", "a; charset", "a; charset=", "multipart/form-data", "multipart/form-data; boundary=\xe9", "\x00"]
MOST = 64 * 1024  # bytes
MULTIPART = "multipart/form-data; boundary=b"


class Unread(BytesIO):
    """A body of which nobody may take a byte."""

    def read(self, *_):
        raise AssertionError("the body was read")

    readline = read


def ask(method: str, path: str, content_type: str = "", body: bytes = b"", **more) -> tuple[int, dict[str, str], str]:
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
    } | more
    setup_testing_defaults(environ)
    started = {}

    def start_response(status, headers, exc_info=None):
        started.update(status=int(status.split()[0]), headers=dict(headers))

    answer = application(environ, start_response)
    try:
        text = b"".join(answer).decode()
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return started["status"], started["headers"], text


def safety_headers(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in PLAIN}


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/", "/assessment/", "/es/assessment/safety/", "/healthz", "/nowhere/"])
@pytest.mark.parametrize("content_type", UNREADABLE)
def test_what_cannot_be_read_is_a_bad_request_with_every_header_and_help(method, path, content_type):
    status, headers, page = ask(method, path, content_type, b"who=self" if method == "POST" else b"")
    assert (status, safety_headers(headers)) == (400, PRIVATE)
    assert ('href="tel:911"' in page, 'href="tel:988"' in page) == (True, True)
    assert "BOGUS" not in page


def test_the_page_speaks_the_language_of_its_address():
    ask("GET", "/es/")
    languages = [ask("GET", path, UNREADABLE[0])[1].get("Content-Language") for path in ("/", "/es/", "/")]
    pages = [ask("GET", path, UNREADABLE[0])[2] for path in ("/", "/es/", "/")]
    assert ['<html lang="es">' in page for page in pages] == [False, True, False]
    assert languages in ([None] * 3, ["en", "es", "en"])


def test_an_ordinary_page_passes():
    status, headers, page = ask("GET", "/es/", "text/html; charset=UTF-8")
    assert (status, headers["Content-Language"], page.count("<h1")) == (200, "es", 1)


@pytest.mark.parametrize("content_type", [FORM, f"{FORM}; charset=utf-8", f"{FORM}; charset=UTF-8"])
def test_an_ordinary_form_passes(content_type):
    status, headers, _ = ask("POST", "/assessment/", content_type, b"who=self")
    assert (status, headers["Location"]) == (303, "/assessment/safety/")


@pytest.mark.parametrize("content_type", [*ODD, "a;" * 3000])
def test_odd_types_never_break_a_form(content_type):
    status, _, page = ask("POST", "/assessment/", content_type, b"who=self")
    assert (status in {200, 400}, 'href="tel:988"' in page) == (True, True)


def test_a_beacon_passes():
    """What `navigator.sendBeacon(address, new URLSearchParams())` sends."""
    assert ask("POST", "/assessment/leave/", f"{FORM};charset=UTF-8")[0] == 200


def test_a_form_without_type_and_body_passes():
    assert ask("POST", "/assessment/leave/")[0] == 200


@pytest.mark.parametrize("content_type", [MULTIPART, MULTIPART.upper(), "multipart/mixed", "text/plain", "application/json", "a/b"])
@pytest.mark.parametrize("path", ["/assessment/", "/s", "/", "/nowhere/"])
def test_a_form_of_another_kind_is_refused_unread(path, content_type):
    more = {"CONTENT_LENGTH": "2000", "wsgi.input": Unread()}
    status, headers, page = ask("POST", path, content_type, **more)
    assert (status, safety_headers(headers), 'href="tel:988"' in page) == (400, PRIVATE, True)


LENGTHS = {
    **dict.fromkeys([str(MOST + 1), "300000000", "0" * 20, "9" * 5000], 413),
    **dict.fromkeys(["-1", "+1", "ten", "1.5", "1e9", "1_0", "\u0661", "0x10"], 400),
}


@pytest.mark.parametrize(("length", "status"), LENGTHS.items(), ids=lambda value: str(value)[:12])
@pytest.mark.parametrize("method", ["POST", "GET", "PUT"])
@pytest.mark.parametrize(("path", "language"), [("/assessment/", "en"), ("/es/nada/", "es")])
def test_a_length_that_no_form_has_is_refused_unread(path, language, method, length, status):
    answer = ask(method, path, FORM, CONTENT_LENGTH=length, **{"wsgi.input": Unread()})
    assert (answer[0], safety_headers(answer[1])) == (status, PRIVATE)
    assert (f'<html lang="{language}">' in answer[2], 'href="tel:988"' in answer[2]) == (True, True)


def test_the_longest_form_passes():
    assert ask("POST", "/assessment/", FORM, b"who=self&more=".ljust(MOST, b"a"))[0] == 303


def test_a_body_in_chunks_is_refused_unread():
    """Its length is known only to who has read it."""
    more = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True, "CONTENT_LENGTH": "", "wsgi.input": Unread()}
    status, headers, _ = ask("POST", "/assessment/", FORM, **more)
    assert (status, safety_headers(headers)) == (400, PRIVATE)


def peak(process: int) -> int:
    """The most memory the process ever held, in kB."""
    return int(Path(f"/proc/{process}/status").read_text().partition("VmHWM:")[2].split()[0])


FLOODS = [(MULTIPART, "300000000", 413), (MULTIPART, "60000", 400), (FORM, "300000000", 413), (FORM, None, 400)]


def flood(site: Gunicorn, path: str, content_type: str, length: str | None, folder: Path) -> tuple[int, set[str]]:
    """Sends until it is told to stop: the status, and what was ever seen in the folder meanwhile."""
    told = f"Content-Length: {length}" if length else "Transfer-Encoding: chunked"
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n{told}\r\n\r\n"
    part = b'--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'.ljust(50_000, b"a")
    piece = part if length else b"%x\r\n%s\r\n" % (len(part), part)
    seen = set()
    with site.connect() as connection:
        connection.sendall(head.encode() + piece)
        answered = status(connection.recv(4096))
        try:
            for _ in range(1000):
                connection.sendall(piece)
                seen |= set(os.listdir(folder))
        except OSError:
            return answered, seen
    raise AssertionError("50 MB were taken")


def test_a_flood_is_stopped_before_it_reaches_disk_or_memory(tmp_path):
    with gunicorn(TMPDIR=str(tmp_path)) as site:
        site.ask(b"GET /assessment/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        [worker] = map(int, subprocess.check_output(["pgrep", "-P", str(site.process.pid)]).split())
        before, quiet = peak(worker), set(os.listdir(tmp_path))
        for path in ("/assessment/", "/nowhere/"):
            for content_type, length, expected in FLOODS:
                assert flood(site, path, content_type, length, tmp_path) == (expected, quiet)
        grown = peak(worker) - before
    assert grown < 4096


INNER = b"GET /help/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
TOLD = b"POST /assessment/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
SMUGGLED = {
    "two lengths": b"Content-Length: 3\r\nContent-Length: 60\r\n\r\nabc",
    "a length and chunks": b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks twice": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks and identity": b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "chunks by a like name": b"Transfer-Encoding: xchunked\r\n\r\n",
    "a space before the colon": b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a header folded": b"Content-Length: 3\r\nX: a\r\n Transfer-Encoding: chunked\r\n\r\n",
    "a length with a sign": b"Content-Length: +3\r\n\r\nabc",
    "a length in two parts": b"Content-Length: 3, 3\r\n\r\nabc",
    "lines without returns": b"Content-Length: 3\nTransfer-Encoding: chunked\r\n\r\n",
}


def test_no_second_request_is_smuggled_in_the_first():
    """What a proxy might read in another way ends the connection: the request hidden behind it has no answer."""
    answers = {}
    with gunicorn() as site:
        for name, told in SMUGGLED.items():
            with site.connect() as connection:
                connection.sendall(TOLD + told + INNER)
                answer = connection.makefile("rb").read()
            answers[name] = (status(answer) in {400, 501}, answer.count(b"HTTP/1.1 "))
    assert answers == dict.fromkeys(SMUGGLED, (True, 1))


@pytest.mark.parametrize("path", ["/", "/assessment/safety/", "/nowhere/", "/healthz"])
def test_head_is_get_without_its_body(path):
    get_status, get_headers, page = ask("GET", path)
    assert page
    assert ask("HEAD", path) == (get_status, get_headers, "")


def test_head_ends_as_get_does_or_its_connection_to_the_database_would_stay_open():
    ended = []

    def note(**_: object) -> None:
        ended.append(True)

    request_finished.connect(note)
    try:
        ask("HEAD", "/help/")
        assert ended == [True]
    finally:
        request_finished.disconnect(note)
