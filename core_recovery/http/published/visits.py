"""Which requests are so plain that the answer is known beforehand. What Django would refuse or send on elsewhere is not."""

from functools import lru_cache
from wsgiref.types import WSGIEnvironment

from django.conf import settings
from django.http.request import split_domain_port, validate_host

CONDITIONS = frozenset({"HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE"})  # besides If-None-Match
HOSTS_KEPT = 256


def is_plain(environ: WSGIEnvironment) -> bool:
    """It brings nothing along, either."""
    return is_admitted(environ) and not (
        environ.get("CONTENT_LENGTH") or environ.get("CONTENT_TYPE") or environ.get("HTTP_TRANSFER_ENCODING")
    )


def is_admitted(environ: WSGIEnvironment) -> bool:
    """It reads, by a name of ours, over https where the site is."""
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
        and is_ours(environ.get("HTTP_HOST", ""), tuple(settings.ALLOWED_HOSTS))
        and (not settings.IS_HTTPS or _is_secure(environ))
    )


def is_conditional(environ: WSGIEnvironment) -> bool:
    return not CONDITIONS.isdisjoint(environ)


def is_bare(environ: WSGIEnvironment) -> bool:
    """Nothing in it tells one visitor from another."""
    return not (environ.get("HTTP_COOKIE") or environ.get("QUERY_STRING"))


@lru_cache(HOSTS_KEPT)
def is_ours(host: str, allowed: tuple[str, ...]) -> bool:
    """As `HttpRequest.get_host` decides it."""
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)


def _is_secure(environ: WSGIEnvironment) -> bool:
    """As `HttpRequest.is_secure` does. Behind a proxy that says nothing, Django shall decide."""
    return (environ.get("HTTP_X_FORWARDED_PROTO") if settings.BEHIND_PROXY else environ["wsgi.url_scheme"]) == "https"
