"""10,000 requests that no browser sends, written by chance from a seed, straight to the site on plain sockets.

Of each answer: no 5xx but 501 and the calm 503, nothing of what was sent stands in it unescaped, none is slow, and what hides in a
request's body is never answered as a request of its own.
"""

import random
import re
import socket
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

NUMBER, SEED, AT_ONCE = 10_000, 2026, 8
PATIENCE = 5.0  # seconds of silence that end an answer
SLOW = 2.0  # seconds
MARK = b"<script>mark7391"
HIDDEN = b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"  # in a body; robots.txt is asked for in no other way
HIDDEN_ANSWER = b"User-agent:"
STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3})", re.MULTILINE)

TARGETS = (
    b"/", b"/help/", b"/es/help/", b"/assessment/", b"/assessment/safety/", b"/es/assessment/result/", b"/assessment/share/",
    b"/s",
    b"/search/?q=" + MARK, b"/" + MARK, b"/%00", b"/%ff%fe", b"/%C0%AF..%C0%AF", b"/../../etc/passwd", b"/static/../manage.py",
    b"/static/%2e%2e/manage.py", b"//evil.example/", b"/\\evil.example", b"http://127.0.0.1/help/",
    b"http://evil.example/" + MARK,
    b"*", b"", b"help", b"/" + b"a" * 3000, b"/?" + b"&".join([b"a=1"] * 2000), b"/s?%", b"/fhir/Questionnaire/level-of-care",
    b"/\x00", b"/\xff\xfe", b"/%0d%0aSet-Cookie:%20a=b", b"/healthz", b"/readyz", b"/sitemap.xml", b"/.well-known/security.txt",
    b"/assessment/" + b"x" * 300 + b"/", b"/articles/feed/", b"/share/qr.png", b"/es", b"/ES/", b"/help", b"?" + MARK, b"#a",
    b"/help/#a",
)  # fmt: skip
METHODS = (
    b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"OPTIONS", b"PATCH", b"TRACE", b"CONNECT", b"get", b"PROPFIND", b"G\x00T", b"",
    b"GET ", b"A" * 300, b"\xff", b"PRI",
)  # fmt: skip
VERSIONS = (b"HTTP/1.1", b"HTTP/1.0", b"HTTP/0.9", b"HTTP/2.0", b"HTTP/1.2", b"HTTP/9", b"", b"HTP/1.1", b"http/1.1", b"HTTP/1.1 x")
HEADERS = (
    b"SCRIPT_NAME: /x", b"Script-Name: /x", b"REMOTE_USER: root", b"PATH_INFO: /help/", b"Content-Type: text/html; a*=1; a*0=2",
    b"Content-Type: application/x-www-form-urlencoded; charset=utf-7", b"Content-Type: x; charset*=BOGUS''x",
    b"Content-Type: " + MARK,
    b"Content-Type: multipart/form-data", b"Content-Type: multipart/form-data; boundary=" + b"b" * 300,
    b"Content-Type: application/json",
    b"Host: evil.example", b"Host: " + MARK, b"Host:", b"Host: 127.0.0.1, evil.example", b"Host: [::1",
    b"X-Forwarded-For: " + MARK,
    b"X-Forwarded-For: 1.2.3.4, 5.6.7.8:99", b"X-Forwarded-For:", b"X-Forwarded-Proto: gopher", b"X-Forwarded-Host: evil.example",
    b"Cookie: visit=" + MARK, b"Cookie: visit=\xff\xfe", b"Cookie: " + b"a=b; " * 500, b"Cookie: visit",
    b"Accept-Language: " + MARK,
    b"Accept-Language: " + b"es," * 500, b"Accept-Encoding: br;q=0, gzip;q=x", b"Range: bytes=0-1,5-6,-1",
    b"Range: bytes=99999999-",
    b"If-Modified-Since: never", b"If-None-Match: " + MARK, b"Origin: null", b"Origin: " + MARK, b"Referer: \x01\x02",
    b"Sec-Fetch-Site: cross-site", b"Expect: 100-continue", b"Expect: nonsense", b"Upgrade: h2c",
    b"Connection: Upgrade, HTTP2-Settings",
    b"Connection: close, content-length", b"Trailer: Content-Length", b"TE: trailers, deflate", b"X-HTTP-Method-Override: DELETE",
    b"Nameless", b": empty", b" folded: a", b"A: b\r\n c", b"A\x00: b", b"A: b\x00c", b"A b: c", b"\xe4: \xf6",
    b"A:" + b"x" * 9000,
    b"Proxy: http://evil.example", b"Forwarded: for=\"" + MARK + b"\"", b"Transfer-Encoding: gzip", b"Authorization: Basic %%%",
)  # fmt: skip
LENGTHS = (b"-1", b"+5", b"0x10", b"5, 5", b"5, 6", b"99999999999999999999", b"5 5", b"", b"1e3", b"\xef\xbc\x95", b"00005", b"5;a")
CODINGS = (
    b"chunked",
    b"Chunked",
    b"xchunked",
    b"chunked, identity",
    b"identity, chunked",
    b" chunked",
    b"chunked\x0b",
    b"gzip, chunked",
)
BODIES = (
    b"", b"code=" + MARK, b"code=" + MARK + b"&revoke=1", b"who=self", b"safety=" + b"a" * 20_000, b"q=" + MARK * 9,
    b"a" * 66_000,
    b"\x00" * 50, b"%" * 900, b"&" * 5000, b"=" * 5000, b"code=%ED%A0%80", b"life=30d&life=24h", b'{"who":"self"}',
    b'--b\r\nContent-Disposition: form-data; name="code"\r\n\r\n' + MARK + b"\r\n--b--\r\n",
    b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../x"\r\n\r\n' + b"a" * 70_000,
)  # fmt: skip


