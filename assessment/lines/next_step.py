"""What the next step says, and the ways to help beside it."""

from dataclasses import dataclass

from assessment.domain import Recommendation
from assessment.domain.level_of_care.conditions import case_holds
from assessment.domain.level_of_care.next_step import NextStep
from assessment.domain.level_of_care.questions import Care, Home, Question, Safety
from assessment.domain.level_of_care.rules import UNSTABLE
from assessment.lines.buttons import ALARM, CRISIS, Button
from assessment.lines.stops import LOOKS
from assessment.words import FURTHER, INSTEAD, Say
from programs.levels import Level

WITH_CRISIS_LINE = {NextStep.TODAY, NextStep.ASK_FIRST}
WITHOUT_US = {NextStep.EMERGENCY, NextStep.SEEN_TODAY}  # a clinic that keeps office hours is not the way then


@dataclass(frozen=True)
class NextStepLines:
    """`is_alarm`: care day and night is suggested, so that emergency buttons stand here and the provider is a line of text."""

    code: NextStep
    do: str
    text: tuple[str, ...]
    buttons: tuple[Button, ...]
    calls_us: bool
    is_alarm: bool


def next_step_lines(recommendation: Recommendation, say: Say) -> NextStepLines:
    step, applying = recommendation.next_step, _applying(recommendation)
    instead = INSTEAD.get(step, "")
    further = (name for name in FURTHER.get(step, ()) if name in applying)
    return NextStepLines(
        code=step,
        do=say("next", step, "instead", instead) if instead in applying else say("next", step, "do"),
        text=(*say.lines("next", step, "text"), *(say("next", step, "further", name) for name in further)),
        buttons=_buttons(recommendation),
        calls_us=step not in WITHOUT_US,
        is_alarm=recommendation.level is Level.INPATIENT,
    )


def _applying(recommendation: Recommendation) -> set[str]:
    """The names of what the words add or say instead."""
    answers = recommendation.answers
    unstable = any(case_holds(case, answers) for case in UNSTABLE)
    unsafe = answers[Question.HOME] is Home.UNSAFE
    applies = {
        "live_in": recommendation.level is Level.INPATIENT,
        "lifted": recommendation.fit is not None,
        "housing": unstable and not unsafe,
        "shelter": unsafe,
        "own_team": answers[Question.CARE] is Care.IOP_HELPS,
        "passing": answers[Question.SAFETY] is Safety.PASSING,
    }
    return {name for name, holds in applies.items() if holds}


def _buttons(recommendation: Recommendation) -> tuple[Button, ...]:
    """Care day and night: the emergency buttons, and those of each stop that applied."""
    if recommendation.level is Level.INPATIENT:
        of_stops = (button for stop in recommendation.stops for button in LOOKS[stop].buttons)
        return ALARM + tuple(button for button in of_stops if button.name not in {known.name for known in ALARM})
    return CRISIS if recommendation.next_step in WITH_CRISIS_LINE else ()
