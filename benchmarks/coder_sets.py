"""The labelled sets that the coder is measured on, read from ``../shared/bench`` where present."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHARED = Path(__file__).resolve().parents[2] / "shared"
BENCH = SHARED / "bench"
LABELLED = BENCH / "job_titles_labelled_dev.csv"
KBJI_XL = BENCH / "kbji_xl"
MELO = BENCH / "melo"
SKILLS_ESCO = BENCH / "skills_esco"
MAGANGHUB = SHARED / "data" / "maganghub_lowongan_2026.csv"
KARIRHUB = SHARED / "data" / "karirhub_lowongan_skills_2026.csv"

Floats = npt.NDArray[np.float64]
Gold = list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts, each with the codes that count as right."""

    texts: list[str]
    gold: Gold


@dataclass(frozen=True, slots=True)
class Links:
    """Texts, a vocabulary, and for each text the places of the labels that count as right."""

    texts: list[str]
    vocabulary: list[str]
    gold: list[frozenset[int]]


def _tsv(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    for line in text.splitlines():
        yield line.split("\t")


def read_labelled() -> Labelled:
    """Titles with the codes that both coders accept."""
    with LABELLED.open(encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if row["gold"]]
    return Labelled(
        [row["title"] for row in rows], [frozenset(row["gold"].split("|")) for row in rows]
    )


def read_kbji() -> Labelled:
    """Titles of KBJI 2014 of six digits with their ISCO-08 group."""
    rows = list(_tsv(KBJI_XL / "queries_id_6digit.tsv"))[1:]
    return Labelled([row[1] for row in rows], [frozenset({row[2]}) for row in rows])


def read_english_titles() -> list[tuple[str, str]]:
    """English group names and ESCO titles with their group: (title, code)."""
    isco = [(row[1], row[0]) for row in list(_tsv(KBJI_XL / "isco08_groups_en.tsv"))[1:]]
    esco = [(row[2], row[0]) for row in list(_tsv(KBJI_XL / "esco_titles_en.tsv.gz"))[1:]]
    return isco + esco


def read_melo(name: str) -> Links:
    """Titles of one MELO set and the ESCO labels that are right for them."""
    index = {row[0]: row for row in _tsv(MELO / "index.tsv")}
    corpus = list(_tsv(MELO / index[name][4]))
    place = {row[0]: i for i, row in enumerate(corpus)}
    queries = list(_tsv(MELO / f"{name}.queries.tsv"))
    right: dict[str, set[int]] = {row[0]: set() for row in queries}
    for query, _, document, _ in _tsv(MELO / f"{name}.qrels.tsv.gz"):
        right[query].add(place[document])
    return Links(
        [row[1] for row in queries],
        [row[1] for row in corpus],
        [frozenset(right[row[0]]) for row in queries],
    )


def read_skills(name: str) -> Links:
    """Sentences of HOUSE or TECH and the ESCO skills that two readers found in them."""
    labels = (SKILLS_ESCO / "skills_en_label.txt").read_text(encoding="utf-8").splitlines()
    place = {label: i for i, label in enumerate(labels)}
    right: dict[str, set[int]] = {}
    with (SKILLS_ESCO / f"{name}_test_annotations.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["label"] in place:
                right.setdefault(row["sentence"], set()).add(place[row["label"]])
    return Links(list(right), labels, [frozenset(found) for found in right.values()])


def read_titles(path: Path, column: str) -> list[str]:
    """Distinct titles of a file of advertisements, in order of the alphabet."""
    with path.open(encoding="utf-8-sig") as handle:
        return sorted({row[column].strip() for row in csv.DictReader(handle)} - {""})


def accuracy(ranked: Sequence[Sequence[str]], gold: Gold, within: int) -> float:
    """Share of texts with a right code among the first ``within``."""
    hits = [
        any(code in right for code in codes[:within])
        for codes, right in zip(ranked, gold, strict=True)
    ]
    return sum(hits) / len(hits)


def mean_reciprocal_rank(scores: Floats, gold: Sequence[frozenset[int]]) -> float:
    """Mean of one over the place of the first right label; equal scores in vocabulary order."""
    order = np.argsort(-scores, axis=1, kind="stable")
    firsts = [
        1 + int(np.isin(row, list(right)).argmax())
        for row, right in zip(order, gold, strict=True)
    ]
    return float(np.mean([1.0 / first for first in firsts]))


def r_precision(scores: Floats, gold: Sequence[frozenset[int]], k: int) -> float:
    """RP@k: right labels among the first k over the most that could be there."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    return float(
        np.mean(
            [
                sum(int(n) in right for n in row) / min(k, len(right))
                for row, right in zip(order, gold, strict=True)
            ]
        )
    )
