import pytest

from assessment.templatetags.numbers import dialled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call 1-800-222-1222, now.", 'Call <a class="number" href="tel:18002221222">1-800-222-1222</a>, now.'),
        ("Call 911 or 988.", "Call 911 or 988."),
        ("<b>1-800-222-1222</b>", '&lt;b&gt;<a class="number" href="tel:18002221222">1-800-222-1222</a>&lt;/b&gt;'),
        ("“I am afraid.” & so on", "“I am afraid.” &amp; so on"),
    ],
)
def test_long_numbers_are_links_and_all_else_is_escaped(text, shown):
    assert dialled(text) == shown
