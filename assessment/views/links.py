"""Links for staff and anyone to send: to a page or to the self-assessment, with a QR code, ready words and a card. No login."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessment.forms import LinkForm
from assessment.lines.links import ASSESSMENT, kit_for
from assessment.lines.qr import png
from programs.catalog import catalog
from programs.languages import language_here


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    form = LinkForm(request.GET if "to" in request.GET else None, initial={"to": ASSESSMENT, "lang": language_here()})
    made = kit_for(form.cleaned_data, catalog()) if form.is_valid() else None
    return render(request, "assessment/link-kit.html", {"form": form, "kit": made})


@require_safe
def qr_png(request: HttpRequest) -> HttpResponse:
    form = LinkForm(request.GET)
    if not form.is_valid():
        raise BadRequest("not a link of the kit")
    kit = kit_for(form.cleaned_data, catalog())
    headers = {"Content-Disposition": 'attachment; filename="link.png"'}
    return HttpResponse(png(kit.link), content_type="image/png", headers=headers)
