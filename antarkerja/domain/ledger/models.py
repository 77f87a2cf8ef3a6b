"""One table: the append-only book of business events."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.errors import LedgerIsAppendOnlyError


class EventQuerySet(models.QuerySet["Event"]):
    """Filters only; the database refuses update and delete as well."""

    def update(self, **kwargs: Any) -> int:
        raise LedgerIsAppendOnlyError

    def delete(self) -> tuple[int, dict[str, int]]:
        raise LedgerIsAppendOnlyError


class Event(models.Model):
    """What happened, with the traits that reports count by *on that day*.

    Ids are plain values without foreign keys: the ledger lies at the bottom and knows nobody.
    `quantity` is +1 for a person and the number of places for a vacancy; a correction carries
    the negative of what it takes back and names the event in `corrects_id`.
    `opened_on` is the first day of the registration (or vacancy) that the event belongs to, so
    that what leaves the stock is counted in the age group in which it entered.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "birth_on": "age groups of the IPK report of any past day; kept, for the row names nobody",
    }

    kind = models.CharField(max_length=32, choices=EventKind)
    happened_on = models.DateField()
    entered_at = models.DateTimeField(db_default=Now())
    subject = models.CharField(max_length=16, choices=Subject)
    subject_id = models.BigIntegerField()
    person_id = models.BigIntegerField(null=True)
    vacancy_id = models.BigIntegerField(null=True)
    employer_id = models.BigIntegerField(null=True)
    office_id = models.BigIntegerField()
    officer_id = models.BigIntegerField(null=True)
    quantity = models.IntegerField(default=1)
    opened_on = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    birth_on = models.DateField(null=True)
    education = models.CharField(max_length=12, blank=True)
    left_school_year = models.SmallIntegerField(null=True)
    kbji = models.CharField(max_length=8, blank=True)
    kbji_version = models.CharField(max_length=8, blank=True)
    kbli = models.CharField(max_length=8, blank=True)
    kbli_version = models.CharField(max_length=8, blank=True)
    region = models.CharField(max_length=13, blank=True)
    scheme = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    corrects_id = models.BigIntegerField(null=True)
    # A second entry of the same act (a retry, a killed worker) meets this and is refused.
    act_key = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["office_id", "happened_on", "kind"], name="event_office_day"),
            models.Index(fields=["subject", "subject_id", "happened_on"], name="event_subject"),
            models.Index(fields=["person_id", "happened_on"], name="event_person"),
            # Monthly counts of all offices are read from this alone, without the rows.
            models.Index(
                fields=["kind", "happened_on", "office_id", "opened_on", "entered_at",
                        "corrects_id", "quantity", "reason"],
                name="event_kind_day",
            ),
            models.Index(
                fields=["corrects_id"], condition=models.Q(corrects_id__isnull=False),
                name="event_corrects",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=EventKind.values), name="event_kind_known"
            ),
            models.CheckConstraint(condition=~models.Q(quantity=0), name="event_quantity_not_zero"),
            models.CheckConstraint(
                condition=models.Q(sex__in=["", "L", "P"]), name="event_sex_known"
            ),
        ]

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise LedgerIsAppendOnlyError
