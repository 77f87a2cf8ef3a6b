"""Training providers, their courses, and the skills that a course teaches."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from antarkerja.domain.offices.models import Office
from antarkerja.domain.training.enums import Accreditation, ProviderKind


class Provider(models.Model):
    """A body that trains. A public fact of its region: every office sees it, one keeps it."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="providers")
    name = models.CharField(max_length=200)
    name_normalised = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=ProviderKind)
    region = models.CharField(max_length=13, blank=True)
    address = models.CharField(max_length=240, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    website = models.CharField(max_length=200, blank=True)
    accredited = models.CharField(max_length=3, choices=Accreditation, blank=True)
    # Where it is known from: nobody is sent to a school on hearsay.
    source = models.CharField(max_length=200)
    checked_on = models.DateField()
    archived_at = models.DateTimeField(null=True)
    archive_reason = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["region", "name_normalised"], name="provider_region_name")]
        constraints = [
            models.UniqueConstraint(fields=["name_normalised", "region"], name="provider_once"),
            models.CheckConstraint(condition=~Q(name=""), name="provider_has_a_name"),
            models.CheckConstraint(condition=~Q(source=""), name="provider_has_a_source"),
        ]

    def __str__(self) -> str:
        return self.name


class Course(models.Model):
    """A course that one can go to. `fee` 0 is free, None is not known."""

    office = models.ForeignKey(Office, models.RESTRICT, related_name="courses")
    provider = models.ForeignKey(Provider, models.RESTRICT, related_name="courses")
    title = models.CharField(max_length=200)
    title_normalised = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    kbji = models.CharField(max_length=4, blank=True)
    hours = models.SmallIntegerField(null=True)
    fee = models.IntegerField(null=True)
    # The next start; none is "not known" or "begins when enough have come".
    starts_on = models.DateField(null=True)
    online = models.BooleanField(default=False)
    # The regency or city where it is held; empty only where it is held online.
    region = models.CharField(max_length=13, blank=True)
    place = models.CharField(max_length=200, blank=True)
    seats = models.SmallIntegerField(null=True)
    source = models.CharField(max_length=200)
    # Hash of provider, title and place, for imported rows.
    source_key = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001
    checked_on = models.DateField()
    archived_at = models.DateTimeField(null=True)
    archive_reason = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            models.Index(fields=["region", "title_normalised"], name="course_region_title"),
            models.Index(fields=["provider", "title_normalised"], name="course_provider"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="course_has_a_title"),
            models.CheckConstraint(condition=~Q(source=""), name="course_has_a_source"),
            models.CheckConstraint(
                condition=Q(online=True) | ~Q(region=""), name="course_is_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(fee__isnull=True) | Q(fee__gte=0), name="course_fee_not_negative"
            ),
            models.CheckConstraint(
                condition=(Q(hours__isnull=True) | Q(hours__gte=1))
                & (Q(seats__isnull=True) | Q(seats__gte=1)),
                name="course_hours_and_seats",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CourseSkill(models.Model):
    """A skill that the course teaches, as an officer confirmed it or the provider's file says.

    `skill` is an id of the project's skill lists; a skill that they do not know stands for itself,
    in lower case, as it does in a vacancy.
    """

    course = models.ForeignKey(Course, models.CASCADE, related_name="skills")
    skill = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "skill"], name="course_skill_once"),
            models.CheckConstraint(condition=~Q(skill=""), name="course_skill_named"),
        ]
        indexes = [models.Index(fields=["skill", "course"], name="course_by_skill")]

    def __str__(self) -> str:
        return self.skill
