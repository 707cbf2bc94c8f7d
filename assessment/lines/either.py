from collections.abc import Iterable

from django.utils.translation import gettext as _


def either(things: Iterable[object]) -> str:
    """ "This" or "that", in one line."""
    between = _("or")
    return f" {between} ".join(str(thing) for thing in things)
