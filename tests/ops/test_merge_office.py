"""`antarkerja merge-office`: an office becomes part of another one, once nothing is open there."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OfficesDoNotFitError
from antarkerja.domain.offices.models import AccessLog, Membership, Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.enums.talk import FollowKind
from antarkerja.domain.practices.models import CounterNote, Follow, Meeting, Replication
from antarkerja.journeys.merge_offices import OfficeStillWorksError, merge_offices
from tests.conftest import NOW, TODAY
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.offices import make_membership, make_office
from tests.factories.practices import make_practice, make_replication, make_trial
from tests.ops.test_command_line import antarkerja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def author(wonosobo: Office) -> User:
    """She wrote and noted at Wonosobo, and works elsewhere now."""
    user = make_membership("sri", RoleName.OFFICER, wonosobo, name="Sri").user
    Membership.objects.filter(user=user).update(valid_until=TODAY)
    return user


def merge(*more: str, gone: str = "33.07", stays: str = "33.23") -> str:
    said = StringIO()
    call_command("merge_office", gone, stays, *more, stdout=said)
    return said.getvalue()


def test_without_apply_it_only_counts(author: User, wonosobo: Office, temanggung: Office) -> None:
    made = make_practice(wonosobo, author=author)
    said = merge()
    assert f"{wonosobo.name} digabung ke {temanggung.name}." in said
    assert "Praktik baik: 1" in said
    assert "Tidak ada yang diubah" in said
    made.refresh_from_db()
    wonosobo.refresh_from_db()
    assert (made.office, wonosobo.archived_at) == (wonosobo, None)


def test_what_belongs_to_the_community_goes_along_and_the_office_is_archived(
    author: User, wonosobo: Office, temanggung: Office
) -> None:
    own = make_practice(wonosobo, author=author, begun_on=date(2026, 1, 1))
    other = make_practice(make_office(region="33.08", name="Disnaker Magelang"))
    begun = make_replication(other, wonosobo, owner=author)
    theirs = make_replication(make_practice(temanggung), wonosobo)
    note = CounterNote.objects.create(
        office=wonosobo, author=author, text="Antre lama.", category="other", written_at=NOW)
    meeting = Meeting.objects.create(
        office=wonosobo, host=author, title="Temu", form="online", link="https://contoh.id",
        starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=3, hours=1))
    trial = make_trial(other, author, office=wonosobo, offices=[wonosobo.pk, temanggung.pk])
    events = Event.objects.filter(office_id=wonosobo.pk).count()
    assert "Selesai." in merge("--apply")
    for row in (own, begun, theirs, note, meeting, trial, wonosobo):
        row.refresh_from_db()
    assert {own.office, note.office, meeting.office, trial.office} == {temanggung}
    assert (own.begun_on, trial.offices) == (None, [temanggung.pk])
    assert (begun.state, begun.office) == (ReplicationState.ABANDONED, wonosobo)
    assert begun.end_words == f"Kantor ini digabung ke {temanggung.name}."
    assert Replication.objects.get(source=begun).office == temanggung
    assert not Replication.objects.filter(source=theirs).exists(), "they wrote it themselves"
    assert wonosobo.archived_at is not None
    assert Event.objects.filter(office_id=wonosobo.pk).count() == events + 2
    assert AccessLog.objects.filter(page="office_archived", subject_id=wonosobo.pk).exists()


def test_who_follows_both_offices_follows_the_one_that_stays_once(
    author: User, wonosobo: Office, temanggung: Office
) -> None:
    reader = make_membership("budi", RoleName.OFFICER, temanggung, name="Budi").user
    for user, office in ((author, wonosobo), (reader, wonosobo), (reader, temanggung)):
        Follow.objects.create(
            user=user, kind=FollowKind.OFFICE, value=str(office.pk), since_at=NOW)
    merge("--apply")
    assert sorted(Follow.objects.values_list("user", "value")) == sorted(
        [(author.pk, str(temanggung.pk)), (reader.pk, str(temanggung.pk))])


def test_it_refuses_while_people_vacancies_or_accounts_are_open_there(
    ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    make_person(wonosobo, name="Sari")
    make_vacancy(make_employer(wonosobo))
    practice = make_practice(wonosobo)
    assert "masih punya 1 orang" in merge()
    with pytest.raises(CommandError, match="1 lowongan, dan 1 akun"):
        merge("--apply")
    practice.refresh_from_db()
    wonosobo.refresh_from_db()
    assert (practice.office, wonosobo.archived_at) == (wonosobo, None)
    with pytest.raises(OfficeStillWorksError) as told:
        merge_offices(by=system_actor(), on=TODAY, at=NOW, from_id=wonosobo.pk,
                      into_id=temanggung.pk)
    assert (told.value.work.people, told.value.work.cases) == (1, 0)


def test_only_whoever_runs_the_installation_merges_two_offices_that_are_there(
    ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    ids = {"from_id": wonosobo.pk, "into_id": temanggung.pk}
    with pytest.raises(NotAllowedError):
        merge_offices(by=ratna, on=TODAY, at=NOW, **ids)
    Office.objects.filter(pk=temanggung.pk).update(archived_at=NOW)
    with pytest.raises(OfficesDoNotFitError):
        merge_offices(by=system_actor(), on=TODAY, at=NOW, **ids)
    with pytest.raises(CommandError, match="dua kantor yang berbeda"):
        merge(stays="33.07")
    with pytest.raises(CommandError, match=r"99\.99"):
        merge(gone="99.99")


def test_it_is_called_with_a_hyphen(tmp_path: Path) -> None:
    said = antarkerja("merge-office", "--help", home=tmp_path,
                      DJANGO_SETTINGS_MODULE="antarkerja.config.settings.test")
    assert said.returncode == 0, said.stderr
    assert "antarkerja merge-office" in said.stdout
