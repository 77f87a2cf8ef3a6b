"""`antarkerja seed --effect`: a practice whose true effect is known, in a ledger of many offices.

Appointments of three years are written as events alone. Offices differ, months hang together,
school leavers fill May and June, and in one month a policy brings many more people (facts §6).
Offices that take up the practice have fewer people who do not come, by the effect, from their own
start on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import numpy.typing as npt
from django.db import transaction
from django.utils.translation import gettext as _

from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.practices.enums.practice import Category, Language, State, Visibility
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.models import (
    Practice,
    PracticeAct,
    PracticeIndicator,
    PracticeText,
    Replication,
)
from antarkerja.domain.practices.operations.evidence import reckon_evidence
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails, columns
from antarkerja.shared.dates import add_months

Floats = npt.NDArray[np.float64]
MONTHS = 36
# Of a hundred appointments so many are missed, and offices differ by about so many.
MISSED, BETWEEN, WITHIN, TOGETHER = 0.30, 0.05, 0.02, 0.6
APPOINTMENTS = 45
SEASON = {5: 1.8, 6: 1.6, 7: 1.1, 11: 0.8, 12: 0.7}
SPIKE = 3.0
FIRST_ID = 7_000_000_000
TITLE = {
    "id": "Pengingat satu hari sebelum janji temu",
    "en": "A reminder the day before an appointment",
}
PROBLEM = {
    "id": "Dari sepuluh orang yang berjanji datang, tiga tidak datang. Waktu petugas terbuang dan "
          "orang lain menunggu lebih lama.",
    "en": "Of ten people who have an appointment, three do not come. Officers lose the hour and "
          "others wait longer.",
}
STEPS = {
    "id": ("Kirim pesan pukul sepuluh pagi sehari sebelumnya, dengan jam, tempat dan apa yang "
           "perlu dibawa", "Tulis satu kalimat bagaimana memindahkan janji",
           "Berikan jam yang kosong kepada yang menunggu"),
    "en": ("Send a message at ten the day before, with hour, place and what to bring",
           "Say in one sentence how to move the appointment",
           "Give the free hour to somebody who waits"),
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of the seeded practice: mean change of the adopters' share, by office."""

    practice: Practice
    effect: float
    adopters: dict[int, date]


