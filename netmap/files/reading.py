"""Files as they come: one entry for every format, told apart by what is in them and then by their names."""

import re
from pathlib import Path

from netmap.errors import FileError
from netmap.files.formats.decoding import decode_text, repair_stray
from netmap.files.formats.every import DELIMITED, FORMATS, advise_saving, find_format, starts_like
from netmap.files.formats.foreign import find_foreign
from netmap.files.grids import is_filled
from netmap.files.limits import LIMITS, Limits, tell_size
from netmap.files.tables import FileContent
from netmap.model.changes import BACKUP_ENDING

_HEAD = 1_000
_WEB_PAGE = re.compile(rb"\s*<(!doctype|html|table|\?xml|head|meta)", re.IGNORECASE)


def read_file(path_or_bytes: Path | str | bytes, name: str, *, limits: Limits = LIMITS) -> FileContent:
    """Return what a file holds.

    Parameters
    ----------
    path_or_bytes
        Where the file is, or its bytes.
    name
        What people call the file; its ending helps where the bytes do not say what they are.

    Returns
    -------
    FileContent
        Sheets or tables in the order of the file, or the network where netmap itself wrote the file.

    Raises
    ------
    FileError
        When the file cannot be read at all; the message says what to do.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _load(Path(path_or_bytes), name, limits)
    if len(data) > limits.file_bytes:
        _refuse_size(len(data), name, limits)
    if not data.strip(b" \t\r\n\0"):
        raise FileError(f"{name} is empty. Choose the file that holds your list.")
    content = _read(data, name, limits)
    filled = content.tables or any(
        is_filled(cell) for grid in content.grids for row in grid.rows for cell in row
    )
    if not filled and content.network is None:
        raise FileError(f"There is nothing to read in {name}. Choose the file that holds your list.")
    return content


def read_text_file(path: Path, *, limits: Limits = LIMITS) -> str:
    """Return the text of a file; its encoding is found out.

    Raises
    ------
    FileError
        When it cannot be read, is larger than the limits allow, or is no text.
    """
    return repair_stray(decode_text(_load(path, path.name, limits), path.name).text)


def _load(path: Path, name: str, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.file_bytes:
            _refuse_size(path.stat().st_size, name, limits)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileError(f"There is no file {path}. Check its name, and try again.") from error
    except IsADirectoryError as error:
        raise FileError(f"{path} is a folder. Choose a file in it.") from error
    except OSError as error:
        raise FileError(
            f"{path} cannot be read: {error.strerror}. Close it elsewhere, and try again."
        ) from error


def _refuse_size(size: int, name: str, limits: Limits) -> None:
    raise FileError(
        f"{name} has {tell_size(size)}; at most {tell_size(limits.file_bytes)} can be read. "
        "Split it into several files, or leave out pictures and sheets you do not need."
    )


def _read(data: bytes, name: str, limits: Limits) -> FileContent:
    if name.lower().endswith(BACKUP_ENDING):
        raise FileError(f"{name} is a backup, not a list. Put it into an empty store: netmap restore {name}")
    if foreign := find_foreign(data):
        instead = foreign.instead.format(saving=advise_saving())
        raise FileError(f"{name} is {foreign.what}, not a spreadsheet. {instead}")
    found = find_format(data, name)
    return _read_text(data, name, limits) if found is DELIMITED else found.read(data, name, limits)


def _read_text(data: bytes, name: str, limits: Limits) -> FileContent:
    """Read a text that is of no other format, unless it plainly is no list."""
    if starts_like(data, _WEB_PAGE):
        raise FileError(
            f"{name} is a web page or XML, not a spreadsheet. Open it, and save it {advise_saving()}."
        )
    ending = Path(name).suffix.lower()
    promised = any(ending in known.endings for known in FORMATS if not known.is_text)
    if promised and b"\0" in data[:_HEAD]:
        raise FileError(f"{name} is damaged, or not a spreadsheet. Open it, save it as .xlsx, and try again.")
    content = DELIMITED.read(data, name, limits)
    if promised and all(len(row) <= 1 for grid in content.grids for row in grid.rows):
        raise FileError(f"{name} is text, not a spreadsheet. Save the list {advise_saving()}.")
    return content
