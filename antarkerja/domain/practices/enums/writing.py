"""The guided form of a practice: its parts, and what readers would miss."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WritingPart(TextChoices):
    """One page of the guided form, in the order in which it is written."""

    PROBLEM = "problem", _("The problem")
    STEPS = "steps", _("What is done")
    NEEDS = "needs", _("What it takes")
    RESULTS = "results", _("What came of it")
    PLACE = "place", _("Where it fits")
    PROOF = "proof", _("How it is proven")


class Missing(TextChoices):
    """Something that a reader would look for and not find."""

    TITLE = "title", _("A title")
    PROBLEM = "problem", _("The problem that it answers")
    GROUPS = "groups", _("Whom it serves")
    STEPS = "steps", _("At least two steps, each with who does it")
    DID_NOT_WORK = "did_not_work", _("What did not work")
    SELF_REPORTED = "self_reported", _("What you believe it changed")
    CONTEXT = "context", _("The place and the situation in which it began")
    HOURS = "hours_a_month", _("Hours of work in a month")
    PARTNERS = "partners", _("Partners")
    TOOLS = "tools", _("Tools and forms")
    RISKS = "risks", _("Risks")
    ACTS = "acts", _("The acts of the service that it consists of")
    INDICATORS = "indicators", _("The figures that it is meant to move")
    ENGLISH = "english", _("The text in English")


# Without these nothing is published; the others are only pointed out.
REQUIRED = frozenset({
    Missing.TITLE, Missing.PROBLEM, Missing.GROUPS, Missing.STEPS, Missing.DID_NOT_WORK,
    Missing.SELF_REPORTED,
})
PART_OF: dict[Missing, WritingPart] = {
    Missing.TITLE: WritingPart.PROBLEM, Missing.PROBLEM: WritingPart.PROBLEM,
    Missing.GROUPS: WritingPart.PROBLEM, Missing.STEPS: WritingPart.STEPS,
    Missing.HOURS: WritingPart.NEEDS, Missing.PARTNERS: WritingPart.NEEDS,
    Missing.TOOLS: WritingPart.NEEDS, Missing.DID_NOT_WORK: WritingPart.RESULTS,
    Missing.SELF_REPORTED: WritingPart.RESULTS, Missing.RISKS: WritingPart.RESULTS,
    Missing.CONTEXT: WritingPart.PLACE, Missing.ACTS: WritingPart.PROOF,
    Missing.INDICATORS: WritingPart.PROOF, Missing.ENGLISH: WritingPart.PROBLEM,
}
