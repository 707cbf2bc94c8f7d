"""The form markup, pinned: one question without and with an error. Only white space may change unnoticed."""

import pytest
from crispy_forms.utils import render_crispy_form
from django.http import QueryDict
from django.test.html import parse_html

from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Home, Question
from assessment.forms import QuestionForm
from assessment.words import words

SAY = words()["en"].speaking_to(Who.SELF)
LABELS = {
    "ready": "Yes, I am ready",
    "willing": "Yes, with encouragement",
    "unsure": "I am not sure",
    "unwilling": "No, I do not want this now",
}
LEGEND = "<legend><h1>Do you want to take part: come to sessions, and practice what you learn between them?</h1></legend>"
HINT = """<p class="hint" id="id_motivation_helptext">This is about wanting to. A ride, child care and time are asked next.
Wanting to take part is personal, and any answer here is all right.</p>"""
BUTTON = '<div class="form-actions buttons"><button type="submit" class="button">Continue</button></div>'


def options(extra: str = "") -> str:
    rows = (
        f'''<div class="option"><input type="radio" name="motivation" value="{value}" {extra} id="id_motivation_{place}">
        <label for="id_motivation_{place}">{label}</label></div>'''
        for place, (value, label) in enumerate(LABELS.items())
    )
    return f'<div class="options">{"".join(rows)}</div>'


def rendered(data=None) -> str:
    return render_crispy_form(QuestionForm(Question.MOTIVATION, SAY, data))


def assert_same_html(found: str, expected: str):
    assert str(parse_html(found)) == str(parse_html(expected))


def test_a_question():
    assert_same_html(
        rendered(),
        f"""<form autocomplete="off" novalidate="" method="post"><div class="field">
        <fieldset aria-describedby="id_motivation_helptext">{LEGEND}{HINT}{options()}</fieldset>
        </div>{BUTTON}</form>""",
    )


def test_a_question_with_an_error_says_it_above_and_before_the_options_in_the_same_words():
    assert_same_html(
        rendered(QueryDict("")),
        f"""<form autocomplete="off" novalidate="" method="post">
        <div class="error-summary" role="alert" aria-labelledby="error-summary-title">
        <h2 id="error-summary-title">Please check this</h2>
        <ul><li><a href="#id_motivation_0">Select what is closest about taking part</a></li></ul></div>
        <div class="field has-error"><fieldset aria-describedby="id_motivation_helptext id_motivation_error">{LEGEND}{HINT}
        <p class="field-error" id="id_motivation_error"><span class="hidden-visually">Error: </span>Select what is closest about
        taking part</p>
        {options('aria-invalid="true"')}</fieldset></div>{BUTTON}</form>""",
    )


@pytest.mark.parametrize(("body", "option"), [("home=none", Home.NONE), ("home=supportive", Home.SUPPORTIVE)])
def test_a_valid_form_hands_back_an_option_of_the_domain(body, option):
    form = QuestionForm(Question.HOME, SAY, QueryDict(body))
    assert form.is_valid()
    assert form.option is option


@pytest.mark.parametrize("body", ["", "home=", "home=palace", "home=none&home=supportive", "home=none&home=none", "HOME=none"])
def test_anything_else_is_an_instruction(body):
    form = QuestionForm(Question.HOME, SAY, QueryDict(body))
    assert form.errors == {"home": ["Select what it is like where you live"]}
