"""What an advertisement asks of people: plain values, each with its place in the text."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

T_co = TypeVar("T_co", covariant=True)

Status = Literal["unknown", "none", "asked"]
Period = Literal["hour", "day", "week", "month", "year", "session", "item"]
HoursKind = Literal["hours_per_day", "hours_per_week", "days_per_week", "clock", "shift"]
LimitKind = Literal["age", "sex", "looks", "marital"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value, where the text says it (``text[start:end]``), and whether it is only a wish."""

    value: T_co
    start: int
    end: int
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Answer(Generic[T_co]):
    """What a text says of one matter.

    ``found`` holds what is asked or offered, ``waived`` the places that say that nothing is asked
    ("tanpa pengalaman", "semua jurusan", "pria/wanita"). With neither the answer is unknown: the
    text is silent, which is not the same as asking nothing.
    """

    found: tuple[Found[T_co], ...] = ()
    waived: tuple[Span, ...] = ()

    @property
    def status(self) -> Status:
        """``asked`` where anything is found, else ``none`` where it is waived, else ``unknown``."""
        if self.found:
            return "asked"
        return "none" if self.waived else "unknown"

    @property
    def values(self) -> tuple[T_co, ...]:
        """The different values in the order of the text."""
        return tuple(dict.fromkeys(one.value for one in self.found))


@dataclass(frozen=True, slots=True)
class Experience:
    """Months of experience; both ``None`` where some is asked without saying how long."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Wage:
    """Rupiah per period; a bound that is not said is ``None``.

    ``regional_minimum`` stands for "UMR", "UMK", "UMP", whose amount the text leaves to the region.
    """

    low: int | None
    high: int | None
    period: Period
    regional_minimum: bool = False


@dataclass(frozen=True, slots=True)
class WorkTime:
    """One statement on working time: an amount of hours or days, a clock range, or shifts."""

    kind: HoursKind
    amount: float | None = None
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """Years of age, each bound included; a bound that is not said is ``None``."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A demand on looks: ``height`` with centimetres, ``attractive``, ``neat``, ``no_tattoo`` …"""

    kind: str
    centimetres: int | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that shuts people out by age, sex, looks or marriage, and where the text says it."""

    kind: LimitKind
    value: AgeLimit | Look | str
    start: int
    end: int
    preferred: bool


@dataclass(frozen=True, slots=True)
class Requirements:
    """All that ``parse_requirements`` reads. Codes are those of the modules named beside them."""

    education: Answer[str]  # education.SCHOOL_LEVELS
    fields_of_study: Answer[str]  # names of fields_of_study.csv, else the words of the text
    experience: Answer[Experience]
    wages: Answer[Wage]
    licences: Answer[str]  # licences.parse_licences, and SERTIFIKAT for any other certificate
    languages: Answer[str]  # ISO 639-1
    hours: Answer[WorkTime]
    contracts: Answer[str]  # contracts.CONTRACTS
    disability: Answer[str]  # "welcome", "closed", "colour_vision"
    age: Answer[AgeLimit]
    sex: Answer[str]  # "M", "F"
    looks: Answer[Look]
    marital: Answer[str]  # "single", "married"

    @property
    def limits(self) -> tuple[Limit, ...]:
        """All limits on age, sex, looks and marriage in the order of the text."""
        limits = [
            *(Limit("age", f.value, f.start, f.end, f.preferred) for f in self.age.found),
            *(Limit("sex", f.value, f.start, f.end, f.preferred) for f in self.sex.found),
            *(Limit("looks", f.value, f.start, f.end, f.preferred) for f in self.looks.found),
            *(Limit("marital", f.value, f.start, f.end, f.preferred) for f in self.marital.found),
        ]
        return tuple(sorted(limits, key=lambda limit: (limit.start, limit.end)))
