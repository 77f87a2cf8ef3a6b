"""Good practices, written and published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.practice import Category, Language, State, Visibility
from antarkerja.domain.practices.enums.replication import AbandonReason, ReplicationState
from antarkerja.domain.practices.models import (
    Practice,
    PracticeAuthor,
    PracticeIndicator,
    PracticeText,
    Replication,
    ReplicationResult,
    ReplicationTask,
    Trial,
)
from antarkerja.domain.practices.policies.stemming import kept_words

PROBLEM = "Banyak yang gugup saat wawancara dan tidak datang."
WRITTEN_AT = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)


def make_practice(
    office: Office, *, title: str = "Bimbingan kelompok sebelum wawancara",
    author: User | None = None, state: str = State.PUBLISHED,
    visibility: str = Visibility.NATION, category: str = Category.CASE_WORK, **fields: Any,
) -> Practice:
    """A practice with one version in Indonesian; published on 5 October 2026 unless said else."""
    is_out = state in (State.PUBLISHED, State.WITHDRAWN)
    practice = Practice.objects.create(
        office=office, category=category, state=state, visibility=visibility, version=1,
        published_version=1 if is_out else None,
        published_on=date(2026, 10, 5) if is_out else None,
        withdrawn_reason="Sudah digantikan." if state == State.WITHDRAWN else "",
        created_at=WRITTEN_AT, changed_at=WRITTEN_AT, **fields,
    )
    PracticeText.objects.create(
        practice=practice, number=1, language=Language.INDONESIAN, title=title,
        problem=PROBLEM,
        steps=[{"what": "Kumpulkan delapan orang", "who": "Pengantar kerja", "tool": ""}],
        words=kept_words(title, PROBLEM, f"{title} {PROBLEM}", Language.INDONESIAN),
        is_current=True, author=author, written_at=WRITTEN_AT,
    )
    if author:
        PracticeAuthor.objects.create(
            practice=practice, user=author, is_lead=True, joined_at=WRITTEN_AT
        )
    return practice


def make_replication(
    practice: Practice, office: Office | None, *, owner: User | None = None,
    state: str = ReplicationState.RUNNING, source: Replication | None = None,
    started_on: date | None = date(2026, 10, 12), steps: int = 2, due_on: date | None = None,
    **fields: Any,
) -> Replication:
    """An office that carries a practice since 12 October 2026, with `steps` open tasks."""
    ended = {}
    if state == ReplicationState.ABANDONED:
        ended = {"ended_on": date(2026, 11, 20), "end_reason": AbandonReason.NO_TIME}
    made = Replication.objects.create(
        practice=practice, number=1, source=source, office=office, owner=owner, state=state,
        elsewhere="" if office else "Instalasi lain", planned_on=date(2026, 10, 12),
        started_on=None if state == ReplicationState.PLANNED else started_on,
        **{**ended, **fields},
    )
    ReplicationTask.objects.bulk_create(
        ReplicationTask(replication=made, order=order, what=f"Langkah {order}", owner=owner,
                        due_on=due_on or date(2026, 11, 24))
        for order in range(1, steps + 1)
    )
    return made


def make_result(
    replication: Replication, *, months: int = 3, verdict: str = "better",
    indicator: str = "no_shows", change: float = -0.08, **fields: Any,
) -> ReplicationResult:
    """What the ledger said of a replication after some months."""
    return ReplicationResult.objects.create(
        replication=replication, months=months, indicator=indicator, indicator_version=1,
        verdict=verdict, measured_on=date(2026, 11, 1), cases=120,
        **{"before": 0.31, "after": 0.22, "change": change, "low": change - 0.04,
           "high": change + 0.04, **fields},
    )


def make_trial(practice: Practice, user: User, **fields: Any) -> Trial:
    """A planned trial on missed appointments, which the practice names; no lot is drawn yet."""
    PracticeIndicator.objects.get_or_create(
        practice=practice, indicator="no_shows",
        defaults={"indicator_version": 1, "is_main": not practice.indicators.exists()},
    )
    values: dict[str, Any] = {
        "office": practice.office, "effect_hoped": 0.05, "begins_on": date(2027, 1, 1),
        "offices": [], "made_at": WRITTEN_AT, "power": 0.8,
    }
    return Trial.objects.create(
        practice=practice, user=user, indicator="no_shows", indicator_version=1,
        **(values | fields),
    )
