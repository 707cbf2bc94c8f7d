import hashlib
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings

from core_recovery.static_inline import address_of, squeezed

STATIC = Path(settings.BASE_DIR) / "static"
PRIVATE = ["/assessment/", "/es/assessment/", "/assessment/safety/", "/s", "/es/s", "/assessment/nowhere/", "/es/s/nowhere/"]
OTHERS = ["/", "/es/help/", "/share/", "/search/", "/nowhere/", "/es/nowhere/"]


def scripts(response) -> list[str]:
    """All that a browser would run, or fetch in order to run it."""
    return re.findall(r"<script(?! type=\"application/ld\+json\")[^>]*>.*?</script>", response.content.decode(), re.DOTALL)


def source(script: str) -> str:
    return f"script-src 'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize("path", PRIVATE)
def test_a_private_page_has_one_script_inside_and_its_policy_allows_that_one_only(client, path):
    response = client.get(path, follow=True)
    (script,) = scripts(response)
    directives = response["Content-Security-Policy"].split("; ")
    assert source(script.removeprefix("<script>").removesuffix("</script>")) in directives


@pytest.mark.parametrize("path", PRIVATE)
def test_a_page_with_a_script_is_never_kept_so_that_a_later_policy_cannot_meet_it(client, path):
    assert client.get(path, follow=True)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", OTHERS)
def test_no_other_page_has_one(client, path):
    assert scripts(client.get(path)) == []


@pytest.mark.parametrize("path", [*PRIVATE, *OTHERS])
def test_the_icon_is_the_picture_itself(client, path):
    (address,) = re.findall(r"<link rel=\"icon\" href='([^']*)'>", client.get(path, follow=True).content.decode())
    kind, _, picture = address.partition(",")
    assert (kind, unquote(picture)) == ("data:image/svg+xml", (STATIC / "img" / "mark.svg").read_text().strip())


@pytest.mark.parametrize("picture", ["<a b='c'/>", '<a fill="#fff"/>', "<a>100% &amp; ñ\n</a>"])
def test_an_address_of_a_picture_stands_in_single_quotes_and_gives_it_back(picture):
    address = address_of(picture)
    assert re.search(r"['<>#&\n]", address) is None
    assert unquote(address.partition(",")[2]) == picture


@pytest.mark.parametrize(
    ("script", "smaller"),
    [
        ("// Why.\na();\n\n// More.\nb();\n", "a();\nb();"),
        ("if (a) {\n  b();\n  // Why.\n}\n", "if (a) {\nb();\n}"),
        ('a("//no comment")\nb()\n', 'a("//no comment")\nb()'),
    ],
)
def test_squeezing_changes_no_meaning(script, smaller):
    assert squeezed(script) == smaller


def test_the_script_has_nothing_that_squeezing_or_a_page_would_misread():
    """A text of several lines, a comment that is not a line of its own, an end of the element."""
    script = (STATIC / "js" / "private.js").read_text()
    assert re.findall(r"`|/\*|<!--|</script|\S.*\s//\s", script) == []
