"""People who could be: names from parts, education, age, experience and gaps as in life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from antarkerja.domain.jobseekers.policies import (
    CertificateLine,
    ExperienceLine,
    LanguageLine,
    LicenceLine,
    PersonDetails,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.reference.regions import children
from antarkerja.ops.seed.material import Job, draw, draw_row, jobs, parts, rows, shares

LEAVES_SCHOOL_AT = {"SD": 12, "SMP": 15, "SMA": 18, "SMK": 18, "D1": 19, "D3": 21, "S1": 23}
GROUPED = {"D1_D3": ("D1", "D3", "D3"), "D4_S3": ("S1", "S1", "S1", "S1", "D4", "S2")}
MONTHS = {"0-1": (2, 12), "1-4": (12, 48), "4-7": (48, 84), "7-10": (84, 120), "10+": (120, 240)}
# No person's number: 0800 is nobody's mobile, and subdistrict 99 was never given out.
PHONE = "+62800555{:05d}"
NIK_SUBDISTRICT = "99"


@dataclass(frozen=True, slots=True)
class Drawn:
    details: PersonDetails
    profile: ProfileDetails
    nik: str | None


def draw_person(dice: Random, *, number: int, region: str, on: date) -> Drawn:
    """The `number`-th person of the demo, living in a district, as of a day."""
    sex = draw(dice, shares("sex"))
    age = _age(dice)
    birth_on = on - timedelta(days=age * 365 + dice.randrange(365))
    education = _education(dice, age)
    field = _field(dice, education)
    job = _wish(dice, education, field)
    experience = draw(dice, shares("experience"))
    details = PersonDetails(
        name=_name(dice, sex, age), sex=sex, birth_on=birth_on,
        birth_place=_maybe(dice, 0.9, _birth_place(dice, region)),
        phone=_maybe(dice, 0.93, PHONE.format(number % 100_000)),
        # Every third has an address, so that the demo's mailbox is not empty.
        email="" if number % 3 else f"orang-{number}@contoh.example",
        address=_maybe(dice, 0.85, dice.choice(rows("streets"))["name"]),
        region=_village(dice, region), education=education, field_of_study=field,
        school=_school(dice, education, region),
        left_school_year=_left_school(education, birth_on, on),
        condition=_condition(dice, experience), wage_floor=_wage_floor(dice, job),
        hours=dice.choices(["", "full", "shift", "part"], [5, 3, 2, 1])[0],
        accepts_akl=dice.choice([True, True, None]), accepts_akad=dice.choice([True, None, False]),
        max_km=dice.choice([None, None, 10, 20, 40]),
    )
    return Drawn(details, _profile(dice, job, experience, region, on),
                 _nik(dice, number, birth_on, sex, region))


def _name(dice: Random, sex: str, age: int) -> str:
    """One word for every fourth older person, two for most; never a public figure's."""
    avoid = {row["name"] for row in rows("names_to_avoid")}
    while True:
        given = draw_row(dice, "given_names", sex=sex)["name"]
        if dice.random() < (0.25 if age > 40 else 0.08):
            return given
        seconds = [row["name"] for row in rows("second_names") if row["sex"] in (sex, "any")]
        name = f"{given} {dice.choice(seconds)}"
        if name not in avoid and name.split()[0] != name.split()[-1]:
            return name


def _age(dice: Random) -> int:
    band = draw(dice, shares("age"))
    low, high = (60, 64) if band == "60+" else tuple(int(end) for end in band.split("-"))
    return dice.randint(max(low, 16), high)


def _education(dice: Random, age: int) -> str:
    level = draw(dice, shares("education"))
    level = "" if level == "unknown" else level
    level = dice.choice(GROUPED[level]) if level in GROUPED else level
    while LEAVES_SCHOOL_AT.get(level, 23 if level else 0) > age:
        level = dice.choice(["SMP", "SMA", "SMK", "SD"])
    return level


def _field(dice: Random, education: str) -> str:
    level = {"D4": "S1", "S2": "S1"}.get(education, education)
    found = [row["field"] for row in rows("fields") if row["level"] == level]
    return _maybe(dice, 0.85, dice.choice(found)) if found else ""


def _wish(dice: Random, education: str, field: str) -> Job:
    """Work that suits the field where there is such, else anything near the level."""
    suited = [job for job in jobs() if field and field in job.fields]
    if suited and dice.random() < 0.7:
        return dice.choice(suited)
    level = education or "SMA"
    near = [job for job in jobs() if job.education == level] or list(jobs())
    return dice.choices(near, weights=[job.weight for job in near])[0]


