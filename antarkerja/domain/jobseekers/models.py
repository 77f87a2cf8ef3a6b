"""People looking for work: registration (AK/I), interview (AK/II) and competency profile.

Every model says which fields are personal, why they are held and how they are scrubbed
(`PERSONAL`), and a test lists the rest.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.jobseekers.enums import (
    EmploymentCondition,
    Marital,
    Purpose,
    RegistrationStatus,
    SkillEvidence,
    SkillLevel,
    StrikeOffReason,
    WorkKind,
)
from antarkerja.domain.messaging.enums import Channel
from antarkerja.domain.messaging.enums import Language as MessageLanguage
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.reference.enums import Education, Hours, Licence, Sex


class Person(models.Model):
    """One human being. The same person keeps one row across registrations."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "name": "to call and address the person; scrubbed to a blank",
        "nik_encrypted": "AK/I asks for it; encrypted; scrubbed to null",
        "nik_hash": "finds duplicates; keyed hash; scrubbed to null",
        "nik_last4": "shown masked; scrubbed to a blank",
        "birth_on": "age groups of the IPK report; scrubbed to the year",
        "birth_place": "AK/I; scrubbed to a blank",
        "phone": "to reach the person; scrubbed to a blank",
        "email": "to reach the person; scrubbed to a blank",
        "address": "AK/I; scrubbed to a blank",
        "user": "sign-in; removed",
    }

    office = models.ForeignKey(Office, models.RESTRICT, related_name="people")
    user = models.OneToOneField(User, models.RESTRICT, null=True, related_name="person")
    name = models.CharField(max_length=120)
    name_normalised = models.CharField(max_length=120)
    nik_encrypted = models.BinaryField(null=True)
    nik_hash = models.CharField(max_length=64, null=True)  # noqa: DJ001
    nik_last4 = models.CharField(max_length=4, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    birth_place = models.CharField(max_length=80, blank=True)
    birth_on = models.DateField(null=True)
    phone = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    rt_rw = models.CharField(max_length=9, blank=True)
    # Kemendagri code of the village, or of the smallest part that is known.
    region = models.CharField(max_length=13, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    education = models.CharField(max_length=8, choices=Education, blank=True)
    school = models.CharField(max_length=120, blank=True)
    field_of_study = models.CharField(max_length=120, blank=True)
    left_school_year = models.SmallIntegerField(null=True)
    condition = models.CharField(max_length=10, choices=EmploymentCondition, blank=True)
    # Wishes beyond the wished jobs.
    wage_floor = models.IntegerField(null=True)
    hours = models.CharField(max_length=6, choices=Hours, blank=True)
    accepts_akl = models.BooleanField(null=True)
    accepts_akad = models.BooleanField(null=True)
    accepts_akan = models.BooleanField(null=True)
    max_km = models.SmallIntegerField(null=True)
    available_from = models.DateField(null=True)
    # Share of the to-do list of the profile that is done, 0-100; kept by the operations.
    completeness = models.SmallIntegerField(default=0)
    merged_into = models.ForeignKey("self", models.RESTRICT, null=True, related_name="merged")
    created_at = models.DateTimeField(db_default=Now())
    changed_at = models.DateTimeField(db_default=Now())
    # When the coder last gave titles of this file a group; no change by anybody.
    coded_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "name_normalised", "id"], name="person_office_name"),
            models.Index(
                fields=["office", "education", "name_normalised", "id"],
                name="person_office_education",
            ),
            models.Index(
                fields=["office", "birth_on", "name_normalised"], name="person_office_birth"
            ),
            models.Index(fields=["office", "phone"], name="person_office_phone"),
            models.Index(fields=["office", "completeness"], name="person_completeness"),
            models.Index(fields=["office", "-changed_at"], name="person_changed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nik_hash"],
                condition=Q(nik_hash__isnull=False, merged_into__isnull=True),
                name="person_nik_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(sex__in=Sex.values), name="person_sex_known_value"
            ),
            models.CheckConstraint(
                condition=Q(education__in=Education.values), name="person_education_known_value"
            ),
            models.CheckConstraint(
                condition=Q(completeness__gte=0, completeness__lte=100),
                name="person_completeness_percent",
            ),
            models.CheckConstraint(
                condition=Q(wage_floor__isnull=True) | Q(wage_floor__gte=0),
                name="person_wage_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Sensitive(models.Model):
    """What the old paper forms ask and the law protects: optional, apart, never matched."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "religion": "old AK/I line, optional; deleted",
        "marital": "old AK/I line, optional; deleted",
        "height_cm": "old AK/II line, optional; deleted",
        "weight_kg": "old AK/II line, optional; deleted",
        "mother_name_encrypted": "old AK/II line, optional; encrypted; deleted",
        "disabilities": "to offer accommodation, self-declared; counted without a name in the "
        "report on equal treatment; deleted",
        "accommodation": "to offer accommodation, the person's wish; deleted",
    }

    person = models.OneToOneField(Person, models.CASCADE, related_name="sensitive")
    religion = models.CharField(max_length=40, blank=True)
    marital = models.CharField(max_length=8, choices=Marital, blank=True)
    height_cm = models.SmallIntegerField(null=True)
    weight_kg = models.SmallIntegerField(null=True)
    mother_name_encrypted = models.BinaryField(null=True)
    disabilities = models.JSONField(default=list)
    accommodation = models.CharField(max_length=200, blank=True)


class Registration(models.Model):
    """One spell in the live file, from registration or revival to placement or strike-off."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="registrations")
    office = models.ForeignKey(Office, models.RESTRICT, related_name="registrations")
    number = models.CharField(max_length=24)
    opened_on = models.DateField()
    valid_until = models.DateField()
    report_due_on = models.DateField()
    status = models.CharField(
        max_length=10, choices=RegistrationStatus, default=RegistrationStatus.ACTIVE
    )
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=12, choices=StrikeOffReason, blank=True)
    # Random word in the QR code of the card; says nothing about the person.
    check_code = models.CharField(max_length=32, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["office", "status", "valid_until"], name="registration_expiry"),
            models.Index(fields=["office", "status", "report_due_on"], name="registration_report"),
            models.Index(fields=["person", "-opened_on"], name="registration_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status="active"), name="registration_one_live"
            ),
            models.UniqueConstraint(
                fields=["office", "number", "opened_on"], name="registration_number_once"
            ),
            models.CheckConstraint(
                condition=Q(status="active", ended_on__isnull=True)
                | (~Q(status="active") & Q(ended_on__isnull=False)),
                name="registration_end_iff_ended",
            ),
        ]


