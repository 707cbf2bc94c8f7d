from django.urls import path
from django.views.decorators.http import require_safe

from programs import views
from programs.feed import ArticleFeed
from programs.pages import PAGES

urlpatterns = [
    path("articles/feed/", require_safe(ArticleFeed()), name="article-feed"),
    path("search/", views.find, name="search"),
    path("search/<uuid:place>/", views.found, name="found"),
    *(path(entry.path, views.page, {"entry": entry}, name=entry.name) for entry in PAGES if not entry.served_by),
]
