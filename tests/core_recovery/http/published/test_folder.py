"""The published folder, served by the real nginx beside the real gunicorn: each answer is compared with the other's."""

import getpass
import http.client
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from socket import create_connection, socket
from types import SimpleNamespace

import pytest

from core_recovery.wsgi import files
from tests.core_recovery.elsewhere import run
from tests.core_recovery.gunicorn import gunicorn
from tests.core_recovery.http.published.test_site import CODINGS, OPEN, PUBLISHED
from tests.needs import need
from tests.running import HOST, answers, free_port, wait_for

pytestmark = pytest.mark.servers
EVERYTHING = [*PUBLISHED, *files.hashed()]
# What says by whom and over which connection, and not what.
OF_THE_SERVER = {"server", "date", "connection", "transfer-encoding", "set-cookie"}
NGINX = """
error_log {folder}/error.log emerg;
pid {folder}/nginx.pid;
user {user};
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {published}/nginx-maps*.conf;
    server {{
        listen {address};
        location / {{ return 418; }}
        location @site {{ proxy_pass http://unix:{socket}; proxy_set_header Host $host; add_header X-By site always; }}
        include {published}/nginx-locations*.conf;
    }}
}}
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[SimpleNamespace]:
    need("nginx", "nginx")
    folder = tmp_path_factory.mktemp("n")
    for place in (folder, *folder.parents):
        if place.stat().st_mode & 0o777 == 0o700:
            place.chmod(0o711)
    published, port, site_socket = folder / "published", free_port(), folder / "site.sock"
    here = {"CORE_SITE_URL": f"http://{HOST}:{port}"}
    written = run("manage.py", "publish", str(published), **here)
    assert written.returncode == 0, written.stderr
    text = NGINX.format(folder=folder, user=getpass.getuser(), published=published, address=f"{HOST}:{port}", socket=site_socket)
    (folder / "nginx.conf").write_text(text)
    with gunicorn(at=site_socket, output=folder / "site.log", **here) as site:
        site.connect().close()
        nginx = subprocess.Popen(["nginx", "-e", folder / "error.log", "-c", folder / "nginx.conf", "-g", "daemon off;"])
        try:
            wait_for(lambda: answers(f"http://{HOST}:{port}/"), nginx, folder / "error.log")
            connects = {"by_nginx": lambda: create_connection((HOST, port)), "by_gunicorn": site.connect}
            yield SimpleNamespace(folder=published, said=written.stdout, **connects)
        finally:
            nginx.terminate()
            nginx.wait(timeout=30)


def asked(
    connect: Callable[[], socket], path: str, method: str = "GET", body: str | None = None, **brought: str
) -> tuple[int, dict, bytes]:
    connection = http.client.HTTPConnection(HOST)
    connection.sock = connect()
    with closing(connection):
        connection.request(method, path, body, {"Host": HOST, "Connection": "close"} | brought)
        response = connection.getresponse()
        headers = [(name.lower(), value) for name, value in response.getheaders() if name.lower() not in OF_THE_SERVER]
        assert len(headers) == len(dict(headers))
        return response.status, dict(headers), response.read()


@pytest.mark.parametrize("path", EVERYTHING)
def test_nginx_answers_as_gunicorn_does(served, path):
    for coding in CODINGS:
        for method in ("GET", "HEAD"):
            mine, its = (asked(to, path, method, **{"Accept-Encoding": coding}) for to in (served.by_nginx, served.by_gunicorn))
            assert shown(mine) == shown(its), (coding, method)


@pytest.mark.parametrize("path", EVERYTHING)
def test_what_a_browser_has_already_nginx_does_not_send_again(served, path):
    tag = asked(served.by_gunicorn, path)[1].get("etag", "none")
    mine, its = (asked(to, path, **{"If-None-Match": tag}) for to in (served.by_nginx, served.by_gunicorn))
    assert (mine[0], mine[2] if mine[0] == 304 else b"") == (its[0], b"")
    assert its[1].items() - mine[1].items() == set()


def shown(answer: tuple[int, dict, bytes]) -> tuple[int, dict, bytes]:
    """A private page's padding differs from one start to the next, and so does a length by it."""
    status, headers, body = answer
    said = {name: value for name, value in headers.items() if name not in {"content-length", "accept-ranges"}}
    return status, said, OPEN[said.get("content-encoding", "")](body) if body else b""


OTHERWISE = {
    "a form": ("/assessment/", "POST", "who=self", {"Content-Type": "application/x-www-form-urlencoded"}),
    "a cookie where it matters": ("/assessment/", "GET", None, {"Cookie": "left=1"}),
    "a query where it matters": ("/share/?to=help&lang=en", "GET", None, {}),
    "another method": ("/help/", "PUT", None, {}),
    "a condition": ("/sitemap.xml", "GET", None, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_whatever_is_asked_otherwise_goes_to_the_site(served, case):
    path, method, body, brought = OTHERWISE[case]
    assert asked(served.by_nginx, path, method, body, **brought)[1].get("x-by") == "site"


@pytest.mark.parametrize("brought", [{"Cookie": "a=b"}, {}])
def test_a_page_of_information_comes_from_the_folder_whatever_a_visitor_brings_along(served, brought):
    status, headers, _ = asked(served.by_nginx, "/help/?fbclid=hunter2", **brought)
    assert (status, headers.get("x-by")) == (200, None)


def test_the_list_names_every_file_and_its_headers(served):
    listed = {entry["path"]: entry for entry in json.loads((served.folder / "pages.json").read_text())}
    assert listed.keys() == set(EVERYTHING)
    assert all((served.folder / file).is_file() for entry in listed.values() for file in entry["files"].values())
    assert listed["/es/help/"]["headers"]["Content-Language"] == "es"
    assert str(len(EVERYTHING)) in served.said


def test_what_is_not_published_any_more_goes(served, tmp_path):
    folder = tmp_path / "published"
    old = folder / "br" / "old" / "index"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    assert run("manage.py", "publish", str(folder), "--verbosity", "0").stdout == ""
    assert (old.exists(), (folder / "br" / "help" / "index").exists()) == (False, True)
