"""What is taken out: the whole network as JSON or as a workbook to bring back, and lists chosen on a page."""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from netmap.errors import FileError
from netmap.files.own.network_json import write_network_json
from netmap.files.own.writing import SAFE_OPTIONS, write_network_xlsx, write_sheet
from netmap.files.tables import Cell
from netmap.model.network import Network

GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text may begin with that a spreadsheet program would take for a formula."""

_TITLE_LIMIT = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

_WRITERS = {".json": write_network_json, ".xlsx": write_network_xlsx}


def write_network(network: Network, ending: str) -> bytes:
    """Return the network in the format of a file ending (".json" or ".xlsx").

    Raises
    ------
    FileError
        When netmap does not write that format.
    """
    writer = _WRITERS.get(ending.lower())
    if writer is None:
        raise FileError(f"netmap does not write “{ending}” files. Name the file .json or .xlsx.")
    return writer(network)


def write_network_file(network: Network, path: Path) -> None:
    """Write the network to a file in the format its name ends with; a file there is replaced as a whole.

    Raises
    ------
    FileError
        When the format is unknown, or nothing can be written there.
    """
    write_file(path, write_network(network, path.suffix))


def write_file(path: Path, data: bytes) -> None:
    """Write a file; one that is there is replaced as a whole, or stays as it was.

    Raises
    ------
    FileError
        When nothing can be written there.
    """
    if not path.parent.is_dir():
        raise FileError(f"There is no folder {path.parent}. Make it first, or choose another one.")
    if path.is_dir():
        raise FileError(f"{path} is a folder. Give the name of a file in it.")
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".netmap-", suffix=path.suffix)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}. Close it elsewhere, or choose another folder."
        raise FileError(message) from error


def write_list_xlsx(rows: Iterable[Sequence[Cell]], headers: Sequence[str], *, title: str = "List") -> bytes:
    """Return a list as a workbook of one sheet: every text is text, days are days, headings stay in view.

    Parameters
    ----------
    rows
        One cell a heading.
    headers
        The headings, all different.
    """
    output = io.BytesIO()
    workbook = Workbook(output, dict(SAFE_OPTIONS))
    records = [dict(zip(headers, row, strict=True)) for row in rows]
    sheet_title = " ".join(title.translate(_NOT_IN_TITLES).split())[:_TITLE_LIMIT].strip() or "List"
    write_sheet(workbook, sheet_title, headers, records)
    workbook.close()
    return output.getvalue()


def write_list_csv(rows: Iterable[Sequence[Cell]], headers: Sequence[str]) -> bytes:
    """Return a list as comma-separated text in UTF-8 with a mark, so that spreadsheet programs read it right.

    A text that begins with = + - @, a tab or a line break gets an apostrophe before it, because a spreadsheet
    program would run it as a formula; bringing the file back takes the apostrophe off again.
    """
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([guard_cell(header) for header in headers])
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    return output.getvalue().encode("utf-8-sig")


def guard_cell(cell: Cell) -> str:
    """Return a cell as the text of a .csv file that no spreadsheet program takes for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(GUARDED) else cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
