from datetime import UTC, date, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from programs.catalog import catalog
from programs.languages import language_here
from programs.page import Page
from programs.structured_data import address


class ArticleFeed(Feed):  # type: ignore[type-arg]  # generic for the type checker only
    """Articles of one language, newest first."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return f"{settings.PROVIDER.name}: {self._index().title}"

    def subtitle(self) -> str:
        return self._index().summary

    def link(self) -> str:
        return address(self._index())

    def feed_url(self) -> str:
        return settings.SITE_URL + reverse("article-feed")

    def author_name(self) -> str:
        return settings.PROVIDER.name

    def items(self) -> tuple[Page, ...]:
        return catalog().articles(language_here())

    def item_title(self, item: Page) -> str:
        return item.title

    def item_description(self, item: Page) -> str:
        return item.summary

    def item_link(self, item: Page) -> str:
        return address(item)

    def item_pubdate(self, item: Page) -> datetime:
        return _midnight(item.published or item.updated)

    def item_updateddate(self, item: Page) -> datetime:
        return _midnight(item.updated)

    def _index(self) -> Page:
        return catalog().page("articles", language_here())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
