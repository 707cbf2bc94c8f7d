"""What search engines and previews are told: pairs of languages, dates and breadcrumbs, and nothing the page does not say."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings

from programs.catalog import catalog
from programs.pages import PAGES
from programs.structured_data import structured_data
from programs.templatetags.structured_data import json_ld

HOST = "http://127.0.0.1:8000"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
EACH = pytest.mark.parametrize(
    ("prefix", "entry"),
    [(prefix, entry) for prefix in ("", "/es") for entry in PAGES],
    ids=lambda value: getattr(value, "slug", value),
)


def head(client, prefix, entry) -> str:
    return client.get(f"{prefix}/{entry.path}").content.decode().partition("</head>")[0]


@EACH
def test_each_page_names_itself_and_its_pair(client, prefix, entry):
    found = head(client, prefix, entry)
    assert re.findall(r'rel="canonical" href="([^"]+)"', found) == [f"{HOST}{prefix}/{entry.path}"]
    assert dict(re.findall(r'rel="alternate" hreflang="(\w+)" href="([^"]+)"', found)) == {
        "en": f"{HOST}/{entry.path}",
        "es": f"{HOST}/es/{entry.path}",
    }


@EACH
def test_titles_and_descriptions_are_the_pages_own(client, prefix, entry):
    page = catalog().page(entry.slug, prefix.strip("/") or "en")
    found = head(client, prefix, entry)
    assert page.title in re.search(r"<title>(.*?)</title>", found)[1].replace("&#x27;", "'")
    assert found.count('<meta name="description"') == 1
    assert f'property="og:title" content="{page.title}"' in found


def test_no_two_pages_of_a_language_share_a_title_or_a_description():
    for language in ("en", "es"):
        pages = [catalog().page(entry.slug, language) for entry in PAGES]
        assert len({page.title for page in pages}) == len({page.summary for page in pages}) == len(PAGES)


@EACH
def test_the_structured_data_says_what_the_page_says(client, prefix, entry):
    page = catalog().page(entry.slug, prefix.strip("/") or "en")
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head(client, prefix, entry))
    graph = {node["@type"]: node for node in json.loads(text)["@graph"]}
    assert graph["MedicalWebPage"]["dateModified"] == page.updated.isoformat()
    assert graph["MedicalWebPage"]["inLanguage"] == page.language
    assert "lastReviewed" not in text
    assert "reviewedBy" not in text
    assert "aggregateRating" not in text
    if entry.parent is None:
        assert graph["MedicalClinic"]["telephone"] == settings.PROVIDER.phone
    else:
        items = graph["BreadcrumbList"]["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == f"{HOST}{prefix}/"
        assert items[-1]["item"] == f"{HOST}{prefix}/{entry.path}"
    questions = [heading.heading for heading in page.body.headings if heading.heading.endswith("?")]
    assert [question["name"] for question in graph.get("FAQPage", {}).get("mainEntity", [])] == questions


def test_the_clinic_is_described_in_words_that_schema_org_has():
    """`availableLanguage` is a property of a contact point, not of a clinic."""
    (clinic,) = [node for node in structured_data(catalog().page("home", "en"), [])["@graph"] if node["@type"] == "MedicalClinic"]
    assert clinic.keys() - {"@type", "@id"} == {
        *("name", "url", "image"),  # Thing
        *("telephone", "address", "contactPoint"),  # Organization
        "medicalSpecialty",  # MedicalOrganization
    }
    assert clinic["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "intake",
        "telephone": settings.PROVIDER.phone,
        "availableLanguage": ["en", "es"],
    }


def test_insurance_is_a_page_of_questions():
    (faq,) = [node for node in structured_data(catalog().page("insurance", "en"), [])["@graph"] if node["@type"] == "FAQPage"]
    assert len(faq["mainEntity"]) >= 7
    assert all(len(question["acceptedAnswer"]["text"]) > 100 for question in faq["mainEntity"])


def test_structured_data_cannot_end_its_element():
    assert "</script>" not in json_ld({"name": "</script><script>alert(1)</script>"})[1:-9]


def test_the_sitemap_holds_every_page_in_both_languages_and_nothing_private(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own
    found = {
        url.find("s:loc", SITEMAP).text: {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)}
        for url in root.findall("s:url", SITEMAP)
    }
    assert found == {
        f"{HOST}{prefix}/{entry.path}": {
            "en": f"{HOST}/{entry.path}",
            "es": f"{HOST}/es/{entry.path}",
            "x-default": f"{HOST}/{entry.path}",
        }
        for prefix in ("", "/es")
        for entry in PAGES
    }


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_feed_lists_the_articles_newest_first(client, prefix):
    root = ElementTree.fromstring(client.get(f"{prefix}/articles/feed/").content)  # noqa: S314  our own
    articles = catalog().articles(prefix.strip("/") or "en")
    assert [entry.find("a:title", ATOM).text for entry in root.findall("a:entry", ATOM)] == [page.title for page in articles]
    assert [entry.find("a:link", ATOM).get("href") for entry in root.findall("a:entry", ATOM)] == [
        f"{HOST}{prefix}{page.path}" for page in articles
    ]


@pytest.mark.parametrize("path", ["/assessment/", "/assessment/safety/", "/s", "/search/?q=iop", "/nope/"])
def test_private_pages_are_kept_out_of_search_engines(client, path):
    assert client.get(path)["X-Robots-Tag"] == "noindex, nofollow"
