"""Random people, vacancies and places for the tests of allocation and assignment."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from matchengine.arrays import Array, Ints
from matchengine.candidates import Candidates


@dataclass(frozen=True, slots=True)
class Crowd:
    """Rows of people, and places; ``pairs`` is the same as a mapping."""

    people: int
    pairs: dict[tuple[int, int], int]
    places: Ints

    @property
    def candidates(self) -> Candidates:
        """The rows, in the order of people and vacancies."""
        return packed(self.people, sorted(self.pairs.items()))


def packed(people: int, rows: list[tuple[tuple[int, int], int]]) -> Candidates:
    """Rows as they come, each person's in the order given."""
    ordered = sorted(range(len(rows)), key=lambda at: (rows[at][0][0], at))
    counts = np.bincount([rows[at][0][0] for at in ordered] or [0], minlength=people)
    counts[0] = counts[0] if rows else 0
    offsets = np.concatenate([[0], np.cumsum(counts[:people])])
    return Candidates.of(
        offsets,
        np.array([rows[at][0][1] for at in ordered], dtype=np.int32),
        np.array([rows[at][1] for at in ordered], dtype=np.int64),
    )


SCORES = st.integers(-3, 3).map(lambda whole: whole << 19) | st.integers(-(2**22), 2**22)


@st.composite
def crowds(draw: st.DrawFn, *, people: int = 8, vacancies: int = 6, places: int = 3) -> Crowd:
    """Up to so many people and vacancies; scores often tie."""
    count, works = draw(st.integers(1, people)), draw(st.integers(1, vacancies))
    every = st.tuples(st.integers(0, count - 1), st.integers(0, works - 1))
    pairs = draw(st.dictionaries(every, SCORES, max_size=count * works))
    seats = draw(st.lists(st.integers(0, places), min_size=works, max_size=works))
    return Crowd(count, pairs, np.array(seats, dtype=np.int64))


def many(
    people: int, vacancies: int, each: int, seed: int, *, lean: float = 1.5
) -> tuple[Candidates, Array]:
    """A larger crowd in which everybody likes the same vacancies best; places 1 to 4."""
    drawn = np.random.default_rng(seed)
    liked = lean * drawn.standard_normal(vacancies)
    which = np.stack([drawn.permutation(vacancies)[:each] for _ in range(people)])
    scores = liked[which] + drawn.standard_normal(which.shape)
    offsets = np.arange(people + 1) * each
    return Candidates.of(offsets, which.ravel(), scores.ravel()), drawn.integers(1, 5, vacancies)
