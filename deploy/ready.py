"""Is the site in this container ready? Asks it where CORE_BIND says. Exits 1 if not."""

import os
import socket
import sys

bind = os.environ.get("CORE_BIND", "127.0.0.1:8000")
if bind.startswith("unix:"):
    connection, address = socket.socket(socket.AF_UNIX), bind.removeprefix("unix:")
else:
    connection, address = socket.socket(), ("127.0.0.1", int(bind.rpartition(":")[2]))
connection.settimeout(4)
try:
    connection.connect(address)
    connection.sendall(b"GET /readyz HTTP/1.0\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n\r\n")
    ready = connection.recv(64).split(b" ")[1:2] == [b"200"]
except OSError:
    ready = False
sys.exit(not ready)
