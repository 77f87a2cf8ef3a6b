"""Blocks shared out among the cores of this machine, or over a cluster.

A worker that dies takes only its block with it: the block is reckoned again. Whoever reckons a
block, the shard has the same bytes.
"""

from __future__ import annotations

import importlib
import io
import multiprocessing
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

from antarkerja.domain.matching.tasks.blocks import Inputs, shard_of

Block = tuple[int, int]
Done = tuple[int, bytes]
Driver = Callable[[Inputs, Sequence[Block]], Iterator[Done]]
TRIES = 4


class ClusterMissingError(ImportError):
    """ray, the extra `cluster`, is not installed."""


class WorkersDiedError(RuntimeError):
    """Workers died again and again at the same blocks; memory is the usual reason."""


def here(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
    """In this process, one after the other."""
    for first, last in blocks:
        yield first, shard_of(inputs, first, last)


def on_cores(workers: int) -> Driver:
    """On so many processes of this machine. Raises WorkersDiedError where none gets through."""

    def drive(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
        left = list(blocks)
        for _ in range(TRIES):
            for done in _one_pool(inputs, left, workers):
                left = [block for block in left if block[0] != done[0]]
                yield done
            if not left:
                return
        raise WorkersDiedError(len(left))

    return drive


def _one_pool(inputs: Inputs, blocks: Sequence[Block], workers: int) -> Iterator[Done]:
    """What a pool gets done; it is broken as soon as one of its processes dies."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        asked = {pool.submit(shard_of, inputs, *block): block[0] for block in blocks}
        try:
            for future in as_completed(asked):
                yield asked[future], future.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def on_ray(address: str, workers: int | None = None) -> Driver:
    """Over a cluster: `address` as Ray takes it, or "local" for workers on this machine.

    The columns go to each node once, through Ray's object store; lost blocks are given to another
    worker. Raises ClusterMissingError.
    """

    def drive(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
        ray = _ray()
        # Nothing of what a public service reckons is told to anybody.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        if address == "local":
            ray.init(num_cpus=workers or os.cpu_count(), include_dashboard=False,
                     logging_level="ERROR", log_to_driver=False)
        else:
            ray.init(address=address, logging_level="ERROR", log_to_driver=False)
        try:
            columns = ray.put((_packed(inputs.people), _packed(inputs.vacancies)))
            task = ray.remote(max_retries=TRIES, num_cpus=1)(_on_node)
            waiting = {task.remote(inputs, columns, *block): block[0] for block in blocks}
            while waiting:
                [ready], _ = ray.wait(list(waiting), num_returns=1)
                yield waiting.pop(ready), ray.get(ready)
        finally:
            ray.shutdown()

    return drive


def _ray() -> Any:
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        raise ClusterMissingError from error


def _on_node(inputs: Inputs, columns: tuple[bytes, bytes], first: int, last: int) -> bytes:
    people, vacancies = (
        _unpacked(name, packed)
        for name, packed in zip((inputs.people, inputs.vacancies), columns, strict=True)
    )
    return shard_of(replace(inputs, people=people, vacancies=vacancies), first, last)


def _packed(folder: str) -> bytes:
    """The newest version of an index folder as one lump."""
    newest = max(entry for entry in Path(folder).iterdir() if entry.name.isdigit())
    lump = io.BytesIO()
    with tarfile.open(fileobj=lump, mode="w") as tar:
        tar.add(newest, arcname=newest.name)
    return lump.getvalue()


def _unpacked(name: str, lump: bytes) -> str:
    """Where this node has the folder; where it has none yet, it is laid out once, by one rename."""
    if Path(name).is_dir():
        return name
    base = Path(tempfile.gettempdir()) / "antarkerja-columns"
    base.mkdir(mode=0o700, exist_ok=True)
    place = base / Path(name).name
    if not place.is_dir():
        aside = tempfile.mkdtemp(dir=base)
        with tarfile.open(fileobj=io.BytesIO(lump)) as tar:
            tar.extractall(aside, filter="data")
        try:
            os.rename(aside, place)
        except OSError:
            # Another worker of this node was quicker.
            if not place.is_dir():
                raise
    return str(place)
