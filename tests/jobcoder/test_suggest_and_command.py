"""Help while typing, and the command for files."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoder import is_group, suggest
from jobcoder.__main__ import main


def test_somebody_who_types_sopir_is_offered_drivers() -> None:
    offered = suggest("sopir", 5)
    assert len(offered) == 5
    assert offered[0].label == "Sopir"
    assert offered[0].group == "8322"


def test_a_later_word_of_a_title_is_found_too() -> None:
    assert "7212" in {found.group for found in suggest("listrik las", 3)} | {
        found.group for found in suggest("las", 3)
    }
    assert any("jahit" in found.label.lower() for found in suggest("jahit", 5))


def test_a_misspelling_still_gets_help() -> None:
    assert suggest("prgrammer", 3)[0].label == "Programmer"


def test_nothing_typed_means_nothing_offered() -> None:
    assert suggest("", 5) == []
    assert suggest("   ", 5) == []
    assert suggest("admin", 0) == []


def test_no_label_is_offered_twice() -> None:
    labels = [found.label.lower() for found in suggest("p", 50)]
    assert len(labels) == len(set(labels)) == 50


def test_an_answer_takes_at_most_five_milliseconds() -> None:
    suggest("admin", 8)
    started = time.process_time()
    for prefix in ("a", "ad", "adm", "s", "staf", "operator", "teknisi", "guru", "k", "kas"):
        suggest(prefix, 8)
    assert (time.process_time() - started) / 10 < 0.005


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_whatever_is_typed_only_real_groups_are_offered(typed: str) -> None:
    assert all(is_group(found.group) for found in suggest(typed, 4))


def test_a_file_of_titles_is_coded(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("id,title\n1,Kasir\n2,🎉\n3,\n", encoding="utf-8")
    assert main(["titles", str(source), "--out", str(target), "--k", "2"]) == 0
    with target.open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    assert rows[0]["title"] == "Kasir"
    assert (rows[0]["rank"], rows[0]["group"]) == ("1", "5230")
    assert 0.0 < float(rows[0]["probability"]) <= 1.0
    unknown = [row for row in rows if row["title"] == "🎉"]
    assert [row["group"] for row in unknown] == [""]


def test_a_file_without_the_column_is_refused_in_words(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("name\nKasir\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="title"):
        main(["titles", str(source), "--out", str(tmp_path / "out.csv")])


def test_the_lists_can_be_checked_by_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().err.strip() == "0 faults"
