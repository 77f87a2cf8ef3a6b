"""What an import left behind, without ids and times, as JSON. Run as a program.

`python -m tests.journeys.import_state offices` makes the offices that a test needs first.
"""

from __future__ import annotations

import json
import sys

import django


def offices() -> None:
    """The office of Wonosobo and the ministry."""
    from antarkerja.domain.offices.models import Office

    Office.objects.create(kind="ministry", name="Kemnaker", region="")
    Office.objects.create(kind="district", name="Disnaker Wonosobo", region="33.07")


def state() -> dict[str, object]:
    """Tables and the book, in an order that does not hang on ids."""
    from django.db.models import Count, Sum

    from antarkerja.domain.employers.models import Employer, Vacancy
    from antarkerja.domain.jobseekers.models import Person, PersonSkill, Registration, Wish
    from antarkerja.domain.ledger.models import Event
    from antarkerja.domain.offices.models import ImportBatch
    from antarkerja.domain.reference.models import TitleCoding

    return {
        "vacancies": sorted(map(list, Vacancy.objects.values_list(
            "source_key", "title", "employer__name", "region", "places", "office__name"))),
        "employers": sorted(map(list, Employer.objects.values_list(
            "name_normalised", "region", "office__name"))),
        "titles": sorted(TitleCoding.objects.values_list("title", flat=True)),
        "people": sorted(map(list, Person.objects.values_list(
            "nik_hash", "name", "phone", "education", "region", "completeness"))),
        "registrations": sorted(map(list, Registration.objects.values_list(
            "person__nik_hash", "number", "status"))),
        "parts": [PersonSkill.objects.count(), Wish.objects.count()],
        "book": sorted(map(list, Event.objects.values_list("kind").annotate(
            n=Count("pk"), places=Sum("quantity")))),
        "opened_twice": Event.objects.values("kind", "subject_id").annotate(
            n=Count("pk")).filter(n__gt=1).count(),
        "open_batches": ImportBatch.objects.exclude(status__in=["applied", "read"]).count(),
    }


if __name__ == "__main__":
    django.setup()
    if sys.argv[1:] == ["offices"]:
        offices()
    else:
        sys.stdout.write(json.dumps(state(), default=str))
