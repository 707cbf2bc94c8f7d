"""The published site as a folder, for nginx or a CDN in front: every answer as gunicorn gives it, body and headers."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from wsgiref.types import WSGIApplication

from core_recovery.http.compression import OFFERED
from core_recovery.http.logs import untold
from core_recovery.http.published.making import ask
from core_recovery.http.published.page import Headers
from core_recovery.static_release import put

CODINGS = (*OFFERED, "")
PLAIN = "plain"  # the folder of what has no coding
LIST, MAPS, LOCATIONS = "pages.json", "nginx-maps.conf", "nginx-locations.conf"
FROM_THE_FILE = {"Content-Type", "Content-Length", "Content-Encoding"}  # nginx says these itself

# Whoever names a coding gets it as from core_recovery.http.compression; `*` beside other words is taken for nothing, which is safe.
# A request that nginx cannot answer alike goes to the site.
MAPS_TEXT = """\
map $request_method $published_reads { GET 1; HEAD 1; default ""; }
map "$published_reads:$is_args:$http_cookie" $published_bare { "1::" 1; default ""; }
map "$http_if_match$http_if_modified_since$http_if_unmodified_since$http_content_type$http_content_length" $published_plain {
    "" 1; default "";
}
map $http_accept_encoding $published_folder {
    "~*(^|,)\\s*br\\s*(;\\s*q=(1(\\.\\d{0,3})?|0\\.\\d{0,2}[1-9])\\s*)?(,|$)" br;
    "~*(^|,)\\s*gzip\\s*(;\\s*q=(1(\\.\\d{0,3})?|0\\.\\d{0,2}[1-9])\\s*)?(,|$)" gzip;
    "~^\\s*\\*\\s*$" br;
    default plain;
}
map $published_folder $published_coding { plain ""; default $published_folder; }
"""


@dataclass(frozen=True)
class Answers:
    """To one address, in each coding it has; the headers are those of the last, which has none."""

    path: str
    heeds_visitors: bool
    headers: Headers
    bodies: dict[str, bytes]

    @property
    def file(self) -> str:
        """Below the folder of each coding."""
        return self.path + "index" * self.path.endswith("/")


def write(site: WSGIApplication, addresses: Iterable[tuple[str, bool]], folder: Path) -> int:
    """Each address is a path, and whether a cookie or a query may change the answer. How many there are."""
    with untold():
        written = [_answers(site, path, heeds_visitors) for path, heeds_visitors in addresses]
    kept = {
        put(body, folder / (coding or PLAIN) / answers.file.lstrip("/"))
        for answers in written
        for coding, body in answers.bodies.items()
    }
    put(json.dumps([_listed(answers) for answers in written], indent=1).encode(), folder / LIST)
    put(MAPS_TEXT.encode(), folder / MAPS)
    put("\n".join(_location(answers, folder) for answers in written).encode(), folder / LOCATIONS)
    for coding in CODINGS:
        for file in (folder / (coding or PLAIN)).rglob("*"):
            if file.is_file() and file not in kept:
                file.unlink()
    return len(written)


def _answers(site: WSGIApplication, path: str, heeds_visitors: bool) -> Answers:
    bodies = {}
    for coding in CODINGS:
        _, headers, body = ask(site, path, HTTP_ACCEPT_ENCODING=coding)
        if dict(headers).get("Content-Encoding", "") == coding:
            bodies[coding] = body
    return Answers(path, heeds_visitors, headers, bodies)


def _listed(answers: Answers) -> dict[str, object]:
    files = {coding: f"{coding or PLAIN}{answers.file}" for coding in answers.bodies}
    headers = {name: value for name, value in answers.headers if name not in FROM_THE_FILE - {"Content-Type"}}
    return {"path": answers.path, "only_without_cookie_and_query": answers.heeds_visitors, "headers": headers, "files": files}


def _location(answers: Answers, folder: Path) -> str:
    return "\n".join([f"location = {answers.path} {{", *(f"    {line}" for line in _directives(answers, folder)), "}"])


def _directives(answers: Answers, folder: Path) -> Iterator[str]:
    given = dict(answers.headers)
    is_coded = len(answers.bodies) > 1
    yield "error_page 418 = @site;"
    for needed in ("$published_plain", "$published_bare" if answers.heeds_visitors else "$published_reads"):
        yield f'if ({needed} = "") {{ return 418; }}'
    if "ETag" in given:
        yield f"if ($http_if_none_match = {_quoted(given['ETag'])}) {{ return 304; }}"
    yield f"root {folder.resolve()}/{'$published_folder' if is_coded else PLAIN};"
    yield f"try_files {answers.file} @site;"
    yield f"types {{}} default_type {_quoted(given['Content-Type'])};"
    yield "charset off; gzip off; etag off; if_modified_since off; max_ranges 0;"
    if is_coded:
        yield "add_header Content-Encoding $published_coding;"
    for name, value in ({"Last-Modified": ""} | given).items():  # an empty one: nginx shall not say when the file was written
        if name not in FROM_THE_FILE:
            yield f"add_header {name} {_quoted(value)} always;"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
