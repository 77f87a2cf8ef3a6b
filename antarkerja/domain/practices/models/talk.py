"""Questions, answers and comments; mentions, follows, reports, digests."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from antarkerja.domain.offices.models import User
from antarkerja.domain.practices.enums.talk import (
    FollowKind,
    RemarkKind,
    ReportReason,
    ReportState,
)
from antarkerja.domain.practices.models.practice import Practice


class Remark(models.Model):
    """One thing said about a practice. An answer stands under a question."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="remarks")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="answers")
    kind = models.CharField(max_length=8, choices=RemarkKind)
    author = models.ForeignKey(User, models.RESTRICT, related_name="practice_remarks")
    text = models.TextField()
    written_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)

    PERSONAL: ClassVar[dict[str, str]] = {
        "text": "what a colleague said; hidden by a moderator where it names people",
    }

    class Meta:
        indexes = [models.Index(fields=["practice", "written_at", "id"], name="remark_in_order")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            models.CheckConstraint(
                condition=Q(kind="answer", parent__isnull=False)
                | (~Q(kind="answer") & Q(parent__isnull=True)),
                name="remark_answer_has_a_question",
            ),
            models.UniqueConstraint(
                fields=["parent"], condition=Q(accepted_at__isnull=False),
                name="remark_one_accepted_answer",
            ),
        ]


class Mention(models.Model):
    """A colleague named in a remark, who may see the practice; shown until it is seen."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, models.RESTRICT, related_name="practice_mentions")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["remark", "user"], name="mention_once"),
        ]


class Follow(models.Model):
    """What a reader follows. `value` is an id, or a code of `Category` or `TargetGroup`."""

    user = models.ForeignKey(User, models.CASCADE, related_name="practice_follows")
    kind = models.CharField(max_length=8, choices=FollowKind)
    value = models.CharField(max_length=24)
    since_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "value"], name="follow_what")]
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "value"], name="follow_once"),
        ]


class Digest(models.Model):
    """The week's news of one reader: prepared once, sent once, empty ones not made."""

    user = models.ForeignKey(User, models.CASCADE, related_name="practice_digests")
    week_on = models.DateField()
    practice_ids = models.JSONField(default=list)
    remark_ids = models.JSONField(default=list)
    prepared_at = models.DateTimeField()
    message_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "week_on"], name="digest_once_a_week"),
        ]


class DigestWish(models.Model):
    """Whether and how a reader gets the weekly digest: by e-mail, WhatsApp, or on the page only."""

    user = models.OneToOneField(User, models.CASCADE, related_name="digest_wish")
    channel = models.CharField(max_length=8, blank=True)
    is_on = models.BooleanField(default=True)


class Report(models.Model):
    """Somebody says that a practice or a remark should not stand so."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="reports")
    remark = models.ForeignKey(Remark, models.CASCADE, null=True, related_name="reports")
    reporter = models.ForeignKey(User, models.RESTRICT, related_name="practice_reports")
    reason = models.CharField(max_length=8, choices=ReportReason)
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.OPEN)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        User, models.RESTRICT, null=True, related_name="practice_reports_settled"
    )
    settled_why = models.CharField(max_length=300, blank=True)

    PERSONAL: ClassVar[dict[str, str]] = {
        "words": "why it was reported, in the reporter's words; read by moderators",
    }

    class Meta:
        indexes = [
            models.Index(
                fields=["made_at"], condition=Q(state="open"), name="report_to_look_at"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open") | (Q(settled_at__isnull=False) & ~Q(settled_why="")),
                name="report_settled_with_reason",
            ),
        ]
