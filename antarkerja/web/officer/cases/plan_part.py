"""What the case page says of interview and plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from antarkerja.domain.cases.queries.interview import interview_of
from antarkerja.domain.cases.queries.plan import lines_of, open_lines, plan_of
from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case

SHOWN = 5


def first_steps(request: DeskRequest, case: Case) -> Mapping[str, Any]:
    """The talk, the plan, and the next lines of it."""
    plan = plan_of(case)
    lines = open_lines(lines_of(case, plan))
    return {
        "talk": interview_of(case), "plan": plan, "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN), "today": request.today,
    }
