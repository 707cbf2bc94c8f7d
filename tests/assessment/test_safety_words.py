"""What a text must never lose, whoever rewrites it: for each place, in both voices, words that have to stand there."""

import pytest

from assessment.domain.answers import Who
from assessment.words import words

MUST = {
    ("stops", "danger"): {"en": ["call or text now", "away"], "es": ["988", "aléjese|guarde|ponga|quite"]},
    ("stops", "others"): {"en": ["911", "988"], "es": ["911", "988"]},
    ("stops", "thoughts"): {
        "en": ["911", "Poison Help", "emergency room", "even if"],
        "es": ["911", "Poison Help", "sala de emergencias", "aunque"],
    },
    ("stops", "urgent-health"): {
        "en": ["911", "emergency room", "Poison Help", "all at once", "faint"],
        "es": ["911", "sala de emergencias", "Poison Help", "de golpe", "desmaya"],
    },
    ("stops", "urgent-mind"): {"en": ["emergency room", "988", "911", "baby"], "es": ["sala de emergencias", "988", "911", "bebé"]},
    ("stops", "unsafe-home"): {
        "en": ["911", "1-800-799-7233", "START", "print"],
        "es": ["911", "1-800-799-7233", "START", "imprima"],
    },
    ("cautions", "if-more"): {"en": ["988", "the same day"], "es": ["988", "el mismo día"]},
    ("cautions", "means"): {
        "en": ["medicines", "guns|Guns", "ammunition apart"],
        "es": ["medicamentos", "armas de fuego", "municiones aparte"],
    },
    ("cautions", "body-check-today"): {"en": ["today", "before"], "es": ["hoy", "antes"]},
    ("cautions", "no-sudden-stop"): {"en": ["all at once", "dangerous", "doctor"], "es": ["de golpe", "peligroso", "médico"]},
    ("cautions", "overdose"): {"en": ["naloxone", "old dose can kill", "alone"], "es": ["naloxona", "puede matar", "a solas"]},
    ("cautions", "body-check"): {"en": ["doctor in the next days", "heart"], "es": ["médico en los próximos días", "corazón"]},
    ("cautions", "unsafe-home"): {"en": ["1-800-799-7233", "safe moment"], "es": ["1-800-799-7233", "momento seguro"]},
    ("cautions", "housing"): {"en": ["211"], "es": ["211"]},
    ("cautions", "refusal"): {
        "en": ["may say no", "911", "988", "1-800-950-6264"],
        "es": ["puede decir que no", "911", "988", "1-800-950-6264"],
    },
    ("next", "emergency"): {
        "en": ["Right now", "911", "988", "emergency room"],
        "es": ["Ahora mismo", "911", "988", "sala de emergencias"],
    },
    ("next", "seen-today"): {
        "en": ["Today", "emergency room", "crisis center"],
        "es": ["Hoy", "sala de emergencias", "centro de crisis"],
    },
    ("next", "today"): {"en": ["Today", "988", "911", "Poison Help"], "es": ["Hoy", "988", "911", "Poison Help"]},
    ("next", "live-in"): {
        "en": ["Today", "1-800-662-4357", "emergency room"],
        "es": ["Hoy", "1-800-662-4357", "sala de emergencias"],
    },
    ("next", "ask-first"): {"en": ["Today", "988"], "es": ["Hoy", "988"]},
    ("next", "php-soon"): {"en": ["In the next day or two"], "es": ["En los próximos uno o dos días"]},
    ("next", "housing"): {"en": ["In the next day or two", "211"], "es": ["En los próximos uno o dos días", "211"]},
    ("next", "choose"): {"en": ["This week"], "es": ["Esta semana"]},
    ("next", "stay"): {"en": ["next session"], "es": ["próxima sesión"]},
    ("next", "iop-soon"): {"en": ["In the next few days"], "es": ["En los próximos días"]},
    ("next", "weekly"): {"en": ["In the next two weeks"], "es": ["En las próximas dos semanas"]},
}


@pytest.mark.parametrize("who", Who)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("place", MUST, ids=" ".join)
def test_what_must_stand_there_stands_there(place, language, who):
    texts = words()[language].texts
    below = [at for at in texts if at[: len(place)] == place and "instead" not in at and "further" not in at]
    said = " ".join(line for at in below for line in texts[at].to(who))
    assert [needed for needed in MUST[place][language] if not any(either in said for either in needed.split("|"))] == []
