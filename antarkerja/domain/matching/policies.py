"""Rules of referrals and placements that need no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.enums import Scheme

OPEN_STATUSES = (ReferralStatus.SENT, ReferralStatus.INTERVIEW)
STRONG_SCORE = 75
# Somebody who is not reached is asked again after a week, and then once more.
FOLLOW_UP_TRIES = 3
TRY_AGAIN_DAYS = 7
# A message waits so long for its answer before an officer calls, and its link is good so long.
ANSWER_WAIT_DAYS = 5
ANSWER_LINK_DAYS = 60
# What was due longer ago than this when the clock first comes to it is asked by nobody's message.
ASK_WITHIN_DAYS = 45
# A placement entered by mistake is noticed at once; later its end belongs into its follow-up.
CANCEL_WITHIN = timedelta(days=1)
# The word by which the ledger knows the end of a registration that a placement brought.
PLACED_KEY = "placed:{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementDetails:
    """What is written down when somebody is hired. `wage` is rupiah a month."""

    scheme: str
    started_on: date
    contract: str = ""
    wage: int | None = None
    employer_name: str = ""


def require_own_office(by: Actor, office_id: int) -> None:
    """The officers of an office match, place and follow up its people, and nobody else's.

    Raises:
        NotAllowedError: the actor may not refer.
        OutOfScopeError: another office's person or placement.
    """
    by.require(Permission.REFER)
    if by.role != RoleName.SYSTEM and by.office_id != office_id:
        raise OutOfScopeError(office_id)


def may_be_cancelled(placed_on: date, on: date) -> bool:
    """Whether a placement is young enough to be taken back as though it had never been."""
    return placed_on >= on - CANCEL_WITHIN


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
