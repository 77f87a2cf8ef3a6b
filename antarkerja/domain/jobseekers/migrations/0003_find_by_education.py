"""Indexes of an office's people by education, birth date and phone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("jobseekers", "0002_words"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="person", name="person_birth_name"),
        migrations.RemoveIndex(model_name="person", name="person_phone"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["office", "education", "name_normalised", "id"],
                name="person_office_education",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["office", "birth_on", "name_normalised"], name="person_office_birth",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["office", "phone"], name="person_office_phone"),
        ),
    ]
