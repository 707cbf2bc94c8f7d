from programs.markdown import Html, Insert, render


def html(source: str, prefix: str = "") -> str:
    return "".join(block.html for block in render(source, prefix).blocks if isinstance(block, Html))


def test_raw_html_is_text():
    assert "<script>" not in html("<script>alert(1)</script>\n\nHello <b>you</b>")
    assert "&lt;b&gt;" in html("Hello <b>you</b>")


def test_anchors_come_from_the_heading():
    assert html("## What it is {#what}") == '<h2 id="what">What it is</h2>\n'


def test_internal_links_get_the_language_and_others_do_not():
    source = "[a](/talk/#us) [b](#us) [c](tel:988) [d](https://example.org/)"
    assert html(source, "/es") == (
        '<p><a href="/es/talk/#us">a</a> <a href="#us">b</a> <a href="tel:988">c</a> <a href="https://example.org/">d</a></p>\n'
    )
    assert render(source, "/es").links == ("/talk/#us", "#us", "tel:988", "https://example.org/")


def test_inserts_are_cut_out_where_they_stand_alone():
    rendered = render("Before.\n\n{{ ladder }}\n\nAfter {{ ladder }} inside.\n")
    assert [block.name if isinstance(block, Insert) else block.html for block in rendered.blocks] == [
        "<p>Before.</p>\n",
        "ladder",
        "<p>After {{ ladder }} inside.</p>\n",
    ]


def test_tables_name_their_rows_and_columns():
    assert html("| Level | Time |\n|---|---|\n| IOP | 9 h |\n") == (
        '<div class="table"><table>\n<thead>\n<tr>\n<th scope="col">Level</th>\n<th scope="col">Time</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<th scope="row">IOP</th>\n<td data-label="Time">9 h</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


def test_sections_hold_the_plain_text_below_their_heading():
    rendered = render('Lead.\n\n## "Why" {#why}\n\nOne\ntwo.\n\n- **three**\n\n## How? {#how}\n\nFour.\n')
    assert [(section.heading, section.anchor, section.text) for section in rendered.sections] == [
        ("", None, "Lead."),
        ("“Why”", "why", "One two. three"),
        ("How?", "how", "Four."),
    ]


def test_a_few_headings_want_no_list_of_contents():
    three = "".join(f"## Heading {place} {{#h{place}}}\n\nText\n\n" for place in range(3))
    four = render(three + "## Last {#last}\n")
    assert (len(render(three).contents), four.contents) == (0, four.headings)
