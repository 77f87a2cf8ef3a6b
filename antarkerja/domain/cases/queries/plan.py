"""A plan as people read it: own steps, and beside them what happens elsewhere.

Referrals and appointments are steps that nobody types: they are read here each time, and an own
step whose kind says so counts as done by them (decision record 0019).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.appointments import AppointmentStatus
from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.plan import PlanStatus, StepActor, StepKind, StepStatus
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.plan import Plan, PlanSignature, Step
from antarkerja.domain.cases.models.settings import CaseSettings
from antarkerja.domain.cases.queries.scope import cases_of
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

# Of the newest only: a plan is about now.
MOST_ELSEWHERE = 20
# The profile is good enough to match from this share on.
PROFILE_DONE = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the plan. `step` is empty where it comes from elsewhere, `source` says where.

    `evidence` says what fulfilled an own step elsewhere.
    """

    title: str
    actor: StepActor = StepActor.PERSON
    day: date | None
    is_done: bool
    is_dropped: bool = False
    step: Step | None = None
    source: str = ""
    source_id: int = 0
    state: str = ""
    evidence: str = ""

    @property
    def who(self) -> str:
        """Who does it, as the office speaks of people."""
        return who_of(self.step) if self.step else str(self.actor.label)

    @property
    def is_persons(self) -> bool:
        """Whether the person does it; a page that speaks to the person says "you" then."""
        return self.actor == StepActor.PERSON

    def is_late(self, today: date) -> bool:
        return not (self.is_done or self.is_dropped) and self.day is not None and self.day < today


def plan_of(case: Case) -> Plan | None:
    """The plan with steps and signatures, of a case that the viewer was allowed to load."""
    return (
        Plan.objects.filter(case=case).prefetch_related(
            Prefetch("steps", Step.objects.select_related("proof").order_by("pk")),
            Prefetch("signatures", PlanSignature.objects.order_by("-signed_at")),
        ).first()
    )


def own_case(viewer: Actor) -> Case | None:
    """The open case of the person who is signed in, else the newest one."""
    viewer.require(Permission.USE_OWN_FILE)
    return (
        Case.objects.filter(person_id=viewer.person_id or 0)
        .select_related("person", "office", "officer")
        .order_by("-status", "-opened_on", "-pk").first()
    )


def step_for(viewer: Actor, step_id: int) -> Step | None:
    """A step of the viewer's office, with its case."""
    return (
        Step.objects.filter(pk=step_id, plan__case__in=cases_of(viewer))
        .select_related("plan__case__person", "plan__case__office").first()
    )


def lines_of(case: Case, plan: Plan | None) -> list[Line]:
    """All lines, what is due first, what has no day, then what is done. Two queries."""
    referrals = list(
        Referral.objects.filter(person_id=case.person_id, sent_on__gte=case.opened_on)
        .select_related("vacancy__employer").order_by("-pk")[:MOST_ELSEWHERE]
    )
    meetings = list(
        Appointment.objects.filter(
            person_id=case.person_id, office_id=case.office_id,
            booked_at__date__gte=case.opened_on,
        ).exclude(status=AppointmentStatus.CANCELLED).order_by("-pk")[:MOST_ELSEWHERE]
    )
    steps = list(plan.steps.all()) if plan else []
    lines = [_own(step, case, referrals, meetings) for step in steps]
    lines += [_referral(row) for row in referrals]
    lines += [_meeting(row, case.office.zone) for row in meetings]
    return sorted(lines, key=lambda line: (
        line.is_done or line.is_dropped, line.day is None, line.day or case.opened_on
    ))


def open_lines(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if not (line.is_done or line.is_dropped)]


def _own(
    step: Step, case: Case, referrals: list[Referral], meetings: list[Appointment]
) -> Line:
    evidence = ""
    if step.status == StepStatus.OPEN:
        evidence = _evidence(step, case, referrals, meetings)
    return Line(
        title=step.title, actor=StepActor(step.actor), day=step.done_on or step.due_on, step=step,
        is_done=step.status == StepStatus.DONE or bool(evidence),
        is_dropped=step.status == StepStatus.DROPPED, evidence=evidence,
    )


def _evidence(
    step: Step, case: Case, referrals: list[Referral], meetings: list[Appointment]
) -> str:
    """What fulfilled the step elsewhere since it was made, or opened again; "" if nothing has."""
    since = step.reopened_at
    if step.kind == StepKind.APPLY:
        sent = next((row for row in reversed(referrals) if row.sent_on >= step.made_on
                     and row.pk > (step.reopened_after_id or 0)), None)
        return _("sent to %(firm)s") % {"firm": sent.vacancy.employer.name} if sent else ""
    if step.kind == StepKind.MEET:
        kept = any(
            row.status == AppointmentStatus.KEPT and row.starts_at.date() >= step.made_on
            and _is_newer(row.came_at, since)
            for row in meetings
        )
        return _("came to the appointment") if kept else ""
    if (step.kind == StepKind.PROFILE and case.person.completeness >= PROFILE_DONE
            and _is_newer(case.person.changed_at, since)):
        return _("the profile is complete enough")
    return ""


