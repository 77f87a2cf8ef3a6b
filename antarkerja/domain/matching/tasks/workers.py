"""Blocks shared out among the cores of this machine, or over a cluster.

A worker that dies takes only its blocks with it: they are reckoned again. Whoever reckons a
block, the shard has the same bytes.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import Any

from antarkerja.domain.matching.tasks.blocks import Block, Inputs, shard_of
from antarkerja.domain.matching.tasks.nodes import as_lump, holds, lay_out, place_of

Done = tuple[int, bytes]
Driver = Callable[[Inputs, Sequence[Block]], Iterator[Done]]
TRIES = 4
WAITING_A_CORE = 3
"""So many blocks a core are asked of a cluster at a time: what is done does not pile up there."""


class ClusterMissingError(ImportError):
    """ray, the extra `cluster`, is not installed."""


class WorkersDiedError(RuntimeError):
    """Workers died again and again at the same blocks; memory is the usual reason."""


def here(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
    """In this process, one after the other."""
    for block in blocks:
        yield block.first, shard_of(inputs, block)


def on_cores(workers: int) -> Driver:
    """On so many processes of this machine.

    Raises WorkersDiedError where they die `TRIES` times without a single block done between.
    """

    def drive(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
        left = {block.first: block for block in blocks}
        tries = TRIES
        while left and tries:
            tries -= 1
            for first, shard in _one_pool(inputs, list(left.values()), workers):
                del left[first]
                tries = TRIES
                yield first, shard
        if left:
            raise WorkersDiedError(len(left))

    return drive


def _one_pool(inputs: Inputs, blocks: Sequence[Block], workers: int) -> Iterator[Done]:
    """What a pool gets done; it is broken as soon as one of its processes dies."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        max_workers=workers, mp_context=context, initializer=_end_with_driver
    ) as pool:
        asked = {pool.submit(shard_of, inputs, block): block.first for block in blocks}
        try:
            for future in as_completed(list(asked)):
                # Taken out, so that shards do not pile up in memory.
                first = asked.pop(future)
                yield first, future.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def _end_with_driver() -> None:
    """A worker whose driver was killed would wait for work for ever."""
    driver = multiprocessing.parent_process()

    def watch() -> None:
        if driver is not None:
            driver.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def on_ray(address: str, workers: int | None = None) -> Driver:
    """Over a cluster: `address` as Ray takes it, or "local" for workers on this machine.

    The columns go to each node once, through Ray's object store; lost blocks are given to another
    worker. Raises ClusterMissingError.
    """

    def drive(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
        # Nothing of what a public service reckons is told to anybody.
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        ray = _ray()
        if address == "local":
            ray.init(num_cpus=_of_this_machine(workers), include_dashboard=False,
                     logging_level="ERROR", log_to_driver=False)
        else:
            ray.init(address=address, logging_level="ERROR", log_to_driver=False)
        try:
            yield from _by_cluster(ray, inputs, blocks)
        finally:
            ray.shutdown()

    return drive


def _of_this_machine(workers: int | None) -> int:
    """As many as asked for, but no more than cores: one more begins anew and gains nothing."""
    cores = os.cpu_count() or 1
    return min(workers or cores, cores)


def _by_cluster(ray: Any, inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
    lumps = [ray.put(as_lump(folder)) for folder in (inputs.people, inputs.vacancies)]
    task = ray.remote(max_retries=TRIES, num_cpus=1)(_on_node)
    left = iter(blocks)
    waiting: dict[Any, int] = {}
    while True:
        at_once = WAITING_A_CORE * max(1, int(ray.cluster_resources().get("CPU", 1)))
        while len(waiting) < at_once and (block := next(left, None)) is not None:
            # In a list the lumps are handed on as names; a worker fetches them at need.
            waiting[task.remote(inputs, lumps, block)] = block.first
        if not waiting:
            return
        [ready], _ = ray.wait(list(waiting), num_returns=1)
        yield waiting.pop(ready), ray.get(ready)


def _ray() -> Any:
    try:
        return importlib.import_module("ray")
    except ImportError as error:
        raise ClusterMissingError from error


def _on_node(inputs: Inputs, lumps: Sequence[Any], block: Block) -> bytes:
    people, vacancies = (
        _found(name, told, lump)
        for name, told, lump in zip(
            (inputs.people, inputs.vacancies), inputs.prints, lumps, strict=True
        )
    )
    return shard_of(replace(inputs, people=people, vacancies=vacancies), block)


def _found(name: str, told: str, lump: Any) -> str:
    """The folder as it is meant, by its fingerprint, wherever this node has it or gets it."""
    if holds(name, told):
        return name
    place = place_of(told)
    if not place.is_dir():
        lay_out(_ray().get(lump), told)
    return str(place)