@dataclass(frozen=True)
class Heard:
    sent: bytes
    answer: bytes
    seconds: float

    @property
    def statuses(self) -> list[int]:
        return [int(status) for status in STATUS.findall(self.answer)]

    @property
    def fault(self) -> str:
        """What is wrong with it, or nothing."""
        wrong = [
            status for status in self.statuses if status >= 500 and status != 501 and not (status == 503 and b"988" in self.answer)
        ]
        if wrong:
            return f"status {wrong[0]}"
        if MARK in self.answer:
            return "reflected"
        if HIDDEN_ANSWER in self.answer:
            return "a hidden request was answered"
        return "slow" if self.seconds > SLOW else ""


def requests() -> list[bytes]:
    chance = random.Random(SEED)
    return [_request(chance) for _ in range(NUMBER)]


def _request(chance: random.Random) -> bytes:
    """Ordinary in most of its parts, so that the odd part is reached."""
    odd = chance.choice(
        ("target", "method", "version", "headers", "body", "length", "coding", "hidden", "pipeline", "cut", "noise")
    )
    if odd == "noise":
        return chance.randbytes(chance.randrange(1, 400)) + b"\r\n\r\n"
    method = chance.choice(METHODS) if odd == "method" else chance.choice((b"GET", b"POST", b"POST", b"HEAD"))
    target = chance.choice(TARGETS) if odd in {"target", "method"} else chance.choice(TARGETS[:9])
    version = chance.choice(VERSIONS) if odd == "version" else b"HTTP/1.1"
    headers = [b"Host: 127.0.0.1", b"X-Forwarded-For: 127.1.%d.%d" % (chance.randrange(256), chance.randrange(256))]
    if odd == "headers":
        headers += chance.sample(HEADERS, chance.randrange(1, 5))
        chance.shuffle(headers)
    body = chance.choice(BODIES) if odd != "hidden" else b"0\r\n\r\n" + HIDDEN
    headers += _framing(chance, odd, body)
    if odd == "coding" or (odd == "hidden" and chance.random() < 0.5):
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if odd == "coding" else body
    if not any(header.startswith(b"Content-Type") for header in headers):
        headers.append(b"Content-Type: application/x-www-form-urlencoded")
    whole = b"\r\n".join([method + b" " + target + b" " + version, *headers]) + b"\r\n\r\n" + body
    if odd == "pipeline":
        return whole * 2 + b"GET /help/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    return whole[: chance.randrange(1, len(whole))] if odd == "cut" else whole


def _framing(chance: random.Random, odd: str, body: bytes) -> list[bytes]:
    """How the end of the body is told. What is hidden lies behind one of two ends that disagree."""
    true = b"Content-Length: %d" % len(body)
    if odd == "length":
        return [b"Content-Length: " + chance.choice(LENGTHS)] + [true] * chance.randrange(2)
    if odd == "coding":
        return [b"Transfer-Encoding: " + chance.choice(CODINGS)] * chance.choice((1, 1, 2))
    if odd == "hidden":
        return [true, b"Transfer-Encoding: " + chance.choice(CODINGS)]
    return [true]


def send(port: int, request: bytes) -> Heard:
    """All of it, then all that comes back: until the other side ends, or both wait."""
    began = time.monotonic()
    answer = b""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                answer += part
    except OSError as error:
        if isinstance(error, TimeoutError):
            return Heard(request, answer, PATIENCE)
    return Heard(request, answer, time.monotonic() - began)


def run(port: int) -> tuple[Counter, list[Heard], float]:
    """How many of each status, what is at fault, and the slowest of all in seconds."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        heard = list(pool.map(lambda request: send(port, request), requests()))
    statuses = Counter(status for one in heard for status in one.statuses or [0])
    return statuses, [one for one in heard if one.fault], max(one.seconds for one in heard)
