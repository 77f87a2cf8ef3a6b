"""Occupation groups for wishes and work, once the coder has read their titles."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.jobseekers.models import Experience, Person, Wish
from antarkerja.domain.jobseekers.operations.traits import correct_entry
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import codes_of, title_key


@transaction.atomic
def code_profiles(*, by: Actor, on: date, after_id: int = 0, limit: int = 500) -> int:
    """Fills groups of up to `limit` people after `after_id` whose titles are coded by now.

    Returns the id of the last person looked at, 0 when there is none left, so that a task walks
    on from there.
    """
    by.require(Permission.REGISTER_PEOPLE)
    people = list(
        Person.objects.filter(pk__in=_uncoded_people(after_id, limit)).select_for_update()
        .order_by("pk").prefetch_related("wishes", "experiences")
    )
    rows: list[Wish | Experience] = []
    for person in people:
        rows += [wish for wish in person.wishes.all() if not wish.kbji]
        rows += [work for work in person.experiences.all() if not work.kbji]
    codes = codes_of(row.title for row in rows)
    touched = set()
    for row in rows:
        if found := codes.get(title_key(row.title)):
            row.kbji = found.group
            touched.add(row.person_id)
    Wish.objects.bulk_update([r for r in rows if isinstance(r, Wish)], ["kbji"])
    Experience.objects.bulk_update([r for r in rows if isinstance(r, Experience)], ["kbji"])
    for person in people:
        if person.pk in touched:
            correct_entry(person, by=by, on=on)
    return people[-1].pk if people else 0


def _uncoded_people(after_id: int, limit: int) -> list[int]:
    ids: set[int] = set()
    for model in (Wish, Experience):
        ids.update(
            model._default_manager.filter(kbji="", person_id__gt=after_id)
            .order_by("person_id").values_list("person_id", flat=True).distinct()[:limit]
        )
    return sorted(ids)[:limit]
