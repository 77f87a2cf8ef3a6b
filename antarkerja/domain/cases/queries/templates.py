"""Templates that an office uses: its own, and the shipped ones where it has none for a track."""

from __future__ import annotations

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.plan import StepActor, StepKind
from antarkerja.domain.cases.models.plan import PlanTemplate
from antarkerja.domain.cases.policies.templates import SHIPPED, Pattern, Template
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


def templates_of(viewer: Actor) -> list[Template]:
    """All templates of the viewer's office in the order of tracks. Two queries.

    Raises NotAllowedError where the viewer does not work cases.
    """
    viewer.require(Permission.WORK_CASES)
    own = [
        _template(row) for row in
        PlanTemplate.objects.filter(office_id=viewer.own_office).order_by("title")
        .prefetch_related("steps")
    ]
    found: list[Template] = []
    for track in Track:
        of_track = [template for template in own if template.track == track]
        found += of_track or [SHIPPED[track]]
    return found


def template_for(viewer: Actor, template_id: int) -> PlanTemplate | None:
    """A template of the viewer's own office, for changing it by LEAD_CASES."""
    viewer.require(Permission.LEAD_CASES)
    return (
        PlanTemplate.objects.filter(office_id=viewer.own_office, pk=template_id)
        .prefetch_related("steps").first()
    )


def _template(row: PlanTemplate) -> Template:
    return Template(
        track=Track(row.track), title=row.title, goal=row.goal, template_id=row.pk,
        steps=tuple(
            Pattern(title=step.title, days=step.days, kind=StepKind(step.kind),
                    actor=StepActor(step.actor), partner_name=step.partner_name,
                    help_needed=step.help_needed, hours=step.hours)
            for step in row.steps.all()
        ),
    )
