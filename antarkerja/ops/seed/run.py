"""`antarkerja seed`: the whole demo, the same for the same seed and day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    PersonDetails,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.queries import local_day
from antarkerja.journeys.register import register_jobseeker
from antarkerja.journeys.title_coding import code_titles
from antarkerja.ops.seed.casework import add_casework
from antarkerja.ops.seed.community import add_community
from antarkerja.ops.seed.courses import add_courses
from antarkerja.ops.seed.effect import show_effect
from antarkerja.ops.seed.firms import add_firms
from antarkerja.ops.seed.history import History
from antarkerja.ops.seed.offices import PASSWORD, Desk, build_offices
from antarkerja.ops.seed.practices import add_practices
from antarkerja.ops.statistics import refresh_statistics

VACANCIES_A_PERSON = 1_200 / 5_000
FEWEST_VACANCIES = 60
SITI = PersonDetails(
    name="Siti Nurhayati", sex="P", birth_on=date(2007, 3, 14), birth_place="Wonosobo",
    phone="+62800555999", address="Jalan Contoh No. 4", region="33.07.05", education="SMK",
    field_of_study="Tata Busana", left_school_year=2025, condition="fresh",
    wage_floor=2_200_000, hours="full", accepts_akl=True, accepts_akad=True,
)
SITI_PROFILE = ProfileDetails(
    wishes=(WishLine(title="Operator Jahit", kbji="8153"),),
    places=("33.07", "33.23", "33.08"),
    experiences=(
        ExperienceLine(title="Praktik kerja konveksi", kind="internship", kbji="8153", months=3,
                       duties="Menjahit lurus dan mengobras kaus pesanan sekolah."),
    ),
    skills=(SkillLine(label="Menjahit", level="good"), SkillLine(label="Ketelitian")),
)


def seed(
    *, people: int = 5_000, offices: int = 5, months: int = 18, seed: int = 1,
    if_empty: bool = False, progress: Callable[[str], object] = print, today: date | None = None,
    effect: float | None = None,
) -> bool:
    """Fills an empty database; returns False where there was data and `if_empty` was given.

    `effect` adds a practice whose true effect is known, and prints it beside the estimate.

    Raises:
        CommandError: there is data already.
    """
    if Office.objects.exists():
        if if_empty:
            return False
        raise CommandError(_("There is data already; demo data goes into an empty database only."))
    last = today or local_day("Asia/Jakarta", timezone.now())
    first = last - timedelta(days=round(months * 30.44))
    dice = Random(seed)
    with transaction.atomic():
        desks = build_offices(how_many=offices, since=first)
        firms = add_firms(desks, on=first)
    history = History(dice, desks, firms, first, last)
    history.plan(people=people, vacancies=max(FEWEST_VACANCIES, round(people * VACANCIES_A_PERSON)))
    history.play(lambda day: progress(_progress(history, day)))
    with transaction.atomic():
        add_courses(desks, on=last)
        _demo_accounts(desks, last)
    add_casework(desks, dice=dice, last=last)
    add_practices(desks, first=first, last=last)
    add_community(desks, first=first, last=last)
    code_titles.func()
    if effect is not None:
        progress(show_effect([desk.office for desk in desks], effect=effect, seed=seed, on=last))
    refresh_statistics()
    progress(_("Ready: %(people)d people, %(vacancies)d vacancies, %(placed)d placed.") % {
        "people": Person.objects.count(), "vacancies": Vacancy.objects.count(),
        "placed": history.done.placements,
    })
    return True


def _progress(history: History, day: date) -> str:
    done = history.done
    return _("%(day)s  people %(people)d  vacancies %(vacancies)d  referrals %(referrals)d") % {
        "day": date_format(day, "j M Y"), "people": done.people, "vacancies": done.vacancies,
        "referrals": done.referrals,
    }


def _demo_accounts(desks: list[Desk], on: date) -> None:
    """Siti, whose story the handbook tells, and the firm with most vacancies."""
    officer = desks[0].officers[0]
    siti = register_jobseeker(
        by=officer, on=on, at=datetime.combine(on, time(2, 0), tzinfo=UTC), details=SITI,
        nik=None, profile=SITI_PROFILE, password=PASSWORD,
    )
    User.objects.filter(person=siti).update(username="siti")
    firms = Employer.objects.filter(vacancies__status="open", office=desks[0].office)
    firm = firms.order_by("-vacancies__places", "pk").first() or Employer.objects.earliest("pk")
    user = User.objects.create(username="perusahaan", name=firm.name,
                               password=make_password(PASSWORD))
    Membership.objects.create(user=user, role=RoleName.EMPLOYER, subject_id=firm.pk, valid_from=on)
