"""Ticked columns: an X, a yes or a role under headings that name coalitions, sectors, goals, groups served, or boards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from netmap.files.grids import Cell, Spot, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import About, Choice
from netmap.files.meaning.columns.column import SECTOR_FLAG
from netmap.files.meaning.values import parse_number, read_text
from netmap.files.shapes.blocks import Block
from netmap.files.shapes.headings.header_rows import is_known_heading
from netmap.files.shapes.matrices.made_tables import NOTHING, Found, Said, build_head_table, build_tie_table
from netmap.files.shapes.matrices.name_kinds import (
    Head,
    are_people,
    find_hint,
    is_named,
    judge_names,
    read_head,
)
from netmap.files.shapes.matrices.ticked_heads import ask_role, judge_heads
from netmap.files.shapes.matrices.ticks import Tick, is_ticked, read_tick
from netmap.files.shapes.surveys.scales import guess_worth
from netmap.files.tables import KnownShape, Shape, Table
from netmap.model.kinds import ACTOR_KINDS, EntityKind, TieKind
from netmap.model.text import fold_text, shorten_text
from netmap.model.tie_rules import TIE_RULES

_SAMPLE = 500
_MOST_ASKED = 3
_MOST_DEGREE = 10
_WHY = "its ticked columns, which are headed by names"
_TIES = {
    EntityKind.COALITION: TieKind.MEMBER_OF, EntityKind.GOAL: TieKind.PURSUES, EntityKind.POPULATION: TieKind.SERVES,
}  # fmt: skip
_PLAIN_ROLES = frozenset({"member", "staff"})
_OF_ROWS = frozenset({"organization", "name", "person"})


@dataclass(frozen=True, slots=True)
class _Ticked:
    """The ticked columns of a block: the column that names whom a row is about, and each heading with what it names."""

    block: Block
    names: int
    last_names: int | None
    rows: EntityKind
    heads: Mapping[int, Head]
    kinds: Mapping[int, EntityKind]

    def of(self, *kinds: EntityKind) -> list[int]:
        return [place for place, kind in self.kinds.items() if kind in kinds]

    def count_others(self) -> int:
        """Return how many different things stand in ticked cells that are neither yes nor no nor a role."""
        cells = (
            self.block.get(place, column) for place in range(len(self.block.rows)) for column in self.kinds
        )
        return len({read_text(cell).casefold() for cell in cells if read_tick(cell) is Tick.OTHER})

    def name(self, place: int) -> Found:
        """Return whom a row is about, by both names where they stand in two columns."""
        columns = (self.names,) if self.last_names is None else (self.names, self.last_names)
        text = " ".join(filter(None, (read_text(self.block.get(place, column)) for column in columns)))
        return text, self.block.find_spot(place, self.names)

    def head(self, column: int) -> Found:
        return self.heads[column].name, (self.block.heading_row, self.block.columns[column])


def read_ticked(block: Block, context: ListContext) -> list[Table] | None:
    """Return the tables of a block with ticked columns: its rows, those that headings name, and ties; None without any."""
    ticked = _find_ticked(block, context)
    if ticked is None or not ticked.kinds:
        return None
    linked = [place for place in ticked.kinds if ticked.kinds[place] is not EntityKind.SECTOR]
    flags = ticked.of(EntityKind.SECTOR)
    main = _flag_sectors(ticked, flags, context).keep_columns(
        place for place in range(block.width) if place not in linked
    )
    tables = [replace(main, known=_tell_main(ticked, flags)).build_table()]
    for kind in dict.fromkeys(ticked.kinds[place] for place in linked):
        columns = ticked.of(kind)
        tables.append(build_head_table(block, [ticked.head(column) for column in columns], kind, _WHY))
        boards = ticked.rows is EntityKind.PERSON and kind is EntityKind.ORGANIZATION
        role = ask_role(block, columns, context) if boards else ""
        ties = list(_list_ties(ticked, columns, kind, role, context))
        tables += [build_tie_table(block, ties, _WHY)] if ties else []
    return tables


def _find_ticked(block: Block, context: ListContext) -> _Ticked | None:
    if not block.heading_row or block.width < 2:  # noqa: PLR2004
        return None
    columns = [place for place in range(1, block.width) if _is_ticked_column(block, place, context)]
    names = _find_names(block, columns, context)
    if not columns or names is None:
        return None
    columns = _add_blank(block, [place for place in columns if place != names])
    heads = {place: read_head(block.headings[place], block.groups[place]) for place in columns}
    rows = _judge_rows(block, names, context)
    kinds = judge_heads(block, heads, rows, context)
    return _Ticked(block, names, _find_last_name(block, names, context), rows, heads, kinds)


def _is_ticked_column(block: Block, column: int, context: ListContext) -> bool:
    heading = block.headings[column]
    if is_known_heading(heading) and not block.groups[column]:
        return False
    head = read_head(heading, block.groups[column])
    cells = [block.get(place, column) for place in range(min(len(block.rows), _SAMPLE))]
    if head.hint and all(read_tick(cell) is Tick.NO for cell in cells):
        return any(map(is_filled, cells))
    return is_ticked(cells) or (
        is_named(head, context)
        and all(map(_tells_degree, filter(is_filled, cells)))
        and any(map(is_filled, cells))
    )


def _tells_degree(cell: Cell) -> bool:
    """Whether a cell says how close or how much: a figure up to ten, "High", "Monthly"."""
    number = parse_number(cell)
    return 0 <= number <= _MOST_DEGREE if number is not None else guess_worth(read_text(cell)) is not None


def _add_blank(block: Block, columns: Sequence[int]) -> list[int]:
    """Return ticked columns with the blank ones among them, which are headed but ticked for nobody."""
    found = set(columns)
    for place in range(min(columns, default=0), max(columns, default=0)):
        blank = not any(is_filled(block.get(row, place)) for row in range(len(block.rows)))
        if (
            blank
            and place - 1 in found
            and not block.headings[place].startswith("Column ")
            and not is_known_heading(block.headings[place])
        ):
            found.add(place)
    return sorted(found)


def _find_names(block: Block, ticked: Iterable[int], context: ListContext) -> int | None:
    """Return the column that names whom a row is about: one that says so, or else the first that is not ticked."""
    if block.known:
        told = {heading for heading, meaning in block.known.meanings.items() if meaning in _OF_ROWS}
        return next((place for place, heading in enumerate(block.headings) if heading in told), None)
    says = _list_headings(context, "organization", "name", "person", "first_name")
    free = [place for place in range(block.width) if place not in set(ticked)]
    found = (place for place in free if fold_text(block.headings[place]) in says)
    return next(found, free[0] if free else None)


def _list_headings(context: ListContext, *fields: str) -> frozenset[str]:
    return frozenset(phrase for name in fields for phrase in context.words.field[name].says)


def _find_last_name(block: Block, names: int, context: ListContext) -> int | None:
    """Return the column of last names where names stand in two."""
    if fold_text(block.headings[names]) not in context.words.field["first_name"].says:
        return None
    says = context.words.field["last_name"].says
    return next((place for place, heading in enumerate(block.headings) if fold_text(heading) in says), None)


def _judge_rows(block: Block, names: int, context: ListContext) -> EntityKind:
    """Return what the rows are about: organizations, people, or coalitions whose members are ticked."""
    if block.known:
        return block.known.kind
    heading = fold_text(block.headings[names])
    texts = [read_text(block.get(place, names)) for place in range(min(len(block.rows), _SAMPLE))]
    if heading in _list_headings(context, "organization"):
        return EntityKind.ORGANIZATION
    if heading in _list_headings(context, "person", "first_name") or are_people(texts, context):
        return EntityKind.PERSON
    if find_hint(heading) is EntityKind.COALITION or judge_names(texts, context) is EntityKind.COALITION:
        return EntityKind.COALITION
    return EntityKind.ORGANIZATION


def _tell_main(ticked: _Ticked, flags: Sequence[int]) -> KnownShape:
    """Return what is known of the rows themselves."""
    block = ticked.block
    flagged = {ticked.heads[place].name: SECTOR_FLAG for place in flags}
    if block.known:
        return replace(block.known, meanings={**block.known.meanings, **flagged})
    meaning = {EntityKind.PERSON: "person", EntityKind.ORGANIZATION: "organization"}.get(ticked.rows, "name")
    named = {} if ticked.last_names is not None else {block.headings[ticked.names]: meaning}
    return KnownShape(Shape.ENTITIES, _WHY, ticked.rows, {**named, **flagged})


def _flag_sectors(ticked: _Ticked, flags: Sequence[int], context: ListContext) -> Block:
    """Return the block with sectors as headings over plain yes and no."""
    block = ticked.block
    if not flags:
        return block
    names = tuple(
        ticked.heads[place].name if place in flags else heading
        for place, heading in enumerate(block.headings)
    )
    found: dict[Spot, tuple[Cell, Spot]] = {}
    for column in flags:
        for place in range(len(block.rows)):
            cell = block.get(place, column)
            if is_filled(cell):
                spot = block.find_spot(place, column)
                found[place, column] = ("yes" if _says_yes(ticked, column, cell, context) else "no", spot)
    return replace(block.fill(found), headings=names)


def _says_yes(ticked: _Ticked, column: int, cell: Cell, context: ListContext) -> bool:
    """Whether a cell ticks its heading; what is neither yes nor no is asked about, and counts as yes until then."""
    tick = read_tick(cell)
    if tick is not Tick.OTHER:
        return tick is not Tick.NO
    block, said = ticked.block, shorten_text(read_text(cell))
    if not said or ticked.count_others() > _MOST_ASKED:
        return bool(said)
    if ticked.kinds[column] is not EntityKind.SECTOR and _tells_degree(cell):
        return bool(guess_worth(said))
    name = ticked.heads[column].name
    choices = (
        Choice("yes", f"As yes: {name}", (f"{said} – {name}",)),
        Choice("no", f"As no: not {name}", (f"{said} – nothing",)),
    )
    answer = context.ask(
        About.SHAPE, block.grid.where, f"How does “{said}” count under “{name}”?", choices, ("yes",), sheet=block.grid.sheet,
        detail=f"tick {fold_text(said)}", sure=0.5, cells=sum(block.get(place, column) == cell for place in range(len(block.rows))),
    )  # fmt: skip
    return answer == ("yes",)


def _list_ties(
    ticked: _Ticked, columns: Sequence[int], kind: EntityKind, role: str, context: ListContext
) -> Iterable[Said]:
    block = ticked.block
    for place in range(len(block.rows)):
        name = ticked.name(place)
        for column in columns:
            cell = block.get(place, column)
            if name[0] and is_filled(cell) and _says_yes(ticked, column, cell, context):
                yield _build_tie(ticked, (place, column), name, kind, role)


def _build_tie(ticked: _Ticked, at: Spot, name: Found, kind: EntityKind, role: str) -> Said:
    """Return the tie between a row and the heading of a ticked cell; of coalitions, their members are the sources."""
    block, head = ticked.block, ticked.head(at[1])
    spot, said = block.find_spot(*at), read_text(block.get(*at))
    tick = read_tick(said)
    ends, tie = (name, head), _TIES.get(kind)
    if ticked.rows is EntityKind.COALITION and kind in ACTOR_KINDS:
        ends, tie = (head, name), TieKind.MEMBER_OF
    elif ticked.rows is EntityKind.PERSON and kind is EntityKind.ORGANIZATION:
        tie = TieKind.WORKS_AT
    if tick is Tick.ROLE and said.casefold() not in _PLAIN_ROLES:
        role = said
    return Said(
        block.numbers[at[0]], *ends,
        kind=(TIE_RULES[tie].says, spot) if tie else NOTHING,
        role=(role, spot) if role else NOTHING,
        strength=(_read_degree(said), spot) if tie is None and tick is Tick.OTHER else NOTHING,
        answer=(said, spot) if tick is Tick.OTHER else NOTHING,
    )  # fmt: skip


def _read_degree(said: str) -> Cell:
    """Return how close two are by what a cell says: a figure as it is, a word by what it is worth."""
    return parse_number(said) if parse_number(said) is not None else guess_worth(said)
