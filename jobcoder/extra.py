"""Titles that the caller has beside the lists, such as an official classification of its own.

They are known in this process only; the lists in ``data`` stay as they are.
"""

from collections.abc import Iterable

from jobcoder.wordlists import is_group

_titles: tuple[tuple[str, str], ...] = ()
_edition = 0


def enrich(titles: Iterable[tuple[str, str]]) -> int:
    """Take titles with their groups of four digits into the index; returns how many are known.

    They replace those of an earlier call. A title of the lists that is ambiguous stays so, and a
    group that does not exist is left out.
    """
    global _titles, _edition
    _edition += 1
    _titles = tuple(dict.fromkeys((title, code) for title, code in titles if is_group(code)))
    return len(_titles)


def extra_titles() -> tuple[tuple[str, str], ...]:
    """The titles of the last ``enrich``, each with its group."""
    return _titles


def edition() -> int:
    """Another number after each ``enrich``: what was built from the titles is built anew."""
    return _edition
