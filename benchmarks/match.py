"""`make bench-match`: the engine, the machine and its limit, and other programs beside it.

One command prints each case with what it should reach ("reach") and what it would be good to reach
("stretch"). One core is used. Rows are resampled from real advertisements (`match_rows.py` says
how), people from Karirhub's figures (`match_people.py`). Before anything is timed, answers are
compared with those of weighing every row plainly; a difference ends the run with an error.

    python -m benchmarks.match              all but everybody's lists, a million vacancies
    python -m benchmarks.match --quick      the same cases over 50,000, for checks
    python -m benchmarks.national           everybody's lists
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial

from benchmarks.match_adverts import adverts
from benchmarks.match_beside import FilterBrokenError, peers_table
from benchmarks.match_cases import NotExactError, engine_table, large
from benchmarks.match_timing import ROUNDS, machine

QUICK_ROWS, QUICK_RUNS = 50_000, 12


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--quick", action="store_true", help="50,000 rows, few questions")
    options.add_argument("--rows", type=int, default=1_000_000, help="vacancies")
    options.add_argument("--runs", type=int, default=60, help="questions a line")
    options.add_argument("--only", choices=("engine", "peers"), help="one of the two tables")
    asked = options.parse_args(arguments)
    if asked.quick:
        asked.rows, asked.runs = min(asked.rows, QUICK_ROWS), min(asked.runs, QUICK_RUNS)
    return asked


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the machine and the tables; 1 where an answer was wrong."""
    asked = _asked(arguments)
    say = partial(print, flush=True)
    say(machine())
    say(f"rows: {adverts(quick=asked.quick).told}, resampled; times: best of {ROUNDS} rounds")
    try:
        _tables(asked, say)
    except (NotExactError, FilterBrokenError) as error:
        print(f"WRONG: {error}", file=sys.stderr)
        return 1
    say(f"\nat the end: {machine()}")
    return 0


def _tables(asked: argparse.Namespace, say: partial[None]) -> None:
    held = large(asked.rows, asked.runs, quick=asked.quick, say=say)
    sizes = (20_000,) if asked.quick else (20_000, 250_000)
    if asked.only != "peers":
        engine_table(held, asked.runs, sizes, quick=asked.quick, say=say)
    if asked.only != "engine":
        peers_table(held, quick=asked.quick, say=say)


if __name__ == "__main__":
    sys.exit(main())
