"""Lists of names in which more stands than names: "Works with: everybody", "Dune School (vaccines)"."""

import re
from collections.abc import Callable, Iterable

from netmap.files.grids import Cell
from netmap.files.matching.name_looks import is_remark, stands_for_nobody
from netmap.files.meaning.cell_readings import CellReader, CellReading
from netmap.files.meaning.name_shapes import NameShape, find_shape
from netmap.files.meaning.values import read_text
from netmap.model.text import fold_text

_REASON = re.compile(r"(?P<name>.*\S)\s*(?:\((?P<inside>[^()]*)\)|\s[-–—:]\s.+)")


def leave_out_nobody(read: CellReader) -> CellReader:
    """Return a reader of lists of names without "everybody", "see notes" and remarks; a cell with one is kept as text too."""

    def read_somebody(cell: Cell) -> CellReading:
        found = read(cell)
        named = tuple(name for name in found.value or () if not (stands_for_nobody(name) or is_remark(name)))
        return found if named == (found.value or ()) else CellReading(named or None, rest=read_text(cell))

    return read_somebody


def leave_out_reasons(read: CellReader, known: Iterable[str], beside: Iterable[str]) -> CellReader:
    """Return a reader of lists of names that takes a name without the reason beside it, where the name alone is known.

    So is somebody taken without the organization in brackets: "Ed Marsh (Housing Trust)".

    `known` are the names of rows, `beside` the cells of the column: those without a reason are known, too. A cell with a
    reason is kept as text as well.
    """
    names = frozenset(map(fold_text, (*known, *(text for text in beside if not _REASON.fullmatch(text)))))
    bare = _make_bare(names)

    def read_names(cell: Cell) -> CellReading:
        found = read(cell)
        named = tuple(dict.fromkeys(bare(name) for name in found.value or ()))
        if named == (found.value or ()):
            return found
        return CellReading(named, rest=found.rest or read_text(cell))

    return read_names


def _make_bare(names: frozenset[str]) -> Callable[[str], str]:
    def bare(name: str) -> str:
        found = _REASON.fullmatch(name)
        alone = found and fold_text(name) not in names and fold_text(found["name"]) in names
        return found["name"].strip() if found and (alone or _says_where(found)) else name

    return bare


def _says_where(found: re.Match[str]) -> bool:
    """Whether in brackets behind somebody stands an organization."""
    organization = find_shape(found["inside"] or "") is NameShape.ORGANIZATION
    return organization and find_shape(found["name"]) is NameShape.PERSON
