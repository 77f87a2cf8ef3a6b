"""Good practices, written and published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.practice import Category, Language, State, Visibility
from antarkerja.domain.practices.models import Practice, PracticeAuthor, PracticeText

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
        problem="Banyak yang gugup saat wawancara dan tidak datang.",
        steps=[{"what": "Kumpulkan delapan orang", "who": "Pengantar kerja", "tool": ""}],
        words=title, is_current=True, author=author, written_at=WRITTEN_AT,
    )
    if author:
        PracticeAuthor.objects.create(
            practice=practice, user=author, is_lead=True, joined_at=WRITTEN_AT
        )
    return practice
