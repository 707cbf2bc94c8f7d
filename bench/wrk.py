"""wrk: as many requests as a server answers, on open connections. Its script says what is asked and prints what came of it."""

import http.client
import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

CONNECTIONS = 8
ENCODINGS = "br, gzip"
SCRIPT = """
local asked = {%s}
local ready, turn = {}, 0
init = function()
  for place, one in ipairs(asked) do ready[place] = wrk.format(one[1], one[2], one[3], one[4]) end
end
request = function()
  turn = turn %% #ready + 1
  return ready[turn]
end
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('{"done": %%d, "microseconds": %%d, "failed": %%d, "p50": %%d, "p99": %%d}\\n',
    summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(99)))
end
"""


@dataclass(frozen=True)
class Request:
    """`status` is the answer without which nothing is measured."""

    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    status: int = 200

    @property
    def all_headers(self) -> dict[str, str]:
        return {"Accept-Encoding": ENCODINGS} | self.headers


@dataclass(frozen=True)
class Outcome:
    """What was done in a stretch of time; `p50` and `p99` in milliseconds."""

    done: int
    seconds: float
    failed: int = 0
    p50: float = 0.0
    p99: float = 0.0


def run(origin: str, requests: Sequence[Request], seconds: float, connections: int = CONNECTIONS) -> Outcome:
    """Each in turn. wrk knows whole seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(lua(requests))
        script.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "-s", script.name, origin]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return outcome(said)


def lua(requests: Sequence[Request]) -> str:
    return SCRIPT % ", ".join(_entry(request) for request in requests)


def outcome(said: str) -> Outcome:
    """Its last line is our script's."""
    read = json.loads(said.splitlines()[-1])
    return Outcome(read["done"], read["microseconds"] / 1e6, read["failed"], read["p50"] / 1000, read["p99"] / 1000)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(origin: str, request: Request) -> Answer:
    """Once. Raises RuntimeError for another status than it should have."""
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=30)
    try:
        connection.request(request.method, request.path, request.body or None, request.all_headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
    finally:
        connection.close()
    if answer.status != request.status:
        raise RuntimeError(f"{request.method} {origin}{request.path} answered {answer.status}, not {request.status}")
    return answer


def _entry(request: Request) -> str:
    """JSON's strings are Lua's too, so far as they are ASCII and without its escapes for others."""
    headers = ", ".join(f"[{json.dumps(name)}] = {json.dumps(value)}" for name, value in request.all_headers.items())
    body = json.dumps(request.body) if request.body else "nil"
    return f"{{{json.dumps(request.method)}, {json.dumps(request.path)}, {{{headers}}}, {body}}}"
