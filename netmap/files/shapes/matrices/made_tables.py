"""Tables made from cells that stood elsewhere: ties that a cell says, and those that headings name."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from netmap.files.grids import Cell, Spot
from netmap.files.shapes.blocks import Block
from netmap.files.tables import KnownShape, Shape, Table
from netmap.model.kinds import EntityKind

Found = tuple[Cell, Spot]
"""A value, and the row and column in the file where it stands."""

NOTHING: Found = (None, (0, 0))


@dataclass(frozen=True, slots=True)
class Said:
    """A tie that a cell says, in the row `number` of the file: each value with the cell it comes from.

    `kind` are words for the kind of tie, `answer` is what the cell says where no other value holds all of it.
    """

    number: int
    source: Found
    target: Found
    kind: Found = NOTHING
    role: Found = NOTHING
    strength: Found = NOTHING
    day: Found = NOTHING
    answer: Found = NOTHING


_HEADINGS = {
    "source": ("From", "source"), "target": ("To", "target"), "kind": ("Kind", "kind"), "role": ("Role", "tie_role"),
    "strength": ("Strength", "strength"), "day": ("Confirmed on", "confirmed_on"),
}  # fmt: skip


def build_tie_table(block: Block, ties: Sequence[Said], why: str, answer: str = "Said") -> Table:
    """Return a table of the ties that cells of a block say; `answer` heads the column of what they say in words."""
    names = [field.name for field in fields(Said)[1:]]
    used = [name for name in names if any(getattr(tie, name)[0] is not None for tie in ties)]
    headings = [_HEADINGS[name][0] if name in _HEADINGS else answer for name in used]
    meanings = {_HEADINGS[name][0]: _HEADINGS[name][1] for name in used if name in _HEADINGS}
    return Table(
        file=block.grid.file,
        sheet=block.grid.sheet,
        headers=tuple(headings),
        rows=[tuple(getattr(tie, name)[0] for name in used) for tie in ties],
        first_row=ties[0].number if ties else block.heading_row + 1,
        numbers=tuple(tie.number for tie in ties),
        moved={
            (place, column): getattr(tie, name)[1]
            for place, tie in enumerate(ties)
            for column, name in enumerate(used)
            if getattr(tie, name)[0] is not None
        },
        known=KnownShape(Shape.TIES, why, meanings=meanings),
    )


def build_head_table(block: Block, heads: Sequence[Found], kind: EntityKind, why: str) -> Table:
    """Return a table of those that headings of a block name, one a row."""
    name = kind.value
    return Table(
        file=block.grid.file,
        sheet=block.grid.sheet,
        headers=(name,),
        rows=[(head[0],) for head in heads],
        first_row=block.heading_row,
        numbers=(block.heading_row,) * len(heads),
        moved={(place, 0): head[1] for place, head in enumerate(heads)},
        known=KnownShape(Shape.ENTITIES, why, kind, {name: _NAME_OF.get(kind, "name")}),
    )


_NAME_OF = {EntityKind.ORGANIZATION: "organization", EntityKind.PERSON: "person"}
