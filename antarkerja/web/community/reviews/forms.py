"""Forms of peer review: whom to ask, what to say, why an office stands behind a practice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import Rubric, Verdict
from antarkerja.domain.practices.operations.reviewing import LONGEST, Scores
from antarkerja.domain.practices.queries.reviewing import REVIEWERS, Candidate
from antarkerja.web.community.words import WordsField

ONE_TO_FOUR = [("4", _("4 – yes, fully")), ("3", _("3 – mostly")), ("2", _("2 – little")),
               ("1", _("1 – no"))]


class ReviewersForm(forms.Form):
    """Two of the suggested colleagues, of two offices."""

    reviewers = forms.MultipleChoiceField(
        label=_("Choose two colleagues of two different offices"),
        widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, *, candidates: Sequence[Candidate]) -> None:
        super().__init__(data)
        self.offices = {str(one.user_id): one.office_id for one in candidates}
        self.fields["reviewers"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(one.user_id), words_of(one)) for one in candidates]

    def clean_reviewers(self) -> list[int]:
        chosen: list[str] = self.cleaned_data["reviewers"]
        if len(chosen) != REVIEWERS or len({self.offices[one] for one in chosen}) != REVIEWERS:
            raise forms.ValidationError(_("Choose exactly two, of two different offices."))
        return [int(one) for one in chosen]


class AnotherForm(forms.Form):
    """One colleague instead of who declined or did not answer."""

    reviewer = forms.ChoiceField(label=_("Whom do you ask now?"))

    def __init__(self, data: Any = None, *, candidates: Sequence[Candidate]) -> None:
        super().__init__(data)
        self.fields["reviewer"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(one.user_id), words_of(one)) for one in candidates]


def words_of(one: Candidate) -> str:
    """Name, office, and why this colleague is suggested."""
    why = []
    if one.wrote:
        why.append(ngettext("wrote %(n)d of this part", "wrote %(n)d of this part", one.wrote)
                   % {"n": one.wrote})
    if one.adopted:
        why.append(ngettext("took up %(n)d", "took up %(n)d", one.adopted) % {"n": one.adopted})
    if one.open:
        why.append(ngettext("%(n)d review waits there", "%(n)d reviews wait there", one.open)
                   % {"n": one.open})
    else:
        why.append(gettext("free to review"))
    return f"{one.name}, {one.office} ({', '.join(why)})"


class ReviewForm(forms.Form):
    """The four questions, what follows, and words to the authors."""

    clear = forms.ChoiceField(label=Rubric.CLEAR.label, choices=ONE_TO_FOUR,
                              widget=forms.RadioSelect)
    useful = forms.ChoiceField(label=Rubric.USEFUL.label, choices=ONE_TO_FOUR,
                               widget=forms.RadioSelect)
    honest = forms.ChoiceField(label=Rubric.HONEST.label, choices=ONE_TO_FOUR,
                               widget=forms.RadioSelect)
    safe = forms.ChoiceField(label=Rubric.SAFE.label, choices=ONE_TO_FOUR,
                             widget=forms.RadioSelect)
    verdict = forms.ChoiceField(label=_("What follows from it?"), choices=Verdict.choices,
                                widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Words to the authors"), required=False, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What is good, and what to change so that a colleague can do it tomorrow."))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("verdict") == Verdict.CHANGE and not (said.get("words") or "").strip():
            self.add_error("words", _("Say what is to be changed."))
        return said

    def scores(self) -> Scores:
        said = self.cleaned_data
        return Scores(clear=int(said["clear"]), useful=int(said["useful"]),
                      honest=int(said["honest"]), safe=int(said["safe"]))


class EndorseForm(forms.Form):
    words = WordsField(
        label=_("Why do you stand behind it?"), max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it with the name of your office."))
