"""Forms that go with a practice: checked, encrypted, opened by its readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from antarkerja.domain.cases import ports
from antarkerja.domain.cases.enums.files import FileFault, ScanState
from antarkerja.domain.cases.errors.files import FileRefusedError, ScannerDownError
from antarkerja.domain.cases.operations.files import sweep_vault
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.practice import State, Verdict, Visibility
from antarkerja.domain.practices.errors.practice import LostContentError
from antarkerja.domain.practices.models import Practice, PracticeFile
from antarkerja.domain.practices.operations.practice_files import (
    keep_practice_file,
    take_out_practice_file,
)
from antarkerja.domain.practices.queries.files import (
    content_of,
    file_for,
    public_file,
    vault_names,
)
from antarkerja.shared import vault
from tests.factories.handed_in import paper
from tests.factories.offices import make_membership
from tests.factories.practices import WRITTEN_AT, make_practice
from tests.factories.reviews import make_review

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def practice(wonosobo: Office) -> Practice:
    return make_practice(wonosobo)


def _keep(
    by: Actor, practice: Practice, content: bytes | None = None, *, at: datetime = AT
) -> PracticeFile:
    return keep_practice_file(by=by, at=at, practice_id=practice.pk, title="Lembar  hadir",
                              name="hadir.exe.pdf", content=content or paper())


def test_a_form_lies_encrypted_and_is_kept_once(ratna: Actor, practice: Practice) -> None:
    file = _keep(ratna, practice)
    assert (file.title, file.form) == ("Lembar hadir", "pdf")
    assert content_of(file) == paper()
    assert _keep(ratna, practice).pk == file.pk


def test_readers_open_it_writers_bring_it(
    ratna: Actor, stranger: Actor, practice: Practice, wonosobo: Office
) -> None:
    file = _keep(ratna, practice)
    assert file_for(stranger, file.pk) == file
    assert public_file(practice.key, file.pk) is None
    with pytest.raises(NotAllowedError):
        _keep(stranger, practice)
    hidden = _keep(ratna, make_practice(wonosobo, state=State.DRAFT))
    assert file_for(stranger, hidden.pk) is None


def test_everybody_opens_what_was_there_when_the_version_was_found_ready(
    ratna: Actor, practice: Practice, temanggung: Office
) -> None:
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.PUBLIC)
    old = _keep(ratna, practice, at=WRITTEN_AT)
    fresh = _keep(ratna, practice, paper() + b"\n% dua", at=AT)
    assert public_file(practice.key, old.pk) == old
    assert public_file(practice.key, fresh.pk) is None, "nobody has reviewed it"
    reviewer = make_membership("budi", RoleName.OFFICER, temanggung).user
    make_review(practice, reviewer, temanggung, verdict=Verdict.READY, asked_at=WRITTEN_AT,
                given_at=AT)
    assert public_file(practice.key, fresh.pk) == fresh


def test_nobody_opens_a_file_by_the_key_of_another_practice_or_of_a_withdrawn_one(
    ratna: Actor, practice: Practice, wonosobo: Office
) -> None:
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.PUBLIC)
    file = _keep(ratna, practice, at=WRITTEN_AT)
    other = make_practice(wonosobo, visibility=Visibility.PUBLIC)
    assert public_file(other.key, file.pk) is None
    Practice.objects.filter(pk=practice.pk).update(state=State.WITHDRAWN,
                                                   withdrawn_reason="Diganti.")
    assert public_file(practice.key, file.pk) is None


def test_what_is_no_paper_is_refused(ratna: Actor, practice: Practice) -> None:
    with pytest.raises(FileRefusedError) as refused:
        _keep(ratna, practice, b"MZ\x90\x00")
    assert refused.value.fault == FileFault.UNKNOWN


def test_what_is_taken_out_is_gone_and_the_sweep_spares_what_stays(
    ratna: Actor, practice: Practice, wonosobo: Office, django_capture_on_commit_callbacks: Any
) -> None:
    stays, goes = _keep(ratna, practice), _keep(ratna, make_practice(wonosobo))
    kept_as = goes.stored_as
    with django_capture_on_commit_callbacks(execute=True):
        take_out_practice_file(by=ratna, at=AT, file_id=goes.pk)
    with pytest.raises(vault.LostFileError):
        vault.get(kept_as)
    goes.refresh_from_db()
    with pytest.raises(LostContentError):
        content_of(goes)
    later = datetime.now(tz=UTC) + timedelta(days=3)
    assert sweep_vault(by=system_actor(), at=later, also_named=vault_names()) == 0
    assert content_of(stays)
    assert sweep_vault(by=system_actor(), at=later) == 1


class Down:
    def scan(self, content: bytes) -> ScanState:
        raise ScannerDownError


@pytest.fixture
def _scanner_down(settings: Any) -> Iterator[None]:
    settings.VIRUS_SCANNER = f"{__name__}.Down"
    ports.virus_scanner.cache_clear()
    yield
    ports.virus_scanner.cache_clear()
    settings.VIRUS_SCANNER = "antarkerja.domain.cases.ports.NullScanner"


@pytest.mark.usefixtures("_scanner_down")
def test_nothing_is_taken_while_nobody_can_look_it_over(
    ratna: Actor, practice: Practice
) -> None:
    with pytest.raises(ScannerDownError):
        _keep(ratna, practice)
