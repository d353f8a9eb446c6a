"""What the database and its driver complain about, said in sentences with the next step."""

import re
from dataclasses import dataclass
from pathlib import Path

from netmap.errors import ChangeTooLarge, StoreError, StoreRefused, StoreUnreachable, StoreUnusable
from netmap.graph.copies.kept import find_backup_folder
from netmap.graph.driver import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from netmap.graph.local.folder import DATABASE, ServerFolder
from netmap.settings import Settings

_USER_INFO = re.compile("//[^/@]*@")

LOST = (ServiceUnavailable, SessionExpired)
"""The connection broke: nobody knows yet whether what was sent was done."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is: the address for people, the database there, the folder of a local one."""

    address: str
    database: str
    folder: Path | None = None

    @property
    def is_neo4j(self) -> bool:
        """Whether it is a Neo4j of the user's, not the local database."""
        return self.folder is None

    @property
    def backups(self) -> Path:
        """Where netmap keeps the backups that it makes by itself."""
        return find_backup_folder(self.folder, f"{self.address} {self.database}")


def find_place(settings: Settings) -> Place:
    """Return where the store is that the settings name."""
    if settings.is_server:
        return Place(_USER_INFO.sub("//", settings.store), settings.neo4j_database)
    return Place(str(settings.folder), DATABASE, settings.folder)


def is_passing(error: BaseException) -> bool:
    """Whether the same work may succeed a moment later: others wrote at the same time.

    The local database reports such conflicts as broken constraints.
    """
    if isinstance(error, TransientError):
        return not any(word in (error.code or "") for word in ("OutOfMemory", "ReadOnly"))
    return isinstance(error, ConstraintError)


def explain_failure(error: Exception, place: Place) -> StoreError:
    """Return the error to raise instead of one of the driver's."""
    if isinstance(error, LOST):
        return StoreUnreachable(_say_unreachable(place))
    if isinstance(error, ConfigurationError | ValueError):
        return StoreUnreachable(
            f"“{place.address}” is not an address a database can answer at. Write it like "
            "neo4j://localhost:7687."
        )
    if isinstance(error, Neo4jError) and is_passing(error):
        return StoreError("Others keep writing to this store; nothing was written. Try again in a moment.")
    if isinstance(error, Neo4jError):
        return _explain_refusal(error, place)
    return _explain_rest(error, place)


def _say_unreachable(place: Place) -> str:
    if place.folder:
        return (
            f"The database in {place.folder} keeps ending. Its log {ServerFolder(place.folder).log} says why."
        )
    return (
        f"Nothing answers at {place.address}. Check that the database runs, that the address is right, and "
        "that nothing in between blocks it."
    )


def describe_silent(place: Place) -> str:
    """Return what to do about a server that can be reached and answers nothing."""
    return (
        f"The database at {place.address} can be reached, but does not answer. What was being saved may still be "
        "written. Wait a moment, then try again; if it goes on, ask whoever runs it to look at it."
    )


def _explain_refusal(error: Neo4jError, place: Place) -> StoreError:
    code = error.code or ""
    if code.endswith("DatabaseNotFound"):
        return StoreUnusable(
            f"There is no database “{place.database}” at {place.address}. Set NEO4J_DATABASE to one there is."
        )
    if code.endswith("CredentialsExpired"):
        return StoreRefused(
            f"The database at {place.address} wants its first password changed. Log in to it once, choose a new "
            "password, and set NEO4J_PASSWORD to that."
        )
    if code.endswith("AuthenticationRateLimit"):
        return StoreRefused(
            f"The database at {place.address} lets nobody in for a while after several wrong passwords. Correct "
            "NEO4J_PASSWORD, wait a minute, then try again."
        )
    if "Forbidden" in code or "ReadOnly" in code:
        return StoreRefused(
            f"The database at {place.address} may not be written to by this user. Ask whoever runs it for the "
            "right to write, or set NEO4J_USERNAME to another user."
        )
    if isinstance(error, AuthError) or ".Security." in code:
        return StoreRefused(
            f"The database at {place.address} does not accept this user name and password. Check "
            "NEO4J_USERNAME and NEO4J_PASSWORD."
        )
    return _explain_rest(error, place)


def _explain_rest(error: Exception, place: Place) -> StoreError:
    code = error.code or "" if isinstance(error, Neo4jError) else ""
    if "OutOfMemory" in code:
        return ChangeTooLarge(
            "The database has too little memory for this Change; nothing was written. Bring it in in smaller "
            "parts, or give the database more memory."
        )
    if place.folder:
        try:
            ServerFolder(place.folder).check_room()
        except StoreUnusable as full:
            return full
        log = ServerFolder(place.folder).log
        return StoreError(f"The database could not do this; nothing was written. Its log {log} says why.")
    what = code or type(error).__name__
    return StoreError(
        f"The database at {place.address} could not do this ({what}); nothing was written. Its log says why."
    )


DRIVER_ERRORS = (DriverError, Neo4jError)


class RowsMissed(StoreError):
    """The database touched fewer entries than it was told to; nothing was kept, and it may work again."""