class PeriodicReport(models.Model):
    """A report made (wajib lapor), one box on the card."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="reports")
    reported_on = models.DateField()
    user_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "reported_on"], name="report_once_a_day"
            )
        ]


class Experience(models.Model):
    """Work done, with the duties in the person's own words."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="experiences")
    title = models.CharField(max_length=120)
    employer = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=WorkKind, blank=True)
    duties = models.TextField(max_length=2000, blank=True)
    kbji = models.CharField(max_length=4, blank=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    months = models.SmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kbji", "-person"], name="experience_kbji"),
            models.Index(fields=["title"], condition=Q(kbji=""), name="experience_uncoded"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(months__isnull=True) | Q(months__gte=0),
                name="experience_months_not_negative",
            )
        ]


class PersonSkill(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="skills")
    label = models.CharField(max_length=80)
    # Lower case, one space: what the engine compares.
    normalised = models.CharField(max_length=80)
    level = models.CharField(max_length=8, choices=SkillLevel, blank=True)
    evidence = models.CharField(
        max_length=12, choices=SkillEvidence, default=SkillEvidence.CLAIMED
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "normalised"], name="skill_once_a_person")
        ]


class SkillNotMeant(models.Model):
    """A skill that the words of a person suggested and that they do not have."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="skills_not_meant")
    skill = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "skill"], name="not_meant_once_a_person")
        ]


class Certificate(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="certificates")
    title = models.CharField(max_length=160)
    issuer = models.CharField(max_length=120, blank=True)
    issued_year = models.SmallIntegerField(null=True)
    valid_until = models.DateField(null=True)


class Language(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="languages")
    name = models.CharField(max_length=40)
    level = models.CharField(max_length=8, choices=SkillLevel, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="language_once_a_person")
        ]


class PersonLicence(models.Model):
    person = models.ForeignKey(Person, models.CASCADE, related_name="licences")
    kind = models.CharField(max_length=8, choices=Licence)
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="licence_once_a_person")
        ]


class Wish(models.Model):
    """A wished job, up to five, best first."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="wishes")
    rank = models.SmallIntegerField()
    title = models.CharField(max_length=120)
    kbji = models.CharField(max_length=4, blank=True)
    # The concrete occupation that somebody confirmed, an id of the word lists.
    occupation = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("rank",)
        indexes = [
            models.Index(fields=["kbji", "-person"], name="wish_kbji"),
            models.Index(fields=["title"], condition=Q(kbji=""), name="wish_uncoded"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "rank"], name="wish_rank_once"),
            models.CheckConstraint(
                condition=Q(rank__gte=1, rank__lte=5), name="wish_at_most_five"
            ),
        ]


class WishedPlace(models.Model):
    """A region where the person would work: "33.07" a district, "33" a province."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="places")
    region = models.CharField(max_length=13)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "region"], name="place_once_a_person")
        ]


class Consent(models.Model):
    """A consent given or withdrawn, for extras only; the newest row of a purpose counts."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    given = models.BooleanField()
    at = models.DateTimeField(db_default=Now())
    user_id = models.BigIntegerField(null=True)


class ContactPreference(models.Model):
    """How the person wishes to be told things, and what the person does without."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="contact_preference")
    # Empty: no wish, the office chooses what reaches the person.
    channel = models.CharField(max_length=8, choices=Channel, blank=True)
    language = models.CharField(
        max_length=2, choices=MessageLanguage, default=MessageLanguage.INDONESIAN
    )
    # Values of messaging.enums.Topic.
    declined = models.JSONField(default=list)
    user_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=["", *Channel.values]), name="contact_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=MessageLanguage.values), name="contact_language_known"
            ),
        ]


class RecoveryCode(models.Model):
    """A one-time code for sign-in, issued at the desk or sent by message; only its hash is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)
    issued_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)


class CallLetter(models.Model):
    """AK/IV: the office calls a person, numbered per office and year."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="call_letters")
    office = models.ForeignKey(Office, models.RESTRICT)
    number = models.CharField(max_length=40)
    written_on = models.DateField()
    come_at = models.DateTimeField()
    purpose = models.CharField(max_length=200)
    check_code = models.CharField(max_length=32, unique=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="call_letter_number_once")
        ]
