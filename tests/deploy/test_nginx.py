"""The real nginx with deploy/nginx.conf, other ports and folders put in; behind it a site that tells what reaches it."""

import getpass
import http.client
import json
import re
import secrets
import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.core_recovery.elsewhere import run
from tests.deploy.document import ROOT
from tests.deploy.test_nginx_headers import OF_NGINX
from tests.needs import need
from tests.running import wait_for

pytestmark = pytest.mark.servers
CONFIGURATION = (ROOT / "deploy" / "nginx.conf").read_text()
NAME = "care.example.org"
PORT, PLAIN_PORT = 28443, 28080
SECRET = "hunter2"
SHEET = "css/site.0123456789ab.css"
DOWN = "<title>Down</title>988"


class Told(BaseHTTPRequestHandler):
    """Answers with what it was sent. /dies ends without an answer, /status-503 answers so."""

    protocol_version = "HTTP/1.1"
    seen: list[str] = []

    def answer(self) -> None:
        self.seen.append(f"{self.command} {self.path.partition('?')[0]}")
        if self.path.startswith("/dies"):
            self.close_connection = True
            return
        length = int(self.headers.get("Content-Length", 0))
        body = json.dumps({"headers": dict(self.headers), "body": len(self.rfile.read(length))}).encode()
        self.send_response(int(self.path.partition("status-")[2] or 200))
        self.send_header("X-Frame-Options", "of the site")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer  # noqa: N815  the names are http.server's

    def address_string(self) -> str:
        return ""

    def log_message(self, *arguments: object) -> None:
        pass


