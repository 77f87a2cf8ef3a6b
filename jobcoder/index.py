"""The searchable index of all known titles.

A title is a bag of weighted canonical words; two words are alike by the cosine of their character
n-grams (lengths 2 to 5 within the word's boundaries), so a misspelt word still finds its match.
The score of a query and a label is the soft cosine of their bags, 0..1.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from jobcoder.extra import edition, extra_titles
from jobcoder.occupations import occupations
from jobcoder.roles import role_titles
from jobcoder.wordlists import ambiguous_titles, groups
from jobcoder.words import canonical_words, word_aliases, word_weights

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

LEAST_ALIKE = 0.55
LATER_MEANING = (1.0, 0.94, 0.90, 0.87, 0.85)
# A listed title takes the groups of its field's roles as further ones, as likely as this.
OTHER_ROLE = (0.85, 0.82, 0.80, 0.78, 0.76)
UNKNOWN_WORD = 0.3
# A word that is itself listed is rarely a misspelling of another, but may be its kin.
OTHER_KNOWN_WORD = 0.6
LONGEST_WORD = 30
SHORTEST_MISSPELT, LEAST_MISSPELT = 6, 0.82
# A bag of light words only ("staff") must not count as if it said something.
LIGHTEST = 0.6


def _grams(word: str) -> set[str]:
    bounded = f"^{word[:LONGEST_WORD]}$"
    longest = min(5, len(bounded))
    found = {bounded[i : i + n] for n in range(2, longest + 1) for i in range(len(bounded) - n + 1)}
    found.add(bounded)
    return found


class Vocabulary:
    """Every canonical word of the lists, its weight, and which words look alike."""

    def __init__(self, groups_by_word: Mapping[str, set[str]], group_count: int) -> None:
        self.words = sorted(groups_by_word)
        self.number = {word: i for i, word in enumerate(self.words)}
        listed = word_weights()
        top = math.log1p(group_count)
        self.weights: Floats = np.array(
            [
                listed.get(w, 0.35 + 0.65 * math.log1p(group_count / len(groups_by_word[w])) / top)
                for w in self.words
            ]
        )
        self._index_grams()

    def _index_grams(self) -> None:
        aliases = [(form, target) for form, target in word_aliases() if target in self.number]
        forms = [*self.words, *(form for form, _ in aliases)]
        self._forms = forms
        self._word_of_form: Ints = np.array(
            [*range(len(self.words)), *(self.number[target] for _, target in aliases)]
        )
        grams_of = [_grams(form) for form in forms]
        counts: dict[str, int] = defaultdict(int)
        for grams in grams_of:
            for gram in grams:
                counts[gram] += 1
        total = len(forms)
        self._idf = {gram: math.log((1 + total) / count) for gram, count in counts.items()}
        lengths = [math.sqrt(sum(self._idf[g] ** 2 for g in grams)) for grams in grams_of]
        holders: dict[str, list[int]] = defaultdict(list)
        for number, grams in enumerate(grams_of):
            for gram in grams:
                holders[gram].append(number)
        self._postings = {
            gram: (
                np.array(numbers, dtype=np.int64),
                np.array([self._idf[gram] / lengths[n] for n in numbers]),
            )
            for gram, numbers in holders.items()
        }

    def alike(self, word: str) -> tuple[Ints, Floats]:
        """Return the numbers of the words alike and how much (``LEAST_ALIKE``..1)."""
        exact = self.number.get(word)
        if len(word) < 4:
            known = exact is not None
            return np.array([exact] if known else [], dtype=np.int64), np.ones(int(known))
        total = np.zeros(len(self._word_of_form))
        square = 0.0
        unseen = math.log(1 + len(self._word_of_form))
        for gram in _grams(word):
            value = self._idf.get(gram, unseen)
            square += value * value
            if gram in self._postings:
                holders, shares = self._postings[gram]
                total[holders] += value * shares
        total /= math.sqrt(square)
        near = np.flatnonzero(total >= LEAST_ALIKE)
        by_word = np.zeros(len(self.words))
        np.maximum.at(by_word, self._word_of_form[near], total[near])
        if exact is None and len(word) >= SHORTEST_MISSPELT:
            self._add_misspelt(word, by_word)
        if exact is not None:
            by_word *= OTHER_KNOWN_WORD
            by_word[exact] = 1.0
        numbers = np.flatnonzero(by_word)
        return numbers, by_word[numbers]

    def _add_misspelt(self, word: str, by_word: Floats) -> None:
        """Raise the words that a few wrong, missing or swapped letters explain."""
        for _, alikeness, form in process.extract(
            word[:LONGEST_WORD],
            self._forms,
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_MISSPELT,
            limit=3,
        ):
            number = self._word_of_form[form]
            by_word[number] = max(by_word[number], alikeness)


class TitleIndex:
    """Scores every group against a bag of weighted words."""

    def __init__(self) -> None:
        meanings = known_titles()
        self.codes = [group.code for group in groups()]
        self.position = {code: i for i, code in enumerate(self.codes)}
        self.titles = tuple(meanings.values())
        bags = list(meanings)
        groups_by_word: dict[str, set[str]] = defaultdict(set)
        for bag, known in meanings.items():
            for word in bag:
                groups_by_word[word].update(known.shares)
        self.vocabulary = Vocabulary(groups_by_word, len(self.codes))
        self._index_bags(bags)
        pairs = [
            (number, self.position[code], share)
            for number, known in enumerate(self.titles)
            for code, share in known.shares.items()
        ]
        pairs.sort(key=lambda pair: pair[1])
        self._pair_label: Ints = np.array([p[0] for p in pairs])
        self._pair_share: Floats = np.array([p[2] for p in pairs])
        pair_group = np.array([p[1] for p in pairs])
        self._group_start: Ints = np.searchsorted(pair_group, np.arange(len(self.codes)))
        self.alike = lru_cache(maxsize=50_000)(self.vocabulary.alike)

    def _index_bags(self, bags: list[tuple[str, ...]]) -> None:
        number, weights = self.vocabulary.number, self.vocabulary.weights
        words: list[int] = []
        starts: list[int] = []
        for bag in bags:
            starts.append(len(words))
            words.extend(number[word] for word in bag)
        self._entry_word: Ints = np.array(words)
        self._bag_start: Ints = np.array(starts)
        squares = np.add.reduceat(weights[self._entry_word] ** 2, self._bag_start)
        self._bag_length: Floats = np.maximum(np.sqrt(squares), LIGHTEST)

    def weight_of(self, word: str) -> tuple[float, bool]:
        """Return how much a query's word counts and whether any listed word is like it."""
        listed = word_weights().get(word)
        near, shares = self.alike(word)
        if not len(near):
            return (UNKNOWN_WORD if listed is None else min(listed, UNKNOWN_WORD)), False
        weight = listed if listed is not None else self.vocabulary.weights[near[shares.argmax()]]
        return float(weight), weight > 0.0

    def likeness(self, bag: Mapping[str, float]) -> Floats:
        """Likeness 0..1 of every known title to words, each with the share that counts."""
        strength = np.zeros(len(self.vocabulary.words))
        square = 0.0
        for word, share in bag.items():
            weight = self.weight_of(word)[0] * share
            square += weight * weight
            near, alikeness = self.alike(word)
            strength[near] = np.maximum(strength[near], weight * alikeness)
        strength *= self.vocabulary.weights
        by_label = np.add.reduceat(strength[self._entry_word], self._bag_start)
        by_label /= self._bag_length * max(math.sqrt(square), LIGHTEST)
        return np.asarray(by_label, dtype=np.float64)

    def score(self, bag: Mapping[str, float]) -> tuple[Floats, Ints]:
        """Score every group, 0..1, for words and the share of their weight that counts.

        Returns the scores (one for each of ``codes``) and the number of the best label of the ten
        best groups, -1 for the others.
        """
        by_pair = self.likeness(bag)[self._pair_label] * self._pair_share
        best = np.maximum.reduceat(by_pair, self._group_start)
        return best, self._best_labels(by_pair, best)

    def _best_labels(self, by_pair: Floats, best: Floats) -> Ints:
        labels = np.full(len(self.codes), -1, dtype=np.int64)
        ends = np.append(self._group_start[1:], len(by_pair))
        for group in np.argsort(best)[-10:]:
            start = self._group_start[group]
            labels[group] = self._pair_label[start + by_pair[start : ends[group]].argmax()]
        return labels


