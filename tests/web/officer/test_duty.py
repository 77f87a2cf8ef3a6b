"""What Ratna did this month, read from the ledger; her head sees it and can check a print."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from antarkerja.domain.cases.enums.duty import DutyGrade, DutyKind
from antarkerja.domain.cases.models.duty import DutyPoint
from antarkerja.domain.cases.operations.duty import set_points
from antarkerja.domain.cases.queries.duty import duty_record, initials, moment_of
from antarkerja.domain.employers.enums import VisitPurpose
from antarkerja.domain.employers.errors import EmployerNotFoundError, VisitDayError
from antarkerja.domain.employers.models import Employer, EmployerVisit
from antarkerja.domain.employers.operations import VisitDetails, record_visit, take_back_visit
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement, make_referral
from tests.factories.offices import actor_for, make_membership
from tests.pdf_reading import read_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MONTH: dict[str, Any] = {"first_on": date(2026, 11, 1), "last_on": date(2026, 11, 30), "at": AT}


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo, name="Agus Kepala"))


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo, name="PT Serayu Makmur")


@pytest.fixture
def done(ratna: Actor, wonosobo: Office, firm: Employer) -> EmployerVisit:
    """A visit, a referral and a placement of this month."""
    sari = make_person(wonosobo, name="Sari Wulandari")
    make_referral(ratna, sari, make_vacancy(firm))
    make_placement(ratna, make_person(wonosobo, name="Siti Nurhayati"), on=TODAY)
    return visit(ratna, firm)


def visit(by: Actor, firm: Employer, on: date = TODAY) -> EmployerVisit:
    return record_visit(by=by, on=TODAY, employer_id=firm.pk, details=VisitDetails(
        visited_on=on, purpose=VisitPurpose.CANVASSING, met="Bu Rina, HRD", places_heard=4))


def counts(actor: Actor, officer: Actor) -> dict[DutyKind, int]:
    record = duty_record(actor, officer_id=officer.user_id or 0, **MONTH)
    return {kind: number for kind, number in record.totals if number}


def test_the_record_holds_what_the_officer_did_and_nothing_else(
    ratna: Actor, head: Actor, done: EmployerVisit
) -> None:
    expected = {DutyKind.VISIT: 1, DutyKind.REFERRAL: 1, DutyKind.PLACEMENT: 1}
    assert counts(ratna, ratna) == expected
    assert counts(head, ratna) == expected
    assert counts(head, head) == {}


def test_a_colleague_sees_only_the_own_record(
    ratna: Actor, stranger: Actor, head: Actor, done: EmployerVisit
) -> None:
    with pytest.raises(OutOfScopeError):
        counts(ratna, head)
    with pytest.raises(OutOfScopeError):
        counts(head, stranger)
    with pytest.raises(OutOfScopeError):
        counts(stranger, ratna)


def test_what_was_taken_back_counts_no_more_but_counted_then(
    ratna: Actor, done: EmployerVisit
) -> None:
    before = duty_record(ratna, officer_id=ratna.user_id or 0, **MONTH)
    take_back_visit(by=ratna, on=TODAY, visit_id=done.pk)
    assert DutyKind.VISIT not in counts(ratna, ratna)
    then = max(Event.objects.filter(corrects_id__isnull=True).values_list("entered_at", flat=True))
    again = duty_record(ratna, officer_id=ratna.user_id or 0, **MONTH, as_of=then)
    assert [one.event_id for one in again.duties] == [one.event_id for one in before.duties]
    assert take_back_visit(by=ratna, on=TODAY, visit_id=done.pk) is None, "twice is once"


def test_the_check_code_names_its_moment_and_changes_with_the_lines(
    ratna: Actor, firm: Employer, done: EmployerVisit
) -> None:
    one = duty_record(ratna, officer_id=ratna.user_id or 0, **MONTH)
    assert moment_of(one.check) == one.as_of
    same = duty_record(ratna, officer_id=ratna.user_id or 0, **MONTH, as_of=one.as_of)
    assert same.check == one.check
    visit(ratna, firm)
    other = duty_record(ratna, officer_id=ratna.user_id or 0, **MONTH)
    assert other.check.split("-")[1] != one.check.split("-")[1]


@pytest.mark.parametrize("code", ["", "x", "zz-123456789012", "1-2", "ffffffffffff-123456789012"])
def test_what_is_no_check_code_names_no_moment(code: str) -> None:
    assert moment_of(code) is None


def test_initials_name_nobody() -> None:
    assert initials("Siti  Nurhayati (binti) Ali") == "S.N.A."


def test_points_count_on_the_days_on_which_they_hold(
    ratna: Actor, head: Actor, firm: Employer
) -> None:
    for day in (3, 10, 20):
        visit(ratna, firm, date(2026, 11, day))
    source = "Keputusan contoh 1/2026"
    set_points(by=head, kind=DutyKind.VISIT, grade=None, points=250,
               valid_from=date(2026, 11, 5), source=source)
    set_points(by=head, kind=DutyKind.VISIT, grade=DutyGrade.MADYA, points=1000,
               valid_from=date(2026, 11, 15), source=source)
    def sum_for(grade: str) -> dict[DutyKind, int]:
        return duty_record(ratna, officer_id=ratna.user_id or 0, **MONTH, grade=grade).points

    assert sum_for("") == {DutyKind.VISIT: 500}
    assert sum_for(DutyGrade.MADYA) == {DutyKind.VISIT: 1250}


def test_a_new_value_ends_the_one_before(head: Actor) -> None:
    for day, points in ((1, 100), (20, 300), (10, 200)):
        set_points(by=head, kind=DutyKind.VISIT, grade=None, points=points,
                   valid_from=date(2026, 11, day), source="Keputusan contoh")
    rows = DutyPoint.objects.order_by("valid_from").values_list("points", "valid_until")
    assert list(rows) == [(100, date(2026, 11, 10)), (200, date(2026, 11, 20)), (300, None)]


def test_an_officer_sets_no_points(ratna: Actor) -> None:
    with pytest.raises(NotAllowedError):
        set_points(by=ratna, kind=DutyKind.VISIT, grade=None, points=1, valid_from=TODAY,
                   source="Keputusan contoh")


def test_a_visit_lies_in_the_last_sixty_days_and_in_the_own_office(
    ratna: Actor, stranger: Actor, firm: Employer
) -> None:
    for day in (date(2026, 11, 25), date(2026, 9, 1)):
        with pytest.raises(VisitDayError):
            visit(ratna, firm, day)
    with pytest.raises(EmployerNotFoundError):
        visit(stranger, firm)
    assert not EmployerVisit.objects.exists()
    assert not Event.objects.filter(kind=EventKind.EMPLOYER_VISITED).exists()


def test_a_visit_is_entered_on_the_firms_page_and_can_be_undone(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk = client_of(ratna)
    address = f"/employers/{firm.pk}/visits/"
    assert "⟪" not in desk.get(address).content.decode()
    assert desk.post(address, {"purpose": "advice", "visited_on": "2026-11-30"}).status_code == 422
    answer = desk.post(address, {"purpose": "canvassing", "visited_on": "2026-11-23",
                                 "met": "Bu Rina", "places_heard": "3"}, follow=True)
    text = answer.content.decode()
    assert "Bu Rina" in text
    assert "⟪" not in text
    made = EmployerVisit.objects.get()
    desk.post(f"/visits/{made.pk}/undo/")
    assert not EmployerVisit.objects.exists()


def test_the_page_names_nobody_and_leads_to_the_evidence(
    client_of: ClientOf, ratna: Actor, firm: Employer, done: EmployerVisit
) -> None:
    text = client_of(ratna).get("/duty/").content.decode()
    assert "⟪" not in text
    assert "S.W." in text
    assert "Wulandari" not in text
    assert f'href="/employers/{firm.pk}/"' in text


def test_a_head_checks_a_printed_record(
    client_of: ClientOf, ratna: Actor, head: Actor, done: EmployerVisit
) -> None:
    desk = client_of(head)
    where = f"/duty/?officer={ratna.user_id}&month=11&year=2026"
    code = desk.get(where).context["record"].check
    assert desk.get(f"{where}&check={code}").context["verdict"] == "same"
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert desk.get(f"{where}&check={wrong}").context["verdict"] == "different"
    assert desk.get(f"{where}&check=nothing").context["verdict"] == "unreadable"


def test_pdf_and_table_hold_every_line_and_the_check_line(
    client_of: ClientOf, ratna: Actor, done: EmployerVisit
) -> None:
    desk = client_of(ratna)
    pdf = desk.get("/duty/record.pdf?month=0&year=2026")
    words = read_pdf(pdf.content).text
    assert pdf["Content-Type"] == "application/pdf"
    assert "Kunjungan perusahaan" in words
    assert "Wulandari" not in words
    sheet = desk.get("/duty/record.xlsx?month=11&year=2026")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0)
    cells = rows.to_python()
    assert [row[2] for row in cells[1:4]].count("Kunjungan perusahaan") == 1
    assert cells[-1][0] == 3, "the check line says how many"


def test_points_have_a_page_for_the_head(client_of: ClientOf, head: Actor, ratna: Actor) -> None:
    desk = client_of(head)
    assert "⟪" not in desk.get("/duty/points/").content.decode()
    desk.post("/duty/points/", {"kind": "visit", "grade": "", "points": "0,25",
                                "valid_from": "2026-11-01", "source": "Keputusan contoh 1/2026"})
    value = DutyPoint.objects.get()
    assert value.points == 250
    assert "0,25" in desk.get("/duty/points/").content.decode()
    desk.post(f"/duty/points/{value.pk}/end/")
    value.refresh_from_db()
    assert value.valid_until == TODAY
    assert client_of(ratna).get("/duty/points/").status_code == 403


@pytest.mark.parametrize("many", [3, 30])
def test_the_number_of_queries_does_not_grow(
    client_of: ClientOf, ratna: Actor, firm: Employer, django_assert_max_num_queries: object,
    many: int,
) -> None:
    for _ in range(many):
        visit(ratna, firm)
    desk = client_of(ratna)
    desk.get("/duty/")
    with django_assert_max_num_queries(20):  # type: ignore[operator]  # a fixture of pytest-django
        desk.get("/duty/")
