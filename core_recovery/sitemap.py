"""sitemap.xml: every content page in every language, each naming its other language."""

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from programs.catalog import catalog
from programs.pages import PAGES, PageEntry


class PagesSitemap(Sitemap):  # type: ignore[type-arg]  # generic for the type checker only
    i18n = True
    alternates = True
    x_default = True
    protocol = urlsplit(settings.SITE_URL).scheme

    def items(self) -> tuple[PageEntry, ...]:
        return PAGES

    def location(self, item: PageEntry) -> str:
        return reverse(item.view_name)

    def lastmod(self, item: PageEntry) -> date:
        return catalog().page(item.slug, settings.LANGUAGE_CODE).updated

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc
