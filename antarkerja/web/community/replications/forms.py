"""Forms of a replication: taking a practice up, a task, a word, the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.models import User
from antarkerja.domain.practices.enums.replication import AbandonReason, ReplicationNoteKind
from antarkerja.domain.practices.operations.replicating import Adoption, TaskDetails
from antarkerja.domain.practices.queries.replications import AdopterChoice
from antarkerja.web.components.fields import DayMonthYearField

PACES = [("7", _("One step a week")), ("14", _("One step every two weeks")),
         ("30", _("One step a month"))]


@dataclass(frozen=True, slots=True)
class StepFields:
    """One step of the practice on the adopt form."""

    number: int
    what: str
    fields: tuple[Any, ...]


class AdoptForm(forms.Form):
    """Filled from the practice: its steps stand there, each may be changed or left out."""

    marks_required = True

    owner = forms.ChoiceField(label=_("Who carries it?"))
    planned_on = DayMonthYearField(label=_("When do you begin?"))
    pace = forms.ChoiceField(
        label=_("How quickly?"), choices=PACES, initial="14",
        help_text=_("Each step gets a day by this. Every day can be changed afterwards."),
    )
    source = forms.ChoiceField(label=_("From whom did you learn it?"), required=False)
    adapted_what = forms.CharField(
        label=_("What do you do otherwise?"), required=False, max_length=1500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Leave it empty if you take it up as it stands. Name nobody."),
    )
    adapted_why = forms.CharField(
        label=_("Why?"), required=False, max_length=1500, widget=forms.Textarea({"rows": 3}),
    )

    def __init__(
        self, *args: Any, steps: list[str], owners: Iterable[User], sources: list[AdopterChoice],
        origin: str, **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps
        owner, source = self.fields["owner"], self.fields["source"]
        assert isinstance(owner, forms.ChoiceField)
        assert isinstance(source, forms.ChoiceField)
        owner.choices = [(str(user.pk), user.name) for user in owners]
        source.choices = [("", origin), *((str(one.replication_id), one.office)
                                          for one in sources)]
        for number, _what in enumerate(steps, start=1):
            self.fields[f"step_{number}_adapted"] = forms.CharField(
                label=_("Done otherwise here"), required=False, max_length=500)
            self.fields[f"step_{number}_left_out"] = forms.BooleanField(
                label=_("Leave this step out"), required=False)

    @property
    def step_fields(self) -> Iterator[StepFields]:
        for number, what in enumerate(self.steps, start=1):
            yield StepFields(number, what, (
                self[f"step_{number}_adapted"], self[f"step_{number}_left_out"]))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("adapted_what") and not said.get("adapted_why"):
            self.add_error("adapted_why", _("Say why: it is what the next office learns from."))
        return said

    def details(self) -> Adoption:
        said = self.cleaned_data
        begins: date = said["planned_on"]
        pace = timedelta(days=int(said["pace"]))
        used = 0
        tasks = []
        for number, what in enumerate(self.steps, start=1):
            left_out = said[f"step_{number}_left_out"]
            tasks.append(TaskDetails(
                what=what, adapted=said[f"step_{number}_adapted"], is_left_out=left_out,
                due_on=None if left_out else begins + pace * used,
            ))
            used += not left_out
        return Adoption(
            owner_id=int(said["owner"]), planned_on=begins, tasks=tasks,
            source_id=int(said["source"]) if said["source"] else None,
            adapted_what=said["adapted_what"], adapted_why=said["adapted_why"],
        )


class AdaptForm(forms.Form):
    adapted_what = forms.CharField(
        label=_("What do you do otherwise?"), required=False, max_length=1500,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Leave it empty if you take it up as it stands. Name nobody."),
    )
    adapted_why = forms.CharField(
        label=_("Why?"), required=False, max_length=1500, widget=forms.Textarea({"rows": 3}),
    )


class StartForm(forms.Form):
    started_on = DayMonthYearField(
        label=_("First day of the new work"),
        help_text=_("From this day on the ledger is asked what it changed."),
    )


class OwnerForm(forms.Form):
    """Colleagues of the office."""

    owner = forms.ChoiceField(label=_("Who carries it?"))

    def __init__(self, *args: Any, owners: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [(str(user.pk), user.name) for user in owners]


class TaskForm(forms.Form):
    """A step: what, until when, whose, and what differs here."""

    what = forms.CharField(label=_("What is done?"), max_length=500,
                           widget=forms.Textarea({"rows": 2}))
    due_on = DayMonthYearField(label=_("Until when"), required=False)
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    adapted = forms.CharField(label=_("Done otherwise here"), required=False, max_length=500)
    is_left_out = forms.BooleanField(label=_("Leave this step out"), required=False)

    def __init__(self, *args: Any, owners: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [("", _now("Nobody yet")), *((str(user.pk), user.name) for user in owners)]

    def details(self) -> TaskDetails:
        said = self.cleaned_data
        return TaskDetails(
            what=said["what"], due_on=said["due_on"], adapted=said["adapted"],
            is_left_out=said["is_left_out"],
            owner_id=int(said["owner"]) if said["owner"] else None,
        )


class NoteForm(forms.Form):
    """What the writer may say is given by the query."""

    kind = forms.ChoiceField(label=_("What is it?"))
    text = forms.CharField(
        label=_("In your words"), max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Offices that read the practice read this too. Name no jobseeker."),
    )

    def __init__(
        self, *args: Any, kinds: Iterable[ReplicationNoteKind], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(one.value, one.label) for one in kinds]


class GiveUpForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why does it end?"), choices=AbandonReason.choices)
    words = forms.CharField(
        label=_("What should the next office know?"), max_length=1500, required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("That it did not work here is a result as well. Name nobody."),
    )


class KeepForm(forms.Form):
    words = forms.CharField(
        label=_("What should the next office know?"), max_length=1500, required=False,
        widget=forms.Textarea({"rows": 4}),
    )
