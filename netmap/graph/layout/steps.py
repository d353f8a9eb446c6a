"""The steps towards a layout that need Python, by the number of their file under `cypher/migrations/`."""

from collections.abc import Callable, Mapping, Sequence

from netmap.graph.connection import run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.tally import add_checksums, dump_tally

Step = Callable[[ManagedTransaction, Sequence[str]], None]
"""Does a step in one transaction that keeps writers waiting; it is given the statements of its file."""


def _count_what_is_there(transaction: ManagedTransaction, statements: Sequence[str]) -> None:
    find_uncounted, read_entities, read_ties, keep = statements
    if not run_rows(transaction, find_uncounted):
        return
    rows = [*run_rows(transaction, read_entities), *run_rows(transaction, read_ties)]
    found = ((next(kind for kind in row["kinds"] if kind != "Entity"), row) for row in rows)
    tally = add_checksums((kind, row["id"] + row["source"] + row["target"]) for kind, row in found)
    run_rows(transaction, keep, tally=dump_tally(tally))


STEPS: Mapping[int, Step] = {2: _count_what_is_there}
