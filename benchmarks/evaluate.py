"""How good lists of vacancies are: ``python -m benchmarks.evaluate PROFILES VACANCIES GRADES RUN``.

PROFILES: JSON lines with an ``id``. VACANCIES: CSV with ``id_posisi`` and, where known, ``kuota``.
GRADES: CSV of person, advertisement and ``grade`` (0 to 3); of a column ``pass`` only 1 counts.
RUN: CSV ``seeker_id,id_posisi,rank,score``, as ``antarkerja match-file`` writes it.

Quality counts the profiles that have a grade of 2 or more; the others stand apart, since nothing
can be ranked right for them. ``--judged-only`` takes ungraded rows out of the run before anything
of quality is measured; exposure, places and score given up always read the whole run.
"""

import argparse
import csv
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GOOD = 2
CUT_GAIN, CUT_PRECISION, CUT_RECALL, CUT_SHOWN = 10, 5, 30, 10
Judged = Mapping[str, Mapping[str, int]]
Run = Mapping[str, Sequence[tuple[str, float]]]
"""Per person the advertisements with their scores, best first."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over the profiles with a good row, and what stands apart."""

    ndcg: float
    precision: float
    recall: float
    profiles: int
    bare: tuple[str, ...]
    bare_offered: float
    by_profile: Mapping[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Spread:
    """How the lists spread people over vacancies."""

    shown: float
    gini: float
    filled: float
    places: int
    given_up: float


def ndcg(found: Sequence[int], ideal: Iterable[int], k: int = CUT_GAIN) -> float:
    """Discounted gain of the first k grades over the best possible; gain 2^g - 1, discount log2.

    NaN where no grade is above 0 (Järvelin and Kekäläinen 2002; exponential gain, Burges 2005).
    """
    best = _gain(sorted(ideal, reverse=True)[:k])
    return _gain(found[:k]) / best if best else math.nan


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def precision(found: Sequence[int], k: int = CUT_PRECISION) -> float:
    """The share of good rows among the first k; a list that is shorter has missed the rest."""
    return sum(grade >= GOOD for grade in found[:k]) / k


def recall(found: Sequence[int], ideal: Iterable[int], k: int = CUT_RECALL) -> float:
    """The share of all good rows that stand among the first k; NaN where there are none."""
    good = sum(grade >= GOOD for grade in ideal)
    return sum(grade >= GOOD for grade in found[:k]) / good if good else math.nan


def gini(values: Sequence[float]) -> float:
    """Gini coefficient of shares that are not negative; 0 where all are alike or nothing is."""
    ordered, total = sorted(values), math.fsum(values)
    if not total:
        return 0.0
    steps = math.fsum(place * value for place, value in enumerate(ordered, 1))
    return 2 * steps / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def quality(judged: Judged, run: Run, *, people: Sequence[str], judged_only: bool) -> Quality:
    """What the judgements say of the lists; an ungraded row that is kept counts as grade 0."""
    bare, rows = [], {}
    offered = 0
    for person in people:
        grades = judged.get(person, {})
        ids = [one for one, _ in run.get(person, ())]
        found = [grades.get(one, 0) for one in ids if one in grades or not judged_only]
        if max(grades.values(), default=0) >= GOOD:
            every = list(grades.values())
            rows[person] = (ndcg(found, every), precision(found), recall(found, every))
        elif grades:
            bare.append(person)
            offered += bool(found) and found[0] > 0
    means = [math.fsum(column) / len(rows) for column in zip(*rows.values(), strict=True)]
    ndcg_, precision_, recall_ = means or [math.nan] * 3
    share = offered / len(bare) if bare else math.nan
    return Quality(ndcg_, precision_, recall_, len(rows), tuple(bare), share, rows)


def spread(run: Run, places: Mapping[str, int], against: Run | None = None) -> Spread:
    """How the first ten of each list spread people over the vacancies in ``places``.

    Exposure of a row is 1 / log2(1 + rank). Places are filled by deferred acceptance (Gale and
    Shapley 1962): people ask in the order of their lists, a vacancy keeps the best scores. Score
    given up is that of the first ten against the person's ten best scores in ``against``, or in
    the run itself.
    """
    seen = dict.fromkeys(places, 0.0)
    got = best = 0.0
    for person, rows in run.items():
        for rank, (advertisement, _) in enumerate(rows[:CUT_SHOWN], 1):
            seen[advertisement] = seen.get(advertisement, 0.0) + 1 / math.log2(1 + rank)
        shown = [score for _, score in rows[:CUT_SHOWN]]
        other = (against or run).get(person, rows)
        got += math.fsum(shown)
        best += math.fsum(sorted((score for _, score in other), reverse=True)[: len(shown)])
    room = min(sum(places.values()), len(run))
    return Spread(
        shown=sum(value > 0 for value in seen.values()) / len(seen) if seen else math.nan,
        gini=gini(list(seen.values())),
        filled=_placed(run, places) / room if room else math.nan,
        places=room,
        given_up=1 - got / best if best else 0.0,
    )


def _placed(run: Run, places: Mapping[str, int]) -> int:
    asks = {person: iter(rows[:CUT_SHOWN]) for person, rows in run.items()}
    kept: dict[str, list[tuple[float, str]]] = {}
    free = sorted(run, reverse=True)
    while free:
        person = free.pop()
        for advertisement, score in asks[person]:
            held = kept.setdefault(advertisement, [])
            held.append((score, person))
            if len(held) <= places.get(advertisement, 1):
                break
            held.sort(key=lambda pair: (-pair[0], pair[1]))
            (_, refused) = held.pop()
            if refused != person:
                free.append(refused)
                break
    return sum(map(len, kept.values()))


def read_people(path: Path) -> list[str]:
    """The ids of the profiles, in the order of the file."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [str(json.loads(line)["id"]) for line in lines if line.strip()]


def read_places(path: Path) -> dict[str, int]:
    """Advertisement → places; 1 where the file says none."""
    return {row["id_posisi"]: _whole(row.get("kuota")) for row in _rows(path)}


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    """Person → advertisement → grade, of the first pass where the file has several."""
    judged: dict[str, dict[str, int]] = {}
    for row in _rows(path):
        if (row.get("pass") or "1") == "1":
            person = row.get("profile") or row.get("seeker_id") or ""
            judged.setdefault(person, {})[row["id_posisi"]] = int(row["grade"])
    return judged


def read_run(path: Path) -> dict[str, list[tuple[str, float]]]:
    """Person → (advertisement, score) by rank. Raises ValueError where a rank comes twice."""
    lists: dict[str, dict[int, tuple[str, float]]] = {}
    for row in _rows(path):
        ranks = lists.setdefault(row["seeker_id"], {})
        rank = int(row["rank"])
        if rank in ranks:
            raise ValueError(f"{row['seeker_id']} has rank {rank} twice")
        ranks[rank] = (row["id_posisi"], float(row["score"]))
    return {person: [ranks[rank] for rank in sorted(ranks)] for person, ranks in lists.items()}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _whole(text: str | None) -> int:
    return max(1, int(text)) if text and text.strip().isdigit() else 1


def report(found: Quality, spread_: Spread, *, judged_only: bool, worst: int = 5) -> str:
    """Both as lines of text."""
    order = sorted(found.by_profile.items(), key=lambda pair: pair[1])
    rows = "judged rows only" if judged_only else "ungraded rows count as 0"
    return "\n".join([
        f"quality of {found.profiles} profiles with a grade of 2 or more ({rows})",
        f"  nDCG@10 {found.ndcg:.3f}   P@5 {found.precision:.3f}   recall@30 {found.recall:.3f}",
        f"  lowest: {', '.join(f'{name} {figures[0]:.2f}' for name, figures in order[:worst])}",
        f"{len(found.bare)} profiles without one stand apart; the first row of "
        f"{found.bare_offered:.0%} of them is graded 1: {', '.join(found.bare)}",
        "spread of the first ten of each list",
        f"  vacancies shown {spread_.shown:.1%}   Gini of exposure {spread_.gini:.3f}   "
        f"filled {spread_.filled:.1%} of {spread_.places}   given up {spread_.given_up:.1%}",
    ])  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the report of one run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("profiles", "vacancies", "grades", "run"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--judged-only", action="store_true", help="leave ungraded rows out")
    parser.add_argument("--against", type=Path, help="the run whose scores are given up")
    asked = parser.parse_args(arguments)
    run = read_run(asked.run)
    against = read_run(asked.against) if asked.against else None
    people, judged = read_people(asked.profiles), read_grades(asked.grades)
    found = quality(judged, run, people=people, judged_only=asked.judged_only)
    spread_ = spread(run, read_places(asked.vacancies), against)
    print(report(found, spread_, judged_only=asked.judged_only))


if __name__ == "__main__":
    main()
