"""Which programs match the answers, as data: the criteria page prints it."""

from dataclasses import dataclass

from assessment.domain.answers import Answers
from assessment.domain.level_of_care.questions import Eating, Option, Question, Substances, Symptoms
from programs.programs import Program


@dataclass(frozen=True, slots=True)
class Sign:
    """What points to a program: answers that stand out, and the mild ones that count only where nothing stands out.

    Every option of its question stands in one of the three.
    """

    question: Question
    outstanding: frozenset[Option]
    mild: frozenset[Option]
    absent: frozenset[Option]


@dataclass(frozen=True, slots=True)
class Match:
    """A program, for those who have all of its signs."""

    program: Program
    signs: tuple[Sign, ...]


FOOD = Sign(
    Question.EATING,
    outstanding=frozenset({Eating.WEEKLY, Eating.DAILY}),
    mild=frozenset({Eating.SOME, Eating.UNSURE}),
    absent=frozenset({Eating.NONE}),
)
USE = Sign(
    Question.SUBSTANCES,
    outstanding=frozenset({Substances.HARD_TO_CONTROL, Substances.DAILY}),
    mild=frozenset({Substances.SOME, Substances.UNSURE}),
    absent=frozenset({Substances.NONE}),
)
MOOD = Sign(
    Question.SYMPTOMS,
    outstanding=frozenset({Symptoms.MOST_DAYS, Symptoms.CONSTANT}),
    mild=frozenset({Symptoms.SOME_DAYS}),
    absent=frozenset({Symptoms.NONE}),
)
SIGNS = (FOOD, USE, MOOD)

# Of each group the first that matches.
MATCHES = (
    (Match(Program.EATING_DISORDERS, (FOOD,)),),
    (
        Match(Program.DUAL_DIAGNOSIS, (MOOD, USE)),
        Match(Program.SUBSTANCE_USE, (USE,)),
        Match(Program.DEPRESSION, (MOOD,)),
    ),
)


def matching_programs(answers: Answers) -> tuple[Program, ...]:
    """Programs for what stands out; where nothing does, the same once more counting the mild answers."""
    outstanding = {sign for sign in SIGNS if answers[sign.question] in sign.outstanding}
    mild = {sign for sign in SIGNS if answers[sign.question] in sign.mild}
    return _match(outstanding) or _match(mild)


def _match(signs: set[Sign]) -> tuple[Program, ...]:
    firsts = (next((match for match in group if signs.issuperset(match.signs)), None) for group in MATCHES)
    return tuple(match.program for match in firsts if match)
