from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from core_recovery.templates import squeezed

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
LONGEST = 132
DROPPED = {
    "beside a block": ("<div>\n  <p>\n    Call\n  </p>\n</div>\n", "<div><p>Call</p></div>"),
    "beside a row": ("<tr>\n  <td>1</td>\n  <td>2</td>\n</tr>", "<tr><td>1</td><td>2</td></tr>"),
    "in a picture": ('<svg>\n  <g>\n    <path d="M1 1" />\n  </g>\n</svg>', '<svg><g><path d="M1 1"/></g></svg>'),
    "beside a line break": ("one\n<br>\ntwo", "one<br>two"),
    "beside a heading of any level": ("<{{ level }}>\n  a\n</{{ level }}>\n<a>b</a>", "<{{ level }}>a</{{ level }}><a>b</a>"),
    "beside a tag that prints nothing": (
        "{% load x %}\n{% block y %}\n  {{ z }}\n{% endblock %}\n",
        "{% load x %}{% block y %}{{ z }}{% endblock %}",
    ),
    "at the edges of the file": ("\n{{ a }}\n", "{{ a }}"),
}
ONE_SPACE = {
    "between words": ("one\n    two", "one two"),
    "between inline elements": ("<a>b</a>\n  <strong>c</strong>", "<a>b</a> <strong>c</strong>"),
    "between words and variables": ("on\n  {{ date }}\n  at", "on {{ date }} at"),
    "beside a condition": ("one\n{% if a %}\n  two\n{% endif %}", "one {% if a %} two {% endif %}"),
    "between attributes": ('<path class="a"\n      d="M1 1\n         M2 2">', '<path class="a" d="M1 1 M2 2">'),
    "of many lines": ("one\n\n\n  two", "one two"),
}
KEPT = [
    "<p> one  {% if a %} b {% endif %}</p>",
    "<pre class='copy'>one\n  <b>two</b>\n</pre>",
    "<textarea>\n\none\n</textarea>",
    "<script>\n  let a;\n</script>",
    "{% blocktranslate with a=b %}\n  One {{ a }}\n  two\n{% endblocktranslate %}",
    "{% blocktranslate count n=m trimmed %}\n  One\n{% plural %}\n  two\n{% endblocktranslate %}",
    "{% comment %}\n  <p>\n  </p>\n{% endcomment %}",
    "{% verbatim %}\n  {{ a }}\n{% endverbatim %}",
    "{% block attributes %}data-a{% endblock %}",
    "<header-like>\ta</header-like>",
]


@pytest.mark.parametrize(("written", "loaded"), DROPPED.values(), ids=DROPPED)
def test_layout_is_dropped(written, loaded):
    assert squeezed(written) == loaded


@pytest.mark.parametrize(("written", "loaded"), ONE_SPACE.values(), ids=ONE_SPACE)
def test_layout_is_one_space(written, loaded):
    assert squeezed(written) == loaded


@pytest.mark.parametrize("written", KEPT)
def test_what_is_meant_is_kept(written):
    assert squeezed(written) == written


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_squeezing_twice_changes_nothing_more(file):
    once = squeezed(file.read_text())
    assert squeezed(once) == once


def test_pages_are_squeezed_and_text_is_not():
    assert "\n" not in get_template("pages/page.html").template.source
    assert "\n" in get_template("assessment/result.txt").template.source


def test_no_line_is_longer_than_a_screen():
    assert len(TEMPLATES) > 60
    assert [line for file in TEMPLATES for line in file.read_text().splitlines() if len(line) > LONGEST] == []
