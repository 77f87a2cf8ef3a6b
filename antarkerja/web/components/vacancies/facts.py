"""A vacancy in words: its facts, and the sentence about where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.policies import CODE_IS_FACT, code_list, listed
from antarkerja.domain.reference.enums import Education, Licence
from antarkerja.domain.reference.occupations import occupation_name
from antarkerja.domain.reference.regions import region_path
from antarkerja.shared.money import rupiah, rupiah_range

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Vacancy

TONES = {VacancyStatus.OPEN: "good", VacancyStatus.WAITING: "gap", VacancyStatus.FILLED: "sea",
         VacancyStatus.WITHDRAWN: "bad"}


def wage_words(vacancy: Vacancy) -> str:
    """ "Rp2.300.000–2.800.000", one end where one is known, or that none is stated."""
    low, high = vacancy.wage_min, vacancy.wage_max
    if low is not None and high is not None:
        return rupiah_range(low, high)
    if low is not None:
        return _("from %(wage)s") % {"wage": rupiah(low)}
    return _("up to %(wage)s") % {"wage": rupiah(high)} if high is not None else _("Not stated")


def left_words(vacancy: Vacancy) -> str:
    left = vacancy.places - vacancy.filled
    return ngettext("%(n)s place left", "%(n)s places left", left) % {"n": left}


def months_words(months: int | None) -> str:
    if not months:
        return _("None asked")
    if months % 12:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
    return ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": months // 12}


def occupation_words(vacancy: Vacancy) -> str:
    """The coded occupation; a code that is only probable is a suggestion and says so."""
    if not vacancy.kbji:
        return _("Not coded yet")
    name = f"{occupation_name(vacancy.kbji)} ({vacancy.kbji})"
    return name if vacancy.kbji_probability >= CODE_IS_FACT else _("maybe %(name)s") % {
        "name": name
    }


def vacancy_sentence(vacancy: Vacancy) -> str:
    """Where the vacancy stands, as the headline says it."""
    sentences = {
        VacancyStatus.WAITING: _("%(title)s waits for the office's check"),
        VacancyStatus.OPEN: _("%(title)s: %(left)s"),
        VacancyStatus.FILLED: _("%(title)s: all places are filled"),
        VacancyStatus.EXPIRED: _("%(title)s: the last day has passed"),
        VacancyStatus.WITHDRAWN: _("%(title)s was withdrawn"),
    }
    return sentences[VacancyStatus(vacancy.status)] % {
        "title": vacancy.title, "left": left_words(vacancy)
    }


def education_words(vacancy: Vacancy) -> str:
    levels = code_list(vacancy.education_levels)
    return ", ".join(str(Education(level).label) for level in levels) or _("Any")


def vacancy_facts(vacancy: Vacancy) -> list[tuple[str, str]]:
    """Terms and values, what is not stated left out save wage and education."""
    fields, skills = listed(vacancy.fields_of_study), listed(vacancy.skills)
    licences = [str(Licence(code).label) if code in Licence.values else code
                for code in code_list(vacancy.licences)]
    pairs = [
        (_("Wage a month"), wage_words(vacancy)),
        (_("Place"), region_path(vacancy.region)),
        (_("Address"), vacancy.workplace),
        (_("Education"), education_words(vacancy)),
        (_("Fields of study"), ", ".join(fields)),
        (_("Experience"), months_words(vacancy.experience_min)),
        (_("Skills"), ", ".join(skills)),
        (_("Licences"), ", ".join(licences)),
        (_("Languages"), ", ".join(code_list(vacancy.languages))),
        (_("Contract"), str(vacancy.get_contract_display()) if vacancy.contract else ""),
        (_("Working hours"), str(vacancy.get_hours_display()) if vacancy.hours else ""),
        (_("Days and times"), vacancy.work_days),
        (_("Open from"), formats.date_format(vacancy.opens_on, "j F Y")),
        (_("Open until"), formats.date_format(vacancy.closes_on, "j F Y")
         if vacancy.closes_on else ""),
    ]
    return [(term, value) for term, value in pairs if value]
