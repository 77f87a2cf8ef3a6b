"""Code lists that several areas share. Values are stored; labels are shown."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    """As the AK forms write it; empty means not known."""

    UNKNOWN = "", _("Not known")
    MALE = "L", _("Male")
    FEMALE = "P", _("Female")


class Education(TextChoices):
    """Highest education completed; SMA and SMK stay apart (facts §4)."""

    UNKNOWN = "", _("Not known")
    NONE = "NONE", _("No schooling completed")
    SD = "SD", _("SD (primary)")
    SMP = "SMP", _("SMP (lower secondary)")
    SMA = "SMA", _("SMA (general upper secondary)")
    SMK = "SMK", _("SMK (vocational upper secondary)")
    D1 = "D1", _("Diploma I")
    D2 = "D2", _("Diploma II")
    D3 = "D3", _("Diploma III")
    D4 = "D4", _("Diploma IV")
    S1 = "S1", _("Bachelor (S1)")
    PROFESSIONAL = "PROFESI", _("Professional programme")
    S2 = "S2", _("Master (S2)")
    S3 = "S3", _("Doctorate (S3)")


# Rungs of the ladder for comparing; the engine's own numbers (matchengine.types.Seeker).
EDUCATION_RUNG: dict[str, int] = {
    "NONE": 0, "SD": 1, "SMP": 2, "SMA": 3, "SMK": 3, "D1": 4, "D2": 5, "D3": 6,
    "D4": 7, "S1": 7, "PROFESI": 8, "S2": 9, "S3": 10,
}


class Scheme(TextChoices):
    """Where a placement leads (facts §2.1)."""

    UNKNOWN = "", _("Not known")
    AKL = "AKL", _("AKL (within the region)")
    AKAD = "AKAD", _("AKAD (to another region)")
    AKAN = "AKAN", _("AKAN (abroad)")


class Contract(TextChoices):
    UNKNOWN = "", _("Not stated")
    FIXED = "PKWT", _("Fixed term (PKWT)")
    OPEN = "PKWTT", _("Open-ended (PKWTT)")
    DAILY = "HARIAN", _("Daily")
    INTERNSHIP = "MAGANG", _("Internship")
    PARTNER = "MITRA", _("Partnership")


class Hours(TextChoices):
    UNKNOWN = "", _("Not stated")
    FULL = "full", _("Full time, daytime")
    PART = "part", _("Part time")
    SHIFT = "shift", _("Shifts, nights too")


class Licence(TextChoices):
    SIM_A = "SIM_A", _("SIM A")
    SIM_B1 = "SIM_B1", _("SIM B1")
    SIM_B2 = "SIM_B2", _("SIM B2")
    SIM_C = "SIM_C", _("SIM C")
    SIM_D = "SIM_D", _("SIM D")
    STR = "STR", _("STR (health worker registration)")
    SIP = "SIP", _("SIP (practice licence)")
    SIO = "SIO", _("SIO (heavy equipment operator)")
    GADA = "GADA", _("Security guard certificate (Gada)")
    AK3 = "AK3", _("Safety expert certificate (AK3)")


KBJI_VERSION = "2014"
KBLI_VERSION = "2020"
