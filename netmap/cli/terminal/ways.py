"""The options that say between which two a way is shown."""

from typing import Annotated

import typer

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.kinds import ACTOR_KINDS
from netmap.model.network import Network
from netmap.picture.way.finding import Ends, see_whole
from netmap.report.introductions.ways import find_target

WayFromFlag = Annotated[
    str | None,
    typer.Option(
        "--way-from", metavar="NAME", help="Show the way from one partner to another, all else pale."
    ),
]
WayToFlag = Annotated[str | None, typer.Option("--way-to", metavar="NAME", help="To whom the way leads.")]


def find_ends(day: Day, one: str | None, other: str | None, *, room: bool) -> Ends:
    """Return the ids of the two between whom a way is asked for; nobody where none is.

    Raises
    ------
    InputError
        When one of them is missing, is not on the map, or is the other.
    """
    if one is None and other is None:
        return ()
    if one is None or other is None:
        raise InputError("A way has two ends: --way-from NAME --way-to NAME.", field="way")
    scene = see_whole(day, room=room)
    drawn = Network.of_items(scene.members)
    ends = tuple(find_target(drawn, name, ACTOR_KINDS).id for name in (one, other))
    if ends[0] == ends[1]:
        raise InputError("Name two: a way leads from one to another.", field="way")
    return ends
