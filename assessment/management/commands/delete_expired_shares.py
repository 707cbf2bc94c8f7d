from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessment import sharing
from assessment.walk import counts


class Command(BaseCommand):
    help = "Deletes shared results whose time has ended, says how many, and forgets the tries counted so far. Run it every hour."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        _all(counts.delete_ended, now)
        self.stdout.write(f"{_all(sharing.delete_ended, now)} ended shared results deleted.")


def _all(delete_some: Callable[[datetime], int], now: datetime) -> int:
    """A hundred at a time, so that whoever makes a link meanwhile need not wait."""
    return sum(iter(lambda: delete_some(now), 0))
