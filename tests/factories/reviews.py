"""What colleagues say of a practice: reviews, remarks, reports, endorsements."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.talk import RemarkKind, ReportReason
from antarkerja.domain.practices.models import Endorsement, Practice, Remark, Report, Review

ASKED_AT = datetime(2026, 11, 16, 3, 0, tzinfo=UTC)


def make_review(practice: Practice, reviewer: User, office: Office, **fields: Any) -> Review:
    """Asked for on 16 November 2026 and not given yet, unless `verdict` says what it was."""
    if "verdict" in fields:
        fields = {"clear": 4, "useful": 3, "honest": 3, "safe": 4, "given_at": ASKED_AT} | fields
    return Review.objects.create(
        practice=practice, number=practice.version, reviewer=reviewer, office=office,
        **({"asked_at": ASKED_AT} | fields),
    )


def make_remark(
    practice: Practice, author: User, *, text: str = "Berapa lama satu sesi?",
    kind: str = RemarkKind.QUESTION, **fields: Any,
) -> Remark:
    return Remark.objects.create(
        practice=practice, author=author, text=text, kind=kind,
        **({"written_at": ASKED_AT} | fields),
    )


def make_reader_report(practice: Practice, reporter: User, **fields: Any) -> Report:
    return Report.objects.create(
        practice=practice, reporter=reporter, made_at=ASKED_AT,
        **({"reason": ReportReason.WRONG} | fields),
    )


def make_endorsement(practice: Practice, user: User, office: Office) -> Endorsement:
    return Endorsement.objects.create(
        practice=practice, user=user, office=office, words="Terbukti di tiga kantor.",
        given_on=date(2026, 11, 16),
    )
