"""From a match to lasting work: decisions, referrals (AK/V), placements, follow-ups."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.enums import (
    AnswerWay,
    AskedSide,
    FairnessStatus,
    FollowUpStatus,
    LeavingReason,
    ReferralOrigin,
    ReferralStatus,
    RefusalReason,
    RejectReason,
    WorkAnswer,
)
from antarkerja.domain.offices.models import Office
from antarkerja.domain.reference.enums import Contract, Scheme


class Decision(models.Model):
    """A suggested vacancy saved or put aside for a person; the reason teaches the engine."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="decisions")
    vacancy = models.ForeignKey(Vacancy, models.RESTRICT, related_name="decisions")
    saved = models.BooleanField()
    reason = models.CharField(max_length=12, choices=RejectReason, blank=True)
    note = models.CharField(max_length=200, blank=True)
    score = models.SmallIntegerField(null=True)
    user_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "vacancy"], name="decision_once_a_pair"),
            models.CheckConstraint(
                condition=Q(saved=True) | ~Q(reason=""), name="decision_reject_has_reason"
            ),
        ]


class Referral(models.Model):
    """AK/V: a person sent to an employer for a vacancy, or the person's own application."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="referrals")
    vacancy = models.ForeignKey(Vacancy, models.RESTRICT, related_name="referrals")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="referrals")
    origin = models.CharField(
        max_length=8, choices=ReferralOrigin, default=ReferralOrigin.OFFICER
    )
    # Empty for an application: only the office's letters are numbered.
    number = models.CharField(max_length=40, blank=True)
    check_code = models.CharField(max_length=32, unique=True)
    user_id = models.BigIntegerField(null=True)
    score = models.SmallIntegerField(null=True)
    sent_on = models.DateField()
    status = models.CharField(max_length=10, choices=ReferralStatus, default=ReferralStatus.SENT)
    answered_on = models.DateField(null=True)
    refusal_reason = models.CharField(max_length=16, choices=RefusalReason, blank=True)
    interview_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "status", "sent_on"], name="referral_office_status"),
            models.Index(fields=["vacancy", "status"], name="referral_vacancy"),
            models.Index(fields=["person", "-sent_on"], name="referral_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "vacancy"],
                condition=Q(status__in=["sent", "interview", "accepted"]),
                name="referral_one_open_a_pair",
            ),
            models.UniqueConstraint(
                fields=["office", "number"], condition=~Q(number=""), name="referral_number_once"
            ),
            models.CheckConstraint(
                condition=~Q(status="refused") | ~Q(refusal_reason=""),
                name="referral_refusal_has_reason",
            ),
        ]


class Placement(models.Model):
    """A person who started, or will start, work."""

    person = models.ForeignKey(Person, models.RESTRICT, related_name="placements")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="placements")
    referral = models.OneToOneField(Referral, models.RESTRICT, null=True, related_name="placement")
    vacancy = models.ForeignKey(Vacancy, models.RESTRICT, null=True, related_name="placements")
    employer = models.ForeignKey(Employer, models.RESTRICT, null=True, related_name="placements")
    employer_name = models.CharField(max_length=200, blank=True)
    scheme = models.CharField(max_length=4, choices=Scheme)
    contract = models.CharField(max_length=6, choices=Contract, blank=True)
    wage = models.IntegerField(null=True)
    placed_on = models.DateField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    leaving_reason = models.CharField(max_length=16, choices=LeavingReason, blank=True)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "-placed_on"], name="placement_office")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on__isnull=True), name="placement_one_open"
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=["AKL", "AKAD", "AKAN"]), name="placement_has_scheme"
            ),
            models.CheckConstraint(
                condition=Q(employer__isnull=False) | ~Q(employer_name=""),
                name="placement_names_employer",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=models.F("started_on")),
                name="placement_days_in_order",
            ),
        ]


class FollowUp(models.Model):
    """Asked at 1, 3 and 6 months: still at work or not, and why.

    Nobody reached: `tries` counts it and `due_on` becomes the day of the next try.
    """

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="follow_ups")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="follow_ups")
    months = models.SmallIntegerField()
    due_on = models.DateField()
    tries = models.SmallIntegerField(default=0, db_default=0)
    status = models.CharField(max_length=12, choices=FollowUpStatus, default=FollowUpStatus.DUE)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["office", "status", "due_on"], name="follow_up_due")]
        constraints = [
            models.UniqueConstraint(fields=["placement", "months"], name="follow_up_once"),
            models.CheckConstraint(
                condition=Q(status="due", done_on__isnull=True)
                | (~Q(status="due") & Q(done_on__isnull=False)),
                name="follow_up_done_iff_answered",
            ),
            models.CheckConstraint(condition=Q(tries__gte=0), name="follow_up_tries_not_negative"),
        ]


class FollowUpQuestion(models.Model):
    """The follow-up put to the worker, or to the employer, by message; and what came back.

    Both are kept: where they differ, an officer decides. `wait_until` is the day on which an
    officer calls although nothing came back, null where nobody waits (it went as a letter).
    """

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="questions")
    side = models.CharField(max_length=8, choices=AskedSide)
    # The link given out holds it.
    nonce = models.CharField(max_length=24)
    asked_on = models.DateField()
    wait_until = models.DateField(null=True)
    answer = models.CharField(max_length=10, choices=WorkAnswer, blank=True)
    answered_on = models.DateField(null=True)
    way = models.CharField(max_length=6, choices=AnswerWay, blank=True)
    left_on = models.DateField(null=True)
    leaving_reason = models.CharField(max_length=16, choices=LeavingReason, blank=True)
    wishes_case = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "side"], name="question_once_a_side"),
            models.CheckConstraint(
                condition=Q(side__in=AskedSide.values), name="question_side_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True, way="")
                | (Q(answer__in=WorkAnswer.values, answered_on__isnull=False)
                   & Q(way__in=AnswerWay.values)),
                name="question_answered_iff_day_and_way",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(answer__in=["left", "other_work"]),
                name="question_left_on_only_if_left",
            ),
        ]


class VacancyPrice(models.Model):
    """What the crowd expected for a vacancy takes off its place in lists; no part of any score.

    Reckoned for all open vacancies at once; `price` is in log-odds times 2^20, `crowd` the people
    expected for each place.
    """

    vacancy = models.OneToOneField(Vacancy, models.CASCADE, related_name="price")
    price = models.IntegerField()
    crowd = models.FloatField()
    reckoned_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-reckoned_at"], name="price_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(price__gte=0, crowd__gte=0), name="price_not_negative"
            ),
        ]


class MatchList(models.Model):
    """One person's list as the last run over the whole country left it, packed into one row.

    `packed` is read by `queries/lists.py`; a run replaces the lists of all in one transaction.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, related_name="match_list", primary_key=True
    )
    made_at = models.DateTimeField()
    in_reach = models.IntegerField()
    packed = models.BinaryField()


