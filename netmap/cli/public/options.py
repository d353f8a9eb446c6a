"""The options of the command `public`."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.analysis.public.choices import Naming, PeopleShown

OutputFlag = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE.html", help="Where to write the copy.")
]
PreviewFlag = Annotated[
    bool, typer.Option("--preview", help="Say what would be visible and what is held back; write nothing.")
]
LedgerFlag = Annotated[bool, typer.Option("--list", help="List the copies that were made.")]
GivenToFlag = Annotated[
    str, typer.Option("--to", metavar="WHOM", help="For whom it is made; the ledger keeps it.")
]
NamingFlag = Annotated[
    Naming, typer.Option("--show", help="Partners by name, with numbers in place of names, or sectors only.")
]
PeopleFlag = Annotated[
    PeopleShown,
    typer.Option("--people", help="Nobody, only how many, or by name those partners who agreed."),
]
SmallestFlag = Annotated[
    int, typer.Option("--smallest", metavar="N", help="Put sectors with fewer than N partners together.")
]
IdeasFlag = Annotated[bool, typer.Option("--ideas", help="Show also who is only an idea of ours.")]
OnlyAgreedFlag = Annotated[
    bool, typer.Option("--only-agreed", help="Show only who agreed to be named in public.")
]
AlsoFlag = Annotated[
    list[str] | None,
    typer.Option("--also", metavar="WHAT", help="Tell this, too; may be repeated: website, city, FUNDS …"),
]
StoryFlag = Annotated[
    str, typer.Option("--story", metavar="NAME", help="Tell this story in it, too, without its notes.")
]
TitleFlag = Annotated[str, typer.Option("--title", help="What stands above it.")]
PlaceFlag = Annotated[str, typer.Option("--place", metavar="NAME", help="What the map is of.")]
