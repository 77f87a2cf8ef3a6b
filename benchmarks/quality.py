"""The engine and three plain methods on the judged set: ``python -m benchmarks.quality``.

BM25, letters and occupation codes are those that the pool was drawn from (`judged/pooling.py`),
each within the places that the person accepts. Figures of one set of 50 people: a hundredth is
chance. Needs the advertisements of the shared folder.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence

from benchmarks.evaluate import (
    Run,
    quality,
    read_grades,
    read_places,
    spread,
)
from benchmarks.judged.files import ADVERTISEMENTS, HERE, advertisements, profiles
from benchmarks.judged.places import distances, standing
from benchmarks.judged.pooling import Method, bm25, letters, occupations

BEST = 300


def plain_run(method: Method) -> Run:
    """The lists of a plain method, among the advertisements inside the accepted places."""
    rows, km = advertisements(), distances()
    run = {}
    for person in profiles():
        scored = [
            (-score, at)
            for at, score in enumerate(method(person))
            if standing(person, rows[at].region.strip(), km) == "inside"
        ]
        run[person.id] = [(rows[at].id, -score) for score, at in sorted(scored)[:BEST]]
    return run


def engine_run() -> Run:
    """The lists of `antarkerja match-file`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "antarkerja.config.settings.test")
    import django

    django.setup()
    from antarkerja.domain.matching.imports import (
        ranked,
        read_seekers,
        read_vacancies,
    )

    people, _ = read_seekers((HERE / "profiles.jsonl").read_text(encoding="utf-8"))
    vacancies = read_vacancies(ADVERTISEMENTS.read_text(encoding="utf-8-sig"))
    run: dict[str, list[tuple[str, float]]] = {}
    for person, advertisement, _rank, score in ranked(people, vacancies, today=739_000):
        run.setdefault(person, []).append((advertisement, float(score)))
    return run


def lines() -> Iterator[str]:
    """The table, a row a method."""
    judged, places = read_grades(HERE / "grades.csv"), read_places(ADVERTISEMENTS)
    people = [person.id for person in profiles()]
    rows = advertisements()
    methods = {"BM25": bm25, "letters": letters, "codes": occupations}
    yield f"{'':9}{'judged rows only':>27}{'ungraded rows are 0':>29}{'spread':>22}"
    head = f"{'nDCG@10':>9}{'P@5':>8}{'rec@30':>10}"
    yield f"{'':9}{head}{head}{'shown':>10}{'Gini':>7}{'s':>8}"
    for name in (*methods, "engine"):
        began = time.perf_counter()
        run = engine_run() if name == "engine" else plain_run(methods[name](rows))
        took = time.perf_counter() - began
        both = [quality(judged, run, people=people, judged_only=only) for only in (True, False)]
        cells = "".join(f"{q.ndcg:>9.3f}{q.precision:>8.3f}{q.recall:>10.3f}" for q in both)
        shown = spread(run, places)
        yield f"{name:9}{cells}{shown.shown:>10.3f}{shown.gini:>7.3f}{took:>8.1f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__).parse_args(
        arguments
    )
    if not ADVERTISEMENTS.exists():
        print(f"{ADVERTISEMENTS} is absent: nothing to measure on")
        return
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
