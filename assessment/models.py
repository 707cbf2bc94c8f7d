from django.db import models


class SharedResult(models.Model):
    """A result someone chose to show. Without the link nobody can read it: the id and the key both come from the link's secret."""

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
