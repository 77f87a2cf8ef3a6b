"""`antarkerja learn-weights` finds what employers look at, and changes nothing unless told to."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.enums import ReferralStatus, RefusalReason
from antarkerja.domain.matching.errors import BrokenTableError, TableOutdatedError
from antarkerja.domain.matching.models import Referral, WeightTable
from antarkerja.domain.matching.operations import put_weights_to_use
from antarkerja.domain.matching.queries import (
    active_weights,
    learn_from_referrals,
    people_for_vacancy,
    score_of_pair,
    vacancies_for_person,
)
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.refer import take_back
from matchengine import DEFAULT_WEIGHTS, rescaled
from tests.conftest import NOW, TODAY
from tests.factories.answers import (
    FIRST_DAY,
    as_the_table_says,
    make_answers,
    only_licences_count,
)
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles, make_referral
from tests.factories.offices import actor_for, make_membership
from tests.ops.test_command_line import antarkerja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def office_that_wants_licences(wonosobo: Office) -> Office:
    make_answers(wonosobo, 500, only_licences_count)
    return wonosobo


def learn(*more: str) -> str:
    said = StringIO()
    call_command("learn_weights", *more, stdout=said)
    return said.getvalue()


def use(version: str, **times: float) -> WeightTable:
    """Puts a table to use in which some signals weigh so many times what they did."""
    table = active_weights()
    return put_weights_to_use(
        by=system_actor(), on=TODAY, at=NOW, based_on=table.version, report={},
        weights=rescaled(table, times, table.intercept, version),
    )


def test_employers_who_want_licences_and_ignore_schools_are_found(
    office_that_wants_licences: Office,
) -> None:
    found = learn_from_referrals(system_actor())
    times = found.learnt.multipliers
    assert times["licences"] > 1.8
    assert times["education"] < 0.4
    assert found.told == 500
    assert found.apart == 0
    assert found.moved is not None
    assert found.moved.looked_at == 100
    assert found.moved.better > 0
    assert found.moved.worse == 0


def test_it_reports_and_changes_nothing(office_that_wants_licences: Office) -> None:
    said = learn()
    assert "Tabel bobot yang dipakai: versi 3." in said
    assert "Rujukan yang sudah ada hasilnya: 500, dikirim 2 Maret 2026" in said
    assert "Sisi B, apakah perusahaan mau menerima orangnya: 500 hasil" in said
    assert "Izin dan SIM: -0,80…0,15 →" in said
    assert "Sisi A, apakah orangnya mau mengambil pekerjaan itu: 0 hasil" in said
    assert "Log-loss: 0," in said
    assert "Hanya pasangan yang pernah dirujuk atau melamar yang punya hasil." in said
    assert "Tidak ada yang diubah. Untuk memakai" in said
    assert not WeightTable.objects.exists()
    assert active_weights() == DEFAULT_WEIGHTS
    assert said == learn()


def test_it_speaks_english(office_that_wants_licences: Office) -> None:
    said = learn("--language", "en")
    assert "Table of weights in use: version 3." in said
    assert "Licences: -0.80…0.15 →" in said
    assert "Nothing was changed. To use the proposed table" in said


def test_applied_it_ranks_by_the_new_table_and_says_what_to_look_at(
    office_that_wants_licences: Office,
) -> None:
    said = learn("--apply", "2026-11")
    assert "Mulai sekarang dipakai: tabel 2026-11." in said
    assert "antarkerja fairness-report --out" in said
    table = active_weights()
    assert table.version == "2026-11"
    assert table.curves["licences"].bounds[0] < -1.4
    assert table.curves["wish"] == DEFAULT_WEIGHTS.curves["wish"]
    row = WeightTable.objects.get(active=True)
    assert (row.based_on, row.learnt_on, row.before) == ("3", TODAY, None)
    assert row.report["learnt"]["sides"][1]["rows"] == 500
    assert "Orang 1" not in json.dumps(row.report)


def test_what_was_learnt_is_not_learnt_again(office_that_wants_licences: Office) -> None:
    learn("--apply", "2026-11")
    said = learn()
    assert "Tabel bobot yang dipakai: versi 2026-11." in said
    assert "Tidak lebih baik sebesar dua galat baku" in said
    with pytest.raises(CommandError, match="Tidak ada yang diusulkan"):
        learn("--apply", "2026-12")


def test_back_is_the_table_before_and_in_the_end_the_engines_own(wonosobo: Office) -> None:
    use("first", wish=2.0)
    use("second", wish=2.0)
    assert "tabel first." in learn("--back")
    assert active_weights().version == "first"
    assert f"tabel {DEFAULT_WEIGHTS.version}." in learn("--back")
    assert active_weights() == DEFAULT_WEIGHTS
    with pytest.raises(CommandError, match="tidak ada tabel sebelumnya"):
        learn("--back")


def test_a_version_names_one_table(office_that_wants_licences: Office) -> None:
    use("first", wish=1.5)
    with pytest.raises(CommandError, match="sudah ada"):
        learn("--apply", "first")
    with pytest.raises(CommandError, match="sudah ada"):
        learn("--apply", DEFAULT_WEIGHTS.version)
    with pytest.raises(CommandError, match="paling banyak 40"):
        learn("--apply", "a name/with a slash")
    assert active_weights().version == "first"


def test_weights_learnt_from_a_table_that_is_no_longer_in_use_are_refused(
    wonosobo: Office,
) -> None:
    learnt = rescaled(DEFAULT_WEIGHTS, {"wish": 2.0}, 0.0, "late")
    use("first", wish=1.5)
    with pytest.raises(TableOutdatedError):
        put_weights_to_use(by=system_actor(), on=TODAY, at=NOW, based_on="3", report={},
                           weights=learnt)
    assert active_weights().version == "first"


@pytest.mark.parametrize("count", [0, 199])
def test_with_too_few_outcomes_it_declines(wonosobo: Office, count: int) -> None:
    make_answers(wonosobo, count, only_licences_count)
    said = learn()
    assert "Terlalu sedikit untuk dipelajari: perlu 200 hasil" in said
    assert "Tidak ada yang diusulkan: tabel yang dipakai tetap." in said
    assert said.rstrip().endswith("Tidak ada yang diubah.")


def test_where_answers_follow_the_table_already_nothing_is_proposed(wonosobo: Office) -> None:
    make_answers(wonosobo, 500, as_the_table_says)
    assert "Tidak ada yang diusulkan" in learn()


def test_two_tables_cannot_both_be_in_use(wonosobo: Office) -> None:
    first, second = use("first", wish=2.0), use("second", wish=2.0)
    first.refresh_from_db()
    assert (first.active, second.active) == (False, True)
    with pytest.raises(IntegrityError, match="active"), transaction.atomic():
        WeightTable.objects.filter(pk=first.pk).update(active=True)


@pytest.mark.parametrize("curves", [
    {}, {"age": {"points": [[0, 0], [1, 1]], "fits_at": 1}}, {"wish": {"points": [[0, 0]]}},
    {"wish": {"points": [[0, 0], [1, 1], [2, 0]], "fits_at": 1}}, [1],
    {"skills": {"points": [[0, -1], [1, 1]], "fits_at": 1}},
])
def test_a_table_that_somebody_bent_by_hand_is_not_ranked_by(
    wonosobo: Office, curves: object
) -> None:
    row = use("first", wish=2.0)
    WeightTable.objects.filter(pk=row.pk).update(curves=curves)
    with pytest.raises(BrokenTableError, match="first"):
        active_weights()


def test_a_signal_that_came_after_the_table_is_not_silent(wonosobo: Office) -> None:
    row = use("first", wish=2.0)
    older = {name: curve for name, curve in row.curves.items() if name != "languages"}
    WeightTable.objects.filter(pk=row.pk).update(curves=older)
    table = active_weights()
    assert table.curves["languages"] == DEFAULT_WEIGHTS.curves["languages"]
    twice = [2.0 * bound for bound in DEFAULT_WEIGHTS.curves["wish"].bounds]
    assert table.curves["wish"].bounds == pytest.approx(twice, abs=1e-5)


def test_a_table_is_read_with_one_query(wonosobo: Office) -> None:
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            active_weights()
        assert len(queries) == 1
        use(f"table-{len(WeightTable.objects.all())}", wish=2.0)


def test_pages_and_referrals_use_the_table_in_use(wonosobo: Office, ratna: Actor) -> None:
    know_titles()
    siti = make_person(wonosobo, name="Siti Nurhayati", profile=SEAMSTRESS)
    vacancy = make_vacancy(make_employer(wonosobo))

    def scores() -> set[int | None]:
        [mine] = vacancies_for_person(siti, today=TODAY).rows
        [theirs] = people_for_vacancy(ratna, vacancy, today=TODAY).rows
        return {mine.match.score, theirs.match.score, score_of_pair(siti, vacancy, today=TODAY)}

    [before] = scores()
    use("no-wishes", wish=0.05, title=0.05, place=0.05)
    [after] = scores()
    assert before is not None
    assert after is not None
    assert after < before
    assert make_referral(ratna, siti, vacancy).score == after


def outcome_of(siti: Person, vacancy: Vacancy, status: str, reason: str = "") -> tuple[int, ...]:
    """Answers of side A and side B that one referral is worth."""
    Referral.objects.create(
        person=siti, vacancy=vacancy, office=siti.office, sent_on=TODAY, status=status,
        refusal_reason=reason, check_code="c", number="n",
    )
    return tuple(side.rows for side in learn_from_referrals(system_actor()).learnt.sides)


@pytest.mark.parametrize(("status", "reason", "answers"), [
    (ReferralStatus.ACCEPTED, "", (0, 1)),
    (ReferralStatus.REFUSED, RefusalReason.SKILLS, (0, 1)),
    (ReferralStatus.REFUSED, RefusalReason.PERSON_DECLINED, (1, 0)),
    (ReferralStatus.REFUSED, RefusalReason.WAGE, (1, 0)),
    (ReferralStatus.REFUSED, RefusalReason.FILLED, (0, 0)),
    (ReferralStatus.REFUSED, RefusalReason.CLOSED, (0, 0)),
    (ReferralStatus.SENT, "", (0, 0)), (ReferralStatus.INTERVIEW, "", (0, 0)),
    (ReferralStatus.NO_ANSWER, "", (0, 0)), (ReferralStatus.WITHDRAWN, "", (0, 0)),
])
def test_an_answer_teaches_the_side_that_gave_it(
    wonosobo: Office, status: str, reason: str, answers: tuple[int, int]
) -> None:
    siti, vacancy = make_person(wonosobo), make_vacancy(make_employer(wonosobo))
    assert outcome_of(siti, vacancy, status, reason) == answers


def test_every_reason_of_a_refusal_is_somebodys_or_nobodys() -> None:
    from antarkerja.domain.matching.queries.learning import EMPLOYERS_NO, PERSONS_NO

    nobodys = {RefusalReason.FILLED, RefusalReason.CLOSED}
    assert nobodys | set(EMPLOYERS_NO) | set(PERSONS_NO) == set(RefusalReason)
    assert not set(EMPLOYERS_NO) & set(PERSONS_NO)


def test_what_a_person_withdraws_counts_and_what_the_office_withdraws_does_not(
    wonosobo: Office, ratna: Actor
) -> None:
    sari = make_person(wonosobo)
    herself = actor_for(make_membership("sari", RoleName.JOBSEEKER, subject_id=sari.pk))
    other = make_person(wonosobo, name="Budi")
    vacancy = make_vacancy(make_employer(wonosobo))
    mine, theirs = make_referral(ratna, sari, vacancy), make_referral(ratna, other, vacancy)
    take_back(by=ratna, on=TODAY, referral=theirs)
    take_back(by=herself, on=TODAY, referral=mine)
    side_a, side_b = learn_from_referrals(system_actor()).learnt.sides
    assert (side_a.rows, side_a.events, side_b.rows) == (1, 0, 0)


def test_who_was_sent_beyond_the_accepted_places_teaches_too(
    wonosobo: Office, office_that_wants_licences: Office
) -> None:
    person = Person.objects.order_by("pk").first()
    assert person is not None
    person.places.create(region="91.71")
    found = learn_from_referrals(system_actor())
    assert (found.told, found.apart, found.beyond) == (500, 0, 1)
    assert "1 dikirim melampaui daerah yang diterima" in learn()


def test_who_lacks_what_the_law_asks_is_left_out(wonosobo: Office) -> None:
    make_answers(wonosobo, 20, only_licences_count)
    Vacancy.objects.filter(title="Sopir").update(kbji="2221", kbji_probability=1.0)
    found = learn_from_referrals(system_actor())
    assert 0 < found.apart < 20
    assert f"{found.apart} di antaranya tidak dihitung" in learn()


def test_experience_that_began_after_the_referral_teaches_nothing(wonosobo: Office) -> None:
    from antarkerja.domain.matching.queries.learning import _seeker_then

    siti = make_person(wonosobo)
    for started in (FIRST_DAY, FIRST_DAY + timedelta(days=1), None):
        siti.experiences.create(title="Menjahit", kbji="8153", months=3, started_on=started)
    assert len(_seeker_then(siti, FIRST_DAY).work) == 2


def test_nothing_of_sex_or_age_is_loaded(office_that_wants_licences: Office) -> None:
    with CaptureQueriesContext(connection) as queries:
        learn_from_referrals(system_actor())
    people = [one["sql"] for one in queries if "jobseekers_person\"" in one["sql"]]
    assert people
    for trait in ("sex", "birth_on", "nik_hash", "religion", "disability", "name_normalised"):
        assert not [sql for sql in people if trait in sql.partition("FROM")[0]]
    assert len(queries) < 60


def test_only_who_manages_the_installation_may_learn_or_change(ratna: Actor) -> None:
    with pytest.raises(NotAllowedError):
        learn_from_referrals(ratna)
    with pytest.raises(NotAllowedError):
        put_weights_to_use(by=ratna, on=TODAY, at=NOW, based_on="3", report={},
                           weights=rescaled(DEFAULT_WEIGHTS, {}, 0.0, "mine"))


def test_it_is_called_with_a_hyphen(tmp_path: Path) -> None:
    settings = "antarkerja.config.settings.test"
    said = antarkerja("learn-weights", "--help", home=tmp_path, DJANGO_SETTINGS_MODULE=settings)
    assert said.returncode == 0, said.stderr
    assert "antarkerja learn-weights" in said.stdout
    listed = antarkerja(home=tmp_path, DJANGO_SETTINGS_MODULE=settings)
    assert "\n  learn-weights " in listed.stdout
