"""What a stop says, and how it looks: the tone of its card and the ways to help it offers, the first one first."""

from dataclasses import dataclass

from assessment.domain.level_of_care.questions import Question
from assessment.domain.level_of_care.stops import Stop
from assessment.words import Say


@dataclass(frozen=True)
class Button:
    """One way to help, by the name of its template, and its tone."""

    name: str
    tone: str = ""

    @property
    def template(self) -> str:
        return f"buttons/{self.name}.html"


@dataclass(frozen=True)
class Look:
    """`hint` adds how to reach the crisis line in Spanish."""

    card: str
    buttons: tuple[Button, ...]
    hint: bool = False


LOOKS = {
    Stop.DANGER: Look(
        "now", (Button("emergency", "alarm"), Button("crisis-call", "alarm"), Button("crisis-text", "second")), hint=True
    ),
    Stop.THOUGHTS: Look("today", (Button("crisis-call"), Button("crisis-text"), Button("provider", "second")), hint=True),
    Stop.URGENT_HEALTH: Look("now", (Button("emergency", "alarm"), Button("provider", "second"))),
}


@dataclass(frozen=True)
class StopLines:
    """`code` is the question that called for it."""

    stop: Stop
    code: Question
    look: Look
    title: str
    paragraphs: tuple[str, ...]


def stop_lines(stop: Stop, say: Say) -> StopLines:
    return StopLines(stop, stop.question, LOOKS[stop], say("stops", stop, "title"), say.lines("stops", stop, "text"))
