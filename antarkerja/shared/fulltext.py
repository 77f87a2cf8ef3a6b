"""Search by words in one column, on an index: FTS5 on SQLite, text search and trigrams on
PostgreSQL. Never a table scan.

A table is made searchable by a migration that calls `install`; it then finds words by their
beginnings ("sit nur" finds "siti nurhayati"), and near spellings where no word fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler
from rapidfuzz import fuzz, process

NEAR_LOOKED_AT = 400
NEAR_ENOUGH = 70


@dataclass(frozen=True, slots=True)
class Searchable:
    """A table whose `column` is searched; `scope` is an integer column that narrows the search."""

    table: str
    column: str
    scope: str

    @property
    def side(self) -> str:
        return f"{self.table}_words"


def search_words(text: str) -> list[str]:
    """The words of a query, lower case, at most six; punctuation is dropped."""
    return re.findall(r"[^\W_]+", text.lower())[:6]


def find(
    connection: BaseDatabaseWrapper, where: Searchable, text: str, *, limit: int,
    scope: int | None = None,
) -> list[int]:
    """Ids of rows in which every word of `text` begins a word; near spellings where none does."""
    words = search_words(text)
    if not words:
        return []
    found = _by_beginnings(connection, where, words, limit, scope)
    return found or _near(connection, where, words, limit, scope)


class Holds(Func):
    """Whether the words of a row hold one of each group of words: a condition for `filter`.

    Whole words, letters and figures only; for a table made searchable by `install`. `scope` narrows
    by the table's scope column, True where that says yes or no. Cut the query (`[:MOST]`) before it
    becomes part of another: the database then asks the index first, instead of reading the words of
    each row that it passes.
    """

    output_field = BooleanField()

    def __init__(
        self, where: Searchable, groups: Sequence[Sequence[str]], *, scope: int
    ) -> None:
        super().__init__(F("pk"), F(where.column), F(where.scope))
        self.where, self.scope = where, scope
        self.groups = [_checked(words) for words in groups]

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        pk, arguments = compiler.compile(self.source_expressions[0])
        side = self.where.side
        # The plus keeps SQLite from reading each wide row for a column behind its long texts: it
        # goes through a narrow index of the table instead.
        return (f"+{pk} IN (SELECT rowid FROM {side} WHERE {side} MATCH %s)",
                (*arguments, self._sqlite_words()))

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, list[Any]]:
        column, first = compiler.compile(self.source_expressions[1])
        scope, second = compiler.compile(self.source_expressions[2])
        groups = (" | ".join(words) for words in self.groups)
        query = " & ".join(f"({group})" for group in groups)
        found = f"to_tsvector('simple', {column}) @@ to_tsquery('simple', %s)"
        if self.scope is True:
            # Said in a way that no index of the rows that say yes fits: it would be read for its
            # own sake, and the words of each of its rows with it.
            return f"({found} AND {scope} IS NOT FALSE)", [*first, query, *second]
        return f"({found} AND {scope} = %s)", [*first, query, *second, self.scope]

    def _sqlite_words(self) -> str:
        parts = [
            "words : (" + " OR ".join(f'"{word}"' for word in words) + ")"
            for words in self.groups
        ]
        return " AND ".join((*parts, f"scope : s{int(self.scope)}"))


@contextmanager
def index_first(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """PostgreSQL asks the index of words even for one that stands in nearly every text: it does not
    reckon what reading the words of each row costs. Nothing on SQLite."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")


def _checked(words: Sequence[str]) -> Sequence[str]:
    """Words go into a query of the database's own language: nothing else may be in them."""
    if not words or not all(re.fullmatch(r"[^\W_]+", word) for word in words):
        raise ValueError(words)
    return words


def _by_beginnings(
    connection: BaseDatabaseWrapper, where: Searchable, words: list[str], limit: int,
    scope: int | None,
) -> list[int]:
    if connection.vendor == "postgresql":
        query = " & ".join(f"{word}:*" for word in words)
        narrow = f"AND {where.scope} = %s" if scope is not None else ""
        sql = (
            f"SELECT id FROM {where.table} "
            f"WHERE to_tsvector('simple', {where.column}) @@ to_tsquery('simple', %s) "
            f"{narrow} LIMIT %s"
        )
        arguments: list[int | str] = [query, *([scope] if scope is not None else []), limit]
        return _ids(connection, sql, arguments)
    parts = [f'words:"{word}"*' for word in words]
    if scope is not None:
        parts.append(f"scope:s{scope}")
    sql = f"SELECT rowid FROM {where.side} WHERE {where.side} MATCH %s LIMIT %s"
    return _ids(connection, sql, [" AND ".join(parts), limit])


def _near(
    connection: BaseDatabaseWrapper, where: Searchable, words: list[str], limit: int,
    scope: int | None,
) -> list[int]:
    """Candidates that share the first three letters of a word, ranked by likeness."""
    starts = [word[:3] for word in words if len(word) >= 3]
    if not starts:
        return []
    candidates: dict[int, None] = {}
    for start in starts:
        ids = _by_beginnings(connection, where, [start], NEAR_LOOKED_AT, scope)
        candidates.update(dict.fromkeys(ids))
    if not candidates:
        return []
    marks = ", ".join(["%s"] * len(candidates))
    sql = f"SELECT id, {where.column} FROM {where.table} WHERE id IN ({marks})"
    with connection.cursor() as cursor:
        cursor.execute(sql, list(candidates))
        texts = dict(cursor.fetchall())
    best = process.extract(
        " ".join(words), texts, scorer=fuzz.WRatio, limit=limit, score_cutoff=NEAR_ENOUGH
    )
    return [pk for _, _, pk in best]


def _ids(connection: BaseDatabaseWrapper, sql: str, arguments: list[int | str]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return [row[0] for row in cursor.fetchall()]


def install(connection: BaseDatabaseWrapper, where: Searchable) -> None:
    """Builds the index and, on SQLite, the triggers that keep it; fills it from the table."""
    for statement in _statements(connection.vendor, where):
        with connection.cursor() as cursor:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, where: Searchable) -> None:
    names = ("insert", "update", "delete")
    statements = (
        [f"DROP INDEX IF EXISTS {where.side}"]
        if connection.vendor == "postgresql"
        else [f"DROP TRIGGER IF EXISTS {where.side}_{name}" for name in names]
        + [f"DROP TABLE IF EXISTS {where.side}"]
    )
    for statement in statements:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def _statements(vendor: str, where: Searchable) -> list[str]:
    table, column, scope, side = where.table, where.column, where.scope, where.side
    if vendor == "postgresql":
        return [
            f"CREATE INDEX {side} ON {table} USING gin (to_tsvector('simple', {column}))",
        ]
    columns = f"{side}(rowid, words, scope)"
    insert = f"INSERT INTO {columns} VALUES (new.id, new.{column}, 's' || new.{scope})"
    delete = f"DELETE FROM {side} WHERE rowid = old.id"
    return [
        f"CREATE VIRTUAL TABLE {side} USING fts5(words, scope, prefix='2 3', tokenize='unicode61')",
        f"INSERT INTO {columns} SELECT id, {column}, 's' || {scope} FROM {table}",
        f"CREATE TRIGGER {side}_insert AFTER INSERT ON {table} BEGIN {insert}; END",
        f"CREATE TRIGGER {side}_delete AFTER DELETE ON {table} BEGIN {delete}; END",
        f"CREATE TRIGGER {side}_update AFTER UPDATE OF {column}, {scope} ON {table} "
        f"BEGIN {delete}; {insert}; END",
    ]
