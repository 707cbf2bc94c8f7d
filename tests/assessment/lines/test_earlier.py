"""What was answered under version 1 is shown in the words of then: a code that means something else today would be a lie."""

import pytest

from assessment.lines.earlier import earlier_answers
from programs.languages import languages

GIVEN = {"safety": "danger", "home": "unstable", "time": "evenings", "who": "self"}


def test_the_words_are_those_of_then():
    assert list(earlier_answers(1, GIVEN, "en")) == [
        (
            "Thoughts of suicide or harm",
            "I have a plan or mean to act, I tried in the last 3 months, or I cannot stay safe",
        ),
        ("Home", "I may lose it, or it is not safe, or others use alcohol or drugs there"),
        ("Time", "Yes, in the evenings"),
    ]


def test_about_someone_they_speak_of_them():
    said = dict(earlier_answers(1, GIVEN | {"who": "someone"}, "en"))
    assert said["Thoughts of suicide or harm"].startswith("They have a plan or mean to act")


def test_each_language_has_its_own():
    assert [option for _, option in earlier_answers(1, {"time": "evenings"}, "es")] == ["Sí, por la noche"]
    assert len({tuple(earlier_answers(1, GIVEN, language)) for language in languages()}) == len(languages())


def test_a_language_of_later_reads_those_of_the_first():
    assert list(earlier_answers(1, GIVEN, "xx-late")) == list(earlier_answers(1, GIVEN, "en"))


@pytest.mark.parametrize("codes", [{}, {"safety": "moon"}, {"moon": "none"}, {"safety": "others"}, {"who": "moon"}])
def test_what_version_1_did_not_know_is_left_out(codes):
    assert list(earlier_answers(1, codes, "en")) == []


def test_a_version_whose_words_are_not_kept_shows_nothing():
    assert list(earlier_answers(0, GIVEN, "en")) == []
