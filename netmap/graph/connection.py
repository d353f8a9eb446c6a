"""One way to a database, a server's or a folder's: transactions, with retries and clear failures."""

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tenacity import (
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    stop_after_delay,
    wait_random_exponential,
)

from netmap.errors import StoreUnreachable
from netmap.graph.driver import AuthError, Driver, GraphDatabase, ManagedTransaction, Neo4jError, Session
from netmap.graph.failures import (
    DRIVER_ERRORS,
    LOST,
    RowsMissed,
    describe_silent,
    explain_failure,
    find_place,
    is_passing,
)
from netmap.graph.local.folder import ServerAddress, ServerFolder
from netmap.graph.local.server import (
    IDLE_SECONDS,
    USER,
    describe_silence,
    join_server,
    refuse_stopped,
    stop_local_server,
)
from netmap.graph.watching import Door, run_watched
from netmap.settings import Settings

Result = TypeVar("Result")
Work = Callable[[ManagedTransaction], Result]

LONGEST_SECONDS = 45.0
"""So long a transaction is tried again while others write at the same time."""

_MAY_BE_WRITTEN = (
    "What was being saved may be written all the same: look whether it is there before you do it again."
)

MOST_LOSSES = 4
"""So often a transaction is tried when the connection breaks."""

MOST_FAULTS = 6
"""So often it is tried when the local database fails for a reason of its own: it does, with one code or
another, when two make the first entity of a kind at once, or one reads a tie that another takes out."""


class Connection:
    """A database in which transactions run; opened at once, safe to use from several threads."""

    def __init__(self, settings: Settings, *, idle_seconds: float = IDLE_SECONDS) -> None:
        self._folder: Path | None = None if settings.is_server else settings.folder
        self._auth = (settings.neo4j_username, settings.neo4j_password.get_secret_value())
        self._idle_seconds = idle_seconds
        self._uri = settings.store
        self.place = find_place(settings)
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._turn = threading.Lock()
        self._broken: list[Driver] = []
        self._is_closed = False
        self._counting = threading.Lock()
        self._in_use = Counter[Driver]()
        self._address: ServerAddress | None = None
        self._driver = self._connect()

    def read(self, work: Work[Result]) -> Result:
        """Run `work` in a transaction that only reads."""
        return self._run(lambda session: session.execute_read(work))

    def read_marked(self, work: Work[Result]) -> tuple[Result, str]:
        """Run `work` in a transaction that only reads; return a mark besides.

        Where the mark is the same as before, nothing at all was committed in between, by nobody. With another mark,
        something was, at the latest before the next transaction that begins now.
        """
        if self._folder:
            mark = ServerFolder(self._folder).read_mark()
            return self.read(work), mark

        def call(session: Session) -> tuple[Result, str]:
            result = session.execute_read(work)
            return result, " ".join(sorted(session.last_bookmarks().raw_values))

        return self._run(call)

    def write(self, work: Work[Result]) -> Result:
        """Run `work` in a transaction that is done as a whole or not at all.

        When the connection breaks or others write at the same time, `work` runs again from its start: it
        must look for itself whether it has been done already.
        """
        if self._folder:
            ServerFolder(self._folder).check_room()
        begun: list[ManagedTransaction] = []

        def note(transaction: ManagedTransaction) -> Result:
            begun.append(transaction)
            return work(transaction)

        try:
            return self._run(lambda session: session.execute_write(note))
        except StoreUnreachable as error:
            if begun and isinstance(error.__cause__, LOST):
                raise StoreUnreachable(f"{error.message} {_MAY_BE_WRITTEN}") from error
            raise

    def close(self) -> None:
        """Let go of the database; the local server goes on until nobody has used it for a while."""
        with self._counting:
            self._is_closed = True
            unused = [driver for driver in (self._driver, *self._broken) if not self._in_use[driver]]
        for driver in unused:
            driver.close()

    def _connect(self) -> Driver:
        uri, auth = self._uri, self._auth
        if self._folder:
            self._address = join_server(self._folder, idle_seconds=self._idle_seconds)
            uri, auth = self._address.uri, (USER, ServerFolder(self._folder).read_password())
        try:
            return GraphDatabase.driver(
                uri,
                auth=auth,
                user_agent="netmap",
                connection_timeout=10,
                max_transaction_retry_time=0,
                notifications_min_severity="OFF",
            )
        except (*DRIVER_ERRORS, ValueError) as error:
            raise explain_failure(error, self.place) from error

    def _run(self, call: Callable[[Session], Result]) -> Result:
        failures = Counter[str]()

        def attempt() -> Result:
            driver = self._driver
            try:
                return self._call(driver, call)
            except AuthError:
                failures["locked out"] += 1
                if self._folder and failures["locked out"] == 1:
                    # The password file is another one than the database was started with.
                    stop_local_server(self._folder)
                    self._reconnect(driver)
                raise
            except LOST:
                failures["lost"] += 1
                if failures["lost"] < MOST_LOSSES:
                    self._reconnect(driver)
                raise
            except (Neo4jError, RowsMissed) as error:
                failures["fault"] += not is_passing(error)
                raise

        def is_worth_another(error: BaseException) -> bool:
            if isinstance(error, LOST):
                return failures["lost"] < MOST_LOSSES
            if isinstance(error, AuthError):
                return self._folder is not None and failures["locked out"] == 1
            if is_passing(error):
                return True
            if isinstance(error, RowsMissed):
                return failures["fault"] < MOST_FAULTS
            return (
                self._folder is not None and isinstance(error, Neo4jError) and failures["fault"] < MOST_FAULTS
            )

        retrying = Retrying(
            retry=retry_if_exception(is_worth_another),
            wait=wait_random_exponential(multiplier=0.02, max=0.5),
            stop=stop_after_delay(LONGEST_SECONDS) | stop_after_attempt(200),
            reraise=True,
        )
        try:
            return retrying(attempt)
        except DRIVER_ERRORS as error:
            raise explain_failure(error, self.place) from error

    def _call(self, driver: Driver, call: Callable[[Session], Result]) -> Result:
        """Return what `call` returns in a session of its own; raise `StoreUnreachable` when the database hangs."""
        address = self._address
        door = Door(address.uri if address else self._uri)

        def work() -> Result:
            try:
                # Every row of a statement is wanted: none is asked for by the thousand.
                with driver.session(
                    database=self.place.database, bookmark_manager=self._bookmarks, fetch_size=-1
                ) as session:
                    return call(session)
            finally:
                self._let_go(driver)

        def look() -> None:
            if self._folder and address:
                refuse_stopped(ServerFolder(self._folder), address)
            if door.is_silent():
                raise StoreUnreachable(
                    describe_silence(self.place.address, address.pid)
                    if address
                    else describe_silent(self.place)
                )

        with self._counting:
            self._in_use[driver] += 1
        return run_watched(work, look)

    def _let_go(self, driver: Driver) -> None:
        """Note that work on a driver has ended; close it when that was given up long ago, and the store closed since."""
        with self._counting:
            self._in_use[driver] -= 1
            is_left = self._is_closed and not self._in_use[driver]
        if is_left:
            driver.close()

    def _reconnect(self, broken: Driver) -> None:
        if self._folder is None:
            return
        with self._turn:
            if self._driver is broken:
                self._broken.append(broken)
                self._driver = self._connect()


def run_rows(transaction: ManagedTransaction, statement: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run one statement and return its rows."""
    return [dict(record) for record in transaction.run(statement, parameters)]
