"""`antarkerja fairness-report` writes a page and JSON, the same each time, and keeps its run."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from antarkerja.domain.matching.enums import FairnessStatus
from antarkerja.domain.matching.models import FairnessRun
from antarkerja.domain.matching.operations import ask_for_fairness_run, begin_fairness_run
from antarkerja.domain.matching.queries import year_until
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from tests.conftest import NOW, TODAY
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles
from tests.ops.test_command_line import antarkerja

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def people(wonosobo: Office) -> None:
    know_titles()
    make_vacancy(make_employer(wonosobo))
    for name in ("Sari", "Dewi", "Wati"):
        make_person(wonosobo, name=name, profile=SEAMSTRESS)


def report(folder: Path, *more: str) -> str:
    said = StringIO()
    call_command("fairness_report", "--out", str(folder), *more, stdout=said)
    return said.getvalue()


def test_it_writes_both_files_and_the_same_twice(people: None, tmp_path: Path) -> None:
    said = report(tmp_path / "a")
    report(tmp_path / "b")
    assert "Belum cukup orang" in said
    names = {path.name for path in (tmp_path / "a").iterdir()}
    assert names == {"fairness-report.json", "fairness-report.html"}
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    told = json.loads((tmp_path / "a" / "fairness-report.json").read_text(encoding="utf-8"))
    assert (told["people"], told["last_on"], told["report"]["format"]) == (3, "2026-11-24", 1)
    page = (tmp_path / "a" / "fairness-report.html").read_text(encoding="utf-8")
    assert "Semua kantor, 25 November 2025 sampai 24 November 2026." in page
    assert "Sari" not in page


def test_a_file_that_is_there_is_replaced_and_nothing_else_left(
    people: None, tmp_path: Path
) -> None:
    (tmp_path / "fairness-report.json").write_text("old")
    report(tmp_path)
    assert (tmp_path / "fairness-report.json").read_text(encoding="utf-8").startswith("{")
    assert len(list(tmp_path.iterdir())) == 2


def test_it_speaks_english_and_tells_of_one_office_or_another_year(
    people: None, tmp_path: Path, wonosobo: Office, temanggung: Office
) -> None:
    said = report(tmp_path, "--language", "en", "--office", "33.07", "--until", "2026-11-23")
    assert "Too few people" in said
    told = json.loads((tmp_path / "fairness-report.json").read_text(encoding="utf-8"))
    assert (told["office"], told["people"], told["last_on"]) == (wonosobo.name, 0, "2026-11-23")
    assert '<html lang="en">' in (tmp_path / "fairness-report.html").read_text(encoding="utf-8")
    run = FairnessRun.objects.get()
    assert (run.office, run.status) == (wonosobo, FairnessStatus.DONE)


@pytest.mark.parametrize(("more", "why"), [
    (("--office", "99.99"), "99.99"), (("--province", "jateng"), "dua angkanya"),
])
def test_an_area_that_is_not_there_is_named(
    people: None, tmp_path: Path, more: tuple[str, ...], why: str
) -> None:
    with pytest.raises(CommandError, match=why):
        report(tmp_path, *more)
    assert not FairnessRun.objects.exists()


def test_it_does_not_reckon_what_a_worker_is_reckoning(people: None, tmp_path: Path) -> None:
    by = system_actor()
    run = ask_for_fairness_run(by=by, at=NOW, scope=year_until(TODAY))
    begin_fairness_run(by=by, at=NOW, run_id=run.pk)
    with pytest.raises(CommandError, match="sedang dibuat"):
        report(tmp_path)


def test_it_is_called_with_a_hyphen(tmp_path: Path) -> None:
    settings = "antarkerja.config.settings.test"
    said = antarkerja("fairness-report", "--help", home=tmp_path, DJANGO_SETTINGS_MODULE=settings)
    assert said.returncode == 0, said.stderr
    assert "antarkerja fairness-report" in said.stdout
    listed = antarkerja(home=tmp_path, DJANGO_SETTINGS_MODULE=settings)
    assert "\n  fairness-report " in listed.stdout
