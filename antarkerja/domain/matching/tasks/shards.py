"""Lists as Parquet shards, one a block of people, and what they were made from.

A shard is written aside and renamed, so it is whole or not there. A run that was killed goes on
with the shards that are missing; shards of other inputs are never mixed in.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from antarkerja.shared.whole_files import write_whole
from matchengine.arrays import Array
from matchengine.many import Lists

ABOUT = "about.json"
FLOOR = "floor.parquet"


class OtherInputsError(Exception):
    """The folder holds lists made from other people, vacancies, prices, weights or length."""


class ParquetMissingError(ImportError):
    """pyarrow, the extra `national`, is not installed."""


@dataclass(frozen=True, slots=True)
class About:
    """What lists are made from: the same gives the same bytes."""

    people: str
    vacancies: str
    k: int
    today: int
    weights: str
    block: int
    count: int
    signals: tuple[str, ...]

    def blocks(self) -> list[tuple[int, int]]:
        """First and last (not included) person of each block."""
        return [
            (first, min(first + self.block, self.count))
            for first in range(0, self.count, self.block)
        ]


def pyarrow(part: str = "") -> Any:
    """The library, or a part of it. Raises ParquetMissingError."""
    try:
        return importlib.import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError as error:
        raise ParquetMissingError from error


def begin(folder: Path, about: About) -> None:
    """Makes the folder, or goes on in it. Raises OtherInputsError."""
    folder.mkdir(parents=True, exist_ok=True)
    there = folder / ABOUT
    if there.exists():
        if about_of(folder) != about:
            raise OtherInputsError(folder)
        return
    write_whole(there, json.dumps(asdict(about), indent=1).encode())


def about_of(folder: Path) -> About:
    """What the lists in a folder were made from. Raises FileNotFoundError."""
    told = json.loads((folder / ABOUT).read_text("utf-8"))
    return About(**{**told, "signals": tuple(told["signals"])})


def path_of(folder: Path, first: int) -> Path:
    """Where the shard of the block that begins with a person stands."""
    return folder / f"lists-{first:010d}.parquet"


def missing(folder: Path, about: About) -> list[tuple[int, int]]:
    """Blocks that have no shard yet."""
    return [block for block in about.blocks() if not path_of(folder, block[0]).exists()]


def as_bytes(lists: Lists) -> bytes:
    """A shard: a row a person, with lists of vacancy, log-odds, price and reasons."""
    pa, parquet = pyarrow(), pyarrow("parquet")
    offsets = lists.offsets.astype(np.int32)
    wide = max(1, len(lists.signals))

    def listed(values: Array, times: int = 1) -> Any:
        return pa.ListArray.from_arrays(pa.array(offsets * times), pa.array(values))

    table = pa.table(
        {
            "person_id": pa.array(lists.seeker_ids),
            "in_reach": pa.array(lists.in_reach.astype(np.int32)),
            "vacancy_ids": listed(lists.vacancy_ids),
            "log_odds": listed(lists.log_odds),
            "prices": listed(lists.prices.astype(np.int32)),
            "reasons": listed(lists.reasons.ravel(), wide if lists.reasons.size else 0),
        }
    )
    sink = pa.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def write_shard(folder: Path, first: int, shard: bytes) -> None:
    """Puts a shard into its place, whole."""
    write_whole(path_of(folder, first), shard)


def read_shards(folder: Path, columns: Sequence[str] | None = None) -> Iterator[Any]:
    """The shards as tables, one after the other; only some of the columns where they are named."""
    parquet = pyarrow("parquet")
    for path in sorted(folder.glob("lists-*.parquet")):
        yield parquet.read_table(path, columns=columns, memory_map=True)


def newest_version(folder: Path) -> Path:
    """The newest version in an index folder. Raises FileNotFoundError where there is none."""
    versions = [entry for entry in folder.iterdir() if entry.name.isdigit()]
    if not versions:
        raise FileNotFoundError(folder)
    return max(versions, key=lambda entry: int(entry.name))


def fingerprint(folder: Path) -> str:
    """What the newest version in an index folder holds, as a short word."""
    newest = newest_version(folder)
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted(newest.iterdir()):
        digest.update(path.name.encode())
        with path.open("rb") as content:
            while block := content.read(1 << 22):
                digest.update(block)
    return digest.hexdigest()
