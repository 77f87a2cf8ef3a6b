from django.db import migrations

from antarkerja.shared.fulltext import Searchable, install, remove

SEARCHED = (
    Searchable("jobseekers_person", "name_normalised", "office_id"),
)


def forwards(apps, schema_editor):
    for where in SEARCHED:
        install(schema_editor.connection, where)


def backwards(apps, schema_editor):
    for where in SEARCHED:
        remove(schema_editor.connection, where)


class Migration(migrations.Migration):
    dependencies = [("jobseekers", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
