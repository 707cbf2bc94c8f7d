"""Static files, before Django: with the headers of every answer, a line in the log, and for whoever asks plainly."""

import re
import time
from collections.abc import Iterable, Iterator
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from core_recovery.http.compression import codings_taken
from core_recovery.http.headers import security_headers
from core_recovery.http.logs import NO_ROUTE, tell
from core_recovery.http.published.visits import is_admitted

HASHED = r"\.[0-9a-f]{12}\."  # in a name that another content would not have


class StaticFiles(WhiteNoise):  # type: ignore[misc]  # whitenoise has no types
    """While developing, files are served as they are edited."""

    def __init__(self, live: WSGIApplication) -> None:
        root = settings.STATICFILES_DIRS[0] if settings.DEBUG else settings.STATIC_ROOT
        super().__init__(
            live, root, settings.STATIC_URL, autorefresh=settings.DEBUG, allow_all_origins=False, immutable_file_test=HASHED
        )
        self.secured = list(security_headers(over_https=settings.IS_HTTPS).items())

    def hashed(self) -> Iterator[str]:
        """The paths of those that never change."""
        return (path for path in self.files if re.search(HASHED, path))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer: WSGIApplication = super().__call__ if is_admitted(environ) else self.application
        return answer(environ, start_response)

    def serve(self, file: StaticFile, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started = time.perf_counter()

        def secured(status: str, headers: list[tuple[str, str]]) -> None:
            start_response(status, headers + self.secured)
            tell(environ["REQUEST_METHOD"], NO_ROUTE, status[:3], started)

        environ["HTTP_ACCEPT_ENCODING"] = ", ".join(codings_taken(environ.get("HTTP_ACCEPT_ENCODING", "")))
        try:
            body: Iterable[bytes] = super().serve(file, environ, secured)
        except OSError:  # taken away since the start
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        return body
