from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VacancyStatus(TextChoices):
    """A vacancy of an employer waits for the office's check before it is shown (facts §3.3)."""

    WAITING = "waiting", _("Waits for the office's check")
    OPEN = "open", pgettext_lazy("vacancy", "Open")
    FILLED = "filled", _("Filled")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Size(TextChoices):
    UNKNOWN = "", _("Not known")
    MICRO = "mikro", _("Micro")
    SMALL = "kecil", _("Small")
    MEDIUM = "menengah", _("Medium")
    LARGE = "besar", _("Large")


class RemovalReason(TextChoices):
    EXPIRED = "expired", _("Validity ended")
    WITHDRAWN = "withdrawn", _("Withdrawn by the employer")
    FILLED_OTHERWISE = "filled_otherwise", _("Filled without the service")
    UNDONE = "undone", _("Import undone")
    UNLAWFUL = "unlawful", _("Not lawful")
    MISTAKE = "mistake", _("Entered by mistake")


class ProblemCode(TextChoices):
    """What may be wrong with details, and how to mend it. `%(value)s` is what was found."""

    TITLE_MISSING = "title_missing", _("The job title is missing: write what the work is called")
    TITLE_TOO_LONG = "title_too_long", _(
        "The job title has %(value)s characters: shorten it to 200 and move the rest to the "
        "description"
    )
    DESCRIPTION_TOO_LONG = "description_too_long", _(
        "The description has %(value)s characters: shorten it to 20.000"
    )
    TEXT_TOO_LONG = "text_too_long", _("The text has %(value)s characters: shorten it")
    LIMITS_NEED_REASON = "limits_need_reason", _(
        "A limit is stated (%(value)s): give the reason in the nature of the work, or take the "
        "limit out (SE M/6/HK.04/V/2025)"
    )
    PLACES_TOO_FEW = "places_too_few", _("The number of places is %(value)s: it is at least 1")
    PLACES_TOO_MANY = "places_too_many", _(
        "The number of places is %(value)s: it is at most 10.000, please check it"
    )
    PLACES_BELOW_FILLED = "places_below_filled", _(
        "%(value)s places are filled already: the number of places cannot be smaller"
    )
    EXPERIENCE_ODD = "experience_odd", _(
        "Experience of %(value)s months: write a number of months from 0 to 480"
    )
    WAGE_TOO_SMALL = "wage_too_small", _(
        "A wage of %(value)s rupiah a month is too small: write the full amount, for example "
        "5.000.000 for five million"
    )
    WAGE_TOO_LARGE = "wage_too_large", _(
        "A wage of %(value)s rupiah a month is too large: check the number of zeros"
    )
    WAGE_ORDER = "wage_order", _(
        "The highest wage (%(value)s) is below the lowest: swap them or correct one"
    )
    DAYS_ORDER = "days_order", _(
        "The vacancy closes on %(value)s, before it opens: correct one of the days"
    )
    CLOSED_ALREADY = "closed_already", _("The vacancy closed on %(value)s already")
    VALIDITY_LONG = "validity_long", _(
        "The vacancy stays open until %(value)s, for more than a year: please check the day"
    )
    REGION_MISSING = "region_missing", _("The place of work is not stated")
    REGION_UNKNOWN = "region_unknown", _(
        "No region has the code or name %(value)s: choose the regency or city from the list"
    )
    CODE_UNKNOWN = "code_unknown", _("%(value)s is not one of the choices")
    KBJI_UNKNOWN = "kbji_unknown", _("%(value)s is not a KBJI group: write 1 to 4 digits")
    WORDING_AGE = "wording_age", _(
        "The text limits age (“%(value)s”): take it out unless the work truly needs it"
    )
    WORDING_LOOKS = "wording_looks", _(
        "The text asks for looks (“%(value)s”): take it out"
    )
    WORDING_HEIGHT = "wording_height", _(
        "The text asks for height or weight (“%(value)s”): take it out unless the work truly "
        "needs it"
    )
    WORDING_MARITAL = "wording_marital", _(
        "The text asks for marital status (“%(value)s”): take it out"
    )
    WORDING_SEX = "wording_sex", _(
        "The text limits sex (“%(value)s”): take it out unless the work truly needs it"
    )
    WORDING_BELIEF = "wording_belief", _(
        "The text limits religion or ethnicity (“%(value)s”): take it out"
    )
    WORDING_DIPLOMA = "wording_diploma", _(
        "The text speaks of keeping diplomas (“%(value)s”): that is not allowed"
    )
    NAME_MISSING = "name_missing", _("The name of the firm is missing")
    NAME_TOO_LONG = "name_too_long", _(
        "The name of the firm has %(value)s characters: shorten it to 200"
    )
    NIB_DIGITS = "nib_digits", _("NIB %(value)s: a NIB has 13 digits")
    NPWP_DIGITS = "npwp_digits", _("NPWP %(value)s: an NPWP has 15 or 16 digits")
    KBLI_UNKNOWN = "kbli_unknown", _(
        "%(value)s is not a KBLI code: write the letter of the section or 2 to 5 digits"
    )


class VisitPurpose(TextChoices):
    """Why an officer goes to a firm (kunjungan perusahaan)."""

    CANVASSING = "canvassing", _("To look for vacancies")
    REFERRED = "referred", _("About people referred")
    PLACED = "placed", _("About people placed")
    ADVICE = "advice", _("To advise the firm")
    OTHER = "other", _("Another reason")
