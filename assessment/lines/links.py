"""A link to a page or to the self-assessment, with its QR code and ready words.

It carries a language, a wording and a program at most: never a name, an answer or a score. So it may stand in the address bar.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from assessment.lines.qr import svg
from programs.catalog import Catalog
from programs.pages import PAGES

ASSESSMENT = "assessment"


@dataclass(frozen=True)
class Kit:
    """A link and the words to send it with."""

    language: str
    link: str
    title: str
    message: str
    png_url: str

    @property
    def qr(self) -> SafeString:
        return svg(self.link, _("QR code of the link"))

    @property
    def sms(self) -> str:
        return f"sms:?&body={quote(self.message)}"

    @property
    def mailto(self) -> str:
        return f"mailto:?subject={quote(self.title)}&body={quote(self.message)}"


def kit_for(chosen: dict[str, str], pages: Catalog) -> Kit:
    with override(chosen["lang"]):
        path, title = _target(chosen, pages)
        link = settings.SITE_URL + path
        message = _message(chosen["to"]) % {
            "title": title,
            "name": settings.PROVIDER.name,
            "link": link,
            "questions": settings.NUMBER_OF_QUESTIONS,
        }
    return Kit(chosen["lang"], link, title, message, f"{reverse('assessment:links-png')}?{urlencode(chosen)}")


def _message(to: str) -> str:
    if to == ASSESSMENT:
        return _(
            "From %(name)s, as we agreed: %(questions)s questions, about 4 minutes, no name needed. You can stop any time. %(link)s"
        )
    return _("%(title)s %(link)s (%(name)s)")


def _target(chosen: dict[str, str], pages: Catalog) -> tuple[str, str]:
    """Path and title, in the language that is active."""
    if chosen["to"] == ASSESSMENT:
        preset = {name: chosen[name] for name in ("for", "program") if chosen[name]}
        query = f"?{urlencode(preset)}" if preset else ""
        return reverse("assessment:start") + query, _("Which level of care fits?")
    entry = next(entry for entry in PAGES if entry.slug == chosen["to"])
    return reverse(entry.view_name), pages.page(entry.slug, chosen["lang"]).title