@dataclass(slots=True)
class KnownTitle:
    """A title of the lists: its groups with their shares, and the occupations that bear it.

    ``spellings`` are the names that come to the same bag of words, in the order of the lists.
    """

    label: str
    shares: dict[str, float]
    bearers: dict[str, set[str]] = field(default_factory=dict)
    spellings: dict[str, None] = field(default_factory=dict)

    def occupation(self, code: str) -> str | None:
        """The one occupation of a group that bears this title, if it is one."""
        found = self.bearers.get(code, set())
        return next(iter(found)) if len(found) == 1 else None


def known_titles() -> dict[tuple[str, ...], KnownTitle]:
    """Known titles by their bag of words. An ambiguous title keeps the groups of its own list."""
    found: dict[tuple[str, ...], KnownTitle] = {}
    for title, codes in ambiguous_titles().items():
        shares = dict(zip(codes, LATER_MEANING, strict=False))
        found.setdefault(_bag(title), KnownTitle(title, shares)).spellings[title] = None
    ranked = frozenset(found)
    named: list[tuple[str, str, str | None]] = [
        (label, group.code, None)
        for group in groups()
        for label in (group.name_id, group.name_en, *group.also_id, *group.also_en)
    ]
    named += [(name, listed.group, listed.id) for listed in occupations() for name in listed.names]
    named += [(label, code, None) for label, code in extra_titles()]
    for label, code, bearer in named:
        bag = _bag(label)
        known = found.setdefault(bag, KnownTitle(label, {}))
        known.spellings[label] = None
        if bag not in ranked:
            known.shares.setdefault(code, 1.0)
        if bearer is not None:
            known.bearers.setdefault(code, set()).add(bearer)
    for title, codes in role_titles():
        bag = _bag(title)
        known = found.setdefault(bag, KnownTitle(title, {}))
        if bag in ranked:
            continue
        later = LATER_MEANING if not known.shares else OTHER_ROLE
        for code, share in zip(codes, later, strict=False):
            known.shares.setdefault(code, share)
    found.pop((), None)
    return found


def _bag(label: str) -> tuple[str, ...]:
    weights = word_weights()
    words: Iterable[str] = canonical_words(label)
    return tuple(sorted({word for word in words if weights.get(word, 1.0) > 0.0}))


def title_index() -> TitleIndex:
    """The one index of this process, built at the first use (a second) and after enriching."""
    return _built(edition())


@lru_cache(maxsize=1)
def _built(of_edition: int) -> TitleIndex:
    return TitleIndex()
