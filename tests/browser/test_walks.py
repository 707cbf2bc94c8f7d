"""The self-assessment as a person walks it: by clicks, by keyboard, without JavaScript, back and forth, in two tabs."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.lines.next_step import next_step_lines
from assessment.words import words
from tests.browser.states import PREFIXES, QUESTIONS, STOPS, each_language
from tests.browser.visits import resume
from tests.browser.walking import CARRY_ON, CONTINUE, RESULT, STOP, answer, answer_all, begin, go_on, rules, unfold, walk
from tests.vocabulary import LEVELS, MILDEST, NEXT_STEPS, answers, codes

DECIDING = {
    "emergency": ("inpatient", ["danger"]),
    "seen-today": ("inpatient", ["urgent-mind"]),
    "today": ("php", ["attempt-followed"]),
    "live-in": ("inpatient", ["php-not-enough"]),
    "ask-first": ("iop", ["safety-unsure"]),
    "php-soon": ("php", ["mostly-unable"]),
    "housing": ("php", ["weekly-not-enough", "unstable-home"]),
    "choose": ("php", ["weekly-not-enough", "not-willing"]),
    "stay": ("iop", ["stay-with-it"]),
    "iop-soon": ("iop", ["weekly-not-enough"]),
    "weekly": ("outpatient", ["weekly-fits"]),
}
SEVERAL_DECIDING = {
    "two rules": ({"care": "stepping_down", "substances": "hard_to_control"}, "iop", ["stepping-down", "hard-to-control"]),
    "one step up for home": ({"care": "weekly_not_enough", "home": "unstable"}, "php", ["weekly-not-enough", "unstable-home"]),
    "one step up for motivation": ({"care": "iop_helps", "motivation": "unwilling"}, "php", ["stay-with-it", "not-willing"]),
}
DECIDING_AFTER_STOPS = {
    "after a stop": ({"safety": "frequent"}, "php", ["frequent-thoughts"]),
    "after two stops": ({"safety": "danger", "health": "urgent"}, "inpatient", ["danger", "urgent-health"]),
}


def level(page):
    return page.locator(RESULT).get_attribute("data-level")


def given_answers(page):
    """What the result says was answered, by question."""
    rows = page.locator("dl.answers > div").evaluate_all(
        "rows => rows.map(row => [row.querySelector('a').pathname, row.querySelector('.value').textContent])"
    )
    return {path.rstrip("/").rpartition("/")[2]: text for path, text in rows}


def change(page, question):
    unfold(page, "dl.answers")
    go_on(page, f"dl.answers a[href$='/assessment/{question}/']")


def checked(page):
    return page.locator("input[type=radio]:checked").evaluate_all("found => found.map(one => one.value)")


@each_language
@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("step", NEXT_STEPS)
def test_each_next_step(page, language, who, step):
    """Half of them from the start, half from the questions that make it this step."""
    differing, prefix = NEXT_STEPS[step], PREFIXES[language]
    if (language == "en") is (who is Who.SELF):
        walk(page, codes(**differing), prefix=prefix, who=who)
    else:
        others = {question: option for question, option in MILDEST.items() if question not in differing}
        resume(page, others, prefix=prefix, who=who)
        answer_all(page, differing)
    assert (level(page), rules(page)) == DECIDING[step]
    assert page.locator("[data-next]").get_attribute("data-next") == step
    expected = recommend(answers(**NEXT_STEPS[step], who=who))
    assert page.locator("[data-caution]").evaluate_all("found => found.map(one => one.dataset.caution)") == list(expected.cautions)
    expect(page.locator("[data-next] h2")).to_have_text(next_step_lines(expected, words()[language].speaking_to(who)).do)


SCREEN = {"width": 360, "height": 740}
LONGEST = {"ask-first"}  # a few lines more in Spanish


@each_language
@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("step", NEXT_STEPS)
def test_what_to_do_stands_on_the_first_screen_and_a_half_and_all_of_it_on_four(look, language, who, step):
    look.set_viewport_size(SCREEN)
    resume(look, codes(**NEXT_STEPS[step]), prefix=PREFIXES[language], who=who)
    for needed in ("[data-next] h2", "[data-next] a.button >> nth=-1"):
        box = look.locator(needed).bounding_box()
        assert box["y"] + box["height"] <= 1.5 * SCREEN["height"]
    assert look.evaluate("document.documentElement.scrollHeight") <= (4 + 0.25 * (step in LONGEST)) * SCREEN["height"]


@each_language
@pytest.mark.parametrize("step", NEXT_STEPS)
def test_beside_our_number_stand_our_hours_and_care_day_and_night_begins_with_emergency_help(look, language, step):
    resume(look, codes(**NEXT_STEPS[step]), prefix=PREFIXES[language])
    card = look.locator("[data-next]")
    hours = settings.PROVIDER.hours.texts[language]
    calls_us = settings.PROVIDER.phone in card.inner_text()
    assert (hours in card.inner_text()) is calls_us
    assert calls_us is (step not in {"emergency", "seen-today"})
    if level(look) == "inpatient":
        assert card.locator("a.button").evaluate_all("found => found.map(one => one.getAttribute('href'))")[:2] == [
            "tel:911",
            "tel:988",
        ]


@pytest.mark.parametrize(("differing", "outcome", "deciding"), SEVERAL_DECIDING.values(), ids=SEVERAL_DECIDING)
def test_every_deciding_rule_is_named_in_order(look, differing, outcome, deciding):
    resume(look, codes(**differing))
    assert level(look) == outcome
    assert rules(look) == deciding


@pytest.mark.parametrize(("differing", "outcome", "deciding"), DECIDING_AFTER_STOPS.values(), ids=DECIDING_AFTER_STOPS)
def test_what_called_for_a_stop_decides(page, differing, outcome, deciding):
    walk(page, codes(**differing))
    assert level(page) == outcome
    assert rules(page) == deciding


FIRST_WAY = {"thoughts": "tel:988", "urgent-mind": "tel:988", "unsafe-home": "tel:18007997233"}  # of all others 911


@each_language
@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("state", STOPS)
def test_a_stop_comes_at_once_and_leads_on(page, language, who, state):
    begin(page, prefix=PREFIXES[language], who=who)
    for question, option in STOPS[state].items():
        answer(page, question, option)
    asked, stop = list(STOPS[state])[-1], state.removeprefix("stop-")
    expect(page.locator(STOP)).to_have_attribute("data-stop", stop)
    expect(page.locator("h1")).to_have_text(words()[language].speaking_to(who)("stops", stop, "title"))
    assert page.locator("main .care a").first.get_attribute("href") == FIRST_WAY.get(stop, "tel:911")
    following = QUESTIONS[QUESTIONS.index(asked) + 1]
    go_on(page, CARRY_ON)
    expect(page.locator(f"input[name={following}]").first).to_be_visible()
    assert page.locator(STOP).count() == 0


@each_language
def test_for_someone_else_the_words_are_about_them(page, language):
    say = words()[language].speaking_to(Who.SOMEONE)
    begin(page, prefix=PREFIXES[language], who="someone")
    for question, option in codes(**LEVELS["iop"]).items():
        expect(page.locator("h1")).to_have_text(say("questions", question, "ask"))
        answer(page, question, option)
    expect(page.locator("h1")).to_have_text(say("levels", "iop", "headline"))
    assert level(page) == "iop"


def test_change_keeps_the_other_answers(page):
    resume(page, codes(**LEVELS["iop"]))
    before = given_answers(page)
    assert list(before) == list(QUESTIONS)
    change(page, "care")
    assert checked(page) == ["weekly_not_enough"]
    answer(page, "care", "none")
    assert level(page) == "outpatient"
    after = given_answers(page)
    assert {question for question in QUESTIONS if after[question] != before[question]} == {"care"}


def test_a_change_that_calls_for_a_stop_stops(page):
    resume(page, codes())
    change(page, "safety")
    answer(page, "safety", "danger")
    expect(page.locator(STOP)).to_have_attribute("data-stop", "danger")
    go_on(page, CARRY_ON)
    assert level(page) == "inpatient"


def test_start_again_erases(page):
    resume(page, codes(), who="someone")
    go_on(page, "form[action$='/again/'] button")
    page.wait_for_url("**/assessment/")
    assert page.context.cookies() == []
    assert checked(page) == []
    page.goto("/assessment/result/")
    assert page.url.endswith("/assessment/safety/?erased")
    expect(page.get_by_role("status")).to_be_visible()


def test_back_shows_the_newest_choice_and_keeps_working(page):
    begin(page)
    answer(page, "safety", "none")
    answer(page, "health", "none")
    page.go_back()
    assert checked(page) == ["none"]
    answer(page, "health", "daily")
    page.go_back()
    assert checked(page) == ["daily"]
    page.go_back()
    assert page.url.endswith("/assessment/safety/")
    assert checked(page) == ["none"]
    answer(page, "safety", "passing")
    answer_all(page, {question: option for question, option in codes().items() if question not in {"safety", "health"}})
    assert level(page) == "php"
    assert rules(page) == ["daily-checks"]


def test_the_back_link_shows_the_choice(page):
    begin(page, who="someone")
    answer(page, "safety", "passing")
    go_on(page, "a.back")
    assert checked(page) == ["passing"]
    go_on(page, "a.back")
    assert checked(page) == ["someone"]


def test_two_tabs_share_their_answers(page, context):
    given = codes()
    last, option = given.popitem()
    resume(page, given)
    other = context.new_page()
    other.goto("/assessment/health/")
    answer(other, "health", "daily")
    other.goto("/assessment/daily_life/")
    answer(page, last, option)
    assert rules(page) == ["daily-checks"]
    answer(other, "daily_life", "unable")
    assert level(other) == "inpatient"
    page.reload()
    assert rules(page) == ["basic-needs"]


@each_language
def test_the_language_switch_keeps_the_answers(page, language):
    other = next(code for code in PREFIXES if code != language)
    resume(page, codes(**LEVELS["php"]), prefix=PREFIXES[language])
    go_on(page, "a.language")
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert page.url.endswith(f"{PREFIXES[other]}/assessment/result/")
    assert rules(page) == ["mostly-unable"]


@each_language
@pytest.mark.parametrize("place", ["start", "question"])
def test_an_error_says_what_to_do_and_loses_nothing(page, language, place):
    prefix = PREFIXES[language]
    if place == "start":
        page.goto(f"{prefix}/assessment/?program=depression")
        name, first, message = "who", "self", None
    else:
        begin(page, prefix=prefix)
        answer(page, "safety", "passing")
        name, first, message = "health", "none", words()[language].speaking_to(Who.SELF)("questions", "health", "error")
    go_on(page, CONTINUE)
    expect(page).to_have_title(re.compile("^Error:"))
    link = page.locator(".error-summary a")
    if message:
        expect(link).to_have_text(message)
    link.click()
    expect(page.locator(f"input[name={name}][value={first}]")).to_be_focused()
    if place == "start":
        assert page.locator("input[name=program]").input_value() == "depression"
    answer(page, name, first)
    go_on(page, "a.back")
    if place == "question":
        assert checked(page) == ["none"]
        go_on(page, "a.back")
    assert checked(page) == ["passing" if place == "question" else "self"]


def test_what_was_sent_wrongly_keeps_the_choice_made_before(page):
    begin(page)
    answer(page, "safety", "passing")
    page.go_back()
    page.evaluate("document.querySelector('input[value=frequent]').value = 'unheard-of'")
    page.locator("input[value=unheard-of]").check()
    go_on(page, CONTINUE)
    expect(page).to_have_title(re.compile("^Error:"))
    page.goto("/assessment/safety/")
    assert checked(page) == ["passing"]


@each_language
def test_without_javascript(new_context, language):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{PREFIXES[language]}/assessment/")
    go_on(page, CONTINUE)
    expect(page.locator(".error-summary a")).to_be_visible()
    given = codes(safety="frequent", care="weekly_not_enough")
    answer(page, "who", "self")
    answer(page, "safety", given.pop("safety"))
    expect(page.locator(STOP)).to_be_visible()
    go_on(page, CARRY_ON)
    answer_all(page, given)
    expect(page.locator(RESULT)).to_have_attribute("data-level", "php")
    expect(page.locator("[data-rule]")).to_have_count(1)
    page.locator("details:has(dl.answers) > summary").click()
    go_on(page, "dl.answers a[href$='/assessment/safety/']")
    expect(page.locator("input[value=frequent]")).to_be_checked()


RING = """() => {
  const focused = document.activeElement;
  const ringed = focused.type === "radio" ? focused.labels[0] : focused;
  const {outlineStyle, outlineWidth} = getComputedStyle(ringed);
  const box = ringed.getBoundingClientRect();
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && box.top >= 0 && box.bottom <= innerHeight;
}"""


def tab_to(page, selector):
    """Press Tab until `selector` has the focus; on the way, every stop shows where it is."""
    for _ in range(20):
        page.keyboard.press("Tab")
        page.wait_for_function(RING)  # the page scrolls to what has the focus in a frame or two
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def skip_to_content(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip')")
    page.wait_for_function(RING)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")


def choose_by_keyboard(page, question, option):
    """The arrow keys move through the options, Space takes the first."""
    tab_to(page, f"input[name={question}]")
    page.keyboard.press("Space")
    options = page.locator(f"input[name={question}]").evaluate_all("found => found.map(one => one.value)")
    for _ in range(options.index(option)):
        page.keyboard.press("ArrowDown")
        page.wait_for_function(RING)
    assert checked(page) == [option]
    press_enter(page, CONTINUE)


def press_enter(page, selector):
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@each_language
def test_by_keyboard_alone(page, language):
    given = codes(safety="frequent", care="weekly_not_enough", home="unstable")
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{PREFIXES[language]}/")
    skip_to_content(page)
    press_enter(page, "main a[href$='/assessment/']")
    skip_to_content(page)
    choose_by_keyboard(page, "who", "self")
    for question, option in given.items():
        choose_by_keyboard(page, question, option)
        if page.locator(STOP).count():
            press_enter(page, CARRY_ON)
    assert level(page) == "inpatient"
    assert rules(page) == ["frequent-thoughts", "unstable-home"]


@each_language
def test_the_error_summary_by_keyboard(page, language):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{PREFIXES[language]}/assessment/safety/")
    skip_to_content(page)
    press_enter(page, CONTINUE)
    tab_to(page, ".error-summary a")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=safety]").first).to_be_focused()
    page.keyboard.press("Space")
    assert checked(page) == [MILDEST["safety"]]
