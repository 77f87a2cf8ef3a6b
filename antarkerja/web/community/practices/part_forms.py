"""The parts of the guided form. Nothing but the title has to be filled: one may stop anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    OfficeSize,
    Origin,
    Setting,
    TargetGroup,
    Visibility,
)
from antarkerja.domain.practices.enums.writing import WritingPart
from antarkerja.domain.practices.operations.drafting import ContextDetails, context_of
from antarkerja.domain.practices.policies.texts import (
    LONGEST,
    LONGEST_SHORT,
    LONGEST_STEP,
    MOST_STEPS,
    StepDetails,
    TextDetails,
    details_of,
)
from antarkerja.web.community.practices.forms import sector_choices
from antarkerja.web.community.words import WordsField
from antarkerja.web.components.fields import RupiahField
from antarkerja.web.components.meanwhile import SEEN, MeanwhileMixin

if TYPE_CHECKING:
    from antarkerja.domain.practices.queries.one_practice import PracticeView

FREE_ROWS = 2
STEP = ("what", "who", "tool")


def _prose(label: Any, hint: Any = "", rows: int = 5) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=LONGEST,
                           widget=forms.Textarea({"rows": rows}))


class PartForm(MeanwhileMixin, forms.Form):
    """One part, in one language. `words` are its fields of a text, `facts` those of the context."""

    marks_required = True
    words: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, data: Any, *, view: PracticeView, language: Language) -> None:
        self.language = language
        self.practice = view.practice
        known = view.newest.get(language)
        self.known = details_of(known) if known else None
        context = context_of(view.practice)
        initial = {name: getattr(self.known, name) for name in self.words if self.known}
        initial |= {name: getattr(context, name) for name in self.facts}
        super().__init__(data, initial=initial | self.first_values(view))
        if self.words and self.known is None and "title" not in self.fields:
            self.fields = {"title": _title_field(), **self.fields}
        if self.words and view.practice.published_version is not None:
            self.fields["change_note"] = forms.CharField(
                label=_("What changes, and why"), required=False, max_length=200,
                help_text=_("Readers of the versions see this."))

    def first_values(self, view: PracticeView) -> dict[str, Any]:
        """What else a subclass begins with."""
        return {}

    def written_text(self) -> TextDetails | None:
        """The words as they shall stand, or None where this part has none."""
        if not self.words:
            return None
        said = self.cleaned_data
        base = self.known or TextDetails(language=self.language, title=said["title"])
        changes: dict[str, Any] = {name: said[name] for name in self.words if name in said}
        return replace(base, **changes)

    def written_context(self) -> ContextDetails | None:
        if not self.facts:
            return None
        changes: dict[str, Any] = {name: self.cleaned_data[name] for name in self.facts}
        return replace(context_of(self.practice), **changes)


def _title_field() -> forms.CharField:
    return WordsField(label=_("Title of the practice"), max_length=LONGEST_SHORT)


class ProblemForm(PartForm):
    words = ("title", "problem")
    facts = ("category", "groups")
    title = _title_field()
    problem = _prose(_("The problem"), _(
        "Who has it, how often, and how you know. Write what is true where “…” stands."))
    groups = forms.MultipleChoiceField(
        label=_("Whom it serves"), required=False, choices=TargetGroup.choices,
        widget=forms.CheckboxSelectMultiple)
    category = forms.ChoiceField(label=_("Part of the service"), choices=Category.choices)


@dataclass(frozen=True, slots=True)
class StepRow:
    """The three fields of one step; `above` and `below` are the places beside it, 0 for none."""

    number: int
    above: int
    below: int
    is_moved: bool
    what: BoundField
    who: BoundField
    tool: BoundField


class StepsForm(PartForm):
    """Steps as rows; an empty row is no step, and two more rows are always there."""

    words = ("steps",)
    # The place to which a step was moved just now.
    moved_to = 0
    rows = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, view: PracticeView, language: Language) -> None:
        known = view.newest.get(language)
        asked = str(data.get("rows", "")) if data else ""
        least = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
        kept = len(known.steps) if known else 0
        self.count = min(max(kept + FREE_ROWS, least), MOST_STEPS)
        super().__init__(data, view=view, language=language)
        for number in range(1, self.count + 1):
            self.fields |= _step_fields(number)
        # The marks of what stands now are made anew: the rows came after them.
        self.initial[SEEN] = " ".join(f"{name}:{mark}" for name, mark in self._marks())

    def first_values(self, view: PracticeView) -> dict[str, Any]:
        values: dict[str, Any] = {"rows": self.count}
        for number, step in enumerate(self.known.steps if self.known else (), start=1):
            values |= {f"what_{number}": step.what, f"who_{number}": step.who,
                       f"tool_{number}": step.tool}
        return values

    def step_rows(self) -> Iterator[StepRow]:
        for number in range(1, self.count + 1):
            below = number + 1 if number < self.count else 0
            yield StepRow(number, number - 1, below, number == self.moved_to,
                          *(self[f"{name}_{number}"] for name in STEP))

    def move(self, asked: str) -> bool:
        """Changes the places of two rows that were sent, as "3:2" asks; nothing typed is lost.

        False where nothing, or no two rows beside each other, was asked for.
        """
        places = asked.split(":")
        if not all(one.isdecimal() and len(one) < 4 for one in places) or len(places) != 2:
            return False
        here, there = map(int, places)
        if abs(here - there) != 1 or not 1 <= min(here, there) < max(here, there) <= self.count:
            return False
        sent: Any = self.data
        turned = sent.copy()
        for name in STEP:
            for one, other in ((here, there), (there, here)):
                turned[f"{name}_{other}"] = sent.get(f"{name}_{one}", "")
        self.data, self.moved_to = turned, there
        return True

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        said["steps"] = tuple(
            StepDetails(*(said.get(f"{name}_{number}", "") for name in STEP))
            for number in range(1, self.count + 1)
        )
        return said


def _step_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"what_{number}": forms.CharField(
            label=_("What is done"), required=False, max_length=LONGEST_STEP,
            widget=forms.Textarea({"rows": 2})),
        f"who_{number}": forms.CharField(
            label=_("Who does it"), required=False, max_length=LONGEST_SHORT),
        f"tool_{number}": forms.CharField(
            label=_("With which tool or form"), required=False, max_length=LONGEST_SHORT),
    }


class NeedsForm(PartForm):
    words = ("partners", "tools")
    facts = ("hours_a_month", "cost_once", "cost_a_month")
    hours_a_month = forms.IntegerField(
        label=_("Hours of work in a month"), required=False, min_value=0, max_value=2000,
        help_text=_("Of everybody together, once it runs."))
    cost_once = RupiahField(label=_("Cost to begin with, in rupiah"), required=False, min_value=0,
                            help_text=_("0 where it costs nothing."))
    cost_a_month = RupiahField(label=_("Cost each month, in rupiah"), required=False, min_value=0)
    partners = _prose(_("Partners"), _("Who outside the office takes part, and in what."), 3)
    tools = _prose(_("Tools and forms"), _("Papers themselves can be added as files."), 3)


class ResultsForm(PartForm):
    words = ("self_reported", "did_not_work", "risks")
    self_reported = _prose(_("What you believe it changed"), _(
        "Shown as your own word. What the service's records say stands beside it by itself."))
    did_not_work = _prose(_("What did not work"), _(
        "What you tried and left again saves the next office weeks."))
    risks = _prose(_("Risks"), _("For whom could it go wrong, and what you do about it."), 3)


class PlaceForm(PartForm):
    words = ("context",)
    facts = ("setting", "office_size", "sectors", "origin", "origin_place", "origin_source",
             "visibility")
    context = _prose(_("Where it began"), _("The place, the office, the time: what made it fit."))
    setting = forms.ChoiceField(label=_("Where"), choices=Setting.choices)
    office_size = forms.ChoiceField(label=_("Office size"), choices=OfficeSize.choices)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: every sector."))
    origin = forms.ChoiceField(label=_("Where it comes from"), choices=Origin.choices)
    origin_place = forms.CharField(label=_("Which office or country"), required=False,
                                   max_length=120)
    origin_source = forms.CharField(
        label=_("Source"), required=False, max_length=300,
        help_text=_("Title or address of what you read, unless it is your own."))
    visibility = forms.ChoiceField(label=_("Who reads it once it is published"),
                                   choices=Visibility.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sectors"].choices = sector_choices()  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("origin") != Origin.OWN and not said.get("origin_source"):
            self.add_error("origin_source", _("Name the source: others shall find it again."))
        return said


FORMS: dict[WritingPart, type[PartForm]] = {
    WritingPart.PROBLEM: ProblemForm, WritingPart.STEPS: StepsForm, WritingPart.NEEDS: NeedsForm,
    WritingPart.RESULTS: ResultsForm, WritingPart.PLACE: PlaceForm,
}
