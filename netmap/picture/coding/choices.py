"""What circles can be colored and sized by: what is known of somebody on the map, and is not the same of all."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from netmap.analysis.day import Day, once_a_day
from netmap.errors import InputError
from netmap.model.text import fold_text
from netmap.model.views.coding import By, Coding, Trait, read_by
from netmap.picture.coding.traits import Known, find_known, list_columns
from netmap.picture.scene.scene import Scene, see_scene

_WORKED_OUT = {Trait.GROUP: 8, Trait.CONNECTORS: 3}
"""What takes long to work out, so that it is worked out once it is chosen; offered where so many are tied to others."""
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to color or size by: of how many of all on the map it is known (None: not worked out yet)."""

    by: By
    known: int | None
    everybody: int
    colors: bool
    sizes: bool

    @property
    def says(self) -> str:
        """What it is called, with how many have it."""
        return (
            self.by.called
            if self.known is None
            else f"{self.by.called} ({self.known:,} of {self.everybody:,})"
        )


def list_choices(day: Day, *, room: bool) -> tuple[Choice, ...]:
    """Return what can be chosen on the map of a day, the same whomever a filter leaves; in the room only what it may see."""
    return _list_for_room(day.whole) if room else _list_for_team(day.whole)


@once_a_day
def _list_for_team(day: Day) -> tuple[Choice, ...]:
    return tuple(_walk_choices(day, see_scene(day, room=False)))


@once_a_day
def _list_for_room(day: Day) -> tuple[Choice, ...]:
    shown = day.in_public
    return tuple(_walk_choices(shown, see_scene(shown, room=True)))


def _walk_choices(day: Day, scene: Scene) -> Iterator[Choice]:
    everybody = len(scene.members)
    traits = [By(one) for one in Trait if one is not Trait.OWN and not (scene.room and one.for_team)]
    columns = [] if scene.room else [By(Trait.OWN, name) for name in list_columns(scene.members)]
    tied = sum(bool(scene.list_tied(one.id)) for one in scene.members)
    for by in (*traits, *columns):
        if by.trait in _WORKED_OUT:
            if tied >= _WORKED_OUT[by.trait]:
                yield Choice(by, None, everybody, colors=True, sizes=by.trait.is_number)
            continue
        known = find_known(day, by, room=scene.room)
        if _varies(known, everybody) and (by.trait is not Trait.OWN or _is_shared(known)):
            yield Choice(
                by, known.count, everybody, colors=True, sizes=known.is_number and not known.are_days
            )


def _varies(known: Known, everybody: int) -> bool:
    """Whether not all have the same; values of which each has its own are names, and no classes."""
    if known.is_number:
        return len(set(known.numbers.values())) > 1
    counts = Counter(known.values.values())
    if not counts or (len(counts) > 1 and max(counts.values()) == 1 and len(counts) > _PAIR):
        return False
    return len(counts) > 1 or known.count < everybody - len(known.apart)


def _is_shared(known: Known) -> bool:
    """Whether a column is more than a remark on one or two: it has numbers, or a value that at least two have."""
    return known.is_number or max(Counter(known.values.values()).values(), default=0) > 1


def keep_offered(day: Day, coding: Coding, *, room: bool) -> Coding:
    """Return a coding as far as it can be chosen on the map of a day."""
    if not coding:
        return coding
    offered = {one.by: one for one in list_choices(day, room=room)}
    color, size = (offered.get(by) if by else None for by in (coding.color, coding.size))
    return Coding(
        color.by if color and color.colors else None, size.by if size and size.sizes and not room else None
    )


def keep_grouping(day: Day, by: By | None, *, room: bool) -> By | None:
    """Return by what slices are cut as far as it can be chosen on the map of a day: whatever colors can say."""
    return keep_offered(day, Coding(by), room=room).color


def tell_coding(coding: Coding) -> str:
    """Return what colors and sizes say, in a sentence each; empty where they say nothing of their own."""
    told = {"Color": coding.color, "Size": coding.size}
    return " ".join(f"{name} shows “{by.called}”." for name, by in told.items() if by)


def find_choice(day: Day, words: str, *, room: bool, what: str = "colored") -> By:
    """Return what circles are to be `what` by ("colored", "sized", "grouped"), by its key, its words or the name of a column.

    Raises
    ------
    InputError
        When it cannot be chosen on this map; the message says what can be.
    """
    for_size, field = what == "sized", {"sized": "size_by", "grouped": "group_by"}.get(what, "color_by")
    offered = [
        one for one in list_choices(day, room=room) if (one.sizes and not room if for_size else one.colors)
    ]
    wanted = fold_text(words)
    for one in offered:
        if wanted in {fold_text(one.by.write()), fold_text(one.by.column or one.by.called)}:
            return one.by
    asked = read_by(words)
    if room and asked and (asked.trait.for_team or for_size):
        raise InputError(
            f"“{words[:60]}” is for the team only. Leave it out, or leave out --room.", field=field
        )
    names = ", ".join(one.by.write() for one in offered)
    told = f"There are: {names}." if names else "Nothing is known yet by which circles differ."
    raise InputError(
        f"Circles are not {what} by “{words[:60]}” on this map. {told}", field=field, value=words
    )
