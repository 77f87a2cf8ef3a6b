"""How many stayed at work is what the ledger says, for any past day, and never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.labour_market.queries import Grouping, Outcome, Retention, retention
from antarkerja.domain.labour_market.queries.small_cells import without_small_cells
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, record_many, take_back
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.dates import add_months
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
BEGAN = date(2026, 3, 10)
END = date(2026, 12, 31)


def placed(office: Office, number: int, on: date = BEGAN, scheme: str = "AKL") -> Entry:
    return Entry(kind=EventKind.PERSON_PLACED, happened_on=on, subject=Subject.PERSON,
                 subject_id=number, person_id=number, office_id=office.pk, scheme=scheme,
                 act_key=f"placed:{number}")


def told(office: Office, number: int, answer: str, on: date, began: date = BEGAN) -> Entry:
    return Entry(kind=EventKind.FOLLOWED_UP, happened_on=on, subject=Subject.PLACEMENT,
                 subject_id=number, person_id=number, office_id=office.pk, opened_on=began,
                 reason=answer)


def ended(office: Office, number: int, reason: str, on: date) -> Entry:
    return Entry(kind=EventKind.PLACEMENT_ENDED, happened_on=on, subject=Subject.PLACEMENT,
                 subject_id=number, person_id=number, office_id=office.pk, opened_on=BEGAN,
                 reason=reason)


def write(*entries: Entry) -> None:
    with transaction.atomic():
        record_many(entries)


def asked(viewer: Actor, as_of: date = END, grouping: Grouping = Grouping.MONTH) -> Retention:
    return retention(viewer, first_on=date(2026, 1, 1), last_on=date(2026, 12, 31), as_of=as_of,
                     grouping=grouping)


def total(report: Retention, months: int) -> dict[str, int | None]:
    return next((line.cells for line in report.at(months) if not line.group), {})


def test_five_people_and_what_is_known_of_each(wonosobo: Office, ratna: Actor) -> None:
    write(*(placed(wonosobo, number) for number in range(1, 6)),
          told(wonosobo, 1, "working:6", date(2026, 9, 12)),
          told(wonosobo, 2, "working:1", date(2026, 4, 12)),
          told(wonosobo, 2, "left:3", date(2026, 6, 12)),
          ended(wonosobo, 2, "wage", date(2026, 6, 12)),
          told(wonosobo, 3, "left:1", date(2026, 4, 12)),
          ended(wonosobo, 3, "better_job", date(2026, 4, 12)),
          told(wonosobo, 4, "not_reached:1", date(2026, 4, 12)))
    report = asked(ratna)
    assert total(report, 1) == {"due": 5, Outcome.WORKING: 2, Outcome.OTHER_WORK: 1,
                                Outcome.LEFT: 0, Outcome.UNKNOWN: 2}
    assert total(report, 3) == {"due": 5, Outcome.WORKING: 1, Outcome.OTHER_WORK: 1,
                                Outcome.LEFT: 1, Outcome.UNKNOWN: 2}
    six = next(line for line in report.at(6) if not line.group)
    assert six.rate == 20, "two that are unknown are no success"


def test_who_has_not_reached_the_day_is_not_counted(wonosobo: Office, ratna: Actor) -> None:
    write(placed(wonosobo, 1))
    assert total(asked(ratna, date(2026, 4, 9)), 1) == {}
    assert total(asked(ratna, date(2026, 4, 10)), 1)["due"] == 1


def test_a_placement_taken_back_never_was(wonosobo: Office, ratna: Actor) -> None:
    with transaction.atomic():
        event = record(placed(wonosobo, 1))
        take_back(event, on=date(2026, 5, 2), officer_id=None, reason="mistake")
    assert total(asked(ratna), 1) == {}
    assert total(asked(ratna, date(2026, 5, 1)), 1)["due"] == 1, "it stood on that day"


def test_an_answer_in_doubt_is_unknown_until_it_is_decided(wonosobo: Office, ratna: Actor) -> None:
    with transaction.atomic():
        record(placed(wonosobo, 1))
        event = record(told(wonosobo, 1, "working:1", date(2026, 4, 10)))
        take_back(event, on=date(2026, 4, 20), officer_id=None, reason="answers_differ")
    assert total(asked(ratna), 1)[Outcome.UNKNOWN] == 1


def test_groups_are_offices_months_and_schemes(wonosobo: Office, ratna: Actor) -> None:
    write(placed(wonosobo, 1), placed(wonosobo, 2, date(2026, 4, 2), "AKAD"))
    assert [line.group for line in asked(ratna).at(1)] == ["2026-03", "2026-04", ""]
    assert [line.group for line in asked(ratna, grouping=Grouping.SCHEME).at(1)] == [
        "AKAD", "AKL", ""]
    offices = asked(ratna, grouping=Grouping.OFFICE)
    assert [offices.names.get(line.group) for line in offices.at(1)] == [wonosobo.name, None]


def test_an_officer_sees_the_own_office_and_a_jobseeker_nothing(
    wonosobo: Office, temanggung: Office, ratna: Actor
) -> None:
    write(placed(wonosobo, 1), placed(temanggung, 2))
    assert total(asked(ratna), 1)["due"] == 1
    with pytest.raises(NotAllowedError):
        asked(actor_for(make_membership("sari", RoleName.JOBSEEKER)))


@pytest.fixture
def analyst(db: None) -> Actor:
    province = make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    return actor_for(make_membership("lestari", RoleName.PROVINCIAL_ANALYST, province))


def test_an_analyst_learns_no_small_group(
    wonosobo: Office, temanggung: Office, analyst: Actor
) -> None:
    write(*(placed(wonosobo, number) for number in range(1, 31)), placed(temanggung, 99))
    report = asked(analyst, grouping=Grouping.OFFICE)
    rows = {line.group: line.cells for line in report.at(1)}
    assert rows[str(temanggung.pk)]["due"] is None
    assert rows[""]["due"] is None or rows[str(wonosobo.pk)]["due"] is None, "no subtraction"


CELLS = st.fixed_dictionaries({name: st.integers(0, 30) for name in ("a", "b", "c")})


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_no_withheld_number_can_be_subtracted(parts: list[dict[str, int]]) -> None:
    rows = [{"due": sum(part.values()), **part} for part in parts]
    rows.append({name: sum(row[name] for row in rows) for name in rows[0]})
    shown = without_small_cells([dict(row) for row in rows], total="due")
    for line in (*shown, *({str(n): row[name] for n, row in enumerate(shown)}
                           for name in rows[0])):
        assert sum(value is None for value in line.values()) != 1
    for row, told_row in zip(rows, shown, strict=True):
        for name, value in row.items():
            assert told_row[name] in (None, value), "a number is told as it is, or not at all"
            assert not (0 < value < 5 and told_row[name] is not None)


DAYS = st.integers(0, 300)
STORY = st.tuples(DAYS, st.lists(st.tuples(
    st.sampled_from(["working:1", "working:3", "working:6", "left:1", "left:3", "not_reached:1"]),
    DAYS), max_size=4), st.booleans())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(STORY, max_size=5), day=DAYS)
def test_a_past_day_is_what_it_was_whatever_came_later(
    wonosobo: Office, ratna: Actor, stories: list[tuple[int, list[tuple[str, int]], bool]], day: int
) -> None:
    first, as_of = date(2026, 1, 5), date(2026, 1, 5) + timedelta(days=day)
    entries = []
    for number, (began, answers, _taken) in enumerate(stories, start=1):
        start = first + timedelta(days=began)
        entries.append(placed(wonosobo, number, start))
        entries += [told(wonosobo, number, answer, start + timedelta(days=after), start)
                    for answer, after in answers]
    with transaction.atomic():
        record_many(entry for entry in entries if entry.happened_on <= as_of)
        then = asked(ratna, as_of)
        record_many(entry for entry in entries if entry.happened_on > as_of)
        for number, (_began, _answers, taken) in enumerate(stories, start=1):
            event = Event.objects.filter(act_key=f"placed:{number}").first()
            if taken and event is not None:
                take_back(event, on=as_of + timedelta(days=1), officer_id=None, reason="mistake")
        later = asked(ratna, as_of)
        transaction.set_rollback(True)
    assert later.lines == then.lines


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 36), st.integers(0, 36))
def test_months_never_run_backwards(day: date, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert add_months(day, fewer) <= add_months(day, more)
    assert add_months(day, more).day <= day.day
