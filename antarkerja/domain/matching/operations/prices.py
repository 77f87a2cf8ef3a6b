"""Prices that spread people over vacancies, and the officer's word that one person has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.errors import ReasonMissingError
from antarkerja.domain.matching.models import PlainRanking, VacancyPrice
from antarkerja.domain.matching.policies import require_own_office
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Price:
    """`price` in log-odds times 2^20; `crowd` people expected for each place."""

    price: int
    crowd: float


@transaction.atomic
def keep_prices(*, by: Actor, at: datetime, prices: Mapping[int, Price]) -> int:
    """Puts these prices, by vacancy id, in the place of all that stood before; the clock's act.

    Vacancies that are closed or gone by now are passed over. Returns how many prices stand.
    """
    by.require(Permission.REFER)
    VacancyPrice.objects.all().delete()
    ids = sorted(prices)
    kept = 0
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        still = Vacancy.objects.filter(pk__in=some, status=VacancyStatus.OPEN)
        rows = [
            VacancyPrice(
                vacancy_id=pk, price=prices[pk].price, crowd=prices[pk].crowd, reckoned_at=at
            )
            for pk in sorted(still.values_list("pk", flat=True))
        ]
        kept += len(VacancyPrice.objects.bulk_create(rows))
    return kept


@transaction.atomic
def rank_plainly(*, by: Actor, on: date, person: Person, reason: str) -> PlainRanking:
    """Crowds no longer move this person's lists. Said again, the new reason counts.

    Raises:
        ReasonMissingError: nothing was said why.
        NotAllowedError, OutOfScopeError: not the person's office.
    """
    require_own_office(by, person.office_id)
    if not reason.strip():
        raise ReasonMissingError
    said, _ = PlainRanking.objects.update_or_create(
        person=person,
        defaults={"reason": reason.strip()[:200], "user_id": by.user_id, "decided_on": on},
    )
    return said


@transaction.atomic
def rank_with_prices(*, by: Actor, person: Person) -> None:
    """Takes `rank_plainly` back. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError: not the person's office.
    """
    require_own_office(by, person.office_id)
    PlainRanking.objects.filter(person=person).delete()
