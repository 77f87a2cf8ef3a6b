"""Job titles and the occupation group each was coded to, once per distinct title.

The few titles of a form are coded while it is saved; those of a file wait for the worker.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max
from django.db.models.functions import Now

from antarkerja.domain.reference.enums import KBJI_VERSION
from antarkerja.domain.reference.models import ImportedTitle, TitleCoding

TITLE_MAX = 200
LOOK_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Code:
    """A KBJI group, how probable it is (1 where a human confirmed it), and the edition."""

    group: str
    probability: float
    confirmed: bool = False
    version: str = KBJI_VERSION


def title_key(title: str) -> str:
    """The key of a title: case, width and spaces do not count. Never changed, rows keep it."""
    plain = unicodedata.normalize("NFKC", title.replace("\x00", "")).casefold()
    return re.sub(r"\s+", " ", plain).strip()[:TITLE_MAX]


def queue_titles(titles: Iterable[str]) -> int:
    """Notes titles (or keys) that wait to be coded; those known stay as they are.

    Returns how many distinct titles were given. Two queries a thousand titles.
    """
    keys = sorted({key for key in map(title_key, titles) if key})
    TitleCoding.objects.bulk_create(
        (TitleCoding(title=key) for key in keys), ignore_conflicts=True, batch_size=400
    )
    return len(keys)


def codes_of(titles: Iterable[str]) -> dict[str, Code]:
    """Key → code of those titles that are coded. One query a five hundred keys."""
    keys = sorted({key for key in map(title_key, titles) if key})
    found: dict[str, Code] = {}
    for start in range(0, len(keys), 500):
        rows = TitleCoding.objects.filter(
            title__in=keys[start : start + 500], coded_at__isnull=False
        ).exclude(group="")
        for row in rows:
            found[row.title] = Code(row.group, row.probability, row.confirmed_by_id is not None)
    return found


def warm_up() -> None:
    """Reads the word lists into this process; asks nothing of the database."""
    from jobcoder import code_many  # noqa: PLC0415 (loads word lists)

    code_many(["kasir"])


def know_imported_titles() -> None:
    """Gives the coder the official titles that were brought in, where they have changed.

    One query, and only when a minute has gone by since the last.
    """
    from jobcoder import enrich  # noqa: PLC0415 (loads word lists)

    if time.monotonic() < _imported.look_at:
        return
    _imported.look_at = time.monotonic() + LOOK_SECONDS
    rows = ImportedTitle.objects.exclude(group="")
    seen = rows.aggregate(n=Count("pk"), newest=Max("pk"))
    if seen != _imported.seen:
        enrich(rows.order_by("pk").values_list("title", "group").iterator(chunk_size=2000))
        _imported.seen = seen


@dataclass(slots=True)
class _Imported:
    """Which imported titles this process knows, and when it looks again."""

    seen: dict[str, int | None] = field(default_factory=lambda: {"n": 0, "newest": None})
    look_at: float = 0.0


_imported = _Imported()


def forget_imported_titles() -> None:
    """Looks again at the next title: after a list was brought in, and between tests."""
    _imported.look_at = 0.0


def codes_unkept(titles: Iterable[str]) -> dict[str, Code]:
    """What the coder says of titles today, kept nowhere and whatever a human confirmed."""
    from jobcoder import code_many  # noqa: PLC0415 (loads word lists)

    know_imported_titles()
    keys = sorted({key for key in map(title_key, titles) if key})
    return {
        key: Code(found[0].group, min(1.0, max(0.0, found[0].probability)))
        for key, found in zip(keys, code_many(keys, k=1), strict=True) if found
    }


def codes_at_once(titles: Iterable[str]) -> dict[str, Code]:
    """`codes_of` the few titles of a form, after the new ones among them were coded."""
    keys = sorted({key for key in map(title_key, titles) if key})
    queue_titles(keys)
    waiting = TitleCoding.objects.filter(title__in=keys, coded_at__isnull=True)
    if ids := list(waiting.values_list("pk", "title")):
        _code(ids, at=Now())
    return codes_of(keys)


def titles_waiting() -> int:
    """How many distinct titles wait for the coder."""
    return TitleCoding.objects.filter(coded_at__isnull=True).count()


def code_waiting_titles(*, at: datetime, limit: int = 500) -> int:
    """Codes up to `limit` waiting titles and returns how many were done; 0 when none waits.

    Killed anywhere, nothing is lost: a batch is written whole or not at all, and what was not
    written still waits. A title that a human confirmed meanwhile keeps the human's code.
    """
    waiting = list(
        TitleCoding.objects.filter(coded_at__isnull=True).order_by("pk").values_list("pk", "title")
        [:limit]
    )
    if waiting:
        _code(waiting, at=at)
    return len(waiting)


def _code(waiting: list[tuple[int, str]], *, at: datetime | Now) -> None:
    """Codes rows, given as (id, title), and keeps the answers in one transaction."""
    from jobcoder import code_many  # noqa: PLC0415 (loads word lists)

    know_imported_titles()
    answers = code_many([title for _, title in waiting], k=1)
    best = {pk: found[0] for (pk, _), found in zip(waiting, answers, strict=True) if found}
    with transaction.atomic():
        rows = list(
            TitleCoding.objects.select_for_update()
            .filter(pk__in=[pk for pk, _ in waiting], coded_at__isnull=True).order_by("pk")
        )
        for row in rows:
            candidate = best.get(row.pk)
            row.group = candidate.group if candidate else ""
            row.probability = min(1.0, max(0.0, candidate.probability)) if candidate else 0.0
            row.coded_at = at
        TitleCoding.objects.bulk_update(rows, ["group", "probability", "coded_at"], batch_size=200)


def confirm_title(*, title: str, group: str, by_user_id: int | None, at: datetime) -> str:
    """Keeps a human's code for a title; returns the group that it had before, "" for none."""
    key = title_key(title)
    with transaction.atomic():
        TitleCoding.objects.get_or_create(title=key)
        row = TitleCoding.objects.select_for_update().get(title=key)
        before = row.group
        row.group, row.probability, row.coded_at = group, 1.0, at
        row.confirmed_by_id = by_user_id
        row.save(update_fields=["group", "probability", "coded_at", "confirmed_by_id"])
    return before
