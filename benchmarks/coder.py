"""How good and how fast the coder of job titles is: ``python -m benchmarks.coder``.

Prints accuracy on the labelled development titles, a calibration table, speed, and coverage of
the distinct titles of the MagangHub file. Sets that are absent are named and left out. With
``--fit`` it also prints the two parameters of the probability fitted on the development titles.
"""

import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from jobcoder import Candidate, code_many, code_occupation
from jobcoder.coder import best_scores, probabilities

SHARED = Path(__file__).resolve().parents[2] / "shared"
LABELLED = SHARED / "bench" / "job_titles_labelled_dev.csv"
MAGANGHUB = SHARED / "data" / "maganghub_lowongan_2026.csv"
BASELINE = "baseline 0.28 / 0.45"

Labelled = list[tuple[str, frozenset[str]]]


def read_labelled(path: Path) -> Labelled:
    """Titles with the codes that both coders accept."""
    with path.open(encoding="utf-8") as handle:
        return [
            (row["title"], frozenset(row["gold"].split("|")))
            for row in csv.DictReader(handle)
            if row["gold"]
        ]


def accuracy(labelled: Labelled, answers: Sequence[list[Candidate]], within: int) -> float:
    """Share of titles with an accepted code among the first ``within`` answers."""
    hits = [
        any(candidate.group in gold for candidate in found[:within])
        for (_, gold), found in zip(labelled, answers, strict=True)
    ]
    return sum(hits) / len(hits)


def print_calibration(labelled: Labelled, answers: Sequence[list[Candidate]]) -> None:
    """Print, for each band of said probability, how often the first answer was right."""
    said = [
        (found[0].probability, found[0].group in gold)
        for (_, gold), found in zip(labelled, answers, strict=True)
        if found
    ]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        band = [(p, right) for p, right in said if low <= p < low + 0.2]
        if band:
            mean = sum(p for p, _ in band) / len(band)
            right = sum(right for _, right in band) / len(band)
            print(
                f"  said {low:.1f} to {low + 0.2:.1f}: n={len(band):3d} "
                f"mean {mean:.2f} right {right:.2f}"
            )


def fit(labelled: Labelled) -> tuple[float, float]:
    """Fit middle and spread of the probabilities by greatest likelihood over a grid."""
    ranked = [(best_scores(title), gold) for title, gold in labelled]
    pairs = [(scores, codes[0] in gold) for (codes, scores), gold in ranked if codes]

    def likelihood(point: tuple[float, float]) -> float:
        said = np.array([probabilities(scores, *point)[0] for scores, _ in pairs])
        right = np.array([right for _, right in pairs])
        return float(np.log(np.where(right, said, 1.0 - said)).sum())

    grid = [(m, s) for m in np.arange(0.2, 0.9, 0.02) for s in np.arange(0.01, 0.1, 0.005)]
    middle, spread = max(grid, key=likelihood)
    return float(middle), float(spread)


def report_accuracy(labelled: Labelled, refit: bool) -> None:
    """Print accuracy and calibration on the labelled titles."""
    answers = [code_occupation(title, k=5) for title, _ in labelled]
    first, third = accuracy(labelled, answers, 1), accuracy(labelled, answers, 3)
    silent = sum(not found for found in answers)
    print(f"labelled titles n={len(labelled)} acc@1 {first:.3f} acc@3 {third:.3f} ({BASELINE})")
    print(f"  without an answer: {silent}")
    print_calibration(labelled, answers)
    if refit:
        middle, spread = fit(labelled)
        print(f"  fitted: MIDDLE {middle:.2f} SPREAD {spread:.3f}")


def report_coverage(path: Path) -> None:
    """Print speed and the share of distinct titles coded with probability 0.5 or more."""
    with path.open(encoding="utf-8-sig") as handle:
        titles = sorted({row["posisi"].strip() for row in csv.DictReader(handle)})
    started = time.perf_counter()
    answers = code_many(titles)
    seconds = time.perf_counter() - started
    sure = sum(bool(found) and found[0].probability >= 0.5 for found in answers)
    print(f"MagangHub: {len(titles)} distinct titles, {len(titles) / seconds:.0f} titles/s")
    print(
        f"  p >= 0.5 for {sure / len(titles):.1%}; no answer for "
        f"{sum(not found for found in answers) / len(titles):.1%}"
    )


def _where_present(path: Path, then: Callable[[Path], None]) -> None:
    if path.exists():
        then(path)
    else:
        print(f"left out, not found: {path}")


def main(arguments: Sequence[str]) -> int:
    """Run every part whose data are there."""
    started = time.perf_counter()
    code_occupation("admin")
    print(f"first answer after {time.perf_counter() - started:.2f} s")
    _where_present(
        LABELLED, lambda path: report_accuracy(read_labelled(path), "--fit" in arguments)
    )
    _where_present(MAGANGHUB, report_coverage)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
