"""The least a WSGI application can do: whole answers, read once from the file that BENCH_ANSWERS names, looked up by their path."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

ANSWERS = {
    path: ([(name, value) for name, value in headers], [body.encode("latin-1")])
    for path, (headers, body) in json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text()).items()
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    headers, body = ANSWERS[environ["PATH_INFO"]]
    start_response("200 OK", headers)
    return body
