"""Tries are counted in a table of their own: a cache forgets when it is full, and counts one at a time only by luck."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessment", "0002_limits_table")]

    operations = [
        migrations.CreateModel(
            name="Tries",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(default=0)),
                ("ends_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS limits", migrations.RunSQL.noop),
    ]
