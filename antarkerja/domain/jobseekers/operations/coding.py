"""Occupation groups for wishes and work, once the coder has read their titles."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from antarkerja.domain.jobseekers.models import Experience, Person, Wish
from antarkerja.domain.jobseekers.operations.traits import correct_entry
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import codes_of, title_key

# As many titles as one query of SQLite may name beside other conditions.
TITLES_AT_ONCE = 500


def code_profiles(*, by: Actor, on: date, limit: int = 500) -> int:
    """Gives wishes and work the groups of titles that are coded by now, to up to `limit` people.

    Returns how many people were given one, 0 when none is left. Each call is one transaction;
    stopped anywhere, the next call goes on.
    """
    by.require(Permission.REGISTER_PEOPLE)
    groups = _coded_titles()
    if not groups:
        return 0
    with transaction.atomic():
        people = list(
            Person.objects.filter(pk__in=_uncoded_people(list(groups), limit)).select_for_update()
            .order_by("pk").prefetch_related("wishes", "experiences")
        )
        wishes = [wish for person in people for wish in person.wishes.all() if not wish.kbji]
        works = [work for person in people for work in person.experiences.all() if not work.kbji]
        rows: list[Wish | Experience] = [*wishes, *works]
        for row in rows:
            row.kbji = groups.get(row.title, "")
        Wish.objects.bulk_update(wishes, ["kbji"])
        Experience.objects.bulk_update(works, ["kbji"])
        Person.objects.filter(pk__in=[person.pk for person in people]).update(coded_at=Now())
        for person in people:
            correct_entry(person, by=by, on=on)
    return len(people)


def _coded_titles() -> dict[str, str]:
    """Titles, as people wrote them, that wait for a group and are coded by now; some at a time."""
    wished = Wish.objects.filter(kbji="").values_list("title", flat=True).distinct()
    done = Experience.objects.filter(kbji="").values_list("title", flat=True).distinct()
    waiting = {*wished, *done}
    codes = codes_of(waiting)
    coded = sorted(title for title in waiting if title_key(title) in codes)
    return {title: codes[title_key(title)].group for title in coded[:TITLES_AT_ONCE]}


def _uncoded_people(titles: list[str], limit: int) -> list[int]:
    found = [
        rows.filter(kbji="", title__in=titles).order_by("person_id")
        .values_list("person_id", flat=True).distinct()[:limit]
        for rows in (Wish.objects.all(), Experience.objects.all())
    ]
    return sorted({person for ids in found for person in ids})[:limit]
