import re
from html import unescape

import pytest
import segno
import zxingcpp

from assessment.lines.qr import png
from programs.programs import Program
from tests.vocabulary import codes


def kit(client, **chosen) -> str:
    return client.get("/share/", {"lang": "en", **chosen}).content.decode()


def link_of(page: str) -> str:
    return unescape(re.search(r'id="link">(.*?)</pre>', page)[1])


@pytest.mark.parametrize(
    ("chosen", "link"),
    [
        ({"to": "assessment"}, "/assessment/"),
        ({"to": "assessment", "lang": "es"}, "/es/assessment/"),
        ({"to": "assessment", "for": "someone"}, "/assessment/?for=someone"),
        ({"to": "assessment", "lang": "es", "for": "self", "program": "depression"}, "/es/assessment/?for=self&program=depression"),
        ({"to": "programs/eating-disorders", "lang": "es"}, "/es/programs/eating-disorders/"),
        ({"to": "home", "for": "someone"}, "/"),
    ],
)
def test_the_link_says_what_was_chosen_and_leads_there(client, chosen, link):
    page = kit(client, **chosen)
    assert link_of(page) == f"http://127.0.0.1:8000{link}"
    assert client.get(link).status_code == 200


def test_the_message_holds_the_link_in_every_way_of_sending(client):
    page = kit(client, to="assessment", **{"for": "someone"})
    encoded = "http%3A//127.0.0.1%3A8000/assessment/%3Ffor%3Dsomeone"
    assert re.search(rf'href="sms:\?&amp;body=[^"]*{re.escape(encoded)}', page)
    assert re.search(rf'href="mailto:\?subject=[^"]+&amp;body=[^"]*{re.escape(encoded)}', page)


@pytest.mark.parametrize(
    "chosen", [{"to": "moon"}, {"to": "assessment", "program": "moon"}, {"to": "assessment", "for": "cat"}, {"to": ""}]
)
def test_what_is_not_on_the_list_is_refused_in_words(client, chosen):
    page = kit(client, **chosen)
    assert re.search("<title>\\s*Error: Share a link", page)
    assert "Choose one of the list" in page
    assert client.get("/share/qr.png", {"lang": "en", **chosen}).status_code == 400


@pytest.mark.parametrize("link", ["http://127.0.0.1:8000/assessment/?for=self", "https://care.example.com/s#" + "A" * 22])
def test_the_qr_code_reads_back_as_the_very_link(link):
    drawn = segno.make(link, error="m", micro=False)
    rows = list(drawn.matrix_iter(scale=4, border=4))
    pixels = bytes(0 if dark else 255 for row in rows for dark in row)
    image = zxingcpp.ImageView(pixels, len(rows[0]), len(rows), zxingcpp.ImageFormat.Lum)
    assert [found.text for found in zxingcpp.read_barcodes(image)] == [link]
    assert png(link).startswith(b"\x89PNG")


def test_the_code_of_a_shared_link_stays_small():
    """Version 4: large enough modules for an old phone's camera."""
    assert segno.make("https://care.example.com/s#" + "A" * 22, error="m", micro=False).version == 4


def test_a_preset_is_a_sentence_the_visitor_can_change(client):
    page = client.get("/assessment/?for=someone&program=depression").content.decode()
    assert "You came from this page: Depression program." in page
    assert "This link is for answering about someone else." in page
    assert re.search(r'value="someone"[^>]*checked', page)
    assert 'href="/assessment/?program=none">Start without it' in page


def test_a_program_in_mind_is_kept_for_the_result_until_it_is_dropped(client):
    client.post("/assessment/", {"who": "self", "program": "eating-disorders"})
    assert "Eating disorders program" in client.get("/assessment/").content.decode()
    given = codes(symptoms="some_days")
    for question in given:
        page = client.post(f"/assessment/{question}/", {question: given[question]}, follow=True).content.decode()
    assert "You came from this page: Eating disorders program. Your answers point elsewhere" in page
    assert "You came from" not in client.get("/assessment/?program=none").content.decode()
    client.post("/assessment/", {"who": "self", "program": ""})
    assert "You came from" not in client.get("/assessment/result/").content.decode()


def test_an_unknown_preset_is_left_out(client):
    page = client.get("/assessment/?for=cat&program=<script>").content.decode()
    assert "You came from this page" not in page
    assert "checked" not in page
    assert "&lt;script" not in page


@pytest.mark.parametrize("program", Program)
def test_each_program_may_be_in_mind(client, program):
    assert f"program={program}" in link_of(kit(client, to="assessment", program=program.value))
