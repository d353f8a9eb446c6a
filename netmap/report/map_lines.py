"""The lines of a map: one between two who are tied, whatever the number and kind of their ties."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from netmap.model.kinds import TieKind
from netmap.report.map_scene import Scene

BETWEEN_ACTORS = (TieKind.PARTNERS_WITH, TieKind.REPORTS, TieKind.FUNDS, TieKind.REFERS_TO)
"""The kinds of ties drawn as a line between two actors."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two things drawn: what it is and how strong (1 to 5; in the room always 0).

    `what` is "tie", "member" (of a coalition), "goal" (pursues it) or "knows" (two people).
    """

    start: str
    end: str
    what: str
    strength: int = 0
    count: int = 1


_KINDS = {
    TieKind.MEMBER_OF: "member",
    TieKind.PURSUES: "goal",
    TieKind.KNOWS: "knows",
} | dict.fromkeys(BETWEEN_ACTORS, "tie")


def list_lines(scene: Scene, drawn: Callable[[str], str | None]) -> tuple[Line, ...]:
    """Return the lines of a map by their ends.

    Parameters
    ----------
    drawn
        Gives for an entity what stands for it on the map (itself, or the bubble of its sector), None when
        nothing does.
    """
    found: dict[tuple[str, str, str], list[int]] = {}
    for tie in scene.network.ties.values():
        what = _KINDS.get(tie.kind)
        if what is None:
            continue
        start, end = drawn(tie.source), drawn(tie.target)
        if start is None or end is None or start == end:
            continue
        first, last = (start, end) if what in {"member", "goal"} else sorted((start, end))
        found.setdefault((first, last, what), []).append(0 if scene.room else tie.strength or 0)
    return tuple(Line(*key, max(strengths), len(strengths)) for key, strengths in sorted(found.items()))


def count_partners(lines: tuple[Line, ...]) -> Mapping[str, int]:
    """Return how many others each one is tied to by a line of the kind "tie"."""
    near: dict[str, set[str]] = {}
    for line in lines:
        if line.what == "tie":
            near.setdefault(line.start, set()).add(line.end)
            near.setdefault(line.end, set()).add(line.start)
    return {key: len(found) for key, found in near.items()}
