"""How hard a text is to read: Flesch-Kincaid grade for English, Fernández-Huerta ease for Spanish, words in an average sentence.

`python -m tests.readability` prints the table of every page and of the self-assessment's words.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import django
import textstat

ENGLISH_MOST, ENGLISH_MOST_CLOSE = 8.0, 7.0  # grades; the lower for questions, stops, results and help
SPANISH_LEAST = 65.0
SENTENCE_MOST = 15.0  # words


@dataclass(frozen=True)
class Reading:
    name: str
    language: str
    ease: float
    sentence: float

    @property
    def is_plain(self) -> bool:
        if self.language == "es":
            return self.ease >= SPANISH_LEAST and self.sentence <= SENTENCE_MOST
        most = ENGLISH_MOST_CLOSE if self.name.startswith(("assessment", "help")) else ENGLISH_MOST
        return self.ease <= most and self.sentence <= SENTENCE_MOST


def read(name: str, language: str, lines: list[str]) -> Reading:
    """`lines` are sentences or paragraphs; one without an end is given one, so that list items do not run together."""
    text = " ".join(line if line.rstrip("”\"')").endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line)
    textstat.set_lang(language)
    ease = textstat.flesch_kincaid_grade(text) if language == "en" else textstat.fernandez_huerta(text)
    return Reading(name, language, ease, textstat.words_per_sentence(text))


def readings() -> Iterator[Reading]:
    from assessment.words import words
    from programs.catalog import catalog

    for (language, slug), page in sorted(catalog().pages.items()):
        yield read(slug, language, [page.summary, *page.body.paragraphs])
    for language, said in words().items():
        for part in ("questions", "rules", "next", "cautions", "changes", "stops", "levels", "criteria", "not_sure"):
            for wording in ("you", "they"):
                lines = [line for place, text in said.texts.items() if place[0] == part for line in getattr(text, wording)]
                yield read(f"assessment {part} ({wording})", language, lines)


def table() -> str:
    rows = [f"| {reading.name} | {reading.language} | {reading.ease:.1f} | {reading.sentence:.1f} |" for reading in readings()]
    return "\n".join(["| text | language | grade (en) or ease (es) | words a sentence |", "|---|---|---|---|", *rows])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core_recovery.settings")
    django.setup()
    print(table())  # noqa: T201  that is what it is for
