"""Other programs that search, on the same rows with the same filters, one core each.

Each is asked as it is meant to be asked; none of them can take off a price or tell reasons that add
up. A program that is not installed is named and left out (`make bench-match` installs them).
"""

from __future__ import annotations

import importlib
import shutil
import sqlite3
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from benchmarks.match_corpus import Corpus, Question

K = 100
OVERFETCH = 10
_BATCH = 50_000


class NoPeerError(Exception):
    """The program is not installed or does not start; the message says which and why."""


class Peer(ABC):
    """One program. ``open`` builds its index; ``ask`` gives ids, the best first."""

    name: ClassVar[str]
    exact: ClassVar[bool] = True
    by_product: ClassVar[bool] = False
    """Whether it seeks the greatest inner products, so that its recall can be measured."""
    million: ClassVar[bool] = True
    """Whether it builds a million rows within two or three minutes."""

    @abstractmethod
    def build(self, corpus: Corpus) -> None: ...

    @abstractmethod
    def ask(self, question: Question) -> list[int]: ...

    @abstractmethod
    def size(self) -> int:
        """Bytes of its index."""

    def close(self) -> None:
        """Gives back what it holds."""
        return None


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise NoPeerError(f"{name} is not installed") from error


class Tantivy(Peer):
    """BM25 over an inverted index; a list of regions as a filter without score."""

    name = "tantivy, BM25"

    def build(self, corpus: Corpus) -> None:
        """See ``Peer``."""
        self._lib = _module("tantivy")
        self._folder = tempfile.mkdtemp(prefix="bench-tantivy-")
        builder = self._lib.SchemaBuilder()
        builder.add_unsigned_field("id", stored=True)
        builder.add_unsigned_field("region", indexed=True)
        builder.add_text_field("text", index_option="freq")
        self._schema = builder.build()
        index = self._lib.Index(self._schema, path=self._folder)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        regions = corpus.regions.tolist()
        for row, text in enumerate(corpus.texts()):
            document = self._lib.Document(text=text)
            document.add_unsigned("id", row + 1)
            document.add_unsigned("region", regions[row])
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def ask(self, question: Question) -> list[int]:
        """See ``Peer``."""
        query, occur = self._lib.Query, self._lib.Occur
        whole = query.boolean_query([
            (occur.Should, query.term_query(self._schema, "text", token))
            for token in question.tokens
        ])
        if question.regions is not None:
            place = query.term_set_query(self._schema, "region", list(question.regions))
            whole = query.boolean_query([
                (occur.Must, whole), (occur.Must, query.const_score_query(place, 0.0)),
            ])
        hits = self._searcher.search(whole, K, count=False).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]

    def size(self) -> int:
        """See ``Peer``."""
        return sum(part.stat().st_size for part in Path(self._folder).rglob("*"))

    def close(self) -> None:
        """See ``Peer``."""
        shutil.rmtree(self._folder, ignore_errors=True)


class Faiss(Peer):
    """Every inner product of 64 numbers; a bitmap of the rows that pass as a filter."""

    name = "faiss flat, inner product of 64"
    by_product = True

    def build(self, corpus: Corpus) -> None:
        """See ``Peer``."""
        self._lib = _module("faiss")
        self._lib.omp_set_num_threads(1)
        self._corpus = corpus
        self._index = self._lib.IndexFlatIP(corpus.vectors.shape[1])
        self._index.add(corpus.vectors)

    def ask(self, question: Question) -> list[int]:
        """See ``Peer``."""
        one = question.vector[None, :]
        if question.regions is None:
            _, rows = self._index.search(one, K)
        else:
            bits = np.packbits(self._corpus.mask(question), bitorder="little")
            chosen = self._lib.SearchParameters(sel=self._lib.IDSelectorBitmap(bits))
            _, rows = self._index.search(one, K, params=chosen)
        return [row + 1 for row in rows[0].tolist() if row >= 0]

    def size(self) -> int:
        """See ``Peer``."""
        return int(self._corpus.vectors.nbytes)


