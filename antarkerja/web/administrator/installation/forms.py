"""Offices, accounts of staff, and the numbers that regulations set."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.enums import OfficeKind, RoleName, Zone
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.operations import OfficePlace, StaffDetails
from antarkerja.domain.offices.policies import STAFF_ROLES
from antarkerja.domain.reference.regions import is_region
from antarkerja.domain.reference.rules import RuleName
from antarkerja.web.components.fields import DayMonthYearField
from antarkerja.web.components.offices.forms import NIP, LetterheadForm

ROLES = [(name, label) for name, label in RoleName.choices if name in STAFF_ROLES]
RULES = {
    RuleName.AK1_VALID_MONTHS: _("AK/I is valid, in months"),
    RuleName.AK1_REPORT_MONTHS: _("Report at the latest each, in months"),
    RuleName.AK1_GRACE_DAYS: _("Days after a missed report before strike-off"),
    RuleName.FOLLOW_UP_FIRST_MONTHS: _("First follow-up, in months"),
    RuleName.FOLLOW_UP_SECOND_MONTHS: _("Second follow-up, in months"),
    RuleName.FOLLOW_UP_THIRD_MONTHS: _("Third follow-up, in months"),
    RuleName.REFERRAL_ANSWER_DAYS: _("Days that an employer has to answer"),
    RuleName.REGISTER_MIN_AGE_YEARS: _("Least age to register, in years"),
    RuleName.JKP_CLAIM_MONTHS: _("JKP is claimed within so many months of the dismissal"),
    RuleName.JKP_MOST_MONTHS: _("JKP lasts at most so many months"),
    RuleName.JKP_APPLICATIONS: _("JKP: firms to apply to each month"),
    RuleName.JKP_CALLS: _("JKP: or calls to a test or interview each month"),
    RuleName.JKP_JOB_REPORT_WORKING_DAYS: _("JKP: working days to report a new job"),
}
WORK_NAME = RegexValidator(
    r"^[a-z][a-z0-9._\-]{2,39}$",
    _("3 to 40 small letters, digits, dots or dashes, a letter first."),
)


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search"), max_length=60, required=False)

    def words(self) -> str:
        return str(self.cleaned_data["q"]).strip() if self.is_valid() else ""


class NewOfficeForm(LetterheadForm):
    """A new office with its place in the tree."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OfficeKind.choices)
    region = forms.CharField(
        label=_("Region code"), max_length=13, required=False,
        help_text=_("Kemendagri code: 33 for a province, 33.07 for a district."),
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=Zone.choices)
    parent: forms.ModelChoiceField[Office] = forms.ModelChoiceField(
        label=_("Office above"), queryset=None, required=False)

    def __init__(self, *args: Any, above: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = above.filter(kind__in=[OfficeKind.MINISTRY, OfficeKind.PROVINCE])
        self.order_fields(["kind", "region", "zone", "parent"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        parts = {OfficeKind.MINISTRY: 0, OfficeKind.PROVINCE: 1, OfficeKind.DISTRICT: 2}
        region, kind = data.get("region", ""), data.get("kind")
        length = len([part for part in region.split(".") if part])
        known = not region or is_region(region)
        if not known or (kind in parts and parts[OfficeKind(kind)] != length):
            self.add_error("region", _("This code does not go with the kind of office."))
        return data

    def place(self) -> OfficePlace:
        data = self.cleaned_data
        return OfficePlace(kind=data["kind"], region=data["region"], zone=data["zone"],
                           parent_id=data["parent"].pk if data["parent"] else None)


class RoleForm(forms.Form):
    """Role and office of an account."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    office: forms.ModelChoiceField[Office] = forms.ModelChoiceField(
        label=_("Office"), queryset=None)

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office: Any = self.fields["office"]
        office.queryset = offices


class StaffForm(RoleForm):
    """A new account of staff; the first password is made, not typed."""

    name = forms.CharField(label=_("Name"), max_length=120)
    username = forms.CharField(
        label=_("Work name"), max_length=40, validators=[WORK_NAME],
        help_text=_("Signs in with it; small letters, such as ratna.p"),
    )
    nip = forms.CharField(label=_("NIP"), max_length=18, required=False, validators=[NIP])
    field_order = ["name", "username", "nip", "role", "office"]

    def details(self) -> StaffDetails:
        data = self.cleaned_data
        return StaffDetails(username=data["username"], name=data["name"], role=data["role"],
                            office_id=data["office"].pk, nip=data["nip"])


class RuleForm(forms.Form):
    """A number that holds from a day on."""

    name = forms.ChoiceField(label=_("Rule"), choices=list(RULES.items()))
    value = forms.IntegerField(label=_("Number"), min_value=1, max_value=600)
    valid_from = DayMonthYearField(label=_("Holds from"))
    source = forms.CharField(
        label=_("By which regulation"), max_length=200,
        help_text=_("Number, year and article, so that others can read it."),
    )

    def clean_source(self) -> str:
        source = str(self.cleaned_data["source"]).strip()
        if len(source) < 5:
            raise ValidationError(_("Name the regulation or the decision."))
        return source
