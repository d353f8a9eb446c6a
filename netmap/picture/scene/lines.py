"""The lines of a map: one between two who are tied, whatever the number and kind of their ties."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from netmap.analysis.narrowing import keeps_kind
from netmap.model.kinds import TieKind
from netmap.picture.scene.scene import Scene


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two things drawn: what it is and how strong (1 to 5, 0 unknown; in the room always 0).

    `what` is "tie", "member" (of a coalition), "goal" (pursues it), "knows" (two people) or "ours" (a relationship of
    ours of which no tie is noted). `faint` says that nobody has confirmed any of the ties behind it for over a year.
    """

    start: str
    end: str
    what: str
    strength: int = 0
    faint: bool = False


_KINDS = {TieKind.MEMBER_OF: "member", TieKind.PURSUES: "goal", TieKind.KNOWS: "knows"}


def list_lines(scene: Scene, drawn: Callable[[str], str | None]) -> tuple[Line, ...]:
    """Return the lines of a map: ties, then memberships, then relationships of ours, each by the names of their ends.

    Between organizations and individual partners they are the ties that are measured, so that the map and
    what is said of it cannot disagree; and beside them our relationships without a tie, as lines of their own.

    Parameters
    ----------
    drawn
        Gives for an entity what stands for it on the map (itself, or the bubble of its sector), None when
        nothing does.
    """
    found: dict[tuple[str, str, str], tuple[int, bool]] = {}
    for start, end, what, strength, faint in (*_walk_graph(scene), *_walk_ties(scene), *_walk_ours(scene)):
        first, last = drawn(start), drawn(end)
        if first is None or last is None or first == last:
            continue
        key = first, last, what
        if what in {"tie", "knows", "ours"} and (last, first, what) in found:
            key = last, first, what
        closest, old = found.get(key, (0, True))
        found[key] = max(closest, 0 if scene.room else strength), old and faint
    return tuple(Line(*key, *looks) for key, looks in found.items())


def _walk_graph(scene: Scene) -> Iterator[tuple[str, str, str, int, bool]]:
    for start, end, told in scene.graph.edges(data=True):
        noted = frozenset(told["ties"])
        yield start, end, "tie", told["strength"] or 0, bool(noted) and scene.faint >= noted


def _walk_ties(scene: Scene) -> Iterator[tuple[str, str, str, int, bool]]:
    partners = set(scene.graph)
    for tie in scene.network.ties_of_kind(*_KINDS):
        if tie.kind is TieKind.KNOWS and partners.issuperset(tie.ends):
            continue
        if not keeps_kind(scene.filter, tie.kind):
            continue
        yield *scene.network.order_ends(tie), _KINDS[tie.kind], 0, tie.id in scene.faint


def _walk_ours(scene: Scene) -> Iterator[tuple[str, str, str, int, bool]]:
    for start, end in scene.ours:
        yield start, end, "ours", 0, False
