"""Lists of names in which one names nobody: "Works with: everybody"."""

from netmap.files.grids import Cell
from netmap.files.matching.name_looks import load_name_words
from netmap.files.meaning.cell_readings import CellReader, CellReading
from netmap.files.meaning.values import read_text
from netmap.model.text import fold_text


def leave_out_nobody(read: CellReader) -> CellReader:
    """Return a reader of lists of names without "everybody" and "see notes"; a cell with one is kept as text too."""
    nobody = load_name_words().nobody

    def read_somebody(cell: Cell) -> CellReading:
        found = read(cell)
        named = tuple(name for name in found.value or () if fold_text(name) not in nobody)
        return found if named == (found.value or ()) else CellReading(named or None, rest=read_text(cell))

    return read_somebody
