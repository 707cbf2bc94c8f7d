"""The blocks a page may ask for by a line `{{ name }}`, and the data each needs: templates/inserts/<name>.html draws it.

Every page has what the context processors and `programs.views.page_context` give; more is named by the page's entry in pages.py.
"""

from collections.abc import Iterator, Sequence

from programs.pages import PageEntry

ALWAYS: frozenset[str] = frozenset()
INSERTS = {
    "call": ALWAYS,
    "crisis": ALWAYS,
    "fhir": ALWAYS,
    "first-day": ALWAYS,
    "help-lines": ALWAYS,
    "iop-or-php": ALWAYS,
    "ladder": ALWAYS,
    "program-cards": ALWAYS,
    "provider": ALWAYS,
    "sample-week": ALWAYS,
    "steps": ALWAYS,
    "questions": frozenset({"questions"}),
    "stops": frozenset({"stop_conditions"}),
    "rules": frozenset({"rules"}),
    "fit-rules": frozenset({"fit_rules"}),
    "criteria": frozenset({"in_place", "version"}),
    "next-steps": frozenset({"next_steps"}),
    "cautions": frozenset({"cautions"}),
    "matching": frozenset({"matching"}),
}


def faults_of(names: Sequence[str], entry: PageEntry) -> Iterator[str]:
    """What is wrong with the inserts a page asks for."""
    for name in names:
        if name not in INSERTS:
            yield f"unknown insert {name!r}"
        elif lacking := INSERTS[name] - entry.data:
            yield f"insert {name!r} needs {', '.join(sorted(lacking))}, which this page does not have"
