"""``python -m jobcoder titles IN.csv --out OUT.csv`` codes a column of titles.

``check`` says what is wrong with the word lists, ``train`` learns anew from them what titles mean.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from jobcoder import code_many
from jobcoder.checks import trouble
from jobcoder.training import train


def _read_titles(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if "title" not in (reader.fieldnames or ()):
            raise SystemExit(f"{path}: there is no column “title”")
        return [row["title"] or "" for row in reader]


def _write_codes(path: Path, titles: Sequence[str], k: int) -> int:
    """Write one row for each candidate; a title that nobody knows gets a row without a group."""
    known = 0
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(("title", "rank", "group", "probability"))
        for title, candidates in zip(titles, code_many(titles, k=k), strict=True):
            known += bool(candidates)
            if not candidates:
                writer.writerow((title, "", "", ""))
            for rank, found in enumerate(candidates, start=1):
                writer.writerow((title, rank, found.group, found.probability))
    return known


def _check() -> int:
    found = list(trouble())
    for fault in found:
        print(fault)
    print(f"{len(found)} faults", file=sys.stderr)
    return 1 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m jobcoder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    titles = commands.add_parser("titles", help="code the column “title” of a CSV file")
    titles.add_argument("source", type=Path)
    titles.add_argument("--out", type=Path, required=True)
    titles.add_argument("--k", type=int, default=3, help="candidates for each title (3)")
    commands.add_parser("check", help="say what is wrong with the word lists")
    commands.add_parser("train", help="learn anew from the word lists what titles mean")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check()
    if options.command == "train":
        print(f"learnt from {train()} names", file=sys.stderr)
        return 0
    if options.k < 1:
        parser.error("--k must be at least 1")
    read = _read_titles(options.source)
    known = _write_codes(options.out, read, options.k)
    print(f"{len(read)} titles, {known} coded, {len(read) - known} unknown", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
