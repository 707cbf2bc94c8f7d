"""What the pages of the walk carry for people, and in `data-*` for whoever reads them by machine."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.utils.html import escape

from assessment.domain import recommend
from assessment.domain.answers import Who
from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import STOPS, Stop
from assessment.lines.result import result_page
from assessment.words import NOTED, words
from programs.catalog import catalog
from tests.vocabulary import LEVELS, MILDEST, NEXT_STEPS, answers, codes, walk


def marked(page: str, name: str) -> list[str]:
    return re.findall(rf'data-{name}="([^"]*)"', page)


def read(page: str) -> str:
    """As a person reads it: without markup, what is to be copied, and with nothing hidden."""
    assert " hidden" not in page
    return unescape(" ".join(re.sub(r"<pre.*?</pre>|<[^>]+>", "", page, flags=re.DOTALL).split()))


def main(page: str) -> str:
    return re.search(r"<main [^>]*>", page)[0]


@pytest.mark.parametrize("given", [*LEVELS.values(), *NEXT_STEPS.values()], ids=[*LEVELS, *NEXT_STEPS])
def test_a_result_names_its_level_rules_next_step_and_cautions(client, given):
    page, made = walk(client, codes(**given)).content.decode(), recommend(answers(**given))
    assert marked(main(page), "level") == [made.level.name.lower()]
    assert marked(page, "rule") == [rule.code for rule in made.rules]
    assert marked(page, "next") == [made.next_step]
    assert marked(page, "caution") == list(made.cautions)


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("stop", Stop)
def test_a_stop_says_it_first_offers_its_buttons_and_leads_on(client, settings, stop, who):
    question, options = STOPS[stop]
    client.post("/assessment/", {"who": who})
    for asked in Question:
        option = next(iter(options)) if asked is question else MILDEST[asked]
        page = client.post(f"/assessment/{asked}/", {asked.value: option}, follow=True).content.decode()
        if asked is question:
            break
    say = words()["en"].speaking_to(who)
    assert marked(main(page), "stop") == [stop]
    assert re.search(r'action="/assessment/carry-on/">\s*<button [^>]*data-continue', page)
    spoken = [say("stops", stop, "word"), say("stops", stop, "title"), "No one has been told: this page alerts nobody."]
    _, _, below = page.partition("<main ")
    places = [below.index(part) for part in spoken]
    assert places == sorted(places)
    assert [text for text in say.lines("stops", stop, "text") if text not in read(page)] == []
    calls_us = stop is Stop.THOUGHTS
    assert ("Call us:" in page, settings.PROVIDER.hours.texts["en"] in page) == (calls_us, calls_us)


def test_a_change_that_calls_for_a_stop_stops_before_the_result(client):
    walk(client, codes())
    client.post("/assessment/safety/", {"safety": "others"})
    assert marked(main(client.get("/assessment/result/").content.decode()), "stop") == ["others"]


def shown(client, **given) -> str:
    return walk(client, codes(**given)).content.decode()


def test_a_result_has_its_buttons_its_sources_and_the_card_of_a_stop_that_is_not_in_its_next_step(client):
    alarm = shown(client, safety="danger")
    assert alarm.index('href="tel:911">') < alarm.index('id="keep-in-mind"')
    home = shown(client, home="unsafe", care="weekly_not_enough")
    assert 'id="stop-unsafe-home"' in home
    assert "This program’s own description of its care" in home
    assert "Our own rule." in shown(client, care="php_not_enough")


@pytest.mark.parametrize(
    "given", [*NEXT_STEPS.values(), {"safety": "frequent", "health": "unsure"}, {"safety": "danger", "home": "unsafe"}]
)
def test_all_that_there_is_to_say_is_on_the_page(client, given):
    page = read(walk(client, codes(**given), who="someone").content.decode())
    says = result_page(recommend(answers(**given, who="someone")), words()["en"], catalog(), "en")
    stops = says.next_step.stops if says.next_step.is_alarm else ()
    texts = [
        *says.next_step.text,
        *(paragraph for stop in stops for paragraph in stop.paragraphs),
        *(stop.paragraphs[0] for stop in (*says.stops, *says.next_step.stops)),
        says.all_met,
        *says.week.lines,
        says.week.time or "",
        *says.to_clear_up,
        *says.only_they,
        *(line.sentence for line in says.criteria),
    ]
    assert [text for text in texts if text not in page] == []


def test_a_program_we_do_not_run_is_called_that(client, settings):
    settings.PROVIDER = replace(settings.PROVIDER, programs=())
    assert "We do not run this program ourselves." in shown(client, symptoms="most_days")


def test_what_can_be_copied_from_a_result_is_the_gist_of_it(client):
    page, made = shown(client, substances="daily"), recommend(answers(substances="daily"))
    _, _, text = page.partition('<pre class="copy">')
    text, _, _ = text.partition("</pre>")
    say = words()["en"].speaking_to(Who.SELF)
    for said in (
        say("levels", made.level.code, "headline"),
        say("next", made.next_step, "do"),
        *(say("cautions", caution) for caution in made.cautions),
        *(say("rules", rule.code) for rule in made.rules),
        say("questions", "substances", "options", "daily"),
    ):
        assert escape(said) in text


def test_hours_and_what_to_do_when_closed_stand_beside_our_number(client, settings):
    start = client.get("/assessment/").content.decode()
    assert settings.PROVIDER.hours.texts["en"] in start.partition(settings.PROVIDER.phone)[2]
    for given in ({}, {"care": "php_not_enough"}, {"safety": "frequent", "home": "none"}):
        card = re.search(r"<section [^>]*data-next.*?</section>", walk(client, codes(**given)).content.decode(), re.DOTALL)[0]
        _, _, beside = card.partition(settings.PROVIDER.phone)
        assert settings.PROVIDER.hours.texts["en"] in beside
        assert "988" in card


def test_every_result_has_the_line_for_after_a_birth_and_says_what_it_is_not(client):
    for given in LEVELS.values():
        page = walk(client, codes(**given)).content.decode()
        assert 'National Maternal Mental Health Hotline, day and night: <a class="number" href="tel:18338526262">' in page
        assert "This is information, not a diagnosis. A clinician decides with you." in page
        assert "criteria, version 2, which no clinician has reviewed yet" in page


def test_what_a_result_says_comes_in_its_order(client):
    given = codes(substances="unsure", symptoms="most_days", care="weekly_not_enough", home="unsafe", safety="passing")
    page = walk(client, given, who="someone").content.decode()
    parts = [
        'id="stop-unsafe-home"',
        "<h1",
        'id="next"',
        'id="keep-in-mind"',
        'id="why"',
        "What an IOP needs: 3 of 4",
        'id="staircase-title"',
        'id="matching"',
        "A week, and the four levels",
        "What would change this",
        "To clear up with a clinician",
        "What only they can answer",
        "The answers</summary>",
        "Share, print or copy it",
        "Start again",
        "This is information, not a diagnosis",
    ]
    places = [page.index(part) for part in parts]
    assert [parts[place] for place in sorted(range(len(parts)), key=places.__getitem__)] == parts


def test_a_program_that_matches_is_a_link_to_its_page(client):
    page = walk(client, codes(symptoms="most_days", care="weekly_not_enough")).content.decode()
    assert '<a href="/programs/depression/">' in page


@pytest.mark.parametrize("asked", Question)
def test_a_question_says_what_counts_and_why_it_is_asked(client, asked):
    say = words()["en"].speaking_to(Who.SELF)
    for before in list(Question)[: list(Question).index(asked)]:
        client.post(f"/assessment/{before}/", {before.value: MILDEST[before]})
    hint = re.search(r'<p class="hint"[^>]*>(.*?)</p>', client.get(f"/assessment/{asked}/").content.decode(), re.DOTALL)[1]
    assert say("questions", asked, "why") in hint
    assert (asked not in NOTED) or say("questions", asked, "note") in hint


def test_what_is_private_says_so_to_every_cache_and_robot(client):
    walk(client, codes())
    for place in ("", "safety/", "result/", "sheet/"):
        response = client.get(f"/assessment/{place}")
        assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        form = r'action="/assessment/leave/" data-exit="https://www.weather.gov/">\s*<button [^>]*type="submit">Leave now<'
        assert re.search(form, response.content.decode())
