"""Numbers in a sentence can be dialled, and nothing else in it becomes markup."""

import pytest

from assessment.templatetags.numbers import dialled

POISON = '<a class="number" href="tel:18002221222">1-800-222-1222</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call 1-800-222-1222, now.", f"Call {POISON}, now."),
        ("1-800-222-1222 or 1-800-222-1222", f"{POISON} or {POISON}"),
        ("Call 988 or 911, or text START to 88788.", "Call 988 or 911, or text START to 88788."),
        ("21-800-222-12223", "21-800-222-12223"),
        ("<b>1-800-222-1222</b> & “you”", f"&lt;b&gt;{POISON}&lt;/b&gt; &amp; “you”"),
    ],
)
def test_a_long_number_is_a_link_and_the_rest_is_text(text, shown):
    assert dialled(text) == shown
