"""QR codes, drawn here: no other company hears of a link."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(link: str, title: str) -> SafeString:
    """An inline SVG of the link, dark on light in every color scheme so that cameras read it."""
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#1d2a2e", light="#ffffff", title=title, omitsize=True
    )
    return mark_safe(drawn)  # noqa: S308  # nosec B308 B703  # segno escapes the title; the link is drawn, not written


def png(link: str) -> bytes:
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="png", scale=12, border=4)
    return drawn.getvalue()
