"""Working on some actors at a time, on all processors."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from netmap.analysis.adjacency import Floats

Positions = NDArray[np.int64]
Worker = Callable[[Positions], Floats]

BATCHES_EACH = 4
"""How many batches a processor must get for another thread to pay."""


def map_batches(
    n: int, at_once: int, build_worker: Callable[[], Worker], chosen: Positions | None = None
) -> Iterator[Floats]:
    """Yield what is found for each batch of the positions 0 … n−1, or of those `chosen` among them, in order.

    A batch holds at most `at_once`, all about the same.

    `build_worker` is called once for each processor that takes part; a worker sees one batch at a time, so that
    it may keep its arrays from one batch to the next. NumPy and SciPy let threads run side by side.
    """
    positions = np.arange(n) if chosen is None else chosen
    batches = np.array_split(positions, -(-len(positions) // at_once))
    processors = min(len(batches) // BATCHES_EACH, os.cpu_count() or 1)
    if processors <= 1:
        yield from map(build_worker(), batches)
        return
    idle: SimpleQueue[Worker] = SimpleQueue()
    for _ in range(processors):
        idle.put(build_worker())

    def work_on(batch: Positions) -> Floats:
        worker = idle.get()
        try:
            return worker(batch)
        finally:
            idle.put(worker)

    with ThreadPoolExecutor(processors) as pool:
        yield from pool.map(work_on, batches)
