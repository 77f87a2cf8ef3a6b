"""A case opens once a person, and the book says so."""

from __future__ import annotations

import pytest

from antarkerja.domain.cases.enums.case import Opening
from antarkerja.domain.cases.errors.case import CaseOpenAlreadyError
from antarkerja.domain.cases.models import Case
from antarkerja.domain.cases.operations.opening import open_case
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.cases import make_case
from tests.factories.jobseekers import TODAY, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db


def test_a_case_opens_with_the_traits_of_the_day(wonosobo: Office, ratna: Actor) -> None:
    sari = make_person(wonosobo)
    case = open_case(by=ratna, on=TODAY, person=sari, opening=Opening.PARTNER,
                     partner="SMK Negeri 1")
    assert (case.officer, case.opened_by_partner, case.office_id) == (
        None, "SMK Negeri 1", wonosobo.pk)
    told = Event.objects.get(kind=EventKind.CASE_OPENED)
    assert (told.subject_id, told.person_id, told.sex, told.education, told.reason) == (
        case.pk, sari.pk, "P", "SMK", "partner")
    assert told.opened_on == TODAY


def test_a_second_case_is_refused_and_names_the_first(wonosobo: Office, ratna: Actor) -> None:
    case = make_case(wonosobo, officer=ratna)
    with pytest.raises(CaseOpenAlreadyError) as refused:
        open_case(by=ratna, on=TODAY, person=case.person, opening=Opening.WALK_IN)
    assert refused.value.case_id == case.pk
    assert Case.objects.count() == 1


def test_a_stranger_and_the_front_desk_open_nothing(
    wonosobo: Office, stranger: Actor
) -> None:
    sari = make_person(wonosobo)
    desk = actor_for(make_membership("loket", RoleName.FRONT_DESK, wonosobo))
    with pytest.raises(OutOfScopeError):
        open_case(by=stranger, on=TODAY, person=sari, opening=Opening.WALK_IN)
    with pytest.raises(NotAllowedError):
        open_case(by=desk, on=TODAY, person=sari, opening=Opening.WALK_IN)
    assert not Case.objects.exists()