class Front:
    """On a loopback address of its own: whatever else runs here has other ports than its."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "error.log"
        self.host = f"127.{secrets.randbelow(200) + 20}.{secrets.randbelow(256)}.{secrets.randbelow(254) + 1}"

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, host: str = NAME, **headers: str
    ) -> http.client.HTTPResponse:
        with tls(self.host, host) as sock:
            connection = http.client.HTTPConnection(host)
            connection.sock = sock
            connection.request(method, path, body, {"Host": NAME, "Connection": "close", **headers})
            response = connection.getresponse()
            response.text = response.read().decode()
            return response


@contextmanager
def tls(
    here: str, host: str = NAME, protocols: Sequence[str] = (), newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3
) -> Iterator[ssl.SSLSocket]:
    context = ssl._create_unverified_context()  # noqa: S323  the certificate is of our own making
    context.maximum_version = newest
    context.set_alpn_protocols(protocols)
    with socket.create_connection((here, PORT), 20) as plain, context.wrap_socket(plain, server_hostname=host) as secured:
        yield secured


@contextmanager
def front(folder: Path, **changes: str) -> Iterator[Front]:
    need("nginx", "nginx")
    need("openssl", "openssl")
    it = Front(folder)
    key, certificate, static = folder / "privkey.pem", folder / "fullchain.pem", folder / "srv" / "static"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={NAME}", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    (static / "css").mkdir(parents=True)
    (static / SHEET).write_text("a{color:red}")
    (static / f"{SHEET}.gz").write_bytes(b"not really gzip")
    (static / "down.html").write_text(DOWN)
    text = CONFIGURATION
    for old, new in {
        "listen 443": f"listen {it.host}:{PORT}",
        "listen 80": f"listen {it.host}:{PLAIN_PORT}",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/var/log/nginx/error.log": str(it.log),
        "/run/core-recovery/site.sock": f"{folder}/site.sock",
        "/etc/core-recovery/tls": str(folder),
        "/srv/core-recovery": f"{folder}/srv",
        "user www-data;": f"user {getpass.getuser()};",  # the folders of tests are for their owner only
        "http {": f"http {{ client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; "
        f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;",
        **changes,
    }.items():
        assert old in text, old
        text = text.replace(old, new)
    text = re.sub(r"^ *listen \[::\]:.*\n", "", text, flags=re.MULTILINE)
    (folder / "nginx.conf").write_text(text)
    (folder / "nginx-headers.conf").write_text((ROOT / "deploy" / "nginx-headers.conf").read_text())
    command = ["nginx", "-e", str(it.log), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    folder.chmod(0o755)
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: listens(it.host), nginx, it.log)
        yield it
    finally:
        nginx.terminate()
        nginx.wait(timeout=30)


def listens(here: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((here, PORT)) == 0


class Site(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def site(folder: Path) -> Iterator[list[str]]:
    Told.seen = []
    server = Site(str(folder / "site.sock"), Told)
    (folder / "site.sock").chmod(0o777)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Told.seen
    finally:
        server.shutdown()
        server.server_close()
        (folder / "site.sock").unlink()


@pytest.fixture(scope="module")
def nginx(tmp_path_factory) -> Iterator[Front]:
    with front(tmp_path_factory.mktemp("n")) as it:
        yield it


@pytest.fixture
def seen(nginx) -> Iterator[list[str]]:
    """What reaches the site behind it."""
    with site(nginx.folder) as asked:
        yield asked


def told(response: http.client.HTTPResponse) -> dict[str, str]:
    return json.loads(response.text)["headers"]


def security(response: http.client.HTTPResponse) -> list[tuple[str, str]]:
    """One that stands twice is there twice."""
    return sorted((name, value) for name, value in response.getheaders() if name in OF_NGINX)


@pytest.mark.usefixtures("seen")
def test_the_site_hears_the_address_that_nginx_sees_and_nothing_a_visitor_claims(nginx):
    claimed = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http", "Forwarded": "for=203.0.113.9"}
    heard = told(nginx.ask("/", **claimed))
    named = {name: heard.get(name) for name in ("Host", "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded")}
    assert named == {"Host": NAME, "X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https", "Forwarded": None}


@pytest.mark.usefixtures("seen")
def test_what_the_site_says_passes_as_it_is(nginx):
    response = nginx.ask("/")
    assert security(response) == [("X-Frame-Options", "of the site")]
    assert response.getheader("Server") == "nginx"


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize("status", [404, 429, 500, 503])
def test_an_error_of_the_site_is_its_own_page(nginx, status):
    response = nginx.ask(f"/status-{status}")
    assert (response.status, response.getheader("X-Frame-Options")) == (status, "of the site")


def test_a_file_with_a_hash_comes_from_nginx_with_the_headers_of_the_site(nginx):
    response = nginx.ask(f"/static/{SHEET}")
    assert (response.status, response.text) == (200, "a{color:red}")
    assert security(response) == sorted(OF_NGINX.items())
    assert response.getheader("Cache-Control") == "max-age=315360000, public, immutable"
    assert response.getheader("Content-Type") == "text/css; charset=utf-8"
    assert response.getheader("Vary") == "Accept-Encoding"


def test_a_file_is_served_as_it_was_compressed_beforehand(nginx):
    response = nginx.ask(f"/static/{SHEET}", **{"Accept-Encoding": "gzip"})
    assert (response.text, response.getheader("Content-Encoding")) == ("not really gzip", "gzip")


def test_whatever_else_is_asked_for_among_the_files_the_site_answers(nginx, seen):
    for path in ("/static/css/site.css", "/static/css/gone.0123456789ab.css", "/static/down.html", "/static/staticfiles.json"):
        nginx.ask(path)
    assert len(seen) == 4


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_site_whoever_comes_is_told_whom_to_call(nginx, method):
    response = nginx.ask("/assessment/", method, b"who=self" if method == "POST" else None)
    assert (response.status, response.text) == (502, DOWN)
    assert security(response) == sorted(OF_NGINX.items())
    said = {name: response.getheader(name) for name in ("Retry-After", "Cache-Control", "X-Robots-Tag")}
    assert said == {"Retry-After": "60", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


def test_a_get_whose_worker_dies_is_asked_again_and_a_post_never(nginx, seen):
    assert nginx.ask("/dies").status == nginx.ask("/dies", "POST", b"a=b").status == 502
    assert seen == ["GET /dies", "GET /dies", "POST /dies"]


def test_a_long_body_ends_at_nginx_with_help(nginx, seen):
    response = nginx.ask("/s", "POST", b"a" * (64 * 1024 + 1))
    assert (response.status, response.text, seen) == (413, DOWN, [])


@pytest.mark.parametrize(("method", "path", "status"), [("TRACE", "/help/", 405), ("DELETE", f"/static/{SHEET}", 405)])
def test_a_method_that_nginx_refuses_gets_a_page_with_help(nginx, seen, method, path, status):
    response = nginx.ask(path, method)
    assert (response.status, response.text, seen) == (status, DOWN, [])
    assert security(response) == sorted(OF_NGINX.items())


def test_the_page_for_when_the_site_is_down_has_no_address_of_its_own(nginx, seen):
    assert nginx.ask("/down.html").status == 404
    assert seen == []


@pytest.fixture(scope="module")
def publishing(tmp_path_factory) -> Iterator[Front]:
    """With the folder of `manage.py publish` in place."""
    folder = tmp_path_factory.mktemp("p")
    assert run("manage.py", "publish", str(folder / "srv" / "published")).returncode == 0
    with front(folder) as it:
        yield it


def test_a_published_page_comes_from_nginx_also_while_the_site_is_away(publishing):
    assert publishing.ask("/help/").status == 200
    response = publishing.ask("/assessment/", "POST", b"who=self")
    assert (response.status, response.text, response.getheader("Retry-After")) == (502, DOWN, "60")


def test_what_a_published_address_hands_on_reaches_the_site_once(publishing):
    with site(publishing.folder) as asked:
        publishing.ask("/assessment/", "POST", b"who=self")
        publishing.ask("/assessment/", Cookie="left=1")
        publishing.ask("/search/?q=sleep")
        publishing.ask("/es/help/?q=sleep")
    assert asked == ["POST /assessment/", "GET /assessment/", "GET /search/"]


def test_plain_http_is_sent_on(nginx):
    connection = http.client.HTTPConnection(nginx.host, PLAIN_PORT, timeout=20)
    connection.request("GET", "/help/?a=b", headers={"Host": NAME})
    response = connection.getresponse()
    connection.close()
    assert (response.status, response.getheader("Location")) == (301, f"https://{NAME}/help/?a=b")


def test_another_name_gets_no_answer(nginx):
    with pytest.raises(ssl.SSLError):
        nginx.ask("/", host="evil.example")


def test_http_2_is_spoken_to_old_browsers_too(nginx):
    with tls(nginx.host, protocols=["h2"], newest=ssl.TLSVersion.TLSv1_2) as connection:
        assert (connection.selected_alpn_protocol(), connection.cipher()[0][:5]) == ("h2", "ECDHE")


def test_nothing_of_a_request_stands_in_any_file_whatever_goes_wrong(tmp_path):
    """Away, too many, unreadable, too long, dying: each would be a line with address and path in a log of nginx as it comes."""
    with front(tmp_path, **{"rate=100r/s": "rate=1r/s", "burst=300": "burst=1"}) as nginx:
        path = f"/{SECRET}/?q={SECRET}"
        headers = {"Referer": f"https://{NAME}/{SECRET}", "User-Agent": SECRET, "Cookie": f"visit={SECRET}"}
        away = nginx.ask(path, **headers).status
        with site(tmp_path):
            limited = {nginx.ask(path, **headers).status for _ in range(5)}
            long = nginx.ask(path, "POST", SECRET.encode() * 12_000, **headers).status
            with socket.create_connection((nginx.host, PLAIN_PORT)) as connection:
                connection.sendall(f"GET /{SECRET} HTTP/9\r\n\r\n".encode())
                unreadable = connection.recv(100)
    assert (away, 503 in limited, long, b"505" in unreadable or b"400" in unreadable) == (502, True, 413, True)
    assert nginx.log.read_text() == ""
    holding = [file for file in tmp_path.rglob("*") if file.is_file() and SECRET.encode() in file.read_bytes()]
    assert holding == []


def test_no_visit_is_logged_anywhere_and_no_body_waits_on_a_disk():
    said = dict(re.findall(r"^\s+(\w+) (.*);", CONFIGURATION, re.MULTILINE))
    assert CONFIGURATION.count("access_log ") == 1
    assert (said["access_log"], said["client_body_buffer_size"]) == ("off", said["client_max_body_size"])
    assert said["proxy_max_temp_file_size"] == "0"


def test_whoever_comes_too_often_is_told_whom_to_call(tmp_path):
    with front(tmp_path, **{"rate=100r/s": "rate=1r/s", "burst=300": "burst=1"}) as nginx, site(tmp_path):
        answers = [nginx.ask("/") for _ in range(4)]
    refused = [answer for answer in answers if answer.status == 503]
    assert [(answer.text, answer.getheader("Retry-After")) for answer in refused] == [(DOWN, "60")] * len(refused)
    assert refused
