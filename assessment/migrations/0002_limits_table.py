"""The table of Django's database cache, in which tries were counted until 0003; where no such cache is set, none is made."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_shared_result")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
