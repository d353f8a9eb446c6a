"""Cells left blank because they say the same as above: the first columns of a group of rows, and "ditto".

The rule: only the first columns are filled, up to the first one that every row has to itself; only where no value
stands at the top of two groups, as a list sorted by them has it; and never where blank means blank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from netmap.files.grids import Cell, Spot, count_filled, is_filled
from netmap.files.lists.context import ListContext
from netmap.files.lists.questions import SURE, About, Choice
from netmap.files.matching.name_looks import load_name_words
from netmap.files.meaning.values import find_email, parse_number
from netmap.files.shapes.blocks import Block, list_first, tell_cells
from netmap.model.text import fold_text, shorten_text

DITTO = frozenset(
    form
    for word in (
        "ditto",
        "same",
        "same as above",
        "as above",
        "see above",
        "idem",
        "do.",
        "id.",
        "lo mismo",
        "igual",
        "dito",
    )
    for form in (word, word.capitalize(), word.upper())
) | {'"', "''", "″", "〃", "”", "“", "„", "´´", "↑", "^", '" "', '""'}
"""What people write where a cell says the same as the one above it."""

_SEE = frozenset(form for form in DITTO if "above" in form.casefold())

_CATEGORIES = frozenset({
    "sector", "category", "type", "county", "city", "town", "area", "region", "group", "field", "district", "section",
    "community", "coalition", "committee", "table", "neighborhood", "zone", "industry", "team", "state", "categoria", "tipo",
    "condado", "ciudad", "grupo", "bereich", "secteur",
})  # fmt: skip
_LEAST_SHARE = 0.25
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Groups:
    """A first column that is filled at the top of each group: the rows that begin one, and those that go on."""

    column: int
    tops: tuple[int, ...]
    more: tuple[int, ...]


def fill_dittos(block: Block) -> Block:
    """Return a block in which "ditto", a quotation mark and the like stand for the value above them."""
    found: dict[Spot, tuple[Cell, Spot]] = {}
    for place, row in enumerate(block.rows):
        for column, cell in enumerate(row) if not DITTO.isdisjoint(row) else ():
            if cell in DITTO and place:
                top = _find_same(block, place, column) if cell in _SEE else place - 1
                above = found.get((top, column)) or (block.get(top, column), block.find_spot(top, column))
                if is_filled(above[0]):
                    found[place, column] = above
    return block.fill(found)


def _find_same(block: Block, place: int, column: int) -> int:
    """Return the last row above that names the same as this one: "see above" may stand further up than the next row."""
    names = {
        at: said for at in range(block.width)
        if at != column and isinstance(said := block.get(place, at), str) and said not in DITTO
        and " " in said.strip() and said != block.get(place - 1, at)
    }  # fmt: skip
    rows = range(place - 1, -1, -1)
    same = (row for row in rows if any(block.get(row, at) == said for at, said in names.items()))
    return next(same, place - 1)


def fill_groups(block: Block, context: ListContext) -> Block:
    """Return a block in which the blank cells below the top of a group hold what stands at its top."""
    for column in range(min(block.width - 1, _SHOWN)):
        if _is_counted(block, column):
            continue
        groups = _find_groups(block, column)
        if groups is None:
            return block
        named = _is_category(block, column, context)
        sure = _weigh_category(groups) if named else _weigh_owner(block, groups, context)
        if sure is None or not _ask_filling(block, groups, sure, context):
            return block
        return _fill(block, groups, 1 if named else _count_shared(block, groups))
    return block


def _is_counted(block: Block, column: int) -> bool:
    """Whether a column numbers the rows."""
    cells = [row[column] if column < len(row) else None for row in block.rows[:200]]
    numbers = [parse_number(cell) for cell in cells if is_filled(cell)]
    return len(numbers) == len(cells) and None not in numbers and len(set(numbers)) == len(numbers)


def _find_groups(block: Block, column: int) -> _Groups | None:
    """Return the groups of a column; None where it has no blank, begins with one, or one value heads two groups."""
    tops: list[int] = []
    more: list[int] = []
    seen: set[str] = set()
    now = ""
    for place, row in enumerate(block.rows):
        cell = row[column] if column < len(row) else None
        if is_filled(cell):
            said = str(cell).strip().casefold()
            if said in seen and (said != now or place - 1 in more):
                return None
            seen.add(said)
            now = said
            tops.append(place)
        elif list_first(row, 1):
            if not tops:
                return None
            more.append(place)
    return _Groups(column, tuple(tops), tuple(more)) if more else None


def _is_category(block: Block, column: int, context: ListContext) -> bool:
    heading = fold_text(block.headings[column])
    return heading in context.words.field["sector"].says or not _CATEGORIES.isdisjoint(heading.split())


def _weigh_category(groups: _Groups) -> float | None:
    """Return how sure it is that a sector or place goes on below, below 0.5 where rather not; None where plainly not."""
    filled = len(groups.tops) + len(groups.more)
    heads = sum(place + 1 in set(groups.more) for place in groups.tops)
    if heads == len(groups.tops) or (heads > 1 and len(groups.more) * 3 >= filled):
        return 0.95 if len(groups.more) * 2 >= filled else SURE
    return 0.6 if len(groups.more) * 4 >= filled else 0.3 if len(groups.more) > 1 else None


def _weigh_owner(block: Block, groups: _Groups, context: ListContext) -> float | None:
    """Return how sure it is that rows without a name go on about the one above, below 0.5 where rather not."""
    going = [place for place in groups.more if _goes_on(block, groups, place)]
    if not going or not _names_somebody(block, groups.column, context):
        return None
    alike = [_shares_host(block, place) for place in going]
    told = [host for host in alike if host is not None]
    share = len(groups.more) / (len(groups.tops) + len(groups.more))
    if len(going) < len(groups.more):
        return 0.6 if told and all(told) else None
    if told and sum(told) * 3 >= len(told) * 2:
        return 0.95
    if told and not any(told):
        return 0.3 if len(groups.more) > 1 else None
    if len(groups.more) > 1 and share >= _LEAST_SHARE:
        return 0.85
    return 0.6 if len(groups.more) > 1 else 0.4


def _names_somebody(block: Block, column: int, context: ListContext) -> bool:
    fields = context.words.field
    says = {*fields["organization"].says, *fields["name"].says}
    heading = fold_text(block.headings[column])
    people = {
        *fields["person"].says,
        *fields["first_name"].says,
        *fields["last_name"].says,
        *load_name_words().roles,
    }
    beside = {fold_text(heading) for heading in block.headings[column + 1 :]}
    mails = {*fields["email"].says, *fields["person_email"].says}
    return heading in says or (heading not in people and bool(beside & (people | mails)))


def _goes_on(block: Block, groups: _Groups, place: int) -> bool:
    """Whether a row without a name begins with somebody: a cell of words, not of a note or a figure alone."""
    shared = _count_shared(block, groups)
    cells = block.rows[place][groups.column + shared :]
    first = next((at for at, cell in enumerate(cells) if is_filled(cell)), None)
    return first == 0


def _count_shared(block: Block, groups: _Groups) -> int:
    """Return how many columns, from that of the groups on, are blank in every row that goes on."""
    count = 1
    while groups.column + count < block.width - 1 and not any(
        is_filled(block.get(place, groups.column + count)) for place in groups.more
    ):
        count += 1
    return count


def _shares_host(block: Block, place: int) -> bool | None:
    """Whether a row's e-mail address is at the host of the one above it; None where one of them has none."""
    above = next((at for at in range(place - 1, -1, -1) if count_filled(block.rows[at])), None)
    hosts = [_find_host(block.rows[at]) for at in (above, place) if at is not None]
    return hosts[0] == hosts[1] if len(hosts) == 2 and all(hosts) else None  # noqa: PLR2004


