"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from netmap.errors import InputError
from netmap.files.formats.every import list_endings

StoreFlag = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="STORE", help="A folder, or the address of a Neo4j (neo4j://…, bolt://…)."
    ),
]
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
DocumentFlag = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write it as a document instead (.docx or .pdf), for our team."
    ),
]
ToFlag = Annotated[
    str, typer.Option("--to", metavar="WHOM", help="To whom you hand it: the ledger of copies notes it.")
]
PortFlag = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 finds a free one.")
]
AddressFlag = Annotated[
    str, typer.Option("--address", help="Address to listen on; only this machine gets in at 127.0.0.1.")
]
NoLoginFlag = Annotated[
    bool,
    typer.Option(
        "--insecure-no-login", help="Let everybody in who reaches --address: netmap has no log-in of its own."
    ),
]
NoBrowserFlag = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
RoomFlag = Annotated[
    bool,
    typer.Option(
        "--room",
        help="Show the room only: what everybody may see, for a wall or for phones; nothing changes.",
    ),
]
DirectedFlag = Annotated[
    bool, typer.Option("--directed", help="Ties in the files say what one side reported of the other.")
]
SourceFlag = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="What to call the list these files are from.")
]
ColumnFlag = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="FIELD=HEADER", help="Which column means what; may be repeated."),
]
DateOrderFlag = Annotated[
    str | None, typer.Option("--date-order", help="How 03/04/2026 is read: mdy, dmy or auto.")
]
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help=f"Lists or netmap's own files: {' '.join(list_endings())}"),
]

DEFAULT_PORT = 8501


def parse_day(text: str, field: str) -> date:
    """Return a day written like 2026-03-31; raise `InputError` naming the option when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"“{text[:40]}” is not a day. Write it like 2026-03-31.", field=field) from error
