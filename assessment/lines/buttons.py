"""Ways to help as buttons, each drawn by a template of its own. Their numbers come from the help lines and the provider."""

from dataclasses import dataclass

from programs.kept import Public


@dataclass(frozen=True)
class Button(Public):
    """By the name of its template, and its tone."""

    name: str
    tone: str = ""

    @property
    def template(self) -> str:
        return f"buttons/{self.name}.html"

    @property
    def is_crisis(self) -> bool:
        """Reaches the crisis line, which has a way of its own in Spanish."""
        return self.name.startswith("crisis")


EMERGENCY = Button("emergency", "alarm")
ALARM = (EMERGENCY, Button("crisis-call", "alarm"), Button("crisis-text", "second"))
CRISIS = (Button("crisis-call"), Button("crisis-text"))
POISON = Button("poison", "second")
VIOLENCE = Button("violence")
