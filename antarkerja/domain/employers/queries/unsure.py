"""Titles of the office's open vacancies whose occupation only a human can tell."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, QuerySet, Sum

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.policies import CODE_IS_FACT
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True)
class UnsureTitle:
    """A title with its vacancies: the answer for `vacancy_id` goes for all of them.

    `group` is the machine's guess, "" where it has none, and `probability` how sure it is.
    """

    title: str
    vacancy_id: int
    vacancies: int
    places: int
    group: str
    probability: float


def unsure_titles(viewer: Actor, *, limit: int = 20) -> list[UnsureTitle]:
    """The titles with most vacancies first, up to `limit`. One query."""
    rows = (
        _unsure(viewer).values("title_normalised")
        .annotate(title=Min("title"), first=Min("pk"), n=Count("pk"),
                  places=Sum(F("places") - F("filled")), group=Max("kbji"),
                  sureness=Max("kbji_probability"))
        .order_by("-n", "title_normalised")
    )
    return [
        UnsureTitle(row["title"], row["first"], row["n"], row["places"], row["group"],
                    row["sureness"])
        for row in rows[:limit]
    ]


def unsure_count(viewer: Actor) -> int:
    """How many distinct titles wait for a human. One query."""
    return _unsure(viewer).values("title_normalised").distinct().count()


def _unsure(viewer: Actor) -> QuerySet[Vacancy]:
    return Vacancy.objects.filter(
        office_id=viewer.own_office, status=VacancyStatus.OPEN,
        kbji_probability__lt=CODE_IS_FACT,
    )
