"""Forms of the list, of a new practice, of its authors, files and end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    OfficeSize,
    Origin,
    Setting,
    State,
    TargetGroup,
)
from antarkerja.domain.practices.policies.texts import LONGEST_SHORT
from antarkerja.domain.practices.queries.practices import (
    ALL,
    BETTER,
    MEASURED,
    MINE,
    OWN,
    PracticeFilter,
)
from antarkerja.domain.reference.industries import sections
from antarkerja.web.community.words import WordsField

ANY = ("", _("All"))
_TAKEN = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt"


def sector_choices() -> list[tuple[str, str]]:
    """Letters of KBLI 2025 with their names."""
    return [(one.letter, one.name) for one in sections("2025")]


class PracticeFilterForm(forms.Form):
    """What narrows the list; anything odd is no filter."""

    text = forms.CharField(label=_("Words"), required=False, max_length=120)
    category = forms.ChoiceField(label=_("Part of the service"), required=False,
                                 choices=[ANY, *Category.choices])
    group = forms.ChoiceField(label=_("Whom it serves"), required=False,
                              choices=[ANY, *TargetGroup.choices])
    setting = forms.ChoiceField(label=_("Where"), required=False, choices=[
        ANY, *((one.value, one.label) for one in Setting if one is not Setting.ANY)])
    office_size = forms.ChoiceField(label=_("Office size"), required=False, choices=[
        ANY, *((one.value, one.label) for one in OfficeSize if one is not OfficeSize.ANY)])
    sector = forms.ChoiceField(label=_("Sector"), required=False)
    origin = forms.ChoiceField(label=_("Where it comes from"), required=False,
                               choices=[ANY, *Origin.choices])
    evidence = forms.ChoiceField(label=_("What the records show"), required=False, choices=[
        ANY, (MEASURED, _("Measured in another office")), (BETTER, _("Better in another office"))])
    endorsed = forms.ChoiceField(label=_("Endorsement"), required=False, choices=[
        ANY, ("yes", _("A province or the ministry stands behind it"))])
    whose = forms.ChoiceField(label=_("Whose"), required=False, choices=[
        (ALL, _("Published by all offices")), (OWN, _("Of our office, drafts too")),
        (MINE, _("Those that I write"))])
    state = forms.ChoiceField(label=_("How far it came"), required=False, help_text=_(
        "Only among those of our office and your own."), choices=[ANY, *State.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [ANY, *sector_choices()]  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self) -> PracticeFilter:
        """The filter as far as it is sound."""
        said = dict.fromkeys(self.fields, "")
        if self.is_bound:
            self.full_clean()
            said |= {name: value for name, value in self.cleaned_data.items() if value}
        return PracticeFilter(**said)

    @property
    def is_narrowed(self) -> bool:
        """By more than whose practices they are."""
        return any(self.data.get(name) for name in self.fields if name != "whose")


class NewPracticeForm(forms.Form):
    """How a practice begins; the rest is written part by part."""

    title = WordsField(
        label=_("What is done, in one line"), max_length=LONGEST_SHORT, help_text=_(
            "What a colleague would look for, such as “A reminder the day before an appointment”."))
    category = forms.ChoiceField(label=_("Part of the service"), choices=Category.choices,
                                 help_text=_("The form begins with sentences of this part."))
    language = forms.ChoiceField(label=_("Language in which you write"), choices=Language.choices,
                                 help_text=_("The other language can be added at any time."))


class CoAuthorForm(forms.Form):
    """Looks for a colleague by name."""

    name = forms.CharField(label=_("Name of the colleague"), max_length=80, required=False)


class PracticeFileForm(forms.Form):
    """What is sent is checked by its content when it is kept."""

    title = forms.CharField(label=_("What it is"), max_length=120, help_text=_(
        "Such as “Attendance sheet” or “Text of the message”."))
    file = forms.FileField(
        label=_("File"), allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": _TAKEN}),
        help_text=_("PDF, photo, Word, Excel or OpenDocument, up to 10 MB. Empty forms only: "
                    "nothing with people's data."))


class WithdrawForm(forms.Form):
    reason = WordsField(label=_("Why it is withdrawn"), max_length=200, help_text=_(
        "Your office, the authors and whoever took it up read this reason."))
