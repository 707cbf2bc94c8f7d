"""Processor time and memory, as /proc tells them."""

import sys
import time
from pathlib import Path

from bench.servers import TICKS, Server, private_bytes, seconds_in
from tests.running import HOST, free_port

STAT = "42 (a (strange) name) S 1 42 42 0 -1 4194304 100 0 0 0 {user} {system} 0 0 20 0 5 0 1000 0 0"
ROLLUP = """55d0-7ffe ---p 00000000 00:00 0 [rollup]
Rss:               90000 kB
Private_Clean:       100 kB
Private_Dirty:     20000 kB
Shared_Clean:      30000 kB
"""
WORK = 0.3  # seconds
BUSY = f"""
import http.server, time
class Busy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        began = time.process_time()
        while time.process_time() < began + {WORK}:
            pass
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("{HOST}", PORT), Busy).serve_forever()
"""


def test_user_and_system_time_are_added_whatever_the_name() -> None:
    assert seconds_in(STAT.format(user=2 * TICKS, system=TICKS)) == 3.0


def test_memory_shared_with_others_is_not_counted() -> None:
    assert private_bytes(ROLLUP) == 20_100 * 1024


def test_a_server_is_started_its_time_is_read_and_it_is_stopped(tmp_path: Path) -> None:
    port = free_port()
    began = time.monotonic()
    server = Server([sys.executable, "-c", BUSY.replace("PORT", str(port))], port, tmp_path / "log", asks="/")
    try:
        assert server.took <= time.monotonic() - began
        assert WORK <= server.spent() <= server.took + 2 / TICKS
    finally:
        server.stop()
    assert server.workers == []
