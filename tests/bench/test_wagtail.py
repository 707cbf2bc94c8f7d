"""The other site's page is made to resemble ours."""

from bench.peers.wagtail import text, titles


def test_links_are_taken_once_with_what_they_say() -> None:
    page = (
        '<a href="/help/">Help</a> <a class="x" href="/help/">Help <b>now</b></a> <a href="/a/">A &amp; B</a><a href="tel:1">1</a>'
    )
    assert titles(page) == ["Help now", "A & B"]


def test_text_is_as_long_as_asked_or_a_paragraph_longer() -> None:
    assert 5000 <= len(text(5000)) < 7000
    assert "+++" not in text(5000)