class PlainRanking(models.Model):
    """An officer's word that crowds shall not move the lists of one person, and why."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="plain_ranking")
    reason = models.CharField(max_length=200)
    user_id = models.BigIntegerField(null=True)
    decided_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="plain_ranking_has_reason"),
        ]


class WeightTable(models.Model):
    """A version of the engine's table, learnt from what came of referrals; figures of no person.

    Where none is in use, the engine's own table is. `curves` hold points of (measure, log-odds)
    and from where a measure fits; `queries.weights` reads and checks them. `before` was in use
    until this one was, null for the engine's own. What is in a row never changes but `active`.
    """

    version = models.CharField(max_length=40, unique=True)
    based_on = models.CharField(max_length=40)
    before = models.ForeignKey("self", models.RESTRICT, null=True, related_name="followed_by")
    intercept = models.FloatField()
    curves = models.JSONField()
    report = models.JSONField()
    learnt_on = models.DateField()
    made_at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    active = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["active"], condition=Q(active=True), name="weight_table_one_active"
            ),
            models.CheckConstraint(condition=~Q(version=""), name="weight_table_has_version"),
        ]


class FairnessRun(models.Model):
    """One report on whether groups are treated alike: asked for, being reckoned, or kept.

    It is about one office, or a region ("33" a province, "" the nation), and holds figures of
    groups, never of a person.
    """

    office = models.ForeignKey(Office, models.RESTRICT, null=True, related_name="fairness_runs")
    region = models.CharField(max_length=13, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    status = models.CharField(
        max_length=8, choices=FairnessStatus, default=FairnessStatus.WAITING
    )
    asked_at = models.DateTimeField()
    # When somebody last worked at it: a run that stands still is taken up anew.
    moved_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    # People counted, people whose lists were reckoned, and how many of those are done.
    people = models.IntegerField(default=0)
    sample = models.IntegerField(default=0)
    handled = models.IntegerField(default=0)
    weights = models.CharField(max_length=40, blank=True)
    report = models.JSONField(default=dict)
    user_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="done", made_at__isnull=False)
                | (~Q(status="done") & Q(made_at__isnull=True)),
                name="fairness_run_made_iff_done",
            ),
            models.CheckConstraint(
                condition=Q(last_on__gte=models.F("first_on")), name="fairness_run_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(people__gte=0, sample__gte=0, handled__gte=0),
                name="fairness_run_counts_not_negative",
            ),
        ]
