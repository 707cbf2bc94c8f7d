"""Links for staff and anyone to send: to a page or to the self-assessment, with a QR code, ready words and a card. No login.

A link carries a language, a wording and a program at most: never a name, an answer or a score. So it may stand in the address bar.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessment.domain.answers import Who
from assessment.domain.matching import Program
from assessment.qr import png, svg
from programs.catalog import Catalog, catalog
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
    def qr(self):
        return svg(self.link, _("QR code of the link"))

    @property
    def sms(self) -> str:
        return f"sms:?&body={quote(self.message)}"

    @property
    def mailto(self) -> str:
        return f"mailto:?subject={quote(self.title)}&body={quote(self.message)}"


class LinkForm(forms.Form):
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        pages, language = catalog(), get_language()
        whole_site = [(entry.slug, pages.page(entry.slug, language).nav) for entry in PAGES]
        programs = [(program.value, pages.page(f"programs/{program}", language).nav) for program in Program]
        self.fields["to"] = _choice(_("What to send"), [(ASSESSMENT, _("The self-assessment")), (_("Pages"), whole_site)])
        self.fields["lang"] = _choice(_("Language"), settings.LANGUAGES)
        self.fields["for"] = _choice(
            _("Who will answer?"),
            [("", _("Let them choose")), (Who.SELF.value, _("For me")), (Who.SOMEONE.value, _("For someone else"))],
            help_text=_("Only for the self-assessment."),
            required=False,
        )
        self.fields["program"] = _choice(
            _("A program in mind"),
            [("", _("None")), *programs],
            help_text=_("Only for the self-assessment. They can start without it."),
            required=False,
        )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_method = "get"
        helper.attrs = {"novalidate": ""}
        helper.add_input(Submit("", _("Make the link")))
        return helper


def _choice(label, choices, **options) -> forms.ChoiceField:
    wrong = _("Choose one of the list")
    return forms.ChoiceField(label=label, choices=choices, error_messages={"required": wrong, "invalid_choice": wrong}, **options)


@require_safe
def share(request):
    form = LinkForm(request.GET if "to" in request.GET else None, initial={"to": ASSESSMENT, "lang": get_language()})
    kit = _kit(form.cleaned_data, catalog()) if form.is_valid() else None
    return render(request, "assessment/link-kit.html", {"form": form, "kit": kit})


@require_safe
def qr_png(request):
    form = LinkForm(request.GET)
    if not form.is_valid():
        raise BadRequest("not a link of the kit")
    kit = _kit(form.cleaned_data, catalog())
    headers = {"Content-Disposition": 'attachment; filename="link.png"'}
    return HttpResponse(png(kit.link), content_type="image/png", headers=headers)


def _kit(chosen: dict[str, str], pages: Catalog) -> Kit:
    with override(chosen["lang"]):
        path, title = _target(chosen, pages)
        link = settings.SITE_URL + path
        message = _("%(title)s %(link)s (%(name)s)") % {"title": title, "name": settings.PROVIDER.name, "link": link}
    return Kit(chosen["lang"], link, title, message, f"{reverse('link-png')}?{urlencode(chosen)}")


def _target(chosen: dict[str, str], pages: Catalog) -> tuple[str, str]:
    """Path and title, in the language that is active."""
    if chosen["to"] == ASSESSMENT:
        preset = {name: chosen[name] for name in ("for", "program") if chosen[name]}
        query = f"?{urlencode(preset)}" if preset else ""
        return reverse("assessment:start") + query, _("Which level of care fits?")
    entry = next(entry for entry in PAGES if entry.slug == chosen["to"])
    return reverse(entry.name), pages.page(entry.slug, chosen["lang"]).title
