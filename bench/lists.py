"""How soon a list is previewed and brought in, which step takes it, and how many lists are read as people read them."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from rich.table import Column, Table

from bench import ours, peers
from bench.networks import write_messy_list, write_partner_list
from netmap.content.loading import Content, load_content
from netmap.files.plan import plan as planning
from netmap.files.plan import sources
from netmap.files.plan.plan import ImportOptions, ImportPlan, plan_import
from netmap.files.reading import read_file
from netmap.model.network import EMPTY
from tests.files.lists.report import judge_lists

SIZES = (60, 1_000, 10_000)
ROUNDS = 3
READING = "cells"
MOST = Column("most of it", no_wrap=True)
STEPS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "shape": (sources, ("straighten_file",)),
    "columns": (sources, ("read_table",)),
    "rows": (planning, ("read_entity_rows",)),
    "who is who": (planning, ("match_subjects",)),
    "ties": (planning, ("gather_ties",)),
    "sectors": (planning, ("gather_sectors",)),
    "doubts": (planning, ("find_doubts", "build_pairings")),
    "changes": (planning, ("finish_plan", "count_planned")),
}
"""The steps after the cells are read: the functions that do them, and where they are called."""

Lists = dict[str, tuple[str, Callable[[int], bytes]]]
LISTS: Lists = {
    "plain": ("partners.csv", lambda rows: write_partner_list(rows).encode()),
    "messy": ("partners.xlsx", write_messy_list),
}


@dataclass
class Preview:
    """What a preview took: seconds in all, and by step; and the plan it made."""

    seconds: float
    plan: ImportPlan
    steps: dict[str, float] = field(default_factory=dict)

    def tell_steps(self, most: int = 2) -> str:
        """Return the steps that took most, with their share."""
        longest = sorted(self.steps.items(), key=lambda step: -step[1])[:most]
        return ", ".join(f"{step} {seconds / self.seconds:.0%}" for step, seconds in longest)


def measure_lists() -> Table:
    """Return how long plain and messy lists of each size take, beside pandas and the plain driver in the same run.

    Previews are the least of three rounds; a list is written once, by each to a fresh database of its own.
    """
    table = Table("list", "rows", "preview s", MOST, "pandas s", "written s", "driver s")
    content = load_content(None)
    for kind, (name, write) in LISTS.items():
        for size in SIZES:
            data = write(size)
            previews = [preview_list(data, name, content) for _ in range(ROUNDS)]
            preview = min(previews, key=lambda one: one.seconds)
            pandas = min(peers.time_pandas(data, name) for _ in range(ROUNDS))
            written, plain = time_writing(preview.plan)
            seconds = (f"{one:.2f}" for one in (preview.seconds, pandas, written, plain))
            table.add_row(kind, f"{size:,}", next(seconds), preview.tell_steps(), *seconds)
    return table


def preview_list(data: bytes, name: str, content: Content) -> Preview:
    """Return what the preview of a list on an empty map takes, from its bytes on."""
    steps: dict[str, float] = {}
    with _timed_steps(steps):
        start = perf_counter()
        file = read_file(data, name)
        steps[READING] = perf_counter() - start
        plan = plan_import(EMPTY, [file], content, ImportOptions())
        return Preview(perf_counter() - start, plan, steps)


@contextmanager
def _timed_steps(steps: dict[str, float]) -> Iterator[None]:
    with ExitStack() as stack:
        for step, (module, functions) in STEPS.items():
            for function in functions:
                timed = _time(getattr(module, function), step, steps)
                stack.enter_context(patch.object(module, function, timed))
        yield


def _time(function: Callable[..., Any], step: str, steps: dict[str, float]) -> Callable[..., Any]:
    def timed(*values: Any, **named: Any) -> Any:
        start = perf_counter()
        try:
            return function(*values, **named)
        finally:
            steps[step] = steps.get(step, 0) + perf_counter() - start

    return timed


def time_writing(plan: ImportPlan) -> tuple[float, float]:
    """Return the seconds to write a plan to a fresh store, and those of the plain driver for the same items."""
    with tempfile.TemporaryDirectory() as folder:
        with ours.open_empty_store(Path(folder) / "ours") as store:
            start = perf_counter()
            store.apply_batch(plan.build_changes(EMPTY, "bench"))
            written = perf_counter() - start
        plain = peers.time_driver([item.after for item in plan.items], Path(folder) / "plain")
    return written, plain


def tell_quality() -> str:
    """Return how many lists of the tests are read as a person reads them, and how many cells are found again."""
    quality = judge_lists()
    wrong = [name for name, outcome in quality.outcomes.items() if outcome.differences]
    return "\n  ".join([quality.summary, *wrong])
