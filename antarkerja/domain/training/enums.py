from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProviderKind(TextChoices):
    """Who trains: bodies of the state and of the market (facts §6)."""

    BPVP = "bpvp", _("BPVP (ministry's training centre)")
    BLK = "blk", _("BLK (training centre of the region)")
    BLK_COMMUNITY = "blk_kom", _("Community BLK")
    LPK = "lpk", _("LPK (private training institute)")
    BKK = "bkk", _("School or its job centre (BKK)")
    FIRM = "firm", _("Firm that trains")


class Accreditation(TextChoices):
    """Four in five institutes are not accredited, and of many nobody at the desk knows."""

    UNKNOWN = "", _("Not known")
    YES = "yes", _("Accredited")
    NO = "no", _("Not accredited")


class ProblemCode(TextChoices):
    """What may be wrong with a provider or a course, and how to mend it."""

    NAME_MISSING = "name_missing", _("The name is missing: write it as it stands on the door")
    TITLE_MISSING = "course_title_missing", _(
        "The title of the course is missing: write what is learnt"
    )
    TOO_LONG = "text_too_long", _("The text has %(value)s characters: shorten it")
    KIND_UNKNOWN = "kind_unknown", _(
        "%(value)s is no kind of training body: write BPVP, BLK, LPK or BKK"
    )
    REGION_UNKNOWN = "region_unknown", _(
        "No region has the code or name %(value)s: choose the regency or city from the list"
    )
    DISTRICT_NEEDED = "district_needed", _(
        "%(value)s is no regency or city: without one nobody knows how far the course is"
    )
    PLACE_NEEDED = "course_place_missing", _(
        "The place is missing: name the regency or city, or say that the course is online"
    )
    WEBSITE_BAD = "website_bad", _(
        "%(value)s is no address of a website: begin with https://"
    )
    SOURCE_MISSING = "source_missing", _(
        "The source is missing: a visit, a phone call, a leaflet or the address of a page"
    )
    CHECKED_LATER = "checked_later", _(
        "The day of checking (%(value)s) is still to come: correct it"
    )
    HOURS_ODD = "course_hours_odd", _(
        "A course of %(value)s hours: write a number of hours from 1 to 5,000"
    )
    FEE_ODD = "course_fee_odd", _(
        "A fee of %(value)s rupiah: write 0 where it is free, or the whole amount"
    )
    SEATS_ODD = "course_seats_odd", _("Seats for %(value)s people: write a number from 1 to 1,000")
    KBJI_UNKNOWN = "kbji_unknown", _("%(value)s is not a KBJI group: write 1 to 4 digits")
