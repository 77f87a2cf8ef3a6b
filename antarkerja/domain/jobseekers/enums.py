"""Words of registration and of the competency profile."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RegistrationStatus(TextChoices):
    """"Hidup" (live) or one of the ways to the dead file."""

    ACTIVE = "active", _("Active")
    PLACED = "placed", _("Placed")
    STRUCK_OFF = "struck_off", _("Struck off")


class StrikeOffReason(TextChoices):
    EXPIRED = "expired", _("Registration expired")
    NO_REPORT = "no_report", _("Did not report in time")
    OWN_WISH = "own_wish", _("At the own request")
    FOUND_WORK = "found_work", _("Found work alone")
    SCHOOL = "school", _("Went back to school")
    MOVED = "moved", _("Moved to another office")
    DIED = "died", _("Died")
    DUPLICATE = "duplicate", _("Registered twice")
    MISTAKE = "mistake", _("Entered by mistake")


class EmploymentCondition(TextChoices):
    """As the national registration asks it (facts §1.2)."""

    UNKNOWN = "", _("Not known")
    NEVER_WORKED = "fresh", _("Has not worked yet")
    DISMISSED = "dismissed", _("Was dismissed (PHK)")
    ENDED = "ended", _("Contract or business ended")
    WORKING = "working", _("Is working and looks for other work")


class WorkKind(TextChoices):
    """Informal and unpaid work counts as experience."""

    UNKNOWN = "", _("Not known")
    FORMAL = "formal", _("Employed")
    INFORMAL = "informal", _("Informal or own business")
    UNPAID = "unpaid", _("Unpaid: family, care, voluntary")
    INTERNSHIP = "internship", _("Work practice or internship")


class SkillLevel(TextChoices):
    UNKNOWN = "", _("Not known")
    BASIC = "basic", _("Basic")
    GOOD = "good", _("Good")
    EXPERT = "expert", _("Very good")


class SkillEvidence(TextChoices):
    CLAIMED = "claimed", _("Says so")
    WORK = "work", _("From work done")
    CERTIFICATE = "certificate", _("Certificate")
    SEEN = "seen", _("Seen by an officer")


class Marital(TextChoices):
    UNKNOWN = "", _("Not known")
    SINGLE = "single", _("Not married")
    MARRIED = "married", _("Married")
    WIDOWED = "widowed", _("Widowed or divorced")


class Disability(TextChoices):
    """UU 8/2016 art. 4; self-declared, several may apply."""

    PHYSICAL = "physical", _("Physical")
    INTELLECTUAL = "intellectual", _("Intellectual")
    MENTAL = "mental", _("Mental")
    VISION = "vision", _("Vision")
    HEARING = "hearing", _("Hearing")
    SPEECH = "speech", _("Speech")


class Purpose(TextChoices):
    """What a consent is for; the core service rests on law and asks for none (facts §2.6)."""

    SHARE_WITH_EMPLOYERS = "share_cv", _("Show my profile to employers who search")
    MESSAGES = "messages", _("Messages by WhatsApp or SMS")
    PHOTO = "photo", _("Keep my photo")


class ProblemCode(TextChoices):
    """What is wrong with a value, worded so that one can mend it. Forms and files share it."""

    NAME_MISSING = "name_missing", _("Write the name as on the identity card")
    NAME_TOO_LONG = "name_too_long", _("At most 120 letters")
    TOO_LONG = "too_long", _("This text is too long; shorten it")
    DAY_UNREADABLE = "day_unreadable", _(
        "This day does not exist or cannot be read; write it as 17-05-1999"
    )
    BIRTH_IMPOSSIBLE = "birth_impossible", _("Nobody alive was born on this day; check the year")
    TOO_YOUNG = "too_young", _("Younger than the age from which one may register")
    YEAR_IMPOSSIBLE = "year_impossible", _("This year cannot be right; write four digits")
    YEAR_BEFORE_SCHOOL = "year_before_school", _("Left school before the age of five; check it")
    REGION_UNKNOWN = "region_unknown", _("There is no such region; choose it from the list")
    PHONE_UNREADABLE = "phone_unreadable", _("Write the phone number as 0812-3456-7890")
    EMAIL_UNREADABLE = "email_unreadable", _("Write the e-mail address as name@example.id")
    POSTCODE_UNREADABLE = "postcode_unreadable", _("A postcode has five digits")
    RT_RW_UNREADABLE = "rt_rw_unreadable", _("Write RT and RW as 003/007")
    WAGE_UNREADABLE = "wage_unreadable", _("Write the wage in digits, such as 2.500.000")
    WAGE_TOO_SMALL = "wage_too_small", _(
        "Write the monthly wage in full rupiah, such as 5.000.000 and not 5"
    )
    WAGE_TOO_LARGE = "wage_too_large", _("This monthly wage is too large; check the zeros")
    NUMBER_UNREADABLE = "number_unreadable", _("Write a number in digits")
    NUMBER_IMPOSSIBLE = "number_impossible", _("This number cannot be right; check it")
    CHOICE_UNKNOWN = "choice_unknown", _("Choose one of the list, or leave it unknown")
    NIK_LENGTH = "nik_length", _("A NIK has 16 digits")
    NIK_DAY = "nik_day", _("The birth date in this NIK does not exist; check the digits")
    NIK_SERIAL = "nik_serial", _("A NIK does not end in 0000; check the digits")
    NIK_REGION_OLD = "nik_region_old", _(
        "The region in this NIK is not in today's list; it may be an old code"
    )
    NIK_OTHER_DAY = "nik_other_day", _("The NIK holds another birth date than the one written")
    NIK_OTHER_SEX = "nik_other_sex", _("The NIK holds another sex than the one written")
    NIK_TAKEN = "nik_taken", _("This NIK is already registered")


class TodoCode(TextChoices):
    """The lines of the profile's to-do list, in the order in which they help most."""

    WISH = "wish", _("Which work does the person look for?")
    EDUCATION = "education", _("Highest education completed")
    SKILLS = "skills", _("At least three skills")
    EXPERIENCE = "experience", _("Work done so far, paid or unpaid")
    DUTIES = "duties", _("What the person did there, in the own words")
    HOME = "home", _("Where the person lives")
    PLACES = "places", _("Where the person would work")
    WAGE = "wage", _("The lowest wage the person would accept")
    HOURS = "hours", _("Which hours the person can work")
    AVAILABLE = "available", _("From when the person can start")
    PHONE = "phone", _("A phone number to reach the person")
    BIRTH = "birth", _("Birth date")
    SEX = "sex", _("Sex, as the reports count it")
    NIK = "nik", _("NIK, so that nobody is registered twice")


