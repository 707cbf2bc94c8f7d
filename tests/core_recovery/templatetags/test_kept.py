import pytest
from django.template import Context, TemplateSyntaxError, engines
from django.utils.translation import override

from assessment.domain.level_of_care.questions import Home, Safety
from assessment.words import Said
from programs.levels import Level


def drawing(source: str):
    """What a template prints, again and again: it keeps between them."""
    template = engines["django"].from_string(source).template
    return lambda **given: template.render(Context(given))


def test_what_is_kept_is_drawn_once_for_each_thing_that_is_named():
    draw = drawing("{% kept level %}{{ level.code }} {% endkept %}")
    assert [draw(level=level) for level in (Level.IOP, Level.PHP, Level.IOP)] == ["iop ", "php ", "iop "]


def test_several_are_drawn_one_after_the_other_and_escaped():
    draw = drawing("{% kept line in lines %}<p>{{ line }}</p>{% endkept %}")
    assert draw(lines=[Said("a < b"), Said("c")]) == "<p>a &lt; b</p><p>c</p>"
    assert draw(lines=[]) == ""


def test_a_thing_may_get_a_name_of_its_own():
    assert drawing("{% kept here=one.two %}{{ here.name }}{% endkept %}")(one={"two": Level.PHP}) == "PHP"


def test_nothing_else_is_seen_inside():
    draw = drawing("{% kept level %}{{ level.code }}{{ secret }}{{ request.path }}{% endkept %}")
    assert draw(level=Level.IOP, secret="mine", request={"path": "/mine/"}) == "iop"


def test_what_is_the_same_on_every_page_is_seen_inside_in_its_language():
    draw = drawing("{% kept %}{{ LANGUAGE_CODE }}{{ prefix }} {{ provider.name }}{% endkept %}")
    with override("es"):
        assert draw() == "es/es Core Recovery"
    assert draw() == "en Core Recovery"


@pytest.mark.parametrize("key", ["words that someone typed", 7, ("a", "b"), {"safety": "none"}, object()])
def test_only_codes_and_texts_of_ours_can_be_keys(key):
    with pytest.raises(TypeError):
        drawing("{% kept key %}{{ key }}{% endkept %}")(key=key)


def test_codes_that_are_alike_are_not_taken_for_each_other():
    draw = drawing("{% kept code %}{{ code.name }} {{ code }}{% endkept %}")
    assert Safety.NONE == Home.NONE == "none"
    assert draw(code=Safety.NONE) == "NONE none"
    with pytest.raises(TypeError):
        draw(code="none")
    kind = drawing("{% kept code %}{{ code.is_unsure }}{% endkept %}")
    assert [kind(code=True), kind(code=Level.OUTPATIENT), kind(code=Safety.NONE)] == ["", "", "False"]


@pytest.mark.parametrize(
    "inside",
    ["{% block main %}{% endblock %}", '{% if here %}{% now "Y" %}{% endif %}'],
)
def test_what_pages_fill_in_and_the_time_are_refused(inside):
    with pytest.raises(TemplateSyntaxError, match="cannot be kept"):
        drawing(f"{{% kept %}}{inside}{{% endkept %}}")


@pytest.mark.parametrize("tag", ["kept a b", "kept a of b", "kept a in b c"])
def test_a_tag_that_says_something_else_is_refused(tag):
    with pytest.raises(TemplateSyntaxError):
        drawing(f"{{% {tag} %}}{{% endkept %}}")
