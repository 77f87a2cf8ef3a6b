"""From coded titles to coded vacancies."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Now

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import UnknownOccupationError
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import book
from antarkerja.domain.employers.operations.scope import vacancy_to_edit
from antarkerja.domain.employers.policies import traits_of
from antarkerja.domain.ledger.operations import record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import confirm_title
from antarkerja.domain.reference.enums import KBJI_VERSION
from antarkerja.domain.reference.models import TextChoice, TitleCoding
from antarkerja.domain.reference.occupations import is_unit_group
from antarkerja.domain.reference.operations import note_choice

BATCH = 500


def copy_codes(*, by: Actor, on: date) -> int:
    """Gives vacancies the code of their title where it differs; returns how many changed.

    A code that a human stated for the vacancy (probability 1) stays. Batches of 500, each a
    transaction with one UPDATE; stopped anywhere, the next run goes on.

    Raises:
        NotAllowedError: only those who edit vacancies, and the clock.
    """
    by.require(Permission.EDIT_VACANCIES)
    done, after = 0, 0
    while ids := _copy_batch(by, on, after):
        done, after = done + len(ids), ids[-1]
    return done


@transaction.atomic
def _copy_batch(by: Actor, on: date, after: int) -> list[int]:
    coding = TitleCoding.objects.filter(
        title=OuterRef("title_normalised"), coded_at__isnull=False
    ).exclude(group="")
    stale = (
        Vacancy.objects.filter(kbji_probability__lt=1, pk__gt=after)
        .alias(code=Subquery(coding.values("group")[:1]),
               sureness=Subquery(coding.values("probability")[:1]))
        .filter(code__isnull=False)
        .filter(~Q(kbji=F("code")) | ~Q(kbji_probability=F("sureness")))
    )
    ids = list(stale.order_by("pk").values_list("pk", flat=True)[:BATCH])
    if ids:
        _recode(ids, by=by, on=on)
    return ids


def _recode(ids: list[int], *, by: Actor, on: date) -> None:
    """Writes the titles' codes into these vacancies; open places move to their new cell."""
    rows = Vacancy.objects.select_for_update(of=("self",)).select_related("employer")
    before = {row.pk: traits_of(row, row.employer)
              for row in rows.filter(pk__in=ids, status=VacancyStatus.OPEN).order_by("pk")}
    coding = TitleCoding.objects.filter(title=OuterRef("title_normalised"))
    Vacancy.objects.filter(pk__in=ids).update(
        kbji=Subquery(coding.values("group")[:1]),
        kbji_probability=Subquery(coding.values("probability")[:1]),
        kbji_version=KBJI_VERSION, changed_at=Now(),
    )
    record_many(
        entry
        for row in Vacancy.objects.select_related("employer").filter(pk__in=before).order_by("pk")
        for entry in book.moved(row, row.employer, by=by, on=on, before=before[row.pk],
                                stock=row.places - row.filled)
    )


@transaction.atomic
def confirm_occupation(
    *, by: Actor, on: date, at: datetime, vacancy_id: int, group: str
) -> int:
    """An officer confirms or corrects the occupation of a vacancy's title, for all of its name.

    Vacancies of the same title follow, save those with another code stated by hand. Returns how
    many vacancies have the code now.

    Raises:
        NotAllowedError, VacancyNotFoundError.
        UnknownOccupationError: no such KBJI group.
    """
    by.require(Permission.EDIT_VACANCIES)
    if not is_unit_group(group):
        raise UnknownOccupationError(group)
    vacancy = vacancy_to_edit(by, vacancy_id)
    title = vacancy.title_normalised
    old = confirm_title(title=title, group=group, by_user_id=by.user_id, at=at)
    note_choice(kind=TextChoice.Kind.OCCUPATION, text=title, suggested=old, chosen=group)
    followers = Vacancy.objects.filter(title_normalised=title).filter(
        Q(kbji_probability__lt=1) | Q(kbji=old) | Q(pk=vacancy.pk)
    )
    ids = list(followers.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        _recode(ids[start : start + BATCH], by=by, on=on)
    return len(ids)
