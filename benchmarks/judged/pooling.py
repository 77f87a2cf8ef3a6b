"""Four ways, none of them the project's engine, to find the advertisements that are worth reading.

``python -m benchmarks.judged pool`` writes pool.csv: pairs and the methods that brought them. Each
method gives its best eight (chance: six) among the advertisements in places that the person accepts
or that adjoin the home; the two that go by letters add their best two from everywhere, so that the
place itself is judged as well.
"""

import csv
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from benchmarks.judged.files import HERE, Advertisement, Profile, advertisements, profiles
from benchmarks.judged.places import distances, standing
from jobcoder import code_many, code_occupation

DEPTH, EVERYWHERE, DRAWN = 8, 2, 6
Scores = list[float]
Method = Callable[[Profile], Scores]
DIPLOMA, SARJANA = "Diploma", "Sarjana"
LEVELS = {"D1": {DIPLOMA}, "D2": {DIPLOMA}, "D3": {DIPLOMA}, "D4": {DIPLOMA, SARJANA}}


def query(person: Profile) -> str:
    """What the person says of work and schooling, the wish twice."""
    past = [f"{work.title} {work.duties}" for work in person.experience]
    wish = [*person.wanted, *person.wanted]
    return " ".join([*wish, *past, person.major, *person.skills, *person.certificates])


def document(advertisement: Advertisement) -> str:
    """Title twice, fields of study and description."""
    title = advertisement.title
    return f"{title} {title} {advertisement.fields} {advertisement.text}"


def bm25(rows: Sequence[Advertisement]) -> Method:
    """Okapi BM25 over words (k1 1.2, b 0.75)."""
    bags = [Counter(re.findall(r"\w+", document(row).lower())) for row in rows]
    lengths = [sum(bag.values()) for bag in bags]
    mean = sum(lengths) / len(lengths)
    postings = _postings(bags)

    def score(person: Profile) -> Scores:
        found = [0.0] * len(rows)
        for word in set(re.findall(r"\w+", query(person).lower())):
            places = postings.get(word, [])
            rarity = math.log(1 + (len(rows) - len(places) + 0.5) / (len(places) + 0.5))
            for row, count in places:
                room = 1.2 * (0.25 + 0.75 * lengths[row] / mean)
                found[row] += rarity * count * 2.2 / (count + room)
        return found

    return score


def letters(rows: Sequence[Advertisement]) -> Method:
    """Cosine of TF-IDF over letters (3 to 5 in a word) of title, fields and 300 letters of text."""
    bags = [_grams(f"{row.title} {row.title} {row.fields} {row.text[:300]}") for row in rows]
    postings = _postings(bags)
    rarity = {gram: math.log(len(rows) / len(places)) for gram, places in postings.items()}
    norms = [
        math.sqrt(sum(((1 + math.log(n)) * rarity[gram]) ** 2 for gram, n in bag.items())) or 1.0
        for bag in bags
    ]

    def score(person: Profile) -> Scores:
        found = [0.0] * len(rows)
        for gram, asked in _grams(query(person)).items():
            weight = (1 + math.log(asked)) * rarity.get(gram, 0.0) ** 2
            for row, count in postings.get(gram, []):
                found[row] += weight * (1 + math.log(count)) / norms[row]
        return found

    return score


def occupations(rows: Sequence[Advertisement]) -> Method:
    """Nearness of occupation codes: the digits that the wish or the past shares with the title."""
    coded = [
        [(match.group, match.probability) for match in matches]
        for matches in code_many([row.title for row in rows], k=2)
    ]

    def score(person: Profile) -> Scores:
        wanted = [(title, 1.0) for title in person.wanted]
        past = [(work.title, 0.7) for work in person.experience]
        asked = [
            (match.group, match.probability * weight)
            for title, weight in wanted + past
            for match in code_occupation(title, k=2)
        ]
        return [
            max((_shared(a, b) * p * q for a, p in asked for b, q in codes), default=0.0)
            for codes in coded
        ]

    return score


def drawn(rows: Sequence[Advertisement]) -> Method:
    """Chance among advertisements that ask the person's level, seeded by the person's id."""

    def score(person: Profile) -> Scores:
        chance = random.Random(person.id)
        asked = LEVELS.get(person.education, {SARJANA, DIPLOMA})
        fits = [bool(asked & set(row.levels.split("; "))) for row in rows]
        return [chance.random() if fit else 0.0 for fit in fits]

    return score


def pooled() -> dict[tuple[str, str], list[str]]:
    """Every pair to be read, with the methods that brought it."""
    rows, km = advertisements(), distances()
    methods = {"bm25": bm25, "letters": letters, "occupation": occupations, "drawn": drawn}
    made = {name: method(rows) for name, method in methods.items()}
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in profiles():
        inside = [standing(person, row.region.strip(), km) != "outside" for row in rows]
        for name, method in made.items():
            scores = method(person)
            depth = DRAWN if name == "drawn" else DEPTH
            best = _best([s if ok else 0.0 for s, ok in zip(scores, inside, strict=True)], depth)
            if name in {"bm25", "letters"}:
                best = list(dict.fromkeys([*best, *_best(scores, EVERYWHERE)]))
            for row in best:
                pairs[person.id, rows[row].id].append(name)
    return pairs


def write() -> int:
    """Writes pool.csv, pairs in the order of their ids, and returns how many there are."""
    pairs = pooled()
    with (HERE / "pool.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["profile", "id_posisi", "methods"])
        table.writerows([*pair, " ".join(names)] for pair, names in sorted(pairs.items()))
    return len(pairs)


def _best(scores: Iterable[float], depth: int) -> list[int]:
    order = sorted(((-score, row) for row, score in enumerate(scores) if score > 0.0))
    return [row for _, row in order[:depth]]


def _postings(bags: Sequence[Counter[str]]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, bag in enumerate(bags):
        for term, count in bag.items():
            found[term].append((row, count))
    return found


def _grams(text: str) -> Counter[str]:
    words = [f" {word} " for word in re.findall(r"\w+", text.lower())]
    return Counter(
        word[at : at + size]
        for word in words
        for size in (3, 4, 5)
        for at in range(len(word) - size + 1)
    )


def _shared(one: str, other: str) -> float:
    same = next((n for n in range(4, 0, -1) if one[:n] == other[:n]), 0)
    return (0.0, 0.05, 0.2, 0.5, 1.0)[same]
