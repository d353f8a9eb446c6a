"""The command `setup`: whether a Neo4j of the team's is ready for a map, and what is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from pydantic import SecretStr

from netmap.cli.terminal.options import StoreFlag
from netmap.cli.terminal.printing import print_error, print_line
from netmap.errors import InputError, StoreRefused, StoreUnusable
from netmap.graph.connection import Connection
from netmap.graph.layout.schema import find_state
from netmap.graph.server.facts import OLDEST, ServerFacts, read_facts
from netmap.graph.server.rights import Rights, try_rights, write_grants
from netmap.graph.store import open_store
from netmap.model.words import count_things
from netmap.settings import Settings, keep_settings, load_settings

_AGAIN = "Then: netmap setup"


def set_up(store: StoreFlag = None) -> None:
    settings, typed = _ask_missing(load_settings(store=store))
    with _connect(settings) as connection:
        facts = read_facts(connection)
        _tell_facts(facts, connection)
        _check_facts(facts, settings)
        _check_rights(try_rights(connection), settings)
        was_there = connection.read(find_state) is not None
    with open_store(settings) as opened:
        revision = opened.revision()
    print_line(
        "Constraints and indexes were there already." if was_there else "Constraints and indexes are made."
    )
    if typed:
        _keep(typed)
    _tell_next(revision, settings, facts)


def _ask_missing(settings: Settings) -> tuple[Settings, dict[str, str]]:
    """Return the settings with what was not set asked for, and what was typed, by the names it is kept under."""
    if not settings.is_server and "store" in settings.model_fields_set:
        raise InputError(
            f"This store is the folder {settings.folder}, which needs no setup. For a Neo4j, name its address in "
            "--store or NETMAP_STORE."
        )
    typed: dict[str, str] = {}
    if not settings.is_server:
        typed["store"] = _ask("Address of your Neo4j", default="neo4j://localhost:7687")
        typed["NEO4J_USERNAME"] = _ask("User", default=settings.neo4j_username)
        typed["NEO4J_DATABASE"] = _ask("Database", default=settings.neo4j_database)
    if not settings.neo4j_password.get_secret_value():
        typed["NEO4J_PASSWORD"] = _ask("Password", hide_input=True, default="", show_default=False)
    found = load_settings(
        store=typed.get("store", settings.store),
        neo4j_username=typed.get("NEO4J_USERNAME", settings.neo4j_username),
        neo4j_database=typed.get("NEO4J_DATABASE", settings.neo4j_database),
        neo4j_password=SecretStr(typed["NEO4J_PASSWORD"])
        if "NEO4J_PASSWORD" in typed
        else settings.neo4j_password,
    )
    if not found.is_server:
        raise InputError("That is not the address of a Neo4j: it begins with neo4j:// or bolt://.")
    return found, typed


def _ask(what: str, **options: Any) -> str:
    try:
        return str(typer.prompt(what, err=True, **options)).strip()
    except typer.Abort as error:
        raise InputError(
            f"{what}: nobody answered. Set NETMAP_STORE, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE instead."
        ) from error


@contextmanager
def _connect(settings: Settings) -> Iterator[Connection]:
    connection = Connection(settings)
    try:
        yield connection
    finally:
        connection.close()


def _tell_facts(facts: ServerFacts, connection: Connection) -> None:
    place = connection.place
    edition = f", {facts.edition} edition" if facts.edition else ""
    print_line(f"{place.address} answers: Neo4j {facts.version or 'of an unknown version'}{edition}.")
    told = [part for part in (facts.access, facts.language) if part]
    print_line(f"Database “{place.database}”: {', '.join(told) or 'there'}.")


def _check_facts(facts: ServerFacts, settings: Settings) -> None:
    if facts.is_too_old:
        oldest = ".".join(map(str, OLDEST))
        raise StoreUnusable(f"netmap needs Neo4j {oldest} or newer. Nothing was changed. Update it. {_AGAIN}")
    if facts.access == "read-only":
        raise StoreRefused(
            f"The database “{settings.neo4j_database}” is read-only. Nothing was changed. Whoever runs it sets its "
            f"access to READ WRITE, by ALTER DATABASE or in neo4j.conf. {_AGAIN}"
        )


def _check_rights(rights: Rights, settings: Settings) -> None:
    user, database = settings.neo4j_username, settings.neo4j_database
    if not rights.missing:
        print_line(f"The user {user} may do all that netmap needs.")
        return
    for right in rights.missing:
        print_line(f"Missing: {user} may not {right.words}.")
    for right in rights.untried:
        print_line(f"Cannot be tried before that: {right.words}.")
    print_line("Whoever runs the Neo4j types this in its database “system”:")
    for statement in write_grants(rights.wanting, user, database):
        print_line(f"  {statement}")
    raise StoreRefused(f"Rights are missing; nothing was changed. {_AGAIN}")


def _keep(typed: dict[str, str]) -> None:
    if not typer.confirm(
        "Keep this in netmap.toml of this folder, which only you may read?", default=True, err=True
    ):
        print_line(
            "Not kept. Set NETMAP_STORE, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE for other commands."
        )
        return
    print_line(f"Kept in {keep_settings(typed)}. It holds the password: let nobody else have the file.")


def _tell_next(revision: int, settings: Settings, facts: ServerFacts) -> None:
    if facts.is_aura:
        print_error(
            "Aura Free pauses after three days without a write, and deletes what was paused for thirty."
        )
    if revision:
        print_line(f"A map with {count_things(revision, 'change')} is in it. Next: netmap serve")
        return
    print_line(
        "Next: netmap import FILE brings a list in, netmap serve opens the pages. A map you have already comes over "
        f"with: netmap copy --store FOLDER --to {settings.store}"
    )
