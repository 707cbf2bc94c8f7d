"""What the next step says, and the ways to help beside it."""

from dataclasses import dataclass

from assessment.domain import Recommendation
from assessment.domain.level_of_care.conditions import one_holds
from assessment.domain.level_of_care.next_step import NextStep
from assessment.domain.level_of_care.questions import Care, Home, Question, Safety
from assessment.domain.level_of_care.rules import UNSTABLE
from assessment.domain.level_of_care.stops import Stop
from assessment.lines.buttons import ALARM, Button
from assessment.lines.stops import LOOKS, StopLines, stop_lines
from assessment.words import FURTHER, INSTEAD, Said, Say
from programs.levels import Level

ABOUT = {NextStep.TODAY: (Stop.THOUGHTS,), NextStep.ASK_FIRST: (Stop.THOUGHTS,)}  # the stops a next step is about
WITHOUT_US = {NextStep.EMERGENCY, NextStep.SEEN_TODAY}  # a clinic that keeps office hours is not the way then


@dataclass(frozen=True)
class NextStepLines:
    """`is_alarm`: care day and night is suggested, so that emergency buttons stand here and the provider is a line of text.
    `stops` are those taken in: they have no card of their own on the result."""

    code: NextStep
    do: Said
    text: tuple[Said, ...]
    stops: tuple[StopLines, ...]
    buttons: tuple[Button, ...]
    calls_us: bool
    is_alarm: bool

    @property
    def paragraphs(self) -> tuple[Said, ...]:
        """Each thing once: the step's own text, that no one has been told, and what the stops say, on an alarm card all of it."""
        said = [*self.text, *(stop.no_one_told for stop in self.stops)]
        for stop in self.stops:
            said += stop.paragraphs if self.is_alarm else stop.paragraphs[:1]
        return tuple(dict.fromkeys(said))

    @property
    def explains_the_call(self) -> bool:
        """Not where something comes before the call."""
        return not self.stops

    @property
    def card(self) -> str:
        """The classes of its card."""
        return "care now" if self.is_alarm else "care today" if self.stops else "panel next-step"


def next_step_lines(recommendation: Recommendation, say: Say) -> NextStepLines:
    step, applying = recommendation.next_step, _applying(recommendation)
    instead = INSTEAD.get(step, "")
    further = (name for name in FURTHER.get(step, ()) if name in applying)
    return NextStepLines(
        code=step,
        do=say("next", step, "instead", instead) if instead in applying else say("next", step, "do"),
        text=(*say.lines("next", step, "text"), *(say("next", step, "further", name) for name in further)),
        stops=tuple(stop_lines(stop, say) for stop in taken_in(recommendation)),
        buttons=_buttons(recommendation),
        calls_us=step not in WITHOUT_US,
        is_alarm=recommendation.level is Level.INPATIENT,
    )


def _applying(recommendation: Recommendation) -> set[str]:
    """The names of what the words add or say instead."""
    answers = recommendation.answers
    unstable = one_holds(UNSTABLE, answers)
    unsafe = answers[Question.HOME] is Home.UNSAFE
    applies = {
        "live_in": recommendation.level is Level.INPATIENT,
        "lifted": recommendation.fit is not None,
        "housing": unstable and not unsafe,
        "shelter": unsafe,
        "body": answers[Question.SAFETY] not in {Safety.DANGER, Safety.OTHERS},
        "own_team": answers[Question.CARE] is Care.IOP_HELPS,
        "passing": answers[Question.SAFETY] is Safety.PASSING,
    }
    return {name for name, holds in applies.items() if holds}


def taken_in(recommendation: Recommendation) -> tuple[Stop, ...]:
    """Stops that the card of the next step holds: all where care day and night is suggested, and those it is about."""
    if recommendation.level is Level.INPATIENT:
        return recommendation.stops
    return tuple(stop for stop in recommendation.stops if stop in ABOUT.get(recommendation.next_step, ()))


def _buttons(recommendation: Recommendation) -> tuple[Button, ...]:
    """Care day and night begins with the emergency buttons. Each button once."""
    first = ALARM if recommendation.level is Level.INPATIENT else ()
    buttons = [*first, *(button for stop in taken_in(recommendation) for button in LOOKS[stop].buttons)]
    names = [button.name for button in buttons]
    return tuple(button for place, button in enumerate(buttons) if button.name not in names[:place])
