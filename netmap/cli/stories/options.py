"""The options of the command `story`."""

from pathlib import Path
from typing import Annotated

import typer

from netmap.model.stories.steps import FARTHEST, Shows
from netmap.picture.handed_on.files import STORY_ENDINGS

StoryArgument = Annotated[str | None, typer.Argument(metavar="NAME", help="A story, by name or id.")]
SubjectArgument = Annotated[
    str | None,
    typer.Argument(metavar="SUBJECT", help="With --add: whom or what a view is about that is about one."),
]
OutputFlag = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE",
        help=f"Where to: a name ending in {' or '.join(STORY_ENDINGS)}. A .html has no notes.",
    ),
]  # fmt: skip
StarterFlag = Annotated[
    bool, typer.Option("--starter", help="Make a first story from what is found on the map.")
]
AddFlag = Annotated[
    Shows | None,
    typer.Option(
        "--add",
        metavar="VIEW",
        help=f"Add a step that shows one of: {', '.join(Shows)}. Begins the story if there is none.",
    ),
]
TitleFlag = Annotated[
    str,
    typer.Option("--title", metavar="TEXT", help="With --add: its title; without one, the picture's own."),
]
BrightFlag = Annotated[
    list[str] | None,
    typer.Option("--bright", metavar="NAME", help="With --add: who is bright; may be repeated."),
]
ReachFlag = Annotated[
    int, typer.Option("--steps", min=1, max=FARTHEST, help="With --add around: how far around one.")
]
ColorFlag = Annotated[
    str,
    typer.Option(
        "--color-by", metavar="WHAT", help="With --add: color circles by what everybody may know of each."
    ),
]
GroupFlag = Annotated[
    str,
    typer.Option(
        "--group-by", metavar="WHAT",
        help="With --add: cut the wheel or the names by what everybody may know of each, in place of sectors.",
    ),
]  # fmt: skip
OnFlag = Annotated[
    str,
    typer.Option("--on", metavar="DAY", help="With --add: as of which day it is shown, as in 2024-12-31."),
]
