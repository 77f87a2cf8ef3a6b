"""Which lines of work belong to a practice that the viewer's office works by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django import template
from django.utils.translation import get_language

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.practices.queries.marks import Act, Mark, marks_on

if TYPE_CHECKING:
    from antarkerja.domain.cases.queries.timeline import Line
    from antarkerja.domain.employers.models import EmployerVisit
    from antarkerja.domain.jobseekers.queries.files import TimelineLine

register = template.Library()
T = TypeVar("T")


@register.simple_tag(takes_context=True)
def marked_lines(
    context: dict[str, Any], lines: Sequence[Line]
) -> list[tuple[Line, Mark | None]]:
    """Lines of a case's timeline, each with its practice. At most three queries."""
    return _marked(context, lines, [
        Act(line.kind or "", line.reason, line.key.day, line.about) for line in lines])


@register.simple_tag(takes_context=True)
def marked_events(
    context: dict[str, Any], lines: Sequence[TimelineLine]
) -> list[tuple[TimelineLine, Mark | None]]:
    """Lines of a person's file, each with its practice. At most three queries."""
    return _marked(context, lines, [
        Act(line.kind, line.reason, line.happened_on, line.about) for line in lines])


@register.simple_tag(takes_context=True)
def marked_visits(
    context: dict[str, Any], visits: Sequence[EmployerVisit]
) -> list[tuple[EmployerVisit, Mark | None]]:
    """Visits to a firm, each with its practice. At most two queries."""
    return _marked(context, visits, [
        Act(EventKind.EMPLOYER_VISITED, visit.purpose, visit.visited_on) for visit in visits])


def _marked(
    context: dict[str, Any], lines: Sequence[T], acts: Sequence[Act]
) -> list[tuple[T, Mark | None]]:
    language = (get_language() or "id")[:2]
    marks = marks_on(context["request"].actor, acts, language=language)
    return list(zip(lines, marks, strict=True))
