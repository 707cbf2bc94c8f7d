"""Every address of the self-assessment, below the prefix of each language."""

from django.urls import include, path

from assessment.lines.fhir_answered_by import DEFINITIONS
from assessment.views import criteria, fhir, links, share, sheet, walk

app_name = "assessment"
questions = [
    path("", walk.start, name="start"),
    path("result/", walk.result, name="result"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("carry-on/", walk.carry_on, name="carry-on"),
    path("again/", walk.again, name="again"),
    path("leave/", walk.leave, name="leave"),
    path("share/", share.make, name="share"),
    path("share/another/", share.another, name="another"),
    path("export/", fhir.export, name="export"),
    path("<slug:code>/", walk.question, name="question"),
]
urlpatterns = [
    path("assessment/", include(questions)),
    path("criteria/", criteria.criteria, name="criteria"),
    path("criteria/next-steps/", criteria.next_steps, name="next-steps"),
    path("share/", links.kit, name="links"),
    path("share/qr.png", links.qr_png, name="links-png"),
    path("s", share.shared, name="shared"),
    path("s/result/<uuid:place>/", share.opened_result, name="opened"),
    path("fhir/Questionnaire/level-of-care", fhir.questionnaire, name="questionnaire"),
    *(path(f"fhir/{kind}/answered-by", fhir.answered_by, {"kind": kind}, name=kind) for kind in DEFINITIONS),
]
