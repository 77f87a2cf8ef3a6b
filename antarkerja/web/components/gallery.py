"""Every component with its states on one page, for whoever builds or checks pages."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.fields import DayMonthYearField, RupiahField
from antarkerja.web.components.pages import public_page
from antarkerja.web.components.rail import rail_for, sample_rail
from antarkerja.web.components.tiles import key_of, tiles_of


@dataclass(frozen=True, slots=True)
class SampleReason:
    """A reason as `<c-why>` wants it: `value` from 0 to 100."""

    label: str
    value: int
    phrase: str
    tone: str = ""


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Full name"), help_text=_("As on the identity card."))
    born_on = DayMonthYearField(label=_("Date of birth"))
    wage = RupiahField(label=_("Lowest monthly wage"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), widget=forms.RadioSelect, choices=[("f", _("Woman")), ("m", _("Man"))]
    )
    needs = forms.MultipleChoiceField(
        label=_("What helps at work"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[("ramp", _("A ramp")), ("reader", _("A screen reader"))],
        help_text=_("We ask so that we look for workplaces that have it."),
    )
    level = forms.ChoiceField(
        label=_("Education"), choices=[("", _("Choose")), ("smk", "SMK"), ("sma", "SMA")]
    )
    agrees = forms.BooleanField(
        label=_("May be introduced to firms"), required=False,
        help_text=_("It can be taken back at any time."),
    )
    story = forms.CharField(label=_("Experience"), required=False, widget=forms.Textarea)


@public_page
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery; elsewhere than in demo and development it is for administrators."""
    if not _may_see(request):
        raise Http404
    paginator = Paginator(range(120), 50)
    return render(
        request,
        "components/gallery.html",
        {
            "rail": rail_for(getattr(request, "actor", None), request.path) or sample_rail(),
            "form": SampleForm(),
            "wrong_form": SampleForm({"name": "", "born_on_day": "31", "born_on_month": "2"},
                                     auto_id="wrong_%s"),
            "page": paginator.page(2),
            **_samples(),
        },
    )


def _may_see(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    if actor is not None and actor.may(Permission.MANAGE_INSTALLATION):
        return True
    return bool(settings.DEBUG or settings.DEMO_MODE)


def _samples() -> dict[str, object]:
    return {
        "tallies": [
            {"number": 3, "label": _("waiting at the desk"), "url": "#tally", "tone": "now"},
            {"number": 1482, "label": _("people registered"), "url": "#tally", "tone": ""},
            {"number": 4, "label": _("referrals without an answer"), "url": "#tally",
             "tone": "late"},
            {"number": 0, "label": _("placed this week"), "url": "", "tone": ""},
        ],
        "reasons": [
            SampleReason(_("Wish"), 96, _("sewing operator, exactly")),
            SampleReason(_("Skills"), 80, _("4 of 5: straight seam, overlock, pattern, finish")),
            SampleReason(_("Experience"), 30, _("6 months asked, 3 months of internship"), "gap"),
        ],
        "facts": [(_("Place"), "Kertek, Wonosobo"), (_("Lowest monthly wage"), "Rp2.200.000")],
        "steps": [
            {"label": _("Identity"), "state": "done", "url": "#steps"},
            {"label": _("Education"), "state": "now", "url": ""},
            {"label": _("Wishes"), "state": "next", "url": ""},
        ],
        "tiles": tiles_of({
            "33": ("origin", _("it began here")), "35": ("strong", _("offices work by it")),
            "53": ("some", _("planned")), "73": ("left", _("given up"))}),
        "tile_key": key_of({"origin": _("it began here"), "strong": _("offices work by it"),
                            "some": _("planned"), "left": _("given up")}),
        "crumbs": [(_("People"), "#crumbs"), ("Siti Nurhayati", "#crumbs")],
    }
