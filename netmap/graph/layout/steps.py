"""The steps towards a layout that need Python, by the number of their file under `cypher/migrations/`."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from netmap.graph.captioning import read_told
from netmap.graph.connection import Connection, run_rows
from netmap.graph.driver import ManagedTransaction
from netmap.graph.layout.labels import Family
from netmap.graph.layout.properties import CAPTION, build_properties
from netmap.graph.layout.schema import hold_layout
from netmap.graph.layout.tally import add_checksums, dump_tally
from netmap.graph.reading import ROWS_AT_ONCE
from netmap.graph.rows import send_rows
from netmap.graph.statements import load_statement

Step = Callable[[Connection, Sequence[str]], None]
"""Does a step, given the statements of its file; doing it again, after a break too, changes nothing."""


def _count_what_is_there(connection: Connection, statements: Sequence[str]) -> None:
    find_uncounted, read_entities, read_ties, keep = statements

    def count(transaction: ManagedTransaction) -> None:
        hold_layout(transaction, connection.place)
        if not run_rows(transaction, find_uncounted):
            return
        rows = [*run_rows(transaction, read_entities), *run_rows(transaction, read_ties)]
        found = ((next(kind for kind in row["kinds"] if kind != Family.ENTITY), row) for row in rows)
        tally = add_checksums((kind, row["id"] + row["source"] + row["target"]) for kind, row in found)
        run_rows(transaction, keep, tally=dump_tally(tally))

    connection.write(count)


def _give_captions(connection: Connection, statements: Sequence[str]) -> None:
    for family, find_ids in zip(Family, statements, strict=True):
        ids = [row["id"] for row in connection.read(partial(run_rows, statement=find_ids))]

        def write_some(transaction: ManagedTransaction, some: Sequence[str], family: Family = family) -> None:
            hold_layout(transaction, connection.place)
            rows = []
            for told in read_told(transaction, family, some):
                properties = build_properties(told.entity) | {CAPTION: told.caption}
                emptied = {"attributes"} & told.properties.keys() - properties.keys()
                rows.append(dict.fromkeys(emptied) | properties)
            send_rows(transaction, load_statement("change_entities", entity=family), rows)

        for start in range(0, len(ids), ROWS_AT_ONCE):
            connection.write(partial(write_some, some=ids[start : start + ROWS_AT_ONCE]))


STEPS: Mapping[int, Step] = {2: _count_what_is_there, 5: _give_captions}
