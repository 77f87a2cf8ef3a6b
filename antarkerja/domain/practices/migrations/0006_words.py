from django.db import migrations

from antarkerja.shared.fulltext import Searchable, install, remove

SEARCHED = Searchable("practices_practicetext", "words", "is_current")


def forwards(apps, schema_editor):
    install(schema_editor.connection, SEARCHED)


def backwards(apps, schema_editor):
    remove(schema_editor.connection, SEARCHED)


class Migration(migrations.Migration):
    dependencies = [("practices", "0005_carry")]
    operations = [migrations.RunPython(forwards, backwards)]
