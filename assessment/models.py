from typing import Any

from django.db import models, transaction

MOST_AT_ONCE = 100  # rows


class SharedResult(models.Model):
    """A result someone chose to show. Without the link nobody can read it: the id and the key both come from the link's secret.

    One that was erased is empty, and keeps its place until its time would have ended.
    """

    id = models.CharField(primary_key=True, max_length=32)  # hex, derived from the secret
    nonce = models.BinaryField(max_length=12)
    box = models.BinaryField(max_length=1024)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"shared until {self.expires_at:%Y-%m-%d %H:%M}"


class Tries(models.Model):
    """How often one address tried one thing in one minute. The id is a keyed hash of the three."""

    id = models.CharField(primary_key=True, max_length=64)  # hex
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.number} tries in the minute to {self.ends_at:%Y-%m-%d %H:%M}"


def delete_some(ended: models.QuerySet[Any]) -> int:
    """Delete at most a hundred of them, and say how many. Rows that another is deleting are passed over, so that none waits."""
    with transaction.atomic():
        ids = list(ended.select_for_update(skip_locked=True).values_list("pk", flat=True)[:MOST_AT_ONCE])
        return ended.model._default_manager.filter(pk__in=ids).delete()[0] if ids else 0
