"""The ties between sectors on a sheet: half a matrix, and beside or under it who alone holds what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from netmap.content.entries import Family
from netmap.model.words import count_things
from netmap.picture.colors import NEUTRAL
from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step, Style, pixels
from netmap.picture.drawing.flat import FlatPath, FlatShape, FlatText
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import MIDDLE
from netmap.picture.painted import Frame
from netmap.picture.sectors.bridges import Bridge, Bridges
from netmap.picture.sectors.matrix import EDGE, HEAD, NAME_GAP, Matrix, lay_out_matrix
from netmap.picture.sectors.words import (
    ALONE,
    TITLE,
    group_held,
    list_legend,
    name_pair,
    summarize,
    tell_chance,
)
from netmap.picture.sides.caption import lay_out_below
from netmap.picture.sides.layout import USUAL
from netmap.picture.wheel.text import cut_text

_LIST_SHARE, _LIST_SIZE, _ROW = 0.34, 16.0, 1.4
_TITLE_SIZE = 28.0
_GAP = 1.2
_INDENT = 1.0
_HOLDERS_APART = 0.45
_RING = 2.6


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list: its text, whom or what it is about, whether it is a name, and how far from the row before."""

    text: str
    of: tuple[str, ...]
    is_name: bool
    apart: float = 0.0


def draw_matrix(bridges: Bridges, hues: Mapping[str, Family], frame: Frame, *, titled: bool) -> Sheet:
    """Return the ties between sectors on a sheet with room for half a matrix."""
    scale = (frame.height or USUAL) / USUAL
    below = lay_out_below(list_legend(bridges), frame)
    rows = list(_list_rows(bridges))
    beside = bool(rows) and frame.height is not None
    wide = frame.width * (1 - _LIST_SHARE) if beside else frame.width
    names = {one.id: one.name for one in bridges.sectors}
    matrix = lay_out_matrix(names, frame, wide, below.height + EDGE)
    if not beside and frame.height:
        matrix = _center(matrix, frame.width)
    size = _LIST_SIZE * scale
    if beside and frame.height:
        left, top, room = wide + EDGE, HEAD, frame.width - wide - 2 * EDGE
        columns = [_keep_fitting(rows, (frame.height - below.height - top) / (size * _ROW))]
        tall = frame.height - below.height
    else:
        left, top, room = EDGE, matrix.bottom + size, frame.width / 2 - 2 * EDGE
        columns = _split_rows(rows)
        deepest = max(map(_measure_rows, columns))
        tall = frame.height - below.height if frame.height else top + deepest * size * _ROW + EDGE
    shapes = [
        *_draw_cells(bridges, matrix, hues),
        *_draw_names(bridges, matrix, hues),
        *(
            shape
            for place, column in enumerate(columns)
            for shape in _write_rows(column, left + place * frame.width / 2, top, room, size)
        ),
        *below.place(tall),
        *(_write_title(frame, scale) if titled else ()),
    ]
    return Sheet(
        TITLE, summarize(bridges), frame.width, tall + below.height, tuple(shapes), _list_titles(bridges)
    )


def _center(matrix: Matrix, width: float) -> Matrix:
    """Return a matrix in the middle, where nothing stands beside it."""
    return replace(matrix, left=max(EDGE, (width - matrix.width) / 2))


def _list_titles(bridges: Bridges) -> dict[str, str]:
    network = bridges.scene.network
    holders = {key: network.name_of(key) for key, _ in group_held(bridges)}
    return holders | {one.id: one.name for one in bridges.sectors}


def _draw_cells(bridges: Bridges, matrix: Matrix, hues: Mapping[str, Family]) -> Iterator[FlatShape]:
    most = max((one.ties for one in bridges.list_between()), default=1)
    order = [one.id for one in bridges.sectors]
    numbers: list[FlatShape] = []
    for row, second in enumerate(order):
        for column, first in enumerate(order[: row + 1]):
            bridge = bridges.between.get((first, second))
            style = _style_cell(bridge, most, hues.get(second, NEUTRAL), is_within=row == column)
            corner = matrix.begin_cell(row, column)
            yield _draw_square((first, second), corner, matrix.cell, _GAP, style)
            if bridge and bridge.held:
                yield _draw_square((first, second), corner, matrix.cell, _GAP + _RING / 2, styles.HELD_RING)
            number = f"{bridge.ties:,}" if bridge else ""
            if number and matrix.has_room(number):
                numbers.append(_write_number(number, (first, second), corner, matrix, style))
    yield from numbers


