"""What a page is, for search engines: schema.org as JSON-LD, with nothing in it that the page does not say."""

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import to_locale

from programs.languages import prefix
from programs.markdown import Section
from programs.page import Page


def structured_data(page: Page, trail: list[Page]) -> dict[str, Any]:
    graph = [_web_page(page), _breadcrumbs([*trail, page]) if trail else _clinic()]
    if questions := [section for section in page.body.sections if section.heading.endswith("?")]:
        graph.append(_faq(page, questions))
    return {"@context": "https://schema.org", "@graph": graph}


def open_graph(page: Page, language: str) -> dict[str, str]:
    """What a page is, for those who show a preview of a link to it."""
    return {
        "type": "article" if page.published else "website",
        "locale": to_locale(language) if "-" in language else f"{language}_US",
    }


def address(page: Page) -> str:
    return f"{settings.SITE_URL}{prefix(page.language)}{page.path}"


def _web_page(page: Page) -> dict[str, Any]:
    return {
        "@type": "MedicalWebPage",
        "url": address(page),
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "dateModified": page.updated.isoformat(),
        "publisher": {"@type": "MedicalClinic", "@id": f"{settings.SITE_URL}/#clinic", "name": settings.PROVIDER.name},
    } | ({"datePublished": page.published.isoformat()} if page.published else {})


def _clinic() -> dict[str, Any]:
    provider = settings.PROVIDER
    return {
        "@type": "MedicalClinic",
        "@id": f"{settings.SITE_URL}/#clinic",
        "name": provider.name,
        "url": f"{settings.SITE_URL}/",
        "telephone": provider.phone,
        "address": provider.address,
        "image": settings.SITE_URL + static("img/og.png"),
        "medicalSpecialty": "Psychiatric",
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "intake",
            "telephone": provider.phone,
            "availableLanguage": [code for code, _ in settings.LANGUAGES],
        },
    }


def _breadcrumbs(pages: list[Page]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": page.nav, "item": address(page)}
            for place, page in enumerate(pages, start=1)
        ],
    }


def _faq(page: Page, questions: list[Section]) -> dict[str, Any]:
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {"@type": "Question", "name": section.heading, "acceptedAnswer": {"@type": "Answer", "text": section.text}}
            for section in questions
        ],
    }
