"""The fairness report finds what was planted among people of the database, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import (
    Experience,
    Person,
    Registration,
    Sensitive,
    Wish,
    WishedPlace,
)
from antarkerja.domain.matching.enums import FairnessStatus, ReferralOrigin, ReferralStatus
from antarkerja.domain.matching.models import FairnessRun, Referral
from antarkerja.domain.matching.operations import (
    ask_for_fairness_run,
    begin_fairness_run,
    give_up_fairness_run,
)
from antarkerja.domain.matching.queries import (
    KeptReport,
    earlier_runs,
    finding,
    forget_indexes,
    kept_report,
    reckon_fairness,
    year_until,
)
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.reference.coding import forget_imported_titles, know_imported_titles
from antarkerja.domain.reference.models import ImportedTitle, TitleCoding
from antarkerja.journeys.fairness_work import make_fairness_run, monthly_fairness_reports
from matchengine import FairnessReport, Measure, Verdict
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import NOW
from tests.factories.matching import know_titles, make_report
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
_seeded = Random(24)
DICE = [_seeded.random() for _ in range(400)]


def plant(
    office: Office, people: int, *, referred: Callable[[int], bool] = lambda place: False,
    **same: Any,
) -> list[Person]:
    """So many people with a live registration: every second one a woman, all else alike."""
    first = Person.objects.count()
    made = Person.objects.bulk_create(
        Person(**{
            "office": office, "name": f"Orang {place}", "name_normalised": f"orang {place}",
            "sex": "P" if place % 2 else "L", "birth_on": date(1990 + place // 2 % 10, 5, 17),
            "education": "SMK", "region": "33.07.09", **same,
        })
        for place in range(first, first + people)
    )
    Registration.objects.bulk_create(
        Registration(person=person, office=office, number=f"{person.pk}", opened_on=TODAY,
                     valid_until=TODAY + timedelta(days=700), report_due_on=TODAY,
                     check_code=f"c{person.pk}")
        for person in made
    )
    Wish.objects.bulk_create(
        Wish(person=person, rank=1, title="Operator Jahit", kbji="8153") for person in made
    )
    Experience.objects.bulk_create(
        Experience(person=person, title="Kasir", kbji="5230", months=12) for person in made
    )
    vacancy = Vacancy.objects.first()
    Referral.objects.bulk_create(
        Referral(person=person, vacancy=vacancy, office=office, sent_on=TODAY,
                 check_code=f"r{person.pk}", origin=ReferralOrigin.OFFICER,
                 number=f"n{person.pk}")
        for place, person in enumerate(made) if vacancy is not None and referred(place)
    )
    return made


@pytest.fixture
def work(wonosobo: Office) -> None:
    """Three vacancies of Wonosobo, and titles that the coder has read."""
    know_titles()
    firm = make_employer(wonosobo)
    make_vacancy(firm, places=30)
    make_vacancy(firm, title="Kasir", wage_min=2_000_000, wage_max=2_200_000)
    make_vacancy(firm, title="Operator Jahit", region="33.23", wage_max=3_000_000)


@pytest.fixture
def auditor(db: None) -> Actor:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    return actor_for(make_membership("auditor", RoleName.AUDITOR, ministry, name="Ani Audit"))


@pytest.fixture
def official_lists(db: None) -> Iterator[None]:
    """What a list brought in teaches the coder is forgotten after the test."""
    yield
    ImportedTitle.objects.all().delete()
    forget_imported_titles()
    know_imported_titles()


def report_of(**scope: Any) -> FairnessReport:
    return reckon_fairness(year_until(TODAY, **scope), today=TODAY).report


def proved(report: FairnessReport) -> set[tuple[str, str, str]]:
    found = report.found(Verdict.GAP, Verdict.DIFFERENCE)
    return {(table.measure.value, table.grouping, one.group) for table, one in found}


def test_women_who_are_referred_less_are_found(work: None, wonosobo: Office) -> None:
    """Of 400 people three in five of the men and three in ten of the women were referred."""
    plant(wonosobo, 400, referred=lambda place: DICE[place] < (0.3 if place % 2 else 0.6))
    report = report_of()
    assert ("referred", "sex", "women") in proved(report)
    women = next(one for table, one in report.found() if table.grouping == "sex"
                 and table.measure == Measure.REFERRED and one.group == "women")
    assert women.ratio == pytest.approx(0.5, abs=0.12)
    said = finding(report).sentence
    assert said.startswith("Perempuan: dirujuk 0,")
    assert said.endswith(" kali sesering laki-laki")


def test_where_nothing_was_planted_nothing_is_found(work: None, wonosobo: Office) -> None:
    plant(wonosobo, 400, referred=lambda place: DICE[place] < 0.5)
    report = report_of()
    assert proved(report) == set()
    found = finding(report)
    assert found.gaps == 0
    assert found.judged > 20
    said = f"Tidak ada kesenjangan dalam {found.judged} perbandingan"
    assert found.sentence.startswith(said)
    # Nobody stated a disability: that no gap was found there must not be claimed.
    assert "disabilitas belum dapat dinilai" in found.sentence


def test_lower_wages_that_are_suggested_are_found(work: None, wonosobo: Office) -> None:
    """The women look for work in Temanggung, where it pays half."""
    people = plant(wonosobo, 120)
    WishedPlace.objects.bulk_create(
        WishedPlace(person=person, region="33.23" if person.sex == "P" else "33.07")
        for person in people
    )
    Vacancy.objects.update(wage_min=None, wage_max=4_000_000)
    Vacancy.objects.filter(region="33.23").update(wage_max=2_000_000)
    report = report_of()
    assert {("wage", "sex", "women"), ("distance", "sex", "women")} <= proved(report)
    wages = {one.group: one.figure for table in report.tables for one in table.comparisons
             if table.measure == Measure.WAGE and table.grouping == "sex"}
    assert wages == {"women": pytest.approx(2e6), "men": pytest.approx(4e6)}


def test_who_said_yes_counts_as_hired_and_who_applied_alone_not_as_referred(
    work: None, wonosobo: Office
) -> None:
    people = plant(wonosobo, 80, referred=lambda place: place < 40)
    mine = Referral.objects.filter(person__in=people)
    mine.filter(person__in=people[:20]).update(status=ReferralStatus.ACCEPTED)
    mine.filter(person__in=people[20:30]).update(origin=ReferralOrigin.PERSON, number="")
    mine.filter(person__in=people[30:40]).update(sent_on=TODAY - timedelta(days=366))
    report = report_of()
    overall = {table.measure: table.overall for table in report.tables if table.grouping == "sex"}
    assert overall[Measure.REFERRED] == pytest.approx(20 / 80)
    assert overall[Measure.HIRED] == pytest.approx(20 / 80)


def test_a_disability_that_was_told_makes_a_group_and_few_people_show_no_figure(
    work: None, wonosobo: Office
) -> None:
    people = plant(wonosobo, 70)
    Sensitive.objects.bulk_create(
        Sensitive(person=person, disabilities=["vision"]) for person in people[:12]
    )
    report = report_of()
    told = next(one for table in report.tables for one in table.comparisons
                if one.group == "disability_stated" and table.measure == Measure.REFERRED)
    assert (told.n, told.figure, told.verdict) == (12, None, Verdict.TOO_FEW)


def test_an_office_a_province_and_the_nation_count_their_own_people(
    work: None, wonosobo: Office
) -> None:
    plant(wonosobo, 6)
    plant(make_office(region="34.04", name="Disnaker Sleman"), 4)
    for scope, people in (({"office_id": wonosobo.pk}, 6), ({"region": "33"}, 6),
                          ({"region": "34"}, 4), ({}, 10)):
        assert reckon_fairness(year_until(TODAY, **scope), today=TODAY).people == people


def test_who_was_struck_off_before_the_year_or_merged_is_not_counted(
    work: None, wonosobo: Office
) -> None:
    people = plant(wonosobo, 5)
    Registration.objects.filter(person=people[0]).update(
        opened_on=date(2024, 1, 1), status="struck_off", ended_on=date(2025, 1, 1),
        end_reason="expired")
    Registration.objects.filter(person=people[1]).update(
        status="struck_off", ended_on=TODAY, end_reason="expired")
    Person.objects.filter(pk=people[2].pk).update(merged_into=people[3])
    reckoned = reckon_fairness(year_until(TODAY), today=TODAY)
    assert (reckoned.people, reckoned.sample) == (3, 2)


def test_a_sample_is_even_and_always_the_same(work: None, wonosobo: Office) -> None:
    plant(wonosobo, 50)
    reports = [reckon_fairness(year_until(TODAY), today=TODAY, sample=10) for _ in range(2)]
    assert [one.sample for one in reports] == [10, 10]
    assert reports[0].report.to_json() == reports[1].report.to_json()


def test_as_many_questions_for_many_people_as_for_few(work: None, wonosobo: Office) -> None:
    # What a process reads once is not of the people.
    report_of()
    asked = []
    for more in (20, 180):
        plant(wonosobo, more, referred=lambda place: place % 3 == 0)
        forget_indexes()
        # The minute after which the official titles are looked at again never ends in between.
        forget_imported_titles()
        with CaptureQueriesContext(connection) as queries:
            report_of()
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 30


def test_swapping_he_and_she_moves_nobody(work: None, wonosobo: Office) -> None:
    people = plant(wonosobo, 8)
    Experience.objects.filter(person=people[0]).update(
        title="Ibu Rumah Tangga", duties="Menjahit baju wanita dan anak.")
    Wish.objects.filter(person=people[1]).update(title="Penjahit pria")
    swaps = {swap.label: swap for swap in report_of().swaps}
    assert set(swaps) == {"own_words_swapped", "words_added"}
    assert swaps["words_added"].share_equal == 1.0
    assert swaps["own_words_swapped"].n >= 2


def test_a_list_that_reads_wives_as_other_workers_is_found(
    work: None, wonosobo: Office, official_lists: None
) -> None:
    """An official list was brought in that knows a husband as a tailor, a wife as a cashier."""
    for title, group in (("juru antah suami", "8153"), ("juru antah istri", "5230")):
        ImportedTitle.objects.create(source="kbji", code=title, title=title, group=group)
    forget_imported_titles()
    people = plant(wonosobo, 4)
    Experience.objects.filter(person__in=people).delete()
    Wish.objects.filter(person=people[0]).update(title="Juru antah istri")
    swaps = {swap.label: swap for swap in report_of().swaps}
    assert swaps["own_words_swapped"].equal < swaps["own_words_swapped"].n
    assert swaps["words_added"].share_equal == 1.0


def test_the_swap_test_leaves_no_title_behind(work: None, wonosobo: Office) -> None:
    plant(wonosobo, 8)
    before = TitleCoding.objects.count()
    report_of()
    assert TitleCoding.objects.count() == before


def test_an_auditor_asks_and_sees_and_an_officer_may_not(
    work: None, wonosobo: Office, auditor: Actor, ratna: Actor
) -> None:
    run = ask_for_fairness_run(by=auditor, at=NOW, scope=year_until(TODAY))
    assert run.user_id == auditor.user_id
    with pytest.raises(NotAllowedError):
        ask_for_fairness_run(by=ratna, at=NOW, scope=year_until(TODAY))
    with pytest.raises(NotAllowedError):
        kept_report(ratna, run.pk)


def test_asked_twice_is_one_report_and_a_worker_takes_it_up_once(
    work: None, auditor: Actor
) -> None:
    runs = [ask_for_fairness_run(by=auditor, at=NOW, scope=year_until(TODAY)) for _ in range(2)]
    assert runs[0] == runs[1]
    by = system_actor()
    assert begin_fairness_run(by=by, at=NOW, run_id=runs[0].pk) is not None
    assert begin_fairness_run(by=by, at=NOW, run_id=runs[0].pk) is None
    later = NOW + timedelta(hours=1)
    assert begin_fairness_run(by=by, at=later, run_id=runs[0].pk) is not None


def test_an_auditor_of_a_province_sees_its_reports_and_no_other(
    work: None, wonosobo: Office, auditor: Actor
) -> None:
    province = make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    sleman = make_office(region="34.04", name="Disnaker Sleman")
    anwar = actor_for(make_membership("anwar", RoleName.AUDITOR, province, name="Anwar"))
    own, strange, nation = make_report(wonosobo), make_report(sleman), make_report()
    assert kept_report(anwar, own.pk).run == own
    for hidden in (strange, nation):
        with pytest.raises(OutOfScopeError):
            kept_report(anwar, hidden.pk)
    assert earlier_runs(anwar, besides=None) == [own]
    assert len(earlier_runs(auditor, besides=None)) == 3
    ask_for_fairness_run(by=anwar, at=NOW, scope=year_until(TODAY, region="33"))
    for scope in (year_until(TODAY), year_until(TODAY, region="34"),
                  year_until(TODAY, office_id=sleman.pk)):
        with pytest.raises(OutOfScopeError):
            ask_for_fairness_run(by=anwar, at=NOW, scope=scope)


def test_an_auditor_of_a_district_sees_the_own_office(
    work: None, wonosobo: Office, temanggung: Office
) -> None:
    dewi = actor_for(make_membership("dewi", RoleName.AUDITOR, wonosobo, name="Dewi"))
    assert kept_report(dewi, make_report(wonosobo).pk).report is not None
    with pytest.raises(OutOfScopeError):
        kept_report(dewi, make_report(temanggung).pk)
    with pytest.raises(OutOfScopeError):
        ask_for_fairness_run(by=dewi, at=NOW, scope=year_until(TODAY, region="33.07"))


def test_a_kept_report_is_the_one_that_was_reckoned(
    work: None, wonosobo: Office, auditor: Actor
) -> None:
    plant(wonosobo, 80)
    run = make_report(wonosobo)
    kept = kept_report(auditor, run.pk)
    assert isinstance(kept, KeptReport)
    assert kept.report == report_of(office_id=wonosobo.pk)
    assert (run.status, run.people, run.sample) == (FairnessStatus.DONE, 80, 80)
    make_fairness_run.func(run.pk)
    assert FairnessRun.objects.get(pk=run.pk).made_at == run.made_at


def test_the_clock_asks_once_a_month_for_the_nation_and_each_province(
    work: None, wonosobo: Office
) -> None:
    by = system_actor()
    assert monthly_fairness_reports(by=by, on=TODAY, at=NOW) == 0
    plant(wonosobo, 3)
    make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    assert monthly_fairness_reports(by=by, on=TODAY, at=NOW) == 2
    assert monthly_fairness_reports(by=by, on=TODAY + timedelta(days=6), at=NOW) == 0
    assert set(FairnessRun.objects.values_list("region", "last_on", "status")) == {
        ("", date(2026, 10, 31), "done"), ("33", date(2026, 10, 31), "done")}
    assert monthly_fairness_reports(by=by, on=TODAY + timedelta(days=7), at=NOW) == 2


def test_a_run_that_stood_still_is_taken_up_by_the_clock(work: None, wonosobo: Office) -> None:
    plant(wonosobo, 3)
    by = system_actor()
    monthly_fairness_reports(by=by, on=TODAY, at=NOW)
    run = ask_for_fairness_run(by=by, at=NOW - timedelta(hours=2), scope=year_until(TODAY))
    begin_fairness_run(by=by, at=NOW - timedelta(hours=2), run_id=run.pk)
    monthly_fairness_reports(by=by, on=TODAY, at=NOW)
    assert FairnessRun.objects.get(pk=run.pk).status == FairnessStatus.DONE


def test_a_run_that_came_to_nothing_may_be_asked_for_again(work: None, auditor: Actor) -> None:
    run = ask_for_fairness_run(by=auditor, at=NOW, scope=year_until(TODAY))
    give_up_fairness_run(by=system_actor(), at=NOW, run=run)
    assert FairnessRun.objects.get(pk=run.pk).status == FairnessStatus.FAILED
    assert ask_for_fairness_run(by=auditor, at=NOW, scope=year_until(TODAY)) != run
