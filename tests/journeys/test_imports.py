"""What is in use outlives the file that brought it; the worker does what the page began."""

from __future__ import annotations

from datetime import timedelta

import pytest

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.matching.enums import RejectReason
from antarkerja.domain.matching.operations import put_aside
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.imports import (
    ImportRefusedError,
    batch_for,
    forget_old_files,
    kept_rows,
)
from antarkerja.domain.offices.models import ImportBatch, ImportRow, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.operations import load_law
from antarkerja.journeys.import_work import go_on
from antarkerja.journeys.imports import begin, drop, receive, take_back, take_in
from antarkerja.journeys.refer import refer
from tests.factories.files import AT, ON, counts, previewed, taken_in, vacancy_file
from tests.factories.jobseekers import make_person

JAHIT = ("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "3", "SMP")
KASIR = ("Kasir", "Toko Sindoro", "Kab. Wonosobo", "1")
SOPIR = ("Sopir", "Toko Sindoro", "Kab. Wonosobo", "1")


@pytest.fixture(autouse=True)
def _law(db: None) -> None:
    load_law()


def test_undo_keeps_and_names_what_somebody_was_referred_to(
    ratna: Actor, wonosobo: Office
) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT, KASIR, SOPIR))
    siti = make_person(wonosobo, name="Siti")
    refer(by=ratna, on=ON, person=siti, vacancy=Vacancy.objects.get(title="Kasir"))
    put_aside(by=ratna, person=siti, vacancy=Vacancy.objects.get(title="Sopir"),
              on=ON, reason=RejectReason.TOO_FAR)
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert set(Vacancy.objects.values_list("title", flat=True)) == {"Kasir", "Sopir"}
    assert [(row.line, row.kept) for row in kept_rows(ratna, batch.pk)] == [
        (3, "in_use"), (4, "in_use")
    ]
    assert list(Employer.objects.values_list("name", flat=True)) == ["Toko Sindoro"]


def test_undo_keeps_a_vacancy_that_the_desk_has_changed_since(ratna: Actor) -> None:
    first = taken_in(ratna, vacancy_file(JAHIT))
    taken_in(ratna, vacancy_file(("Operator Jahit", "PT Serayu Makmur", "Kab. Wonosobo", "9",
                                  "SMP")))
    take_back(by=ratna, on=ON, at=AT, batch_id=first.pk)
    assert Vacancy.objects.get().places == 9
    assert ImportRow.objects.get(batch=first).kept == "changed_since"


def test_a_batch_is_another_offices_secret(ratna: Actor, stranger: Actor) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    with pytest.raises(OutOfScopeError):
        batch_for(stranger, batch.pk)
    with pytest.raises(OutOfScopeError):
        begin(by=stranger, on=ON, at=AT, batch_id=batch.pk)
    with pytest.raises(OutOfScopeError):
        drop(by=stranger, batch_id=batch.pk)


def test_a_batch_that_was_taken_in_cannot_be_put_aside(ratna: Actor) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT))
    with pytest.raises(ImportRefusedError):
        drop(by=ratna, batch_id=batch.pk)
    assert Vacancy.objects.exists()


def test_taking_back_twice_or_before_taking_in_is_refused(ratna: Actor) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    with pytest.raises(ImportRefusedError):
        take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    take_in(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    with pytest.raises(ImportRefusedError):
        take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)


def test_a_file_whose_worker_died_is_finished_by_the_clock(ratna: Actor) -> None:
    batch = previewed(ratna, vacancy_file(JAHIT))
    begin(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    ImportBatch.objects.update(created_at=AT - timedelta(hours=1))
    assert go_on(at=AT) == 1
    assert Vacancy.objects.count() == 1
    assert go_on(at=AT) == 0


def test_a_file_whose_columns_nobody_named_waits_for_its_officer_not_for_a_worker(
    ratna: Actor,
) -> None:
    batch = receive(by=ratna, kind="people", file_name="b.csv", data=b"Orangnya,Umurnya\nSiti,20\n")
    ImportBatch.objects.update(created_at=AT - timedelta(hours=1))
    assert go_on(at=AT) == 0
    batch.refresh_from_db()
    assert batch.content is not None


def test_a_file_that_nobody_takes_in_is_gone_after_a_month(ratna: Actor) -> None:
    waiting = previewed(ratna, vacancy_file(JAHIT))
    ImportBatch.objects.update(created_at=AT - timedelta(days=29))
    assert forget_old_files(at=AT) == 0
    ImportBatch.objects.update(created_at=AT - timedelta(days=31))
    assert forget_old_files(at=AT) == 1
    assert not ImportBatch.objects.filter(pk=waiting.pk).exists()
    assert not ImportRow.objects.exists()


def test_what_a_left_out_row_said_is_forgotten_after_a_month_and_undo_still_works(
    ratna: Actor,
) -> None:
    batch = taken_in(ratna, vacancy_file(JAHIT, JAHIT, ("Kasir", "", "Kab. Wonosobo", "1")))
    ImportBatch.objects.update(created_at=AT - timedelta(days=31),
                               applied_at=AT - timedelta(days=31))
    assert forget_old_files(at=AT) == 2
    assert forget_old_files(at=AT) == 0
    assert {row.verdict for row in ImportRow.objects.filter(values={})} == {"duplicate", "refused"}
    take_back(by=ratna, on=ON, at=AT, batch_id=batch.pk)
    assert not Vacancy.objects.exists()


def test_two_previews_of_one_file_bring_each_vacancy_in_once(ratna: Actor) -> None:
    one, two = previewed(ratna, vacancy_file(JAHIT)), previewed(ratna, vacancy_file(JAHIT))
    assert counts(two) == {"new": 1}
    take_in(by=ratna, on=ON, at=AT, batch_id=one.pk)
    assert counts(take_in(by=ratna, on=ON, at=AT, batch_id=two.pk)) == {"same": 1}
    assert Vacancy.objects.count() == 1
