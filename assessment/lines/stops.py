"""What a stop says, and how it looks: the tone of its card and the ways to help it offers, the first one first."""

from dataclasses import dataclass

from assessment.domain.level_of_care.stops import Stop
from assessment.lines.buttons import ALARM, CRISIS, EMERGENCY, POISON, VIOLENCE, Button
from assessment.words import Said, Say
from programs.kept import Public


@dataclass(frozen=True)
class Look:
    """`calls_us` adds the provider's phone, with its hours."""

    card: str
    buttons: tuple[Button, ...]
    calls_us: bool = False

    @property
    def hint(self) -> bool:
        """Whether to say how the crisis line is reached in Spanish."""
        return any(button.is_crisis for button in self.buttons)


LOOKS = {
    Stop.DANGER: Look("now", ALARM),
    Stop.OTHERS: Look("now", ALARM),
    Stop.THOUGHTS: Look("today", CRISIS, calls_us=True),
    Stop.URGENT_HEALTH: Look("now", (EMERGENCY, POISON)),
    Stop.URGENT_MIND: Look("today", (*CRISIS, Button("emergency", "second"))),
    Stop.UNSAFE_HOME: Look("today", (VIOLENCE, Button("emergency", "second"))),
}


@dataclass(frozen=True)
class StopLines(Public):
    stop: Stop
    look: Look
    word: Said
    title: Said
    no_one_told: Said
    paragraphs: tuple[Said, ...]


def stop_lines(stop: Stop, say: Say) -> StopLines:
    word, title = (say("stops", stop, part) for part in ("word", "title"))
    return StopLines(stop, LOOKS[stop], word, title, say("no_one_told"), say.lines("stops", stop, "text"))
