"""The options of the command `draw`."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.model.views.coding import Trait
from netmap.picture.handed_on.recipe import DEFAULT_WIDTH, LARGEST, SMALLEST
from netmap.picture.painters import PAINTERS
from netmap.picture.paper.formats import Paper, Screen
from netmap.picture.paper.wall import METERS
from netmap.picture.views import View

_HELP = (
    "What to draw: " + "; ".join(f"{view}: {view.about}" for view in View) + "; or the name of a saved view."
)

ViewArgument = Annotated[str, typer.Argument(metavar="VIEW", help=_HELP)]
SubjectArgument = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Whom or what a view is about that is about one.")
]
OutputFlag = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help=f"Where to: a name ending in one of {', '.join(PAINTERS)}."
    ),
]
RoomFlag = Annotated[bool, typer.Option("--room", help="Only what everybody may see.")]
PeopleFlag = Annotated[bool, typer.Option("--people", help="Show also people who are no partners.")]
_TRAITS = ", ".join(one for one in Trait if one is not Trait.OWN)
ColorFlag = Annotated[
    str | None,
    typer.Option(
        "--color-by", metavar="WHAT",
        help=f"Color circles by what is known of each: {_TRAITS}, or the name of a column of your own.",
    ),
]  # fmt: skip
SizeFlag = Annotated[
    str | None,
    typer.Option(
        "--size-by",
        metavar="WHAT",
        help=f"Size circles by a number: {', '.join(one for one in Trait if one.is_number)}, or a column of your own.",
    ),
]
GroupFlag = Annotated[
    str | None,
    typer.Option(
        "--group-by", metavar="WHAT",
        help="Cut the wheel or the names by what is known of each in place of sectors: as --color-by.",
    ),
]  # fmt: skip
PaperFlag = Annotated[
    Paper | None, typer.Option("--paper", help="Fit it to paper; a PNG has 300 pixels an inch.")
]
LandscapeFlag = Annotated[
    bool | None,
    typer.Option(
        "--landscape/--portrait",
        help="How paper is held; by itself, as more or larger names fit.",
        show_default=False,
    ),
]
ScreenFlag = Annotated[Screen | None, typer.Option("--screen", help="Fit it to a screen.")]
WallFlag = Annotated[
    bool,
    typer.Option(
        "--wall",
        help=f"Names that can be read from {METERS:g} meters, on as many pages as that takes; A3 by itself.",
    ),
]
WidthFlag = Annotated[
    int | None,
    typer.Option("--width", min=SMALLEST, max=LARGEST, help=f"In pixels; {DEFAULT_WIDTH} by itself."),
]
HeightFlag = Annotated[
    int | None,
    typer.Option("--height", min=SMALLEST, max=LARGEST, help="In pixels; as high as it must be without."),
]
LargeFlag = Annotated[
    bool,
    typer.Option("--large", help="In large print: what is written is larger, and a picture may be higher."),
]
StepsFlag = Annotated[int, typer.Option("--steps", min=1, max=2, help="How far around one.")]
PlaceFlag = Annotated[str, typer.Option("--place", metavar="NAME", help="What the map is of, for its title.")]
ListFlag = Annotated[
    bool, typer.Option("--list", help="Draw nothing; list the views, and those that were saved.")
]
