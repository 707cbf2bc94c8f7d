from django.core.management.base import BaseCommand
from django.utils import timezone

from core_recovery.help_lines import FRESH_FOR, help_lines


class Command(BaseCommand):
    help = f"Lists the help lines last checked more than {FRESH_FOR.days} days ago. Exits 1 if there are any."

    def handle(self, *args: object, **options: object) -> None:
        stale = [line for line in help_lines() if line.is_stale(timezone.localdate())]
        for line in stale:
            self.stdout.write(f"{line.id}: last checked {line.checked}, compare with {line.source}")
        if stale:
            raise SystemExit(1)
        self.stdout.write(f"All {len(help_lines())} help lines were checked in the last {FRESH_FOR.days} days.")
