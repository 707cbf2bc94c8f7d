"""The floor: gunicorn with the site's settings, and an application that does nothing but hand out bytes it has.

They are the site's own answers as they go over the wire: body, Content-Type, Content-Encoding and Content-Length.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from bench import wrk
from bench.peers.serving import configuration
from bench.servers import Server
from tests.running import GUNICORN, HOST, ROOT, free_port

CARRIED = ("Content-Type", "Content-Encoding", "Content-Length")


def serve(folder: Path, origin: str, paths: Sequence[str]) -> Server:
    """`origin` is the site whose answers it gives."""
    answers, port = folder / "answers.json", free_port()
    answers.write_text(json.dumps({path: _recorded(origin, path) for path in paths}))
    command = [GUNICORN[0], "-c", str(configuration(folder)), "-b", f"{HOST}:{port}", "bench.peers.hello"]
    environment = {"BENCH_ANSWERS": str(answers), "PYTHONPATH": str(ROOT)}
    return Server(command, port, folder / "floor.log", asks=paths[0], root=ROOT, environment=environment)


def _recorded(origin: str, path: str) -> tuple[list[tuple[str, str]], str]:
    answer = wrk.ask(origin, wrk.Request(path))
    return [(name, answer.headers[name]) for name in CARRIED if name in answer.headers], answer.body.decode("latin-1")
