"""The list of cases to take out: what its page shows, and the phone; never a NIK."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.attention import labels_of_flags
from antarkerja.domain.cases.queries.caseload import CaseFilter, wanted_cases
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

CHUNK = 2_000
Row = list[str | int | None]


def export_header() -> list[str]:
    return [
        _("Case"), _("Name"), _("Registration number"), _("Phone"), _("Service track"),
        _("Officer"), _("Group"), _("Opened on"), _("Last contact"), _("Days without contact"),
        _("Next step on"), _("Why it came up"),
    ]


def export_rows(viewer: Actor, wanted: CaseFilter, *, today: date) -> Iterator[Row]:
    """Every case that fits, a chunk of 2,000 at a time, in the order of their numbers.

    Raises:
        NotAllowedError: the viewer may not take files out, or works no cases.
    """
    viewer.require(Permission.EXPORT_FILES)
    number = Registration.objects.filter(person=OuterRef("person_id")).order_by("-opened_on", "-pk")
    cases = (
        wanted_cases(viewer, wanted, today=today).order_by("pk")
        .select_related("person", "officer", "group")
        .annotate(registration_number=Subquery(number.values("number")[:1]))
    )
    return _chunks(cases, today)


def _chunks(cases: object, today: date) -> Iterator[Row]:
    last = 0
    while rows := list(cases.filter(pk__gt=last)[:CHUNK]):  # type: ignore[attr-defined]  # annotated
        flags = labels_of_flags([case.pk for case in rows])
        for case in rows:
            yield _row(case, today, flags.get(case.pk, []))
        last = rows[-1].pk


def _row(case: Case, today: date, flags: list[str]) -> Row:
    silent = (today - (case.contacted_on or case.opened_on)).days
    return [
        case.pk, case.person.name, getattr(case, "registration_number", "") or "",
        case.person.phone, str(case.get_track_display()),
        case.officer.name if case.officer else "", case.group.title if case.group else "",
        case.opened_on.isoformat(), _iso(case.contacted_on), silent, _iso(case.next_on),
        ", ".join(flags),
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
