"""Files as they come: one entry for every format, told apart by what is in them and then by their names."""

import re
from dataclasses import replace
from pathlib import Path

from netmap.errors import FileError
from netmap.files.formats.containers import OLE_MARK, ZIP_MARKS
from netmap.files.formats.decoding import decode_text, repair_stray
from netmap.files.formats.delimited import read_delimited
from netmap.files.formats.json_files import read_json
from netmap.files.formats.vcards import read_vcards
from netmap.files.formats.workbooks import open_workbook, read_workbook
from netmap.files.limits import LIMITS, Limits, tell_size
from netmap.files.own.workbook import is_network_workbook, read_network_workbook
from netmap.files.tables import FileContent

_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"{\\rtf", "a text document"),
)
_WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
_HEAD = 1_000
_VCARD = re.compile(rb"\s*begin:vcard", re.IGNORECASE)
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
        Tables in the order of the file, or the network where netmap itself wrote the file. What was noticed
        while reading stands in the notes of the tables; in those of the content where there is no table.

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
    content = _dispatch(data, name, limits)
    if not content.tables and content.network is None:
        raise FileError(f"There is nothing to read in {name}. Choose the file that holds your list.")
    if content.tables and content.network is None and content.notes:
        first = replace(content.tables[0], notes=content.notes + content.tables[0].notes)
        return replace(content, tables=(first, *content.tables[1:]), notes=())
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


def _dispatch(data: bytes, name: str, limits: Limits) -> FileContent:
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise FileError(f"{name} is {what}, not a spreadsheet. Save the list as .xlsx, .ods or .csv.")
    if data.startswith((OLE_MARK, *ZIP_MARKS)):
        workbook, notes = open_workbook(data, name, limits)
        read = read_network_workbook if is_network_workbook(workbook, name, limits) else read_workbook
        content = read(workbook, name, limits)
        return replace(content, notes=notes + content.notes)
    head = (
        data[:_HEAD]
        .removeprefix(b"\xef\xbb\xbf")
        .replace(b"\0", b"")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    ending = Path(name).suffix.lower()
    if _VCARD.match(head) or ending == ".vcf":
        return read_vcards(data, name, limits)
    if ending == ".json" or (head.lstrip()[:1] in (b"{", b"[") and ending not in {".csv", ".tsv", ".txt"}):
        return read_json(data, name, limits)
    if _WEB_PAGE.match(head):
        raise FileError(
            f"{name} is a web page or XML, not a spreadsheet. Open it, and save it as .xlsx or .csv."
        )
    if ending in _WORKBOOK_ENDINGS and b"\0" in data[:_HEAD]:
        raise FileError(f"{name} is damaged, or not a spreadsheet. Open it, save it as .xlsx, and try again.")
    content = read_delimited(data, name, limits)
    if ending in _WORKBOOK_ENDINGS and all(len(table.headers) == 1 for table in content.tables):
        raise FileError(f"{name} is text, not a spreadsheet. Save the list as .xlsx, .ods or .csv.")
    return content