def _school(dice: Random, education: str, region: str) -> str:
    near = [row["name"] for row in rows("schools") if row["level"] == education
            and row["region_code"] in (region, "")]
    found = near or [row["name"] for row in rows("schools") if row["level"] == education]
    return _maybe(dice, 0.8, dice.choice(found)) if found else ""


def _left_school(education: str, birth_on: date, on: date) -> int | None:
    if not education:
        return None
    return min(on.year, birth_on.year + LEAVES_SCHOOL_AT.get(education, 23))


def _condition(dice: Random, experience: str) -> str:
    if experience == "none":
        return dice.choices(["fresh", ""], [9, 1])[0]
    return dice.choices(["dismissed", "ended", "working", ""], [3, 4, 2, 1])[0]


def _wage_floor(dice: Random, job: Job) -> int | None:
    if dice.random() < 0.45:
        return None
    return round(job.wage_low * dice.uniform(0.85, 1.1) / 50_000) * 50_000


def _profile(
    dice: Random, job: Job, experience: str, region: str, on: date
) -> ProfileDetails:
    wishes = [WishLine(title=job.titles[0], kbji=job.kbji)]
    if dice.random() < 0.4:
        other = dice.choice([item for item in jobs() if item.kbji[:2] == job.kbji[:2]])
        if other.titles[0] != wishes[0].title:
            wishes.append(WishLine(title=other.titles[0], kbji=other.kbji))
    work, learnt = _experience(dice, job, experience, on)
    labels = list(dict.fromkeys([*learnt, *_some(dice, job.skills, 0.45)]))
    skills = tuple(SkillLine(label=label, level=dice.choice(["", "basic", "good"]))
                   for label in labels)
    places = [region, *_some(dice, ("33.23", "33.08", "33.71", "33.74"), 0.15)]
    return ProfileDetails(
        wishes=tuple(wishes) if dice.random() < 0.9 else (),
        places=tuple(dict.fromkeys(places)) if dice.random() < 0.6 else (),
        experiences=tuple(work), skills=skills,
        certificates=(CertificateLine(title=f"Pelatihan {job.titles[0]}"),)
        if dice.random() < 0.12 else (),
        languages=(LanguageLine(name="Inggris", level="basic"),) if dice.random() < 0.15 else (),
        licences=tuple(LicenceLine(kind=kind) for kind in _licences(dice, job)),
    )


def _experience(
    dice: Random, job: Job, experience: str, on: date
) -> tuple[list[ExperienceLine], tuple[str, ...]]:
    """Formal work by the published shares; on top, unpaid and informal work that forms forget."""
    told = [row for row in rows("duties_phrases") if row["kbji"][:2] == job.kbji[:2]]
    if experience == "none":
        if dice.random() > 0.2:
            return [], ()
        told = [row for row in rows("duties_phrases") if row["kind"] != "formal"]
        span = (2, 24)
    else:
        span = MONTHS[experience]
    row = dice.choice(told or list(rows("duties_phrases")))
    months = dice.randint(*span)
    line = ExperienceLine(
        title=row["title"], kind=row["kind"], duties=row["phrase"], kbji=row["kbji"],
        months=months, ended_on=on - timedelta(days=dice.randint(20, 900)),
    )
    return [line], parts(row["skills"])


def _licences(dice: Random, job: Job) -> list[str]:
    have = {"SIM_C"} if dice.random() < 0.35 else set()
    have |= set(job.licences) if dice.random() < 0.7 else set()
    return sorted(have)


def _nik(dice: Random, number: int, birth_on: date, sex: str, region: str) -> str | None:
    if dice.random() < 0.06:
        return None
    day = birth_on.day + (40 if sex == "P" else 0)
    serial = number % 9_999 + 1
    return f"{region.replace('.', '')}{NIK_SUBDISTRICT}{day:02d}{birth_on:%m%y}{serial:04d}"


def _village(dice: Random, region: str) -> str:
    subdistricts = children(region)
    if not subdistricts or dice.random() < 0.08:
        return region
    subdistrict = dice.choice(subdistricts)
    villages = children(subdistrict.code)
    return dice.choice(villages).code if villages else subdistrict.code


def _birth_place(dice: Random, region: str) -> str:
    names = {"33.07": "Wonosobo", "33.23": "Temanggung", "33.08": "Magelang",
             "33.04": "Banjarnegara", "33.71": "Magelang"}
    return names.get(region, "Semarang") if dice.random() < 0.8 else "Semarang"


def _some(dice: Random, items: tuple[str, ...], share: float) -> list[str]:
    return [item for item in items if dice.random() < share]


def _maybe(dice: Random, share: float, value: str) -> str:
    return value if dice.random() < share else ""
