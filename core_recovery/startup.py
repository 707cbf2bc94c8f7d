"""What is loaded before the site answers, so that a fault stops the start and no visitor waits for it."""

from django.urls import get_resolver

from assessment.words import words
from core_recovery.help_lines import help_lines
from core_recovery.http import errors
from programs.catalog import ContentFaults, catalog
from programs.checks import dead_links


def load_everything() -> None:
    """Raises on the first faulty kind of file, with all of its faults."""
    words()
    help_lines()
    if faults := dead_links(catalog()):
        raise ContentFaults(faults)
    get_resolver().check()
    errors.prepare()
