"""The store: keeps a network and its journal in a database, a local one or a Neo4j."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Self

from netmap.errors import ChangeConflict, StoreError
from netmap.graph.batches import CutOff, find_cut_off
from netmap.graph.checks.clocks import date_changes
from netmap.graph.connection import Connection, run_rows
from netmap.graph.copies.automatic import DailyBackup, back_up_before_upgrade
from netmap.graph.copies.copying import copy_journal, finish_copy
from netmap.graph.forgetting.renewing import end_broken_renewal
from netmap.graph.journal import ChangeHeader, read_change, read_headers
from netmap.graph.layout.schema import StoreState, read_state, set_up_store
from netmap.graph.layout.tally import count_network
from netmap.graph.layout.upgrading import upgrade_store
from netmap.graph.local.server import IDLE_SECONDS
from netmap.graph.outside.edits import Outside
from netmap.graph.outside.looking import count_contents, look_at_map, look_outside
from netmap.graph.outside.noticing import Watch
from netmap.graph.outside.settling import adopt_outside, plan_adoption, put_back
from netmap.graph.past import take_back
from netmap.graph.reading import read_newer, read_stable
from netmap.graph.statements import load_statement
from netmap.graph.undoing import build_undo
from netmap.graph.writing import AlreadyWritten, Basis, check_copy, prepare_change, write_change
from netmap.model.changes import Change
from netmap.model.network import EMPTY, Network
from netmap.settings import Settings

Progress = Callable[[int, int], None]
"""Called with how many Changes are done, and of how many."""

_NEWER_AT_MOST = 200
_UNDO_TRIES = 3


def open_store(settings: Settings, *, idle_seconds: float = IDLE_SECONDS) -> "Store":
    """Return the store the settings name, set up when it is new; to be closed after use.

    Parameters
    ----------
    idle_seconds
        After so long without anybody connected the server of a local store stops, when this call starts it.

    Raises
    ------
    StoreError
        Saying why it cannot be opened and what to do.
    """
    connection = Connection(settings, idle_seconds=idle_seconds)
    with ExitStack() as unless_it_opens:
        unless_it_opens.callback(connection.close)
        before = back_up_before_upgrade if settings.automatic_backups else None
        state = upgrade_store(connection, set_up_store(connection, before), before)
        count_contents(connection, state)
        store = Store(connection, state, is_backed_up=settings.automatic_backups and not settings.is_server)
        unless_it_opens.pop_all()
    return store


class Store:
    """One map with all its Changes. Safe to use from several threads and by several processes at once.

    Every method raises a `StoreError` with the next step when the database cannot be used.
    """

    def __init__(self, connection: Connection, state: StoreState, *, is_backed_up: bool = False) -> None:
        self.connection = connection
        self._cached: Network = EMPTY
        self._watch = Watch()
        self.outside = Outside(EMPTY)
        """What was changed past netmap, as the last `read` noticed; the map is as it was until that is settled."""
        self._cut_off: tuple[int, tuple[CutOff, ...]] = (0, ())
        self._turn = threading.Lock()
        self.store_id = state.store_id
        """Random id of this store; a copy has its own, and a new one is given when something is erased for good."""
        self.address = connection.place.address
        """Where it is, for people."""
        self._daily = DailyBackup(connection, self.read) if is_backed_up else None
        self._back_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database, after the backup of today where one is being made."""
        if self._daily:
            self._daily.finish()
        self.connection.close()

    def revision(self) -> int:
        """Return how many Changes the store has seen: one small query."""
        return self._read_state().revision

    def read(self, at: datetime | None = None) -> Network:
        """Return the network, kept from the last time when nothing has changed.

        What was changed past netmap is no part of it: that stands in `outside`.

        Parameters
        ----------
        at
            For the network as the store knew it at that instant.

        Raises
        ------
        StoreDamaged
            When something of what was written is gone.
        """
        found, mark = self.connection.read_marked(partial(read_state, place=self.connection.place))
        state = self._check_state(found)
        cached = self._cached
        has_moved = (cached.store_id, cached.revision) != (state.store_id, state.revision)
        newer = self._read_newer(cached, state) if has_moved else cached
        if self._watch.is_due(mark, has_moved=has_moved) or newer is None:
            newer = self._look(mark)
        network = newer if newer is cached else self._keep(newer)
        return network if at is None else take_back(self.connection, network, at.astimezone(UTC))

    def look_outside(self) -> Outside:
        """Return what was changed past netmap, also where something is gone; raise `StoreDamaged` without a whole journal."""
        return look_outside(self.connection)

    def adopt(self, outside: Outside, *, who: str) -> list[Change]:
        """Write what was changed past netmap as Changes, all that was seen or nothing; return those.

        Raises
        ------
        InputError
            When some of it cannot be adopted.
        ChangeConflict
            When it was changed again since.
        """
        changes = plan_adoption(outside, who)
        self._back_up()
        written = adopt_outside(self.connection, outside, changes)
        if not changes:
            self.put_back(outside)
        self._watch.ask()
        return written

    def put_back(self, outside: Outside) -> None:
        """Make the map again what its journal says, where it was seen to differ.

        Raises
        ------
        ChangeConflict
            When it was changed again since.
        """
        self._back_up()
        self.connection.write(partial(put_back, outside=outside, place=self.connection.place))
        self._watch.ask()

    def apply(self, change: Change, basis: Basis | None = None) -> Change:
        """Write a Change as a whole or not at all; return it with its revision.

        One that was written before is left as it is, one that touches nothing is not written.

        Parameters
        ----------
        basis
            What else was gone by when the Change was planned, beside what it changes.

        Raises
        ------
        ChangeConflict
            When somebody changed the same in the meantime, added what may be the same, or changed what the Change
            rests on; naming the other's Change.
        ChangeTooLarge
            When it touches more than `MAX_TOUCHES` entries or holds more than `MAX_BYTES` of text.
        InputError
            When the tie table does not allow it.
        """
        return self._write(change, basis)

    def apply_batch(
        self,
        changes: Sequence[Change],
        on_progress: Progress | None = None,
    ) -> list[Change]:
        """Write Changes one after the other, each as a whole; return them with their revisions.

        All are checked for size before the first is written. After a break the same call goes on where it
        stopped. An undo of any of them takes all with the same `batch_id` back.

        Raises
        ------
        ChangeConflict, ChangeTooLarge, InputError
            As in `apply`; those before it stay written.
        """
        for change in changes:
            prepare_change(change)
        ours = frozenset(change.id for change in changes)
        written = []
        for number, change in enumerate(changes, start=1):
            written.append(self._write(change, ours=ours))
            if on_progress:
                on_progress(number, len(changes))
        return written

    def changes(self, since: datetime | None = None) -> list[ChangeHeader]:
        """Return the headers of the Changes made at or after an instant, newest first."""
        headers = self.connection.read(read_headers)
        if since is None:
            return headers
        known = date_changes(headers, datetime.now(UTC))
        return [header for header in headers if known[header.id] >= since.astimezone(UTC)]

    def find_cut_off(self) -> tuple[CutOff, ...]:
        """Return the imports of several parts that stopped before the last, newest first."""
        revision = self.revision()
        if self._cut_off[0] != revision:
            count = self.connection.read(partial(run_rows, statement=load_statement("count_parts")))
            self._cut_off = revision, find_cut_off(self.changes()) if count[0]["found"] else ()
        return self._cut_off[1]

    def find_batch(self, opening: str) -> str | None:
        """Return the batch of an import that was cut off and whose sentence begins so, for what goes on with it."""
        return next((one.batch_id for one in self.find_cut_off() if one.sentence.startswith(opening)), None)

    def change(self, change_id: str) -> Change:
        """Return one Change with all it holds; raise `ChangeNotFound` when there is none."""
        return self.connection.read(lambda transaction: read_change(transaction, change_id))

    def undo(self, change_id: str | None = None, *, who: str) -> list[Change]:
        """Take a Change back, with all of its batch, by new Changes; return those.

        Parameters
        ----------
        change_id
            None for the newest that is neither undone nor itself an undo; the id of an undo does it again.
        who
            Name of the one who asks for it.

        Raises
        ------
        ChangeNotFound
            When there is no such Change, or nothing left to undo.
        UndoRefused
            When later Changes touched the same fields, naming them, or it is undone already.
        """
        done: list[Change] = []
        for tries_left in reversed(range(_UNDO_TRIES)):
            network = self.read()
            undos = self.connection.read(partial(build_undo, network=network, change_id=change_id, who=who))
            change_id = undos[0].undoes[0]
            try:
                for undo in undos:
                    done.append(self._write(undo))  # noqa: PERF401 - what is done counts when the next fails
                return done
            except ChangeConflict:
                if not tries_left:
                    raise
        return done

    def copy_to(self, other: "Store", on_progress: Progress | None = None) -> None:
        """Copy the network and the whole journal into an empty store, which then has the same revision.

        Until all is there the other store refuses to be read or written. After a break, copying again goes
        on where it stopped. It reads the journal only, so that a store whose map is damaged is mended by it.

        Raises
        ------
        StoreUnusable
            When the other store holds something already.
        """
        state = self._read_state()
        copy_journal(self.connection, other.connection, state, on_progress)
        copied = read_stable(other.connection, other.store_id)
        if copied.revision != state.revision or count_network(copied) != state.tally:
            raise StoreError(
                f"The copy in {other.address} is not equal to {self.address}. Empty it, then copy again."
            )
        finish_copy(other.connection)

    def _back_up(self) -> None:
        if self._daily:
            self._daily.begin()

    def _read_state(self) -> StoreState:
        return self._check_state(self.connection.read(partial(read_state, place=self.connection.place)))

    def _check_state(self, found: StoreState) -> StoreState:
        state = end_broken_renewal(self.connection, found)
        check_copy(state, self.connection.place)
        self.store_id = state.store_id
        return state

    def _keep(self, network: Network) -> Network:
        """Return the network, or the one that is kept of the same revision: who holds that sees that nothing changed."""
        with self._turn:
            if self._cached.store_id != network.store_id or self._cached.revision < network.revision:
                self._cached = network
            return self._cached if self._cached.revision == network.revision else network

    def _look(self, mark: str) -> Network:
        """Return the network, looked at as a whole after a mark was read; note what was changed past netmap."""
        begun = time.monotonic()
        network, self.outside = look_at_map(self.connection, self.store_id)
        self._watch.note_look(mark, time.monotonic() - begun)
        return network

    def _read_newer(self, cached: Network, state: StoreState) -> Network | None:
        newer = state.revision - cached.revision
        if cached.store_id != state.store_id or not 0 < newer <= _NEWER_AT_MOST:
            return None
        most = max(_NEWER_AT_MOST, (len(cached.entities) + len(cached.ties)) // 2)
        return self.connection.read(
            partial(read_newer, network=cached, place=self.connection.place, most=most)
        )

    def _write(
        self, change: Change, basis: Basis | None = None, ours: frozenset[str] = frozenset()
    ) -> Change:
        if not change.touches and not change.undoes:
            return change
        prepared, place = prepare_change(change), self.connection.place
        self._back_up()
        try:
            return self.connection.write(
                partial(write_change, prepared=prepared, place=place, basis=basis, ours=ours)
            )
        except AlreadyWritten as found:
            return found.change
