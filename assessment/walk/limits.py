"""How often one address may try. It is counted under a keyed hash of address and minute: the address itself is kept nowhere."""

import logging
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from assessment.walk import counts

log = logging.getLogger(__name__)

WINDOW = 60  # seconds
HOUSEHOLD = 64  # bits: the IPv6 addresses that one customer has to choose from begin alike


class TooManyTries(BadRequest):
    """Answered with 429 and the advice to wait."""


def count(request: HttpRequest, purpose: str, most: int, now: datetime) -> None:
    """Raises TooManyTries when this try is beyond `most` in the current minute."""
    address = _address(request)
    if address is None:  # one count for all who come without would let a few of them lock out the rest
        log.error("no address to count tries by: the proxy must set X-Forwarded-For")
        return
    minute = int(now.timestamp() // WINDOW)
    who = salted_hmac("limits", f"{purpose} {minute} {address}", algorithm="sha256").hexdigest()
    if counts.one_more(who, ends_at=datetime.fromtimestamp((minute + 1) * WINDOW, UTC), now=now) > most:
        raise TooManyTries


def _address(request: HttpRequest) -> str | None:
    """Behind the proxy, the last address it names is the one it saw."""
    given = request.headers.get("X-Forwarded-For", "").rpartition(",")[2] if settings.BEHIND_PROXY else request.META["REMOTE_ADDR"]
    try:
        address = ip_address(_without_port(given.strip()))
    except ValueError:
        return None
    if address.version == 4:
        return str(address)
    return str(address.ipv4_mapped or ip_network((int(address), HOUSEHOLD), strict=False))


def _without_port(address: str) -> str:
    """Of `192.0.2.1:80`, `[2001:db8::1]:80` and `fe80::1%eth0` too."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition("%")[0] if address.count(":") > 1 else address.partition(":")[0]
