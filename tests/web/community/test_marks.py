"""On the pages of work an act says to which practice it belongs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from antarkerja.domain.employers.enums import VisitPurpose
from antarkerja.domain.employers.operations.visits import VisitDetails, record_visit
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.conftest import TODAY
from tests.factories.cases import make_case
from tests.factories.employers import make_employer
from tests.factories.practices import make_practice, make_replication

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TITLE = "Buku kunjungan"


@pytest.fixture
def taken_up(wonosobo: Office, temanggung: Office) -> str:
    """Where the practice of another office stands that Wonosobo works by."""
    practice = make_practice(temanggung, title=TITLE)
    practice.acts.create(kind="case.opened")
    practice.acts.create(kind="employer.visited", detail="canvassing")
    make_replication(practice, wonosobo, started_on=date(2026, 11, 1))
    return f"/practices/{practice.pk}/"


def test_a_case_and_a_file_say_which_practice_touched_them(
    client_of: ClientOf, wonosobo: Office, ratna: Actor, taken_up: str
) -> None:
    case = make_case(wonosobo, officer=ratna)
    desk = client_of(ratna)
    for page in (f"/cases/{case.pk}/", f"/cases/{case.pk}/timeline/",
                 f"/people/{case.person_id}/"):
        assert f'href="{taken_up}">Praktik: {TITLE}</a>' in desk.get(page).text


def test_a_visit_says_it_too_and_one_for_another_purpose_does_not(
    client_of: ClientOf, wonosobo: Office, ratna: Actor, taken_up: str
) -> None:
    firm, other = make_employer(wonosobo), make_employer(wonosobo, name="CV Kopi Dieng")
    for there, purpose in ((firm, VisitPurpose.CANVASSING), (other, VisitPurpose.ADVICE)):
        record_visit(by=ratna, on=TODAY, employer_id=there.pk,
                     details=VisitDetails(visited_on=TODAY, purpose=purpose))
    desk = client_of(ratna)
    assert taken_up in desk.get(f"/employers/{firm.pk}/").text
    assert taken_up not in desk.get(f"/employers/{other.pk}/").text


def test_an_office_that_took_nothing_up_sees_no_mark(
    client_of: ClientOf, temanggung: Office, stranger: Actor, taken_up: str
) -> None:
    case = make_case(temanggung, officer=stranger)
    assert taken_up not in client_of(stranger).get(f"/cases/{case.pk}/").text
