from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from assessment.sharing import delete_expired
from assessment.walk.limits import forget_ended


class Command(BaseCommand):
    help = "Deletes shared results whose time has ended, says how many, and forgets the tries counted so far. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        forget_ended(now)
        self.stdout.write(f"{delete_expired(now)} ended shared results deleted.")
