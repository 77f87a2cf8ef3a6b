"""Job titles that nobody could code: what the word lists lack."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Experience, Wish
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.reference.models import TitleCoding

# A title that only one or two people wrote could tell who they are.
FEWEST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class UncodedTitle:
    """A title without an occupation: in how many vacancies, and in how many people's files."""

    title: str
    vacancies: int
    people: int

    @property
    def total(self) -> int:
        return self.vacancies + self.people


def uncoded_titles(viewer: Actor, *, limit: int = 100) -> list[UncodedTitle]:
    """Titles that the coder has read and not understood, the most frequent first.

    Three queries. What people wrote is counted from three files on.

    Raises:
        NotAllowedError: the viewer may not see counts.
    """
    viewer.require(Permission.SEE_COUNTS)
    advertised = Vacancy.objects.filter(title_normalised=OuterRef("title")).order_by()
    counted = advertised.values("title_normalised").annotate(n=Count("pk")).values("n")
    unread = TitleCoding.objects.filter(coded_at__isnull=False, group="")
    vacancies: dict[str, int] = dict(
        unread.annotate(n=Subquery(counted)).filter(n__gt=0).values_list("title", "n")
    )
    people = Counter[str]()
    for rows in (Wish.objects.all(), Experience.objects.all()):
        people.update(_counted(rows))
    known = set(TitleCoding.objects.filter(coded_at__isnull=False, group="", title__in=list(people))
                .values_list("title", flat=True)) if people else set()
    found = [
        UncodedTitle(title, vacancies.get(title, 0), people.get(title, 0))
        for title in {*vacancies, *known}
    ]
    found.sort(key=lambda row: (-row.total, row.title))
    return found[:limit]


def _counted(rows: QuerySet[Wish] | QuerySet[Experience]) -> dict[str, int]:
    """Key of a title without a code → people, where they are three or more."""
    raw = rows.filter(kbji="").values_list("title").annotate(n=Count("person", distinct=True))
    counts = Counter[str]()
    for title, count in raw.order_by():
        counts[title_key(title)] += count
    return {title: count for title, count in counts.items() if count >= FEWEST_PEOPLE}
