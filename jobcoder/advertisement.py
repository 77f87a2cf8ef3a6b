"""The text of an advertisement, folded to plain letters without moving any of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from jobcoder.requirement_types import Answer, Found, Span

T = TypeVar("T")

LONGEST_TEXT = 20_000
#: No sentence reaches further than this from any place in it.
LONGEST_REACH = 500

# One letter for one letter, so that a place in the folded text is the same place in the text.
_PLAIN: Final = {
    **{code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
    **{0xFF01 + shift: chr(0x21 + shift) for shift in range(94)},
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212~\uff5e"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc`\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2060\u200b\t\u3000\u2009"), " "),
    **dict.fromkeys(map(ord, "\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u2713\u2714\u2705\r"), "\n"),
}
_SHORTENED = re.compile(r"\b(min|max|mak|maks|minim|thn|th|bln|bhs|pend|usia|gol)\.(?=[\s\d\w])")
_SENTENCE_ENDS = re.compile(
    r"[;\n!?\u2b50-\U0010ffff]|\.(?=\s|$)|\s-\s(?=[a-z])|(?<!\d)\d{1,2}[.)]\s"
)
_CLAUSE_ENDS = re.compile(r"[,():;\n!?]|\.(?=\s|$)|\s-\s(?=[a-z])|(?<!\d)\d{1,2}[.)]\s")
_WISH_BEFORE = re.compile(
    r"\b(?:lebih )?(?:diutamakan|disukai|diprioritaskan|diminati)\b|\bpreferably\b"
)
_WISH_AFTER = re.compile(
    r"\b(?:lebih )?(?:diutamakan|disukai|diprioritaskan|diminati)\b|\bpreferred\b|\bpreferable\b"
    r"|\bnilai (?:tambah|plus|lebih|tambahan)\b|\b(?:is |be )?an? (?:plus|advantage)\b"
    r"|\blebih baik\b"
)
_AND_ALSO = re.compile(
    r"\bdan (?=kemampuan|memiliki|mampu|bisa|mempunyai)|\band (?=able|the ability)"
)
_WISH_SCOPE_END = re.compile(r"[.;\n)]|$")
_WORDS_FOLLOW = re.compile(r"\W{0,3}(?:yang |yg |jika |bagi |untuk |lulusan )?\w{2}")


@dataclass(frozen=True)
class Advertisement:
    """A text with its folded twin and the places where clauses end.

    Only the first ``LONGEST_TEXT`` letters are read.
    """

    text: str

    @cached_property
    def folded(self) -> str:
        """Lower case, plain dashes, quotes and blanks; every letter stays at its place."""
        plain = self.text[:LONGEST_TEXT].translate(_PLAIN)
        return _SHORTENED.sub(lambda found: found[1] + " ", plain)

    @cached_property
    def _sentence_ends(self) -> tuple[list[int], list[int]]:
        return _breaks(_SENTENCE_ENDS, self.folded)

    @cached_property
    def _clause_ends(self) -> tuple[list[int], list[int]]:
        return _breaks(_CLAUSE_ENDS, self.folded)

    def sentence(self, at: int) -> Span:
        """Return the bounds of the sentence or bullet around a place."""
        return _around(self._sentence_ends, at, len(self.folded))

    def clause(self, at: int) -> Span:
        """Return the bounds of the clause around a place: commas and brackets end it too."""
        return _around(self._clause_ends, at, len(self.folded))

    def sentence_text(self, at: int) -> str:
        """Return the folded sentence around a place."""
        return self.folded[slice(*self.sentence(at))]

    def clause_text(self, at: int) -> str:
        """Return the folded clause around a place."""
        return self.folded[slice(*self.clause(at))]

    @cached_property
    def _wishes(self) -> list[Span]:
        return list(_wishes(self))

    def is_wish(self, at: int) -> bool:
        """Say whether the text only prefers what stands at a place ("diutamakan", "a plus")."""
        return any(start <= at < end for start, end in self._wishes)

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in the folded text."""
        return pattern.finditer(self.folded)

    def before(self, at: int, letters: int) -> str:
        """Return the folded letters before a place, not beyond its sentence."""
        return self.folded[max(self.sentence(at)[0], at - letters) : at]

    def after(self, at: int, letters: int) -> str:
        """Return the folded letters after a place, not beyond its sentence."""
        return self.folded[at : min(self.sentence(at)[1], at + letters)]


def _breaks(pattern: re.Pattern[str], folded: str) -> tuple[list[int], list[int]]:
    spans = [found.span() for found in pattern.finditer(folded)]
    return [start for start, _ in spans], [end for _, end in spans]


def _around(breaks: tuple[list[int], list[int]], at: int, length: int) -> Span:
    starts, ends = breaks
    index = bisect_right(ends, at)
    start = ends[index - 1] if index else 0
    following = bisect_left(starts, at)
    end = starts[following] if following < len(starts) else length
    return max(start, at - LONGEST_REACH), min(max(start, end), at + LONGEST_REACH)


def _wishes(advertisement: Advertisement) -> Iterator[Span]:
    folded = advertisement.folded
    for found in _WISH_BEFORE.finditer(folded):
        if _WORDS_FOLLOW.match(folded, found.end()):
            stop = _WISH_SCOPE_END.search(folded, found.end())
            yield found.start(), stop.start() if stop else len(folded)
    for found in _WISH_AFTER.finditer(folded):
        # "X diutamakan Y": what follows is the wish, unless the word ends its clause.
        if found[0].endswith(("amakan", "sukai", "itaskan", "minati")) and _WORDS_FOLLOW.match(
            folded, found.end()
        ):
            continue
        start = advertisement.clause(found.start())[0]
        if folded[start - 1 : start] == "(" and not folded[start : found.start()].strip():
            start = advertisement.clause(max(0, start - 2))[0]  # "pengalaman 1 tahun (diutamakan)"
        another = list(_AND_ALSO.finditer(folded, start, found.start()))
        yield another[-1].start() if another else start, found.end()


def answer(
    advertisement: Advertisement, found: Iterable[tuple[T, int, int]]
) -> tuple[Found[T], ...]:
    """Return what was found in the order of the text, each with its wish, none twice at a place."""
    unique = dict.fromkeys(sorted(found, key=lambda one: (one[1], one[2])))
    return tuple(
        Found(value, start, end, advertisement.is_wish(start)) for value, start, end in unique
    )


def waived(advertisement: Advertisement, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """Return where a pattern says that nothing is asked."""
    return tuple(found.span() for found in advertisement.find(pattern))


def whole(
    advertisement: Advertisement, found: Iterable[tuple[T, int, int]], none: Iterable[Span]
) -> Answer[T]:
    """Put the two halves of an answer together."""
    return Answer(answer(advertisement, found), tuple(sorted(set(none))))
