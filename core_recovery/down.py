"""What a proxy shows when the site does not answer: one file, in every language, made with the static files.

It says whom to call even if nothing else here runs.
"""

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import override

from core_recovery.crisis import crisis
from core_recovery.http.errors import PROBLEMS

FILE = "down.html"
PROBLEM = PROBLEMS[500]


def down_page(storage: StaticFilesStorage) -> str:
    """`storage` knows by what name the style sheet is served."""
    context = {
        "sheet": storage.url("css/site.css"),
        "provider": settings.PROVIDER,
        "parts": {language: _part(language) for language, _ in settings.LANGUAGES},
    }
    with override(settings.LANGUAGE_CODE):
        return render_to_string("errors/down.html", context | {"title": PROBLEM.title, "LANGUAGE_CODE": settings.LANGUAGE_CODE})


def _part(language: str) -> SafeString:
    with override(language):
        context = {
            "heading": "h1" if language == settings.LANGUAGE_CODE else "h2",
            "problem": PROBLEM,
            "provider": settings.PROVIDER,
            "crisis": crisis(),
        }
        return render_to_string("errors/down-part.html", context)
