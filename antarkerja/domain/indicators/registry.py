"""The registry: every indicator with its formula, population, clock and version.

A definition is never changed: a new one is a new version, and the old one gets its last day. What
was reckoned with the old one stays reckoned with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.indicators.enums import Clock, Good, Unit
from antarkerja.domain.indicators.errors import UnknownIndicatorError
from antarkerja.domain.ledger.enums import SEEKERS_IN
from antarkerja.domain.ledger.enums import EventKind as E

FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedBy:
    """An event counts only if one of `kinds` comes within `days`, about the same `link`
    (a field of the ledger)."""

    kinds: tuple[E, ...]
    link: str
    days: int
    except_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Events of some kinds in the month of their clock, but for what was taken back."""

    kinds: tuple[E, ...]
    reasons: tuple[str, ...] = ()
    clock: Clock = Clock.DAY
    followed_by: FollowedBy | None = None


@dataclass(frozen=True, slots=True)
class OpenRegistrations:
    """People in the live file on the first day of the month (IPK III/1, opening stock)."""


@dataclass(frozen=True, slots=True)
class EachMonth:
    """One, every month: for numbers a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One version of one indicator. `ripens_days`: so long after its last day a month is known."""

    code: str
    title: Promise
    formula: Promise
    population: Promise
    clock_start: Promise
    top: Count
    bottom: Count | OpenRegistrations | EachMonth
    unit: Unit
    good: Good = Good.UP
    ripens_days: int = 0
    version: int = 1
    valid_from: date = FIRST_DAY
    valid_until: date | None = None

    @property
    def higher_is_better(self) -> bool:
        return self.good == Good.UP

    @property
    def scale(self) -> int:
        """By what a value is multiplied to be read."""
        return 100 if self.unit in (Unit.SHARE, Unit.PER_HUNDRED) else 1


def _retention(months: int, title: Promise) -> Indicator:
    lost = tuple(f"left:{at}" for at in (1, 3, 6) if at <= months)
    told = (f"working:{months}", *lost)
    return Indicator(
        code=f"retention_{months}", title=title,
        formula=_("Still at work at the follow-up, of all whose answer is known."),
        population=_("People placed by the office, with a known answer."),
        clock_start=_("First day at work."),
        top=Count(kinds=(E.FOLLOWED_UP,), reasons=(told[0],), clock=Clock.OPENED),
        bottom=Count(kinds=(E.FOLLOWED_UP,), reasons=told, clock=Clock.OPENED),
        unit=Unit.SHARE, ripens_days=31 * months + 21,
    )


INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        code="no_shows", title=_("Appointments missed"),
        formula=_("Missed appointments, of all that were kept or missed."),
        population=_("Appointments at the office whose hour has passed."),
        clock_start=_("Day of the appointment."),
        top=Count(kinds=(E.APPOINTMENT_MISSED,)),
        bottom=Count(kinds=(E.APPOINTMENT_MISSED, E.APPOINTMENT_KEPT)),
        unit=Unit.SHARE, good=Good.DOWN,
    ),
    Indicator(
        code="placed_90", title=_("At work within 90 days"),
        formula=_("Registrations followed by a placement within 90 days, of all registrations."),
        population=_("People who registered or were revived in the month."),
        clock_start=_("Day of registration."),
        top=Count(
            kinds=SEEKERS_IN, clock=Clock.OPENED,
            followed_by=FollowedBy(kinds=(E.PERSON_PLACED,), link="person_id", days=90),
        ),
        bottom=Count(kinds=SEEKERS_IN, clock=Clock.OPENED),
        unit=Unit.SHARE, ripens_days=90,
    ),
    Indicator(
        code="first_contact_14", title=_("First contact within 14 days"),
        formula=_("Cases with a contact or interview within 14 days of opening, of all opened."),
        population=_("Cases opened in the month."),
        clock_start=_("Day the case was opened."),
        top=Count(
            kinds=(E.CASE_OPENED,),
            followed_by=FollowedBy(kinds=(E.CONTACTED, E.INTERVIEWED), link="subject_id", days=14),
        ),
        bottom=Count(kinds=(E.CASE_OPENED,)), unit=Unit.SHARE, ripens_days=14,
    ),
    Indicator(
        code="referrals", title=_("Referrals per 100 open registrations"),
        formula=_("Referrals sent in the month, per person in the live file at its start."),
        population=_("People in the live file."),
        clock_start=_("Day of the referral."),
        top=Count(kinds=(E.REFERRED,)), bottom=OpenRegistrations(), unit=Unit.PER_HUNDRED,
    ),
    Indicator(
        code="referrals_answered", title=_("Referrals answered by employers"),
        formula=_("Referrals that the employer answered within 30 days, of all sent."),
        population=_("Referrals sent in the month."),
        clock_start=_("Day of the referral."),
        top=Count(
            kinds=(E.REFERRED,),
            followed_by=FollowedBy(kinds=(E.REFERRAL_ANSWERED,), link="subject_id", days=30,
                                   except_reasons=("withdrawn", "no_answer")),
        ),
        bottom=Count(kinds=(E.REFERRED,)), unit=Unit.SHARE, ripens_days=30,
    ),
    _retention(3, _("Still at work after 3 months")),
    _retention(6, _("Still at work after 6 months")),
    Indicator(
        code="visits", title=_("Visits to companies"),
        formula=_("Visits to companies in the month."),
        population=_("The office."), clock_start=_("Day of the visit."),
        top=Count(kinds=(E.EMPLOYER_VISITED,)), bottom=EachMonth(), unit=Unit.PER_MONTH,
    ),
    Indicator(
        code="vacancies_after_visit", title=_("Visits that bring a vacancy"),
        formula=_("Visits after which the company opened a vacancy within 60 days, of all visits."),
        population=_("Visits to companies in the month."), clock_start=_("Day of the visit."),
        top=Count(
            kinds=(E.EMPLOYER_VISITED,),
            followed_by=FollowedBy(kinds=(E.VACANCY_OPENED,), link="employer_id", days=60),
        ),
        bottom=Count(kinds=(E.EMPLOYER_VISITED,)), unit=Unit.SHARE, ripens_days=60,
    ),
    Indicator(
        code="lapsed", title=_("Registrations that lapse"),
        formula=_("Struck off for expiry or no report, of these and who renewed or reported."),
        population=_("Registrations renewed or lapsed in the month."),
        clock_start=_("Day of renewal or strike-off."),
        top=Count(kinds=(E.PERSON_STRUCK_OFF,), reasons=("expired", "no_report")),
        bottom=Count(kinds=(E.PERSON_RENEWED, E.PERSON_REPORTED, E.PERSON_STRUCK_OFF),
                     reasons=("", "expired", "no_report")),
        unit=Unit.SHARE, good=Good.DOWN,
    ),
    Indicator(
        code="interviews", title=_("Interviews per opened case"),
        formula=_("Counselling interviews held in the month, per case opened in it."),
        population=_("Cases opened in the month."), clock_start=_("Day of the interview."),
        top=Count(kinds=(E.INTERVIEWED,)), bottom=Count(kinds=(E.CASE_OPENED,)),
        unit=Unit.PER_CASE,
    ),
)


def indicator(
    code: str, version: int | None = None, *, within: Iterable[Indicator] = INDICATORS
) -> Indicator:
    """One version, or the newest.

    Raises:
        UnknownIndicatorError: there is none.
    """
    known = [row for row in within if row.code == code and version in (None, row.version)]
    if not known:
        raise UnknownIndicatorError(code, version)
    return max(known, key=lambda row: row.version)


def valid_on(day: date, *, within: Iterable[Indicator] = INDICATORS) -> list[Indicator]:
    """The indicators of a day, one version of each, in the order of the registry."""
    return [
        row for row in within
        if row.valid_from <= day and (row.valid_until is None or day <= row.valid_until)
    ]


def has_changed_since(
    code: str, version: int, *, within: Iterable[Indicator] = INDICATORS
) -> bool:
    """Whether a newer definition exists than the one that was named."""
    return indicator(code, within=within).version > version