def _find_host(row: Sequence[Cell]) -> str:
    found = next(
        (mail for cell in row if isinstance(cell, str) and "@" in cell and (mail := find_email(cell))), ""
    )
    return found.rpartition("@")[2].casefold()


def _ask_filling(block: Block, groups: _Groups, sure: float, context: ListContext) -> bool:
    heading = block.headings[groups.column] or "the first column"
    top = groups.tops[max(0, sum(place < groups.more[0] for place in groups.tops) - 1)]
    name = shorten_text(str(block.get(top, groups.column)))
    rows = tuple(shorten_text(tell_cells(block.rows[place])) for place in groups.more[:_SHOWN])
    choices = (
        Choice(
            "filled",
            f"They go on about the row above: “{name}” and so on",
            tuple(f"{name} {row}" for row in rows[:1]),
        ),
        Choice("blank", "Blank means blank", rows),
    )
    taken = "filled" if sure >= 0.5 else "blank"  # noqa: PLR2004
    answer = context.ask(
        About.SHAPE, block.grid.where,
        f"{len(groups.more):,} {'row has' if len(groups.more) == 1 else 'rows have'} nothing under “{heading}”. "
        "Does the value above go on there?",
        choices, (taken,), sheet=block.grid.sheet, detail=f"blank {fold_text(heading)}", sure=max(sure, 1 - sure),
        cells=len(groups.more),
    )  # fmt: skip
    return answer == ("filled",)


def _fill(block: Block, groups: _Groups, width: int) -> Block:
    found: dict[Spot, tuple[Cell, Spot]] = {}
    top = groups.tops[0]
    going = set(groups.more)
    for place in range(len(block.rows)):
        if place in going:
            for column in range(groups.column, groups.column + width):
                if is_filled(block.get(top, column)):
                    found[place, column] = block.get(top, column), block.find_spot(top, column)
        elif is_filled(block.get(place, groups.column)):
            top = place
    return block.fill(found)
