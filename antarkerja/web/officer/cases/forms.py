"""Forms of opening a case, of the first interview, and of the track."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.case import GroupKind, Opening, Track
from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.policies.interview import (
    NOTE_LENGTH,
    TEXT_LENGTH,
    Question,
    Said,
    Shape,
    questions_of,
)
from antarkerja.domain.jobseekers.queries import PeopleFilter
from antarkerja.domain.reference.enums import Education
from antarkerja.domain.reference.regions import children, is_region
from antarkerja.web.components.meanwhile import MeanwhileMixin

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User

UNKNOWN = "unknown"


class OpenCaseForm(forms.Form):
    marks_required = True

    opening = forms.ChoiceField(
        label=_("What does the case come from?"), widget=forms.RadioSelect,
        choices=[one for one in Opening.choices if one[0] != Opening.GROUP],
        initial=Opening.REGISTRATION,
    )
    partner = forms.CharField(
        label=_("Which partner sent the person?"), required=False, max_length=120,
        help_text=_("A school, a village, a training centre, another office."),
    )
    officer = forms.ChoiceField(label=_("Who accompanies the person?"), required=False)

    def __init__(self, *args: Any, officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Nobody yet")), *((str(one.pk), one.name) for one in officers),
        ]


class GroupForm(forms.Form):
    """A pasted list, or a filter of the people of the office."""

    marks_required = True

    title = forms.CharField(label=_("What is the group called?"), max_length=120)
    kind = forms.ChoiceField(label=_("What kind of group?"), choices=GroupKind.choices)
    listed = forms.CharField(
        label=_("Registration numbers or NIK"), required=False, widget=forms.Textarea,
        max_length=200_000,
        help_text=_("One person a line; lines of a CSV or a spreadsheet may be pasted as they are. "
                    "Left empty, the choices below find the people."),
    )
    education = forms.ChoiceField(label=_("Education"), required=False, choices=[
        ("", _("All")), *((code, label) for code, label in Education.choices if code),
    ])
    region = forms.ChoiceField(label=_("Subdistrict"), required=False)
    takers = forms.MultipleChoiceField(
        label=_("Officers who take them in turn"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("None: the cases are nobody's yet."),
    )

    def __init__(
        self, *args: Any, officers: Iterable[User], district: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        parts = children(district) if is_region(district) else ()
        self.fields["region"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("All")), *((part.code, part.name) for part in parts),
        ]
        self.fields["takers"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(one.pk), one.name) for one in officers
        ]

    def wanted(self) -> PeopleFilter:
        return PeopleFilter(
            education=self.cleaned_data["education"], region=self.cleaned_data["region"]
        )


class TopicForm(MeanwhileMixin):
    """One topic of the interview; nothing is required, "not known" is an answer everywhere.

    A colleague, or a second window, may have saved answers since: they are not written over unseen.
    """

    marks_required = True

    def __init__(
        self, data: Any = None, *, topic: Topic, answers: Mapping[str, Said]
    ) -> None:
        super().__init__(data)
        self.topic = topic
        for question in questions_of(topic):
            self._add(question, answers.get(question.code, Said()))
        self.keep_marks()

    def answers(self) -> dict[str, Said]:
        """What was said, question by question; call after `is_valid`."""
        return {question.code: self._said(question) for question in questions_of(self.topic)}

    def _add(self, question: Question, said: Said) -> None:
        name = question.code
        if question.choices is None:
            self.fields[name] = forms.CharField(
                label=str(question.label), help_text=str(question.hint), required=False,
                widget=forms.Textarea({"rows": 3}), max_length=TEXT_LENGTH,
            )
            self.fields[f"{name}.unknown"] = forms.BooleanField(
                label=_("not known"), required=False)
            self.initial[name], self.initial[f"{name}.unknown"] = said.value, said.is_unknown
            return
        choices = [*question.choices.choices, (UNKNOWN, _("not known"))]
        if question.shape is Shape.MANY:
            self.initial[name] = [UNKNOWN] if said.is_unknown else said.value.split()
            self.fields[name] = forms.MultipleChoiceField(
                label=str(question.label), help_text=str(question.hint), required=False,
                choices=choices, widget=forms.CheckboxSelectMultiple)
            return
        # Ten barriers on one page: a list to open keeps it short, and one key chooses.
        many = question.shape is Shape.WEIGHT
        self.fields[name] = forms.ChoiceField(
            label=str(question.label), help_text=str(question.hint), required=False,
            choices=[("", _("not asked yet")), *choices] if many else choices,
            widget=forms.Select if many else forms.RadioSelect)
        self.initial[name] = UNKNOWN if said.is_unknown else said.value
        if question.shape is Shape.WEIGHT:
            self.fields[f"{name}.note"] = forms.CharField(
                label=_("In the person's words: %(what)s") % {"what": question.label},
                required=False, max_length=NOTE_LENGTH)
            self.initial[f"{name}.note"] = said.note

    def _said(self, question: Question) -> Said:
        said, name = self.cleaned_data, question.code
        note = said.get(f"{name}.note", "")
        value = said.get(name, "")
        if question.shape is Shape.MANY:
            if UNKNOWN in value and len(value) == 1:
                return Said(is_unknown=True)
            return Said(value=" ".join(code for code in value if code != UNKNOWN))
        if question.choices is None:
            is_unknown = said.get(f"{name}.unknown", False) and not value
            return Said(value=value, is_unknown=is_unknown)
        if value == UNKNOWN:
            return Said(is_unknown=True, note=note)
        return Said(value=value, note=note)


class TrackForm(forms.Form):
    track = forms.ChoiceField(label=_("Service track"), choices=Track.choices,
                              widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why another track than the proposed one?"), required=False, max_length=200,
    )
