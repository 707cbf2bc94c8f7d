from django.urls import path

from assessment import fhir, share_views, views

app_name = "assessment"
urlpatterns = [
    path("", views.start, name="start"),
    path("result/", views.result, name="result"),
    path("carry-on/", views.carry_on, name="carry-on"),
    path("share/", share_views.share, name="share"),
    path("export/", fhir.export, name="export"),
    path("again/", views.again, name="again"),
    path("leave/", views.leave, name="leave"),
    path("<slug:code>/", views.question, name="question"),
]
