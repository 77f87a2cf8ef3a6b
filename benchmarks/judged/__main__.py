"""Counts and agreement of the judged set: ``python -m benchmarks.judged``."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.judged.files import ADVERTISEMENTS, Grade, advertisements, grades, pool, profiles

LEVELS = 4


def kappa(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa with quadratic weights over grades 0 to 3 (Cohen 1968). Raises on no pairs."""
    count = Counter(pairs)
    first = Counter(one for one, _ in pairs)
    second = Counter(other for _, other in pairs)
    grid = [(i, j, (i - j) ** 2) for i in range(LEVELS) for j in range(LEVELS)]
    seen = sum(weight * count[i, j] for i, j, weight in grid)
    chance = sum(weight * first[i] * second[j] for i, j, weight in grid) / len(pairs)
    return 1.0 if not chance else 1.0 - seen / chance


def twice(given: Sequence[Grade], reading: int = 2) -> list[tuple[int, int]]:
    """The grades of pairs that the first pass and another one read."""
    first = {(one.profile, one.advertisement): one.grade for one in given if one.reading == 1}
    again = [one for one in given if one.reading == reading]
    return [(first[one.profile, one.advertisement], one.grade) for one in again]


def report() -> str:
    """The counts, the agreement and what the set lacks."""
    given = grades()
    first = [one for one in given if one.reading == 1]
    count = Counter(one.grade for one in first)
    best: dict[str, int] = defaultdict(int)
    for one in first:
        best[one.profile] = max(best[one.profile], one.grade)
    bare = sorted(name for name, grade in best.items() if grade < 2)
    lines = [
        f"{len(profiles())} people, {len(first)} pairs graded, "
        f"{len({one.advertisement for one in first})} advertisements",
        "grade    " + "".join(f"{grade:>7}" for grade in range(LEVELS)),
        "pairs    " + "".join(f"{count[grade]:>7}" for grade in range(LEVELS)),
        f"people without a grade of 2 or more: {len(bare)} ({', '.join(bare)})",
        *_methods(first),
        *_agreement(twice(given), "read again by the same reader, who remembered the first pass"),
        *_agreement(twice(given, 3), "read by another reader"),
    ]
    if ADVERTISEMENTS.exists():
        known = {row.id for row in advertisements()}
        lines.append(f"ids not in the file: {sum(o.advertisement not in known for o in given)}")
    return "\n".join(lines)


def _methods(first: Sequence[Grade]) -> list[str]:
    brought = pool()
    lines = ["brought by    pairs   mean grade   share of 2 and 3"]
    for name in ("bm25", "letters", "occupation", "drawn"):
        own = [o.grade for o in first if name in brought.get((o.profile, o.advertisement), ())]
        good = sum(grade >= 2 for grade in own)
        lines.append(f"{name:<12}{len(own):>7}{sum(own) / len(own):>13.2f}{good / len(own):>19.2f}")
    return lines


def _agreement(pairs: Sequence[tuple[int, int]], how: str) -> list[str]:
    if not pairs:
        return [f"{how}: none"]
    same = sum(one == other for one, other in pairs) / len(pairs)
    near = sum(abs(one - other) <= 1 for one, other in pairs) / len(pairs)
    count = Counter(pairs)
    return [
        f"{how}: {len(pairs)} pairs; quadratic kappa {kappa(pairs):.2f}; "
        f"same {same:.2f}; within one {near:.2f}",
        "pass 1 \\ it" + "".join(f"{grade:>6}" for grade in range(LEVELS)),
        *(
            f"{row:>10}" + "".join(f"{count[row, column]:>6}" for column in range(LEVELS))
            for row in range(LEVELS)
        ),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the report, or makes the pool, the sheets, or the grades from the sheets."""
    from benchmarks.judged import pooling, reading

    parser = argparse.ArgumentParser(prog="python -m benchmarks.judged", description=__doc__)
    parser.add_argument("act", nargs="?", choices=["report", "pool", "sheets", "take"])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--reading", type=int, default=1, choices=[1, 2, 3])
    asked = parser.parse_args(arguments)
    if asked.act in {"sheets", "take"} and asked.folder is None:
        parser.error(f"{asked.act} needs a folder")
    if asked.act == "pool":
        print(pooling.write(), "pairs")
    elif asked.act == "sheets":
        print(reading.write_sheets(asked.folder, asked.reading), "pairs")
    elif asked.act == "take":
        print(reading.take(asked.folder), "grades")
    else:
        print(report())


if __name__ == "__main__":
    main()