# What a field is called on pages, in merge previews and in reports on files.
FIELD_LABELS = {
    "name": _("Name as on the identity card"),
    "nik": _("NIK"),
    "sex": _("Sex"),
    "birth_place": _("Place of birth"),
    "birth_on": _("Birth date"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "address": _("Street and house"),
    "rt_rw": _("RT/RW"),
    "region": _("Village or subdistrict"),
    "postcode": _("Postcode"),
    "education": _("Highest education completed"),
    "school": _("School or university"),
    "field_of_study": _("Field of study"),
    "left_school_year": _("Year of leaving school"),
    "condition": _("Work situation"),
    "wage_floor": _("Lowest wage a month (rupiah)"),
    "hours": _("Working hours"),
    "accepts_akl": _("Would work in the own region (AKL)"),
    "accepts_akad": _("Would move to another region (AKAD)"),
    "accepts_akan": _("Would work abroad (AKAN)"),
    "max_km": _("Longest way to work (km)"),
    "available_from": _("Can start from"),
    "religion": _("Religion"),
    "marital": _("Marital status"),
    "height_cm": _("Height (cm)"),
    "weight_kg": _("Weight (kg)"),
    "mother_name": _("Mother's maiden name"),
    "disabilities": _("Disability"),
    "accommodation": _("What would help at work"),
    "places": _("Places where the person would work"),
    "wishes": _("Wished jobs"),
}
