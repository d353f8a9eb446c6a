"""Who stands around one: partners, their partners, and what is said of each tie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.picture.scene.lines import Line, list_lines
from netmap.picture.scene.scene import Scene, see_scene

_SAME = {TieKind.REPORTS: TieKind.PARTNERS_WITH, TieKind.WORKS_AT: TieKind.KNOWS}
"""Kinds of ties that say no more than another one where both are there."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing that is said of a tie, by its kind.

    It is "tie" where kinds are not told, "team" between us and one of us, "ours" without a tie noted. `away` says
    whether it goes from the one in the middle to the other; None for what goes both ways.
    """

    kind: str
    away: bool | None = None


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """One on the map with those around: `first` are tied to it, `second` to one of these.

    `strands` are what is said of the tie to each of the first, by id; `among` the lines between those around.
    """

    scene: Scene
    subject: Entity
    first: frozenset[str]
    second: frozenset[str]
    strands: Mapping[str, tuple[Strand, ...]]
    among: tuple[Line, ...]


def find_neighborhood(day: Day, subject: str, *, steps: int, room: bool) -> Neighborhood:
    """Return who stands around somebody, without what is confidential.

    Parameters
    ----------
    steps
        1: those tied to them; 2: those tied to these as well.
    room
        For people outside the team; ties are not told apart.

    Raises
    ------
    InputError
        When they do not stand on this map.
    """
    scene = see_scene(day.spare(subject).openly, room=room)
    middle = next((one for one in scene.members if one.id == subject), None)
    if middle is None:
        message = (
            "They do not stand on this map by themselves. Choose an organization or an individual partner."
        )
        raise InputError(message, field="name", value=subject)
    seated = scene.seats.keys()
    ours = {end for pair in scene.ours if subject in pair for end in pair} - {subject}
    first = frozenset(scene.list_tied(subject) & seated | ours & seated)
    beyond = {other for one in first for other in scene.list_tied(one)} if steps > 1 else set()
    second = frozenset(beyond & seated) - first - {subject}
    strands = {
        one: tuple(_list_strands(scene, subject, one)) if not room else (Strand("tie"),)
        for one in first - ours
    } | dict.fromkeys(ours & seated, (Strand("ours"),))
    shown = first | second
    lines = list_lines(scene, lambda key: key if key in shown else None)
    among = tuple(
        replace(line, faint=False)
        for line in lines
        if line.what in {"tie", "knows"} and not second.issuperset((line.start, line.end))
    )
    return Neighborhood(scene, middle, first, second, strands, among)


def _list_strands(scene: Scene, subject: str, other: str) -> Iterator[Strand]:
    """Give what is said of a tie, in the order of the kinds; for money and referrals also which way they go."""
    ties = [scene.network.ties[key] for key in scene.graph.edges[subject, other]["ties"]]
    kinds = {tie.kind for tie in ties}
    if not kinds:
        yield Strand("team")
    for kind in TieKind:
        if kind not in kinds or _SAME.get(kind) in kinds:
            continue
        if kind not in {TieKind.FUNDS, TieKind.REFERS_TO}:
            yield Strand(str(kind))
            continue
        givers = {tie.source for tie in ties if tie.kind is kind}
        yield from (
            Strand(str(kind), away) for away, giver in ((True, subject), (False, other)) if giver in givers
        )
