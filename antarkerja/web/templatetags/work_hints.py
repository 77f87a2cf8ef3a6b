"""The line of what helped elsewhere, for pages of work that include `components/elsewhere.html`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import get_language

from antarkerja.domain.practices.enums.recommending import WorkRule
from antarkerja.domain.practices.policies.work_rules import RULE_OF
from antarkerja.domain.practices.queries.work_hints import hint_for

register = template.Library()


@dataclass(frozen=True, slots=True)
class Hint:
    """What the night found in the office, in a sentence, and the practice that it leads to."""

    rule: str
    sentence: str
    practice_id: int
    title: str
    proven: bool


@register.simple_tag(takes_context=True)
def work_hint(context: dict[str, Any], rule: str) -> Hint | None:
    """The night's hint for the viewer's office, or None. One query."""
    found = hint_for(
        context["request"].actor, WorkRule(rule), today=context["request"].today,
        language=(get_language() or "id")[:2])
    if found is None:
        return None
    return Hint(
        rule, str(RULE_OF[rule].sentence) % {"n": found.number}, found.practice_id,
        getattr(found, "title", "") or "", bool(getattr(found, "proven", False)))