@transaction.atomic
def add_effect(
    offices: Sequence[Office], *, effect: float, seed: int, on: date,
    appointments: float = APPOINTMENTS,
) -> Truth:
    """Writes practice, replications and three years of appointments up to the end of last month.

    A third of the offices begin, at different times; the first of them wrote the practice.
    """
    draw = np.random.default_rng(seed)
    first = add_months(on.replace(day=1), -MONTHS)
    adopters = sorted(draw.choice(len(offices), max(1, len(offices) // 3), replace=False))
    starts = {int(row): int(draw.integers(14, MONTHS - 7)) for row in adopters}
    gains = {row: float(draw.normal(effect, effect / 6)) for row in starts}
    shares = _shares(draw, len(offices), first)
    for row, start in starts.items():
        shares[row, start:] -= gains[row]
    _write(draw, offices, np.clip(shares, 0.02, 0.95), first, appointments)
    begun = {offices[row].pk: add_months(first, start) for row, start in starts.items()}
    practice = _practice(offices, begun)
    return Truth(practice, -float(np.mean(list(gains.values()))), begun)


def show_effect(offices: Sequence[Office], *, effect: float, seed: int, on: date) -> str:
    """Seeds the practice, reckons its evidence as any night does, and says both."""
    truth = add_effect(offices, effect=effect, seed=seed, on=on)
    kept = reckon_evidence(
        by=system_actor(), at=datetime.combine(on, time(12), tzinfo=UTC),
        practice_id=truth.practice.pk, code="no_shows",
    )
    reading = kept.reading
    if reading["change"] is None:
        return _("Practice %(number)d: true change %(truth)s points; too few offices to "
                 "estimate it.") % {
            "number": truth.practice.pk, "truth": _points(truth.effect)}
    return _("Practice %(number)d: true change %(truth)s points, estimate %(change)s (%(low)s to "
             "%(high)s), %(adopters)d offices beside %(controls)d.") % {
        "number": truth.practice.pk, "truth": _points(truth.effect),
        "change": _points(reading["change"]), "low": _points(reading["low"]),
        "high": _points(reading["high"]), "adopters": len(reading["offices"]),
        "controls": len(reading["controls"]),
    }


def _points(share: float) -> str:
    return f"{100 * share:+.1f}"


def _shares(draw: np.random.Generator, offices: int, first: date) -> Floats:
    noise = draw.normal(0, WITHIN * np.sqrt(1 - TOGETHER**2), (offices, MONTHS))
    for month in range(1, MONTHS):
        noise[:, month] += TOGETHER * noise[:, month - 1]
    season = np.array([0.02 * (_busy(add_months(first, month)) - 1) for month in range(MONTHS)])
    level = draw.normal(MISSED, BETWEEN, (offices, 1))
    shares: Floats = level + noise + season * draw.uniform(0.5, 1.5, (offices, 1))
    return shares


def _busy(month: date) -> float:
    return SEASON.get(month.month, 0.9)


def _write(
    draw: np.random.Generator, offices: Sequence[Office], shares: Floats, first: date,
    appointments: float,
) -> None:
    spike = int(draw.integers(6, MONTHS - 8))
    size = draw.lognormal(np.log(appointments), 0.5, len(offices))
    rows: list[Event] = []
    for column in range(MONTHS):
        month = add_months(first, column)
        busy = _busy(month) * (SPIKE if column == spike else 1.0)
        for row, office in enumerate(offices):
            number = int(draw.poisson(size[row] * busy))
            missed = draw.random(number) < shares[row, column]
            days = draw.integers(0, 28, number)
            rows += _events(office.pk, month, missed, days, FIRST_ID + len(rows))
    Event.objects.bulk_create(rows, batch_size=2_000)


def _events(
    office: int, month: date, missed: npt.NDArray[np.bool_], days: npt.NDArray[np.int64], at: int
) -> Iterator[Event]:
    for number, (was_missed, day) in enumerate(zip(missed, days, strict=True)):
        on = month + timedelta(days=int(day))
        yield Event(
            kind=EventKind.APPOINTMENT_MISSED if was_missed else EventKind.APPOINTMENT_KEPT,
            happened_on=on, entered_at=datetime.combine(on, time(9), tzinfo=UTC),
            subject=Subject.APPOINTMENT, subject_id=at + number, office_id=office,
        )


def _practice(offices: Sequence[Office], begun: dict[int, date]) -> Practice:
    origin = min(begun, key=lambda office: begun[office])
    published = begun[origin] + timedelta(days=10)
    moment = datetime.combine(published, time(3), tzinfo=UTC)
    practice = Practice.objects.create(
        office_id=origin, category=Category.CASE_WORK, state=State.PUBLISHED,
        visibility=Visibility.NATION, version=1, published_version=1, published_on=published,
        begun_on=begun[origin], created_at=moment, changed_at=moment, hours_a_month=4,
    )
    for language in (Language.INDONESIAN, Language.ENGLISH):
        words = TextDetails(
            language=language, title=TITLE[language], problem=PROBLEM[language],
            steps=tuple(StepDetails(step, "", "") for step in STEPS[language]),
        )
        PracticeText.objects.create(
            practice=practice, number=1, is_current=True, written_at=moment, **columns(words)
        )
    PracticeAct.objects.create(practice=practice, kind=EventKind.APPOINTMENT_KEPT)
    named = indicator("no_shows")
    PracticeIndicator.objects.create(
        practice=practice, indicator=named.code, indicator_version=named.version, is_main=True
    )
    for office, began_on in begun.items():
        if office != origin:
            Replication.objects.create(
                practice=practice, number=1, office_id=office, state=ReplicationState.RUNNING,
                planned_on=began_on, started_on=began_on,
            )
    return practice
