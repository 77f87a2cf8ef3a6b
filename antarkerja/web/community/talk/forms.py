"""Forms of talk: what is said, followed and reported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.messaging.enums import Channel
from antarkerja.domain.practices.enums.practice import Category, TargetGroup
from antarkerja.domain.practices.enums.talk import FollowKind, RemarkKind, ReportReason
from antarkerja.domain.practices.operations.talk import LONGEST
from antarkerja.domain.practices.queries.wishes import PAGES_ONLY

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import DigestWish


class SayForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is it?"), initial=RemarkKind.QUESTION, choices=[
        (one.value, one.label) for one in RemarkKind if one is not RemarkKind.ANSWER])
    text = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Plain text. @ and a work name tells that colleague. No numbers of people."))


class AnswerForm(forms.Form):
    text = forms.CharField(max_length=LONGEST)


class FollowForm(forms.Form):
    """A part of the service, a group or an office; practices are followed on their own page."""

    what = forms.ChoiceField(label=_("What do you want to follow?"))

    def __init__(self, data: Any = None, *, offices: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        self.fields["what"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (_("Part of the service"), [
                (f"{FollowKind.CATEGORY}:{one.value}", one.label) for one in Category]),
            (_("Whom it serves"), [
                (f"{FollowKind.GROUP}:{one.value}", one.label) for one in TargetGroup]),
            (_("Office"), [(f"{FollowKind.OFFICE}:{pk}", name) for pk, name in offices]),
        ]


class WayForm(forms.Form):
    is_on = forms.BooleanField(label=_("Send me the week's news"), required=False)
    channel = forms.ChoiceField(
        label=_("How colleagues reach you"), required=False, choices=[
            ("", _("By e-mail, where I have one")), (Channel.EMAIL, Channel.EMAIL.label),
            (Channel.WHATSAPP, Channel.WHATSAPP.label), (PAGES_ONLY, _("Only on these pages"))],
        help_text=_("Counts for reviews, questions, mentions, mentoring and meetings too."))

    @classmethod
    def of(cls, wish: DigestWish) -> WayForm:
        return cls(initial={"is_on": wish.is_on, "channel": wish.channel})


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=ReportReason.choices,
        widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your words"), required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Only the coordinator reads it."))
