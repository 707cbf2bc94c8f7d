from django.urls import path

from programs import views
from programs.pages import PAGES

urlpatterns = [path(entry.path, views.page, {"entry": entry}, name=entry.name) for entry in PAGES if entry.served_here]
