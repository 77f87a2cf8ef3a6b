"""The table of peers: the engine and other programs, on the same rows with the same filters."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.match_cases import Million, asked, prices_for
from benchmarks.match_corpus import Corpus, Question, best_by_product, corpus_of, question_of
from benchmarks.match_peers import PEERS, K, NoPeerError, Peer, opened
from benchmarks.match_postgres import POSTGRES
from benchmarks.match_rows import vacancies
from benchmarks.match_timing import Say, Times, megabytes, times_of
from matchengine import Seeker, VacancyIndex

SMALLER = 200_000
ROUNDS, QUESTIONS = 2, 20
HEAD = f"""| program | rows | filter | p50 ms | p95 ms | exact | of its own best {K} | of the engine's best {K} | price | reasons | index | built |
|---|---|---|---|---|---|---|---|---|---|---|---|"""  # noqa: E501 (one line of a table)


class FilterBrokenError(Exception):
    """A peer gave a row that the filter keeps out."""


@dataclass(frozen=True, slots=True)
class Asking:
    """People, what the engine answers them, and the same questions for the others."""

    filtered: bool
    people: tuple[Seeker, ...]
    questions: tuple[Question, ...]
    best: tuple[frozenset[int], ...]
    engine: Times

    @property
    def label(self) -> str:
        """What the filter is called in the table."""
        return "place" if self.filtered else "none"


@dataclass(frozen=True, slots=True)
class Field:
    """Rows that all programs search, and who asks."""

    corpus: Corpus
    index: VacancyIndex
    asking: tuple[Asking, ...]


def field_of(held: Million) -> Field:
    """The rows of an index as the others take them, and the first few people."""
    corpus = corpus_of(held.rows)
    asking = (
        _asking(held.everywhere[:QUESTIONS], held.index, corpus, filtered=False),
        _asking(held.nearby[:QUESTIONS], held.index, corpus, filtered=True),
    )
    return Field(corpus, held.index, asking)


def _asking(
    people: Sequence[Seeker], index: VacancyIndex, corpus: Corpus, *, filtered: bool
) -> Asking:
    # Without prices, which the others cannot take off: both are asked for the best match alone.
    acts = [asked(one, index, K, explain=True, with_prices=False) for one in people]
    best = [frozenset(match.vacancy_id for match in act().matches) for act in acts]
    return Asking(
        filtered,
        tuple(people),
        tuple(question_of(one, corpus, filtered=filtered) for one in people),
        tuple(best),
        times_of(acts, ROUNDS),
    )


def measured(make: Callable[[], Peer], field: Field) -> Iterator[str]:
    """The lines of one program; one that says why where it is not there.

    Raises FilterBrokenError where it gives a row that the filter keeps out.
    """
    began = time.perf_counter()
    try:
        with opened(make, field.corpus) as peer:
            built = time.perf_counter() - began
            for asking in field.asking:
                yield _line(peer, field, asking, built)
    except NoPeerError as error:
        yield f"| left out: {error} |" + " |" * 11


def _line(peer: Peer, field: Field, asking: Asking, built: float) -> str:
    answers = [peer.ask(question) for question in asking.questions]
    for question, answer in zip(asking.questions, answers, strict=True):
        if not all(question.passes(int(field.corpus.regions[one - 1])) for one in answer):
            raise FilterBrokenError(f"{peer.name} gives rows beyond the person's reach")
    times = times_of([partial(peer.ask, question) for question in asking.questions], ROUNDS)
    own = "-"
    if peer.by_product:
        plain = [best_by_product(field.corpus, one, K).tolist() for one in asking.questions]
        own = f"{_shared(plain, answers):.0%}"
    return (
        f"| {peer.name} | {len(field.corpus):,} | {asking.label} | {times.p50:.2f} "
        f"| {times.p95:.2f} | {'yes' if peer.exact else 'no'} | {own} "
        f"| {_shared(asking.best, answers):.0%} | no | no | {megabytes(peer.size())} "
        f"| {built:.0f} s |"
    )


def _shared(wanted: Sequence[Sequence[int] | frozenset[int]], given: Sequence[list[int]]) -> float:
    """The share of what was wanted that was given."""
    pairs = list(zip(wanted, given, strict=True))
    return float(np.mean([len(set(one) & set(other)) / max(1, len(one)) for one, other in pairs]))


def _engine_lines(field: Field) -> Iterator[str]:
    shelf, _ = field.index.compacted()
    held = [*shelf.base.arrays(), *(shelf.packed.arrays() if shelf.packed else ())]
    size = megabytes(sum(values.nbytes for _, values in held))
    for asking in field.asking:
        yield (
            f"| matchengine, full reasons | {len(field.corpus):,} | {asking.label} "
            f"| {asking.engine.p50:.2f} | {asking.engine.p95:.2f} | yes | 100% | 100% | yes | yes "
            f"| {size} | |"
        )


def peers_table(held: Million, *, quick: bool, smaller: int = SMALLER, say: Say) -> None:
    """The table; programs that build slowly get fewer rows, with the engine on those beside."""
    makes: tuple[type[Peer], ...] = (*PEERS, *POSTGRES)
    say("\n" + HEAD)
    large = field_of(held)
    for text in _engine_lines(large):
        say(text)
    little = len(large.corpus) <= smaller
    for make in makes:
        if little or make.million:
            for text in measured(make, large):
                say(text)
    if little:
        return
    del large
    rows = vacancies(smaller, quick=quick)
    index = rows.vacancy_index()
    index.set_prices(prices_for(rows, quick=quick))
    field = field_of(Million(rows, index, held.everywhere, held.nearby))
    for text in _engine_lines(field):
        say(text)
    for make in makes:
        if not make.million:
            for text in measured(make, field):
                say(text)
