"""People who log in, the offices they work in, and what was read by whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now

from antarkerja.domain.offices.enums import OfficeKind, RoleName, Zone


class Office(models.Model):
    """Ministry, province, district office or school job centre, as a tree."""

    kind = models.CharField(max_length=12, choices=OfficeKind)
    name = models.CharField(max_length=160)
    parent = models.ForeignKey("self", models.RESTRICT, null=True, related_name="children")
    # Kemendagri code of the region served: "33" a province, "33.07" a district, "" the nation.
    region = models.CharField(max_length=13, blank=True)
    zone = models.CharField(max_length=16, choices=Zone, default=Zone.WIB)
    government = models.CharField(max_length=160, blank=True)
    address = models.CharField(max_length=240, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_title = models.CharField(max_length=120, blank=True)
    signer_nip = models.CharField(max_length=18, blank=True)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["region"], name="office_region")]
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=models.Q(kind="district"), name="office_one_a_district"
            ),
            models.CheckConstraint(
                condition=models.Q(zone__in=Zone.values), name="office_zone_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=username)


class User(AbstractBaseUser):
    """Somebody who logs in. `username` is a work name, or the registration number of a person."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "name": "shown beside what the user did; scrubbed to a blank",
        "email": "second way to reach the user; scrubbed to a blank",
        "phone": "signs in a jobseeker; scrubbed to a blank",
        "nip": "printed where a paper names its officer; scrubbed to a blank",
    }

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=16, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        indexes = [models.Index(fields=["phone"], name="user_phone")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """The role of a user in an office. `subject_id` is the person or firm of a non-staff role."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    office = models.ForeignKey(Office, models.RESTRICT, null=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=RoleName)
    subject_id = models.BigIntegerField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "role"], name="membership_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(valid_until__isnull=True),
                name="membership_one_open_a_user",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=RoleName.values), name="membership_role_known"
            ),
        ]


class NumberSequence(models.Model):
    """The last number given, per office, year and kind of paper; no gaps."""

    office = models.ForeignKey(Office, models.RESTRICT)
    kind = models.CharField(max_length=12)
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "kind", "year"], name="sequence_once"),
            models.CheckConstraint(condition=models.Q(last__gte=0), name="sequence_not_negative"),
        ]


class AccessLog(models.Model):
    """Who read whose file, when, on which page and why (UU PDP art. 31)."""

    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField()
    role = models.CharField(max_length=20)
    office_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=16)
    subject_id = models.BigIntegerField()
    page = models.CharField(max_length=80)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "at"], name="access_subject"),
            models.Index(fields=["office_id", "at"], name="access_office"),
            models.Index(fields=["office_id", "id"], name="access_office_id"),
            models.Index(fields=["user_id", "id"], name="access_user"),
            models.Index(fields=["at"], name="access_at"),
        ]


class ImportBatch(models.Model):
    """One file that somebody brought in, its preview and what became of it."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "content": "the uploaded file, encrypted, until its rows are read in or it is discarded",
    }

    class Status(models.TextChoices):
        READING = "reading"
        READ = "read"
        APPLYING = "applying"
        APPLIED = "applied"
        UNDOING = "undoing"
        UNDONE = "undone"
        FAILED = "failed"

    kind = models.CharField(max_length=12)
    office = models.ForeignKey(Office, models.RESTRICT)
    user = models.ForeignKey(User, models.RESTRICT, null=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=24)
    mapping = models.JSONField(default=dict)
    # Encrypted; only for files that come by the browser, and only until they are applied.
    content = models.BinaryField(null=True)
    # {"column", "code", "value"} where the whole file was refused.
    refusal = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status, default=Status.READING)
    rows = models.IntegerField(default=0)
    new = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    same = models.IntegerField(default=0)
    duplicate = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now())
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="read")
                | models.Q(
                    rows=models.F("new") + models.F("changed") + models.F("same")
                    + models.F("duplicate") + models.F("refused")
                ),
                name="import_counts_add_up",
            )
        ]


class ImportRow(models.Model):
    """One row of a file: what it says, what is to happen with it, and what it became."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "values": "what the row says of a person, NIK encrypted; emptied once it is taken in",
        "problems": "the start of a value that was refused, never a NIK",
    }

    class Verdict(models.TextChoices):
        NEW = "new"
        CHANGED = "changed"
        SAME = "same"
        DUPLICATE = "duplicate"
        REFUSED = "refused"

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="import_rows")
    line = models.IntegerField()
    key = models.CharField(max_length=64, blank=True)
    values = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict)
    # [{"column": "wage_min", "code": "wage_too_small", "value": "5"}], worded at the page.
    problems = models.JSONField(default=list)
    target_id = models.BigIntegerField(null=True)
    before = models.JSONField(null=True)
    applied_at = models.DateTimeField(null=True)
    # Why the row's work stayed when the batch was undone; empty where it went.
    kept = models.CharField(max_length=24, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "line"], name="import_row_once"),
        ]
        indexes = [
            models.Index(fields=["batch", "verdict", "line"], name="import_row_verdict"),
            # A person brought in without NIK, birth date or phone is known again by this only.
            models.Index(fields=["key"], name="import_row_key"),
        ]
