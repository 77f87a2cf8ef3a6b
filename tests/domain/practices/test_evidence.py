"""Evidence of a practice: reckoned from the ledger, kept, and quick to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.enums.replication import AbandonReason, ReplicationState
from antarkerja.domain.practices.errors.evidence import BeganInFutureError, NotNamedError
from antarkerja.domain.practices.models import Evidence, PracticeIndicator, Replication, Trial
from antarkerja.domain.practices.operations.evidence import (
    reckon_all,
    reckon_evidence,
    say_since_when,
)
from antarkerja.domain.practices.operations.results import measure_replications
from antarkerja.domain.practices.queries.evidence import evidence_for
from antarkerja.domain.practices.queries.evidence_reading import read_evidence
from antarkerja.domain.practices.queries.evidence_words import sentences_of
from antarkerja.domain.practices.queries.trials import result_of
from antarkerja.ops.seed.effect import Truth, add_effect
from tests.factories.offices import make_membership, make_office
from tests.factories.practices import make_practice, make_trial

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
REGIONS = [f"33.{number:02d}" for number in range(8, 19)]


@pytest.fixture
def offices(wonosobo: Office) -> list[Office]:
    return [wonosobo, *(make_office(region=region) for region in REGIONS)]


@pytest.fixture
def truth(offices: list[Office]) -> Truth:
    return add_effect(offices, effect=0.10, seed=3, on=TODAY, appointments=16)


def reckoned(truth: Truth) -> Evidence:
    return reckon_evidence(
        by=system_actor(), at=NOW, practice_id=truth.practice.pk, code="no_shows"
    )


def test_the_estimate_covers_the_truth_that_was_seeded(truth: Truth) -> None:
    reading = reckoned(truth).reading
    assert reading["low"] <= truth.effect <= reading["high"]
    assert reading["reading"] == "better"
    assert len(reading["offices"]) == len(truth.adopters)
    assert not set(reading["controls"]) & set(truth.adopters)
    assert all(office["events"] > 0 for office in reading["offices"])


def test_without_an_effect_no_difference_is_seen(offices: list[Office]) -> None:
    truth = add_effect(offices, effect=0.0, seed=5, on=TODAY, appointments=16)
    assert reckoned(truth).reading["reading"] == "no_difference"


def test_a_reading_as_of_a_past_moment_comes_out_the_same_for_ever(truth: Truth) -> None:
    past = datetime(2026, 9, 3, tzinfo=UTC)
    first = read_evidence(truth.practice, indicator("no_shows"), past)
    for number in range(200):
        Event.objects.create(
            kind=EventKind.APPOINTMENT_MISSED, happened_on=date(2026, 8, 3), entered_at=NOW,
            subject=Subject.APPOINTMENT, subject_id=number, office_id=min(truth.adopters),
        )
    assert read_evidence(truth.practice, indicator("no_shows"), past) == first


def test_nothing_is_reckoned_twice_and_a_late_entry_makes_it_stale(truth: Truth) -> None:
    assert reckon_all(by=system_actor(), on=TODAY, at=NOW) == 1
    assert reckon_all(by=system_actor(), on=TODAY, at=NOW) == 0
    Event.objects.create(
        kind=EventKind.APPOINTMENT_MISSED, happened_on=date(2026, 8, 3), entered_at=NOW,
        subject=Subject.APPOINTMENT, subject_id=1, office_id=min(truth.adopters),
    )
    assert reckon_all(by=system_actor(), on=TODAY, at=NOW) == 1
    assert Evidence.objects.count() == 1
    later = TODAY + timedelta(days=10)
    assert reckon_all(by=system_actor(), on=later, at=NOW + timedelta(days=10)) == 1


def test_a_kept_reading_is_shown_by_few_queries(
    truth: Truth, ratna: Actor, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    reckoned(truth)
    with django_assert_max_num_queries(6):
        shown = evidence_for(ratna, truth.practice.pk, "no_shows", on=TODAY)
    assert shown is not None
    assert not shown.is_stale
    assert set(truth.adopters) <= set(shown.names)


def test_a_stranger_does_not_see_evidence_of_another_office_s_own_practice(
    truth: Truth, ratna: Actor
) -> None:
    practice = truth.practice
    practice.visibility = Visibility.OFFICE
    practice.office = Office.objects.exclude(pk=ratna.own_office).latest("pk")
    practice.save()
    assert evidence_for(ratna, practice.pk, "no_shows", on=TODAY) is None
    with pytest.raises(OutOfScopeError):
        reckon_evidence(by=ratna, at=NOW, practice_id=practice.pk, code="no_shows")


def test_an_indicator_that_the_practice_does_not_name_is_refused(
    truth: Truth, ratna: Actor
) -> None:
    assert evidence_for(ratna, truth.practice.pk, "visits", on=TODAY) is None
    with pytest.raises(NotNamedError):
        reckon_evidence(by=ratna, at=NOW, practice_id=truth.practice.pk, code="visits")


def test_before_anybody_begins_there_is_nothing_to_compare(wonosobo: Office) -> None:
    practice = make_practice(wonosobo)
    read = read_evidence(practice, indicator("no_shows"), NOW)
    assert (read.content["reading"], read.content["too_few"]) == ("too_few", "adopters")


def test_without_other_offices_there_are_too_few_to_tell(truth: Truth) -> None:
    others = Office.objects.exclude(pk__in=truth.adopters)
    others.update(archived_at=datetime(2026, 1, 1, tzinfo=UTC))
    read = read_evidence(truth.practice, indicator("no_shows"), NOW)
    assert (read.content["reading"], read.content["too_few"]) == ("too_few", "controls")
    assert len(read.content["merged"]) == others.count()


def test_an_adopter_that_merged_is_left_out_and_named(truth: Truth) -> None:
    merged = max(truth.adopters)
    Office.objects.filter(pk=merged).update(archived_at=datetime(2026, 1, 1, tzinfo=UTC))
    content = read_evidence(truth.practice, indicator("no_shows"), NOW).content
    assert merged in content["merged"]
    assert merged not in [office["office"] for office in content["offices"]]
    assert read_evidence(
        truth.practice, indicator("no_shows"), NOW, only=merged
    ).content["too_few"] == "merged"


def test_the_origin_says_since_when_and_nobody_else(
    wonosobo: Office, ratna: Actor, offices: list[Office]
) -> None:
    practice = make_practice(wonosobo)
    other = make_practice(offices[1])
    changed = say_since_when(
        by=ratna, on=TODAY, practice_id=practice.pk, begun_on=date(2026, 2, 1)
    )
    assert changed.begun_on == date(2026, 2, 1)
    with pytest.raises(NotAllowedError):
        say_since_when(by=ratna, on=TODAY, practice_id=other.pk, begun_on=date(2026, 2, 1))
    with pytest.raises(BeganInFutureError):
        say_since_when(by=ratna, on=TODAY, practice_id=practice.pk, begun_on=date(2026, 12, 1))


def test_results_are_measured_once_after_three_six_and_twelve_months(truth: Truth) -> None:
    replications = Replication.objects.filter(practice=truth.practice)
    done = measure_replications(by=system_actor(), on=TODAY, at=NOW)
    assert done > 0
    assert measure_replications(by=system_actor(), on=TODAY, at=NOW) == 0
    found = replications.earliest("started_on")
    assert [row.months for row in found.results.order_by("months")] == [3, 6, 12]
    half = found.results.get(months=6)
    assert half.before is not None
    assert half.after is not None
    assert half.after < half.before
    assert half.cases > 0


def test_a_result_is_not_measured_before_its_months_are_known(
    truth: Truth, offices: list[Office]
) -> None:
    fresh = next(office for office in offices if office.pk not in truth.adopters)
    young = Replication.objects.create(
        practice=truth.practice, number=1, office=fresh, state=ReplicationState.RUNNING,
        planned_on=date(2026, 8, 5), started_on=date(2026, 8, 5),
    )
    measure_replications(by=system_actor(), on=TODAY, at=NOW)
    assert not young.results.exists(), "August to October: two whole months are known"
    measure_replications(by=system_actor(), on=date(2026, 12, 1), at=NOW + timedelta(days=8))
    assert [row.months for row in young.results.all()] == [3]


def test_what_was_given_up_before_is_not_measured(truth: Truth) -> None:
    found = Replication.objects.filter(practice=truth.practice).earliest("started_on")
    found.state, found.end_reason = ReplicationState.ABANDONED, AbandonReason.NO_TIME
    assert found.started_on is not None
    found.ended_on = found.started_on + timedelta(days=130)
    found.save()
    measure_replications(by=system_actor(), on=TODAY, at=NOW)
    assert [row.months for row in found.results.all()] == [3]


def test_a_code_that_is_no_longer_known_is_passed_over(truth: Truth) -> None:
    PracticeIndicator.objects.create(
        practice=truth.practice, indicator="gone", indicator_version=1
    )
    assert reckon_all(by=system_actor(), on=TODAY, at=NOW) == 1


def drawn(truth: Truth) -> Trial:
    """A trial whose lot gave every adopter of the seeded practice the month in which it began."""
    first = min(truth.adopters.values())
    return make_trial(
        truth.practice, make_membership("koordinator", RoleName.HEAD, truth.practice.office).user,
        state="fixed", seed=7, analysis="Selisih perubahan.", fixed_at=NOW - timedelta(days=900),
        offices=sorted(truth.adopters), begins_on=first,
        order=[{"office": office, "starts_on": day.isoformat()}
               for office, day in truth.adopters.items()],
    )


def test_offices_that_began_by_lot_are_marked_and_it_is_said_to_be_stronger(truth: Truth) -> None:
    figure = indicator("no_shows")
    assert not any(row["by_lot"] for row in reckoned(truth).reading["offices"])
    trial = drawn(truth)
    reading = reckoned(truth).reading
    assert all(row["by_lot"] for row in reading["offices"])
    assert any("ditentukan undian" in line for line in sentences_of(figure, reading))
    trial.order = trial.order[:1]
    trial.save()
    assert any("1 dari 4 kantor" in line for line in sentences_of(figure, reckoned(truth).reading))


def test_a_trial_answers_by_its_own_analysis_and_by_the_day_of_the_lot(truth: Truth) -> None:
    trial = drawn(truth)
    late, day = max(truth.adopters.items(), key=lambda row: row[1])
    Replication.objects.filter(office_id=late).delete()
    reckoned(truth)
    found = result_of(trial, on=TODAY)
    assert found is not None
    content, as_of = found
    assert as_of == TODAY
    assert content["low"] <= truth.effect <= content["high"]
    assert {row["office"]: row["began_on"] for row in content["offices"]}[late] == day.isoformat()
    assert not set(content["controls"]) & set(truth.adopters)


def test_before_its_months_have_passed_a_trial_has_no_answer(truth: Truth) -> None:
    trial = drawn(truth)
    assert result_of(trial, on=TODAY) is None, "nothing was reckoned since the lot"
    trial.order = [row | {"starts_on": "2027-03-01"} for row in trial.order]
    trial.save()
    reckoned(truth)
    found = result_of(trial, on=TODAY)
    assert found is not None
    assert (found[0]["too_few"], found[0]["left_out"]) == ("months", [])
