"""The form markup, pinned: one question without and with an error. Only white space may change unnoticed."""

import pytest
from crispy_forms.utils import render_crispy_form
from django.http import QueryDict
from django.test.html import parse_html

from assessment.domain.answers import Who
from assessment.domain.questions import Home, Question
from assessment.forms import QuestionForm
from assessment.words import words

SAY = words()["en"].speaking_to(Who.SELF)
OPTIONS_HTML = """
<div class="options">
<div class="option"><input type="radio" name="motivation" value="ready" {describedby}id="id_motivation_0"><label for="id_motivation_0">Yes, I am ready</label></div>
<div class="option"><input type="radio" name="motivation" value="willing" {describedby}id="id_motivation_1"><label for="id_motivation_1">Yes, with some encouragement</label></div>
<div class="option"><input type="radio" name="motivation" value="unsure" {describedby}id="id_motivation_2"><label for="id_motivation_2">I am not sure</label></div>
<div class="option"><input type="radio" name="motivation" value="unwilling" {describedby}id="id_motivation_3"><label for="id_motivation_3">No, I do not want this now</label></div>
</div>"""
LEGEND = "<legend><h1>Could you come to sessions and practice between them?</h1></legend>"
HINT = '<p class="hint" id="id_motivation_helptext">Wanting to take part is personal, and any answer here is all right.</p>'
BUTTON = '<div class="form-actions buttons"><button type="submit" class="button">Continue</button></div>'


def rendered(data=None) -> str:
    return render_crispy_form(QuestionForm(Question.MOTIVATION, SAY, data))


def assert_same_html(found: str, expected: str):
    assert str(parse_html(found)) == str(parse_html(expected))


def test_a_question():
    assert_same_html(
        rendered(),
        f"""<form autocomplete="off" novalidate="" method="post"><div class="field">
        <fieldset aria-describedby="id_motivation_helptext">{LEGEND}{HINT}{OPTIONS_HTML.format(describedby="")}</fieldset>
        </div>{BUTTON}</form>""",
    )


def test_a_question_with_an_error_says_it_above_and_before_the_options_in_the_same_words():
    invalid = 'aria-invalid="true" '
    assert_same_html(
        rendered(QueryDict("")),
        f"""<form autocomplete="off" novalidate="" method="post">
        <div class="error-summary" role="alert" aria-labelledby="error-summary-title">
        <h2 id="error-summary-title">Please check this</h2>
        <ul><li><a href="#id_motivation_0">Select what is closest about taking part</a></li></ul></div>
        <div class="field has-error"><fieldset aria-describedby="id_motivation_helptext id_motivation_error">{LEGEND}{HINT}
        <p class="field-error" id="id_motivation_error"><span class="hidden-visually">Error: </span>Select what is closest about taking part</p>
        {OPTIONS_HTML.format(describedby=invalid)}</fieldset></div>{BUTTON}</form>""",
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
