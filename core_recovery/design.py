"""A living page of every component in every state, for those who work on the look. It exists only while DEBUG is on."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from assessment.domain import Answers, recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import Stop
from assessment.forms import LinkForm, QuestionForm
from assessment.lines.criteria import next_steps_page_lines
from assessment.lines.qr import svg
from assessment.lines.result import result_page
from assessment.lines.stops import stop_lines
from assessment.words import words
from programs.catalog import catalog
from programs.ladder import LADDER, Staircase
from programs.languages import language_here

# Answers that fill every part of a result: the mildest but for these.
DIFFERING = {
    "safety": "unsure",
    "health": "unsure",
    "daily_life": "struggling",
    "symptoms": "constant",
    "substances": "daily",
    "eating": "weekly",
    "care": "weekly_not_enough",
    "home": "stressful",
    "motivation": "unsure",
}


def design(request: HttpRequest) -> HttpResponse:
    language = language_here()
    full = {question.value: question.options[0].value for question in Question} | DIFFERING
    said = words()[language]
    say = said.speaking_to(Who.SELF)
    return render(
        request,
        "design.html",
        {
            "ladder": LADDER,
            "staircases": [Staircase(rung.level) for rung in LADDER],
            "articles": catalog().articles(language),
            "stops": [stop_lines(stop, say) for stop in Stop],
            **next_steps_page_lines(say, catalog(), language),
            "result": result_page(recommend(Answers.from_codes(full)), said, catalog(), language),
            "question": QuestionForm(Question.HOME, say),
            "answered": QuestionForm(Question.MOTIVATION, say, initial={"motivation": "willing"}),
            "mistaken": QuestionForm(Question.CARE, say, QueryDict("")),
            "links": LinkForm(),
            "qr": svg("https://example.org/s", "A QR code"),
        },
    )