class Usearch(Peer):
    """A graph of near neighbours (HNSW). It takes no filter: ten times as many are fetched."""

    name = "usearch, HNSW, inner product of 64"
    exact, by_product, million = False, True, False

    def build(self, corpus: Corpus) -> None:
        """See ``Peer``."""
        lib = _module("usearch.index")
        self._regions = corpus.regions
        self._index = lib.Index(
            ndim=corpus.vectors.shape[1], metric="ip", dtype="f32", connectivity=16,
            expansion_add=128, expansion_search=256,
        )  # fmt: skip
        self._index.add(np.arange(1, len(corpus) + 1), corpus.vectors, threads=1)

    def ask(self, question: Question) -> list[int]:
        """See ``Peer``."""
        if question.regions is None:
            found: list[int] = self._index.search(question.vector, K, threads=1).keys.tolist()
            return found
        keys = self._index.search(question.vector, K * OVERFETCH, threads=1).keys
        keys = keys[np.isin(self._regions[keys.astype(np.int64) - 1], question.regions)]
        kept: list[int] = keys[:K].tolist()
        return kept

    def size(self) -> int:
        """See ``Peer``."""
        return int(self._index.memory_usage)


class Sqlite(Peer):
    """FTS5 with its bm25, joined with a table of regions."""

    name = "SQLite FTS5, bm25"

    def build(self, corpus: Corpus) -> None:
        """See ``Peer``."""
        self._folder = tempfile.mkdtemp(prefix="bench-sqlite-")
        self._base = sqlite3.connect(f"{self._folder}/bench.sqlite3")
        run = self._base.execute
        run("PRAGMA journal_mode=OFF")
        run("PRAGMA synchronous=OFF")
        run("PRAGMA cache_size=-1000000")
        try:
            run("CREATE VIRTUAL TABLE docs USING fts5(text, content='')")
        except sqlite3.OperationalError as error:
            raise NoPeerError(f"SQLite without FTS5: {error}") from error
        run("CREATE TABLE places (id INTEGER PRIMARY KEY, region INTEGER)")
        numbered = enumerate(corpus.texts(), 1)
        self._base.executemany("INSERT INTO docs(rowid, text) VALUES (?, ?)", numbered)
        self._base.executemany(
            "INSERT INTO places VALUES (?, ?)", enumerate(corpus.regions.tolist(), 1)
        )
        run("INSERT INTO docs(docs) VALUES ('optimize')")
        self._base.commit()

    def ask(self, question: Question) -> list[int]:
        """See ``Peer``."""
        text = " OR ".join(question.tokens)
        sql = "SELECT docs.rowid FROM docs {} WHERE docs MATCH ? {} ORDER BY docs.rank LIMIT ?"
        if question.regions is None:
            found = self._base.execute(sql.format("", ""), (text, K))
        else:
            marks = ",".join("?" * len(question.regions))
            joined = sql.format(
                "JOIN places ON places.id = docs.rowid", f"AND places.region IN ({marks})"
            )
            found = self._base.execute(joined, (text, *question.regions, K))
        return [row[0] for row in found]

    def size(self) -> int:
        """See ``Peer``."""
        return Path(f"{self._folder}/bench.sqlite3").stat().st_size

    def close(self) -> None:
        """See ``Peer``."""
        self._base.close()
        shutil.rmtree(self._folder, ignore_errors=True)


PEERS: tuple[type[Peer], ...] = (Tantivy, Faiss, Usearch, Sqlite)


@contextmanager
def opened(make: Callable[[], Peer], corpus: Corpus) -> Iterator[Peer]:
    """A peer with its index; what it holds is given back afterwards.

    Raises NoPeerError where the program is not there.
    """
    peer = make()
    peer.build(corpus)
    try:
        yield peer
    finally:
        peer.close()
