"""The regions of the case page: where each stands, and where its facts come from.

Other folders offer a function `(request, case) -> Mapping` and a template under
`officer/cases/parts/`, and add one line here. Their modules must not import this folder: a cycle.
The template reads what the function gave as `it`, and `case`; each costs a constant number of
queries. None from the function leaves the region out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from antarkerja.web.components.pages import DeskRequest
from antarkerja.web.officer.accompany import parts as accompany
from antarkerja.web.officer.cases import plan_part

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case

Facts = Callable[[DeskRequest, "Case"], "Mapping[str, Any] | None"]


@dataclass(frozen=True, slots=True)
class Region:
    """`aside` stands at the right of a wide screen; the order here is the order on the page."""

    template: str
    facts: Facts
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A region with what it shows."""

    template: str
    it: Mapping[str, Any]


REGIONS: tuple[Region, ...] = (
    Region("officer/cases/parts/plan.html", plan_part.first_steps),
    Region("officer/cases/parts/notes.html", accompany.latest_notes),
    Region("officer/cases/parts/timeline.html", accompany.latest_events),
    Region("officer/cases/parts/acts.html", accompany.acts, aside=True),
    Region("officer/cases/parts/papers.html", accompany.papers_and_agencies, aside=True),
)


def filled(request: DeskRequest, case: Case, *, aside: bool) -> list[Filled]:
    """The regions of one side of the page that have something to show."""
    found = []
    for region in REGIONS:
        if region.aside is aside:
            facts = region.facts(request, case)
            if facts is not None:
                found.append(Filled(region.template, facts))
    return found
