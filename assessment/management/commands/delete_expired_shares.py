from django.core.cache import cache
from django.core.management.base import BaseCommand
from django.utils import timezone

from assessment.sharing import delete_expired


class Command(BaseCommand):
    help = "Deletes shared results whose time has ended, says how many, and forgets all counted tries. Run it once a day."

    def handle(self, *args, **options):
        cache.clear()
        self.stdout.write(f"{delete_expired(timezone.now())} ended shared results deleted.")
