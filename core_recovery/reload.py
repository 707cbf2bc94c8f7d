"""On HUP the site is read anew, code and all, while the old one goes on answering. What would not start changes nothing.

gunicorn loads the site once, before it makes its workers: they share its memory, and a new one needs no time. The same way it can
only be loaded again where Python forgets what it has read.
"""

import gc
import gettext
import sys
import typing
import weakref
from contextvars import copy_context
from importlib import import_module, invalidate_caches
from types import ModuleType
from wsgiref.types import WSGIApplication

WSGI, SERVING = "core_recovery.wsgi", "core_recovery.serving"
# Ours, Django, and what knows Django.
FORGOTTEN = ("assessment", "core_recovery", "crispy_forms", "django", "programs", "whitenoise")


def read_anew() -> WSGIApplication | None:
    """None where it would not start; what is wrong has then been said."""
    old = _forget()
    try:
        application: WSGIApplication = copy_context().run(_read)
    except (Exception, SystemExit) as error:  # noqa: BLE001  whatever is wrong with the new site, the old one stays
        _forget()
        sys.modules.update(old)
        gc.enable()  # a start switches it off, and did not come to its end
        gc.freeze()
        print(f"Not reloaded: the site goes on as it was.\n{error}", file=sys.stderr, flush=True)  # noqa: T201  for the operator
        return None
    return application


def _read() -> WSGIApplication:
    """With the settings of gunicorn, which it would else read itself at the next reload, and end if they are at fault."""
    import_module(SERVING)
    application: WSGIApplication = import_module(WSGI).application
    return application


def _forget() -> dict[str, ModuleType]:
    """What Python itself keeps of them goes too: texts it has read, and whom Django's signals belong to."""
    gettext._translations.clear()  # type: ignore[attr-defined]  # as Django's own reloader does
    invalidate_caches()
    for forget in typing._cleanups:  # type: ignore[attr-defined]
        forget()
    gc.unfreeze()
    for finalizer in list(weakref.finalize._registry):  # type: ignore[attr-defined]
        if _is_forgotten(finalizer.peek()[1].__module__):
            finalizer.detach()
    names = list(filter(_is_forgotten, sys.modules))
    return {name: sys.modules.pop(name) for name in names}


def _is_forgotten(module: str | None) -> bool:
    return str(module).partition(".")[0] in FORGOTTEN
