"""Official lists come in as files, once or again, and the coder knows their titles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import jobcoder
from antarkerja.domain.reference.coding import codes_at_once, forget_imported_titles
from antarkerja.domain.reference.models import ImportedTitle

pytestmark = pytest.mark.django_db
KBJI = """digit,kode,judul,deskripsi
2,24,Golongan besar,"baris judul"
4,2424,Pelatih sumber daya,x
6,2424.07,Juru Antah Berantah,"dua
baris"
6,0111.01,Perwira Markas,x
6,7777.01,Tidak Ada,x
6,2424.08,,x
"""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    forget_imported_titles()
    yield
    jobcoder.enrich([])
    forget_imported_titles()


def brought(tmp_path: Path, kind: str, text: str, capsys: pytest.CaptureFixture[str]) -> str:
    file = tmp_path / "daftar.csv"
    file.write_text(text, encoding="utf-8")
    call_command("import", kind, file)
    return capsys.readouterr().out


def test_an_official_list_teaches_the_coder_its_titles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = brought(tmp_path, "kbji", KBJI, capsys)
    assert "6 baris: 3 nama baru" in said
    assert "2 baris ditolak" in said
    assert "7777.01 tidak termasuk golongan" in said
    assert codes_at_once(["Juru Antah Berantah"])["juru antah berantah"].group == "2424"
    assert ImportedTitle.objects.get(title="Perwira Markas").group == "0110"


def test_a_list_brought_in_twice_changes_nothing_and_a_newer_one_replaces_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brought(tmp_path, "kbji", KBJI, capsys)
    kept = set(ImportedTitle.objects.values_list("pk", flat=True))
    assert "0 nama baru, 3 sama, 0 hilang" in brought(tmp_path, "kbji", KBJI, capsys)
    assert set(ImportedTitle.objects.values_list("pk", flat=True)) == kept
    newer = KBJI.replace("Juru Antah", "Ahli Antah")
    assert "1 nama baru, 2 sama, 1 hilang" in brought(tmp_path, "kbji", newer, capsys)
    assert not ImportedTitle.objects.filter(title="Juru Antah Berantah").exists()


def test_esco_gives_its_other_labels_and_skkni_its_units(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    esco = ("conceptUri,iscoGroup,preferredLabel,altLabels\n"
            'x:1,2424,far off trainer,"trainer of far\nfar trainer"\n')
    assert "1 baris: 3 nama baru" in brought(tmp_path, "esco", esco, capsys)
    skkni = "kode_unit,judul_unit\nA.01TPG01.001.1,Menyiapkan Ladang\nbukan kode,Tanpa Kode\n"
    assert "2 baris: 1 nama baru" in brought(tmp_path, "skkni", skkni, capsys)
    assert set(ImportedTitle.objects.values_list("source", "group")) == {
        ("esco", "2424"), ("skkni", "")}


@pytest.mark.parametrize("text", ["", "nama,umur\nSari,20\n", "%PDF-1.7 x"])
def test_a_file_that_is_no_such_list_is_refused_and_the_old_one_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    brought(tmp_path, "kbji", KBJI, capsys)
    with pytest.raises(CommandError):
        brought(tmp_path, "kbji", text, capsys)
    assert ImportedTitle.objects.count() == 3
