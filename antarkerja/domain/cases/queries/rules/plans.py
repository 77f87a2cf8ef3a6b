"""The action plan stands still: nothing is planned any more, or a step's day has passed."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.appointments import AppointmentStatus
from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.enums.plan import StepStatus
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.plan import Plan, Step
from antarkerja.domain.cases.queries.rules.protocol import RuleSetting, seeking
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Referral

RUNNING = (ReferralStatus.SENT, ReferralStatus.INTERVIEW)


class PlanIdle:
    """A plan that is `days` days old has no open step, and nothing else runs for the person.

    A referral on its way and a coming appointment are steps too, though they have no row here. An
    appointment that has passed and was not marked is none.
    """

    name = RuleName.PLAN_IDLE
    sentence = _("The plan is %(days)s days old or more and has no open step.")
    shipped = RuleSetting(7)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        plan = Plan.objects.filter(
            case=OuterRef("pk"), made_on__lte=today - timedelta(days=setting.days)
        )
        step = Step.objects.filter(plan__case=OuterRef("pk"), status=StepStatus.OPEN)
        running = Referral.objects.filter(person=OuterRef("person_id"), status__in=RUNNING)
        booked = Appointment.objects.filter(
            person=OuterRef("person_id"), status=AppointmentStatus.BOOKED,
            starts_at__date__gte=today,
        )
        return seeking(
            cases.filter(Exists(plan), ~Exists(step), ~Exists(running), ~Exists(booked))
        )


class StepOverdue:
    """An open step was due `days` days ago."""

    name = RuleName.STEP_OVERDUE
    sentence = _("A step of the plan is overdue for %(days)s days.")
    shipped = RuleSetting(1)

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        late = Step.objects.filter(
            plan__case=OuterRef("pk"), status=StepStatus.OPEN,
            due_on__lte=today - timedelta(days=setting.days),
        )
        return cases.filter(Exists(late))
