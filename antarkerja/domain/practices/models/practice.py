"""A good practice (praktik baik) as an object: what it is, its texts by version, its authors."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    OfficeSize,
    Origin,
    Setting,
    State,
    Visibility,
)


class Practice(models.Model):
    """One practice. Its words are in `PracticeText`, one row a version and language.

    `key` names it in every installation; `office` keeps it here (of an imported practice, the
    office that brought it in). `version` is the newest, `published_version` the one that readers
    see. `parent` is the practice that it was made from. `settings_fit` are what a context asks.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Office, models.RESTRICT, related_name="practices")
    parent = models.ForeignKey("self", models.RESTRICT, null=True, related_name="children")
    category = models.CharField(max_length=12, choices=Category)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.OWN)
    # Where it comes from, and the address or title of what was read, unless it is our own.
    origin_place = models.CharField(max_length=120, blank=True)
    origin_source = models.CharField(max_length=300, blank=True)
    # The installation that it was brought in from, as its package names it; empty for our own.
    instance = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.NATION)
    setting = models.CharField(max_length=8, choices=Setting, default=Setting.ANY)
    office_size = models.CharField(max_length=8, choices=OfficeSize, default=OfficeSize.ANY)
    # Codes: `TargetGroup` values; letters of KBLI 2025 sections, empty for every sector.
    groups = models.JSONField(default=list)
    sectors = models.JSONField(default=list)
    # What it asks of an office: hours of work in a month, rupiah to begin and in a month.
    hours_a_month = models.SmallIntegerField(null=True)
    cost_once = models.BigIntegerField(null=True)
    cost_a_month = models.BigIntegerField(null=True)
    version = models.SmallIntegerField(default=1)
    published_version = models.SmallIntegerField(null=True)
    # Since when its own office works so: from then on the ledger is asked what it changed.
    begun_on = models.DateField(null=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    published_on = models.DateField(null=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "-published_on", "-id"], name="practice_newest"),
            models.Index(fields=["office", "state"], name="practice_office"),
            models.Index(fields=["category", "state"], name="practice_category"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="practice_category_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="practice_state_known"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="practice_visibility_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(published_on__isnull=False, published_version__isnull=False),
                name="practice_published_has_a_version",
            ),
            models.CheckConstraint(
                condition=Q(origin="own") | ~Q(origin_source=""), name="practice_origin_has_source"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                name="practice_withdrawn_has_reason",
            ),
        ]


class PracticeText(models.Model):
    """What a version says in one language. A saved version is never changed, only followed.

    `steps` is a list of {"what", "who", "tool"}; `self_reported` is what its authors believe that
    it did, shown as such. `words` is what the search reads, made by the operation that saves.
    """

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="texts")
    number = models.SmallIntegerField()
    language = models.CharField(max_length=2, choices=Language)
    title = models.CharField(max_length=160)
    problem = models.TextField(blank=True)
    context = models.TextField(blank=True)
    steps = models.JSONField(default=list)
    partners = models.TextField(blank=True)
    tools = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    did_not_work = models.TextField(blank=True)
    self_reported = models.TextField(blank=True)
    # Why this version differs from the one before.
    change_note = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    is_current = models.BooleanField(default=False)
    author = models.ForeignKey(User, models.RESTRICT, null=True, related_name="practice_texts")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "number", "language"], name="practice_text_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="practice_text_has_a_title"),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="practice_text_language_known"
            ),
            # Readers find one text a language: the published version's, else the newest.
            models.UniqueConstraint(
                fields=["practice", "language"], condition=Q(is_current=True),
                name="practice_text_one_current",
            ),
        ]


class PracticeAuthor(models.Model):
    """Who wrote a practice. An author who leaves stays named; a lead is somebody still there."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="authors")
    user = models.ForeignKey(User, models.RESTRICT, null=True, related_name="practices")
    # The name as it stands in a package from elsewhere, where the author has no account here.
    name = models.CharField(max_length=120, blank=True)
    is_lead = models.BooleanField(default=False)
    joined_at = models.DateTimeField()

    PERSONAL: ClassVar[dict[str, str]] = {
        "name": "credit to an author of another installation; scrubbed to a blank on request",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "user"], condition=Q(user__isnull=False),
                name="practice_author_once",
            ),
            models.UniqueConstraint(
                fields=["practice"], condition=Q(is_lead=True), name="practice_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(name=""), name="practice_author_is_somebody"
            ),
        ]


class PracticeAct(models.Model):
    """An act that the practice consists of: a kind of `policies.acts`, narrowed by `detail`.

    `detail` is the event's `reason`, or for a group session its topic; empty for any. Cases and
    visits touched by the practice are found by these, with nothing typed.
    """

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=32)
    detail = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "kind", "detail"], name="practice_act_once"
            ),
        ]


class PracticeIndicator(models.Model):
    """What the practice is meant to move: a code of the registry, at the version it was named."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="indicators")
    indicator = models.CharField(max_length=24)
    indicator_version = models.SmallIntegerField()
    is_main = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "indicator"], name="practice_indicator_once"
            ),
            models.UniqueConstraint(
                fields=["practice"], condition=Q(is_main=True), name="practice_one_main_indicator"
            ),
        ]


class PracticeFile(models.Model):
    """A form or tool that goes with a practice: checked, encrypted, in the vault."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="files")
    title = models.CharField(max_length=120)
    form = models.CharField(max_length=8)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=48)
    kept_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "sha256"], condition=Q(removed_at__isnull=True),
                name="practice_file_once",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="practice_file_not_empty"),
        ]


class CounterNote(models.Model):
    """A note from the counter: three sentences and a tag, sent from any page of work.

    `page` is the name of the page, never its address: an address may hold somebody's number.
    """

    office = models.ForeignKey(Office, models.RESTRICT, related_name="counter_notes")
    author = models.ForeignKey(User, models.RESTRICT, related_name="counter_notes")
    text = models.CharField(max_length=600)
    category = models.CharField(max_length=12, choices=Category)
    page = models.CharField(max_length=80, blank=True)
    written_at = models.DateTimeField()
    practice = models.ForeignKey(
        Practice, models.RESTRICT, null=True, related_name="counter_notes"
    )
    put_away_at = models.DateTimeField(null=True)

    PERSONAL: ClassVar[dict[str, str]] = {
        "text": "what an officer saw at work; names and numbers are refused when it is sent",
    }

    class Meta:
        indexes = [models.Index(fields=["office", "-written_at"], name="counter_note_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="counter_note_says_something"),
        ]
