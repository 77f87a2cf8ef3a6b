"""Rules of referrals and placements that need no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.reference.enums import Scheme

OPEN_STATUSES = (ReferralStatus.SENT, ReferralStatus.INTERVIEW)
STRONG_SCORE = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementDetails:
    """What is written down when somebody is hired. `wage` is rupiah a month."""

    scheme: str
    started_on: date
    contract: str = ""
    wage: int | None = None
    employer_name: str = ""


def scheme_between(office_region: str, workplace_region: str) -> str:
    """AKL within the district of the office, AKAD to another, unknown where a code is missing.

    Where the workplace is known by province only, another province is AKAD and the own one stays
    unknown. The border case AKL within one province was not seen in Permenaker 18/2024 (facts
    §2.1), so the officer sees the suggestion and decides.
    """
    if not office_region or not workplace_region:
        return Scheme.UNKNOWN
    if workplace_region[:2] != office_region[:2]:
        return Scheme.AKAD
    if len(workplace_region) < 5:
        return Scheme.UNKNOWN
    return Scheme.AKL if workplace_region[:5] == office_region[:5] else Scheme.AKAD