def _style_cell(bridge: Bridge | None, most: int, hue: Family, *, is_within: bool) -> Style:
    if is_within:
        return Style(styles.PAPER, hue.hue, pixels(2.0))
    return styles.style_cell(bridge.ties / most if bridge else 0.0)


def _draw_square(
    of: tuple[str, ...], corner: tuple[float, float], side: float, inset: float, style: Style
) -> FlatShape:
    x, y = corner
    left, top, right, bottom = x + inset, y + inset, x + side - inset, y + side - inset
    steps: tuple[Step, ...] = (
        ("M", (round(left, 2), round(top, 2))),
        ("L", (round(right, 2), round(top, 2))),
        ("L", (round(right, 2), round(bottom, 2))),
        ("L", (round(left, 2), round(bottom, 2))),
        ("Z", ()),
    )
    return FlatShape("cell", of, FlatPath(steps), style, style.width.at(1.0))


def _write_number(
    number: str, of: tuple[str, ...], corner: tuple[float, float], matrix: Matrix, cell: Style
) -> FlatShape:
    x, y = corner[0] + matrix.cell / 2, corner[1] + matrix.cell / 2 + MIDDLE * matrix.size
    text = FlatText(((round(x, 1), round(y, 1), number),), matrix.size)
    return FlatShape("count", of, text, Style(styles.choose_ink(cell.fill), bold=True), 0.0)


def _draw_names(bridges: Bridges, matrix: Matrix, hues: Mapping[str, Family]) -> Iterator[FlatShape]:
    for row, one in enumerate(bridges.sectors):
        x, y = matrix.begin_cell(row, row + 1)
        style = Style(hues.get(one.id, NEUTRAL).outline, bold=True)
        place = round(x + NAME_GAP * matrix.size, 1), round(y + matrix.cell / 2 + MIDDLE * matrix.size, 1)
        text = FlatText(((*place, matrix.names[one.id]),), matrix.size, "start")
        yield FlatShape("heading", (one.id,), text, style, 0.0)


def _list_rows(bridges: Bridges) -> Iterator[_Row]:
    """Give the rows of the list of those who alone hold two sectors together."""
    groups = group_held(bridges)
    if not groups:
        return
    yield _Row(ALONE, (), is_name=True)
    if told := tell_chance(bridges):
        yield _Row(told, (), is_name=False)
    for holder, those in groups:
        yield _Row(bridges.scene.network.name_of(holder), (holder,), is_name=True, apart=_HOLDERS_APART)
        for one in those:
            said = f"{name_pair(bridges, one)}: {count_things(one.ties, 'tie')}"
            yield _Row(said, (one.first, one.second), is_name=False)


def _split_rows(rows: list[_Row]) -> list[list[_Row]]:
    """Return the rows in two columns, each of which begins with whoever holds something."""
    half = next((at for at in range(len(rows) // 2, len(rows)) if rows[at].is_name), len(rows))
    return [rows[:half], rows[half:]]


def _measure_rows(rows: list[_Row]) -> float:
    return sum(1 + row.apart for row in rows)


def _keep_fitting(rows: list[_Row], most: float) -> list[_Row]:
    """Return the rows that there is room for; the last one then says how many pairs are left out."""
    if _measure_rows(rows) <= most:
        return rows
    kept = list(rows)
    while (kept and _measure_rows(kept) > most - 1) or kept[-1].is_name:
        kept.pop()
    left = sum(not row.is_name for row in rows[len(kept) :])
    return [*kept, _Row(f"and {count_things(left, 'pair')} more, in the text", (), is_name=False)]


def _write_rows(rows: list[_Row], left: float, top: float, room: float, size: float) -> Iterator[FlatShape]:
    y = top
    for row in rows:
        y += row.apart * size * _ROW
        indent = 0.0 if row.is_name else _INDENT * size
        style = Style(styles.INK if row.of else styles.CHAIR if row.is_name else styles.INK, bold=row.is_name)
        said = cut_text(row.text, size, room - indent)
        at = round(left + indent, 1), round(y + size * (0.5 * _ROW + MIDDLE), 1)
        yield FlatShape(
            "name" if row.of else "note", row.of, FlatText(((*at, said),), size, "start"), style, 0.0
        )
        y += size * _ROW


def _write_title(frame: Frame, scale: float) -> Iterator[FlatShape]:
    size = _TITLE_SIZE * scale
    text = FlatText(((frame.width / 2, round(HEAD / 2 + MIDDLE * size, 1), TITLE),), size)
    yield FlatShape("title", (), text, Style(styles.INK, bold=True), 0.0)
