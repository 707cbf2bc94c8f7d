import re

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpResponseNotAllowed
from django.test import RequestFactory
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext, override

from assessment.views.share import TRIES_A_MINUTE
from assessment.walk.limits import TooManyTries
from core_recovery.http import errors

TITLES = {
    400: "We could not read that",
    403: "We could not accept that",
    404: "We cannot find that page",
    405: "That does not work here",
    413: "That was too long",
    429: "Too many tries in a minute",
    500: "Something went wrong on our side",
}
LANGUAGES = {"en": "", "es": "/es"}


def stumble(request):
    raise ZeroDivisionError("stumbled")


# The site of these tests has one view, and it fails: no name that an error page links to is known here.
urlpatterns = i18n_patterns(path("stumble/", stumble), prefix_default_language=False)
handler500 = errors.server_error


def facts(response) -> tuple:
    """Status, language, heading and title, and how often each crisis link is there."""
    page = response.content.decode()
    return (
        response.status_code,
        re.findall(r'<html lang="(.*?)">', page),
        [heading.strip() for heading in re.findall(r"<h1>(.*?)</h1>", page, re.DOTALL)],
        [title.partition(" - ")[0].strip() for title in re.findall(r"<title>(.*?)</title>", page, re.DOTALL)],
        page.count('href="tel:911"'),
        page.count('href="tel:988"'),
    )


def expected(status: int, language: str) -> tuple:
    with override(language):
        title = gettext(TITLES[status])
    return (status, [language], [title], [title], 1, 1)


@pytest.mark.parametrize("language", LANGUAGES)
class TestEachPage:
    def test_400_too_many_fields(self, client, language):
        response = client.post(f"{LANGUAGES[language]}/assessment/", "a&" * 1001, content_type="application/x-www-form-urlencoded")
        assert facts(response) == expected(400, language)

    def test_403_a_form_from_another_site(self, client, language):
        response = client.post(f"{LANGUAGES[language]}/assessment/", {"who": "self"}, headers={"sec-fetch-site": "cross-site"})
        assert facts(response) == expected(403, language)

    def test_404(self, client, language):
        assert facts(client.get(f"{LANGUAGES[language]}/nowhere/")) == expected(404, language)

    @pytest.mark.parametrize("place", ["/assessment/nowhere/at/all/", "/s/nowhere/"])
    def test_where_answers_may_be_one_can_leave(self, client, language, place):
        page = client.get(f"{LANGUAGES[language]}{place}").content.decode()
        assert f'action="{LANGUAGES[language]}/assessment/leave/" data-exit="https://www.weather.gov/"' in page
        assert page.count("<script>") == 1

    @pytest.mark.parametrize("place", ["/nowhere/", "/search/nowhere/", "/share/nowhere/"])
    def test_elsewhere_there_is_nothing_to_leave(self, client, language, place):
        page = client.get(f"{LANGUAGES[language]}{place}").content.decode()
        assert ("/leave/" in page, "<script" in page) == (False, False)

    def test_405_keeps_the_methods_that_are_allowed(self, client, language):
        response = client.delete(f"{LANGUAGES[language]}/help/")
        assert (facts(response), response["Allow"]) == (expected(405, language), "GET, HEAD")

    def test_413_more_than_a_form_can_be(self, client, language):
        response = client.post(f"{LANGUAGES[language]}/assessment/", "a" * 70_000, content_type="application/x-www-form-urlencoded")
        assert facts(response) == expected(413, language)

    @pytest.mark.django_db
    def test_429_too_many_tries_at_a_code(self, client, language, monkeypatch):
        now = timezone.now()
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        answers = [client.post(f"{LANGUAGES[language]}/s", {"code": "A" * 22}) for _ in range(TRIES_A_MINUTE + 1)]
        assert (answers[0].status_code, facts(answers[-1])) == (404, expected(429, language))
        assert (answers[-1]["Cache-Control"], answers[-1]["Retry-After"]) == ("no-store", "60")

    def test_500_with_templates_and_addresses_gone(self, client, language, settings, monkeypatch):
        errors.prepare()
        settings.ROOT_URLCONF = __name__
        monkeypatch.setattr("django.template.base.Template.render", stumble)
        client.raise_request_exception = False
        assert facts(client.get(f"{LANGUAGES[language]}/stumble/")) == expected(500, language)


HANDLERS = {
    400: lambda request: errors.bad_request(request, BadRequest()),
    403: lambda request: errors.forbidden(request, PermissionDenied()),
    404: lambda request: errors.not_found(request, Http404()),
    405: errors.ExplainWrongMethod(lambda request: HttpResponseNotAllowed(["GET"])),
    413: lambda request: errors.bad_request(request, RequestDataTooBig()),
    429: lambda request: errors.bad_request(request, TooManyTries()),
    500: errors.server_error,
}


def test_every_problem_is_tried_here():
    assert set(errors.PROBLEMS) == set(HANDLERS) == set(TITLES)


def test_every_page_is_prepared_at_the_start(monkeypatch):
    errors._body.cache_clear()
    errors.prepare()
    monkeypatch.setattr(errors, "render_to_string", stumble)
    for status, handler in HANDLERS.items():
        for language, prefix in LANGUAGES.items():
            with override(language):
                assert facts(handler(RequestFactory().get(f"{prefix}/"))) == expected(status, language)
