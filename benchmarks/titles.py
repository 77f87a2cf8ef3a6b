"""How good the coder is on titles of real advertisements: ``python -m benchmarks.titles``.

``title_labels.csv`` holds the groups that a reader accepts for 600 titles, drawn at random with a
fixed seed from three files of public advertisements that lie outside the repository: 360 of
JobStreet, 150 of MagangHub, 90 of Karirhub, none of them among the labelled development titles.
They were labelled before the coder was asked, one to three groups each, and none where the words
do not say what the job is. A title stands there as the start of the SHA-256 of its letters (see
``key_of``) and is found again where its file is. The word lists may be mended after the errors of
the tuned half (even rows), which ``--show`` prints; nobody looks at those of the half held out.
"""

import csv
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import coder_sets as sets
from benchmarks.coder import codes_of, print_calibration
from jobcoder import Candidate, code_many

LABELS = Path(__file__).resolve().parent / "title_labels.csv"
SOURCES = {
    "jobstreet": (sets.SHARED / "data" / "jobstreet_2024_judul_gaji.csv", "Judul Pekerjaan"),
    "maganghub": (sets.MAGANGHUB, "posisi"),
    "karirhub": (sets.KARIRHUB, "Title"),
}
KEY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Half:
    """The titles of one half that were found again, with their groups and their sources."""

    name: str
    labelled: sets.Labelled
    sources: list[str]


def key_of(title: str) -> str:
    """The key of a title: it ignores case and spaces."""
    plain = " ".join(title.split()).casefold()
    return hashlib.sha256(plain.encode()).hexdigest()[:KEY_LENGTH]


def read_halves() -> tuple[Half, Half]:
    """The half to tune on (even rows) and the half held out (odd rows), of the files present."""
    found = {
        (source, key_of(title)): title
        for source, (path, column) in SOURCES.items()
        if path.exists()
        for title in sets.read_titles(path, column)
    }
    halves = tuple(Half(name, sets.Labelled([], []), []) for name in ("tuned", "held out"))
    with LABELS.open(encoding="utf-8") as handle:
        for number, row in enumerate(csv.DictReader(handle)):
            title = found.get((row["source"], row["key"]))
            if title is not None and row["gold"]:
                half = halves[number % 2]
                half.labelled.texts.append(title)
                half.labelled.gold.append(frozenset(row["gold"].split("|")))
                half.sources.append(row["source"])
    return halves[0], halves[1]


def report(half: Half, answers: Sequence[list[Candidate]]) -> None:
    """Print accuracy, for each source too, and how far the probabilities are true."""
    ranked = codes_of(answers)
    for source in ("all", *SOURCES):
        rows = [i for i, own in enumerate(half.sources) if source in ("all", own)]
        if rows:
            gold = [half.labelled.gold[i] for i in rows]
            at = [sets.accuracy([ranked[i] for i in rows], gold, k) for k in (1, 3)]
            print(f"{half.name:<10} {source:<10} n={len(rows):3d}  acc@1 {at[0]:.3f}  "
                  f"acc@3 {at[1]:.3f}")
    print_calibration(half.labelled, answers)


def show_errors(half: Half, answers: Sequence[list[Candidate]]) -> None:
    """Print each title whose first answer is wrong, with what was right and what was said."""
    for title, gold, found in zip(half.labelled.texts, half.labelled.gold, answers, strict=True):
        said = [(c.group, round(c.probability, 2), c.why) for c in found[:3]]
        if not said or said[0][0] not in gold:
            far = "" if any(code in gold for code, _, _ in said) else "far "
            print(f"  {far}{title} [{'|'.join(sorted(gold))}] {said}")


def main(arguments: Sequence[str]) -> int:
    """Report both halves; with ``--show`` the errors of the tuned half too."""
    halves = read_halves()
    if not halves[0].labelled.texts:
        print("left out, no file of advertisements found beside the checkout")
        return 0
    for half in halves:
        answers = code_many(half.labelled.texts, k=5)
        report(half, answers)
        if half.name == "tuned" and "--show" in arguments:
            show_errors(half, answers)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