def _is_newer(at: datetime | None, since: datetime | None) -> bool:
    return since is None or (at is not None and at > since)


def newest_referral_id(person_id: int) -> int:
    """The person's newest referral, 0 where there is none."""
    return (
        Referral.objects.filter(person_id=person_id).order_by("-pk")
        .values_list("pk", flat=True).first() or 0
    )


def _referral(row: Referral) -> Line:
    waits = row.status in OPEN_STATUSES
    return Line(
        title=_("%(work)s at %(firm)s") % {
            "work": row.vacancy.title, "firm": row.vacancy.employer.name},
        day=row.answered_on or row.sent_on, is_done=not waits,
        source="referral", source_id=row.pk, state=row.get_status_display(),
    )


def _meeting(row: Appointment, zone: str) -> Line:
    return Line(
        title=_("Appointment: %(kind)s") % {"kind": row.get_kind_display()},
        day=row.starts_at.astimezone(ZoneInfo(zone)).date(),
        is_done=row.status != AppointmentStatus.BOOKED, source="appointment", source_id=row.pk,
        state=row.get_status_display(),
    )


def who_of(step: Step) -> str:
    """Who does the step, the partner by its name."""
    if step.actor == StepActor.PARTNER and step.partner_name:
        return step.partner_name
    return str(step.get_actor_display())


def wording_of(plan: Plan) -> str:
    """The plan in plain lines, as the person signs it: goal, and each step with who and when."""
    lines = [plan.goal]
    for step in plan.steps.exclude(status=StepStatus.DROPPED).order_by("due_on", "pk"):
        day = step.due_on.isoformat() if step.due_on else "–"
        lines.append(f"{day} · {who_of(step)} · {step.title}")
    return "\n".join(lines)[:20_000]


def needs_approval(office_id: int) -> bool:
    """Whether the office wants its head to approve plans before they are agreed."""
    return CaseSettings.objects.filter(office_id=office_id, plan_needs_approval=True).exists()


def plans_waiting(viewer: Actor) -> QuerySet[Plan]:
    """Plans of the office that wait for its head, longest first.

    Raises NotAllowedError where the viewer does not lead cases.
    """
    viewer.require(Permission.LEAD_CASES)
    return (
        Plan.objects.filter(
            status=PlanStatus.WAITING, case__office_id=viewer.own_office, case__status="open"
        ).select_related("case__person", "case__officer").order_by("changed_at", "pk")
    )


def own_steps_due(*, on: date, zone: str) -> QuerySet[Step]:
    """Open steps of people, due on a day in offices of a zone: for the clock, not for a viewer."""
    return (
        Step.objects.filter(
            due_on=on, status=StepStatus.OPEN, actor=StepActor.PERSON,
            plan__case__status=CaseStatus.OPEN, plan__case__office__zone=zone,
        ).select_related("plan__case__person__office").order_by("pk")
    )


def fulfilled_steps(*, zone: str) -> QuerySet[Step]:
    """Open steps in offices of a zone that something elsewhere fulfilled: for the clock.

    The same as `Line.evidence` says of one plan, for all plans at once.
    """
    person, made_on = OuterRef("plan__case__person_id"), OuterRef("made_on")
    sent = Referral.objects.filter(
        person_id=person, sent_on__gte=made_on, pk__gt=Coalesce(OuterRef("reopened_after_id"), 0)
    )
    kept = Appointment.objects.filter(
        person_id=person, status=AppointmentStatus.KEPT, starts_at__date__gte=made_on
    )
    as_made = Q(reopened_at__isnull=True)
    met = as_made & Exists(kept) | Exists(kept.filter(came_at__gt=OuterRef("reopened_at")))
    changed = as_made | Q(plan__case__person__changed_at__gt=F("reopened_at"))
    return Step.objects.filter(
        Q(kind=StepKind.APPLY) & Exists(sent) | Q(kind=StepKind.MEET) & met
        | Q(kind=StepKind.PROFILE, plan__case__person__completeness__gte=PROFILE_DONE) & changed,
        status=StepStatus.OPEN, plan__case__status=CaseStatus.OPEN,
        plan__case__office__zone=zone,
    ).order_by("pk")
