"""Workbook files looked at from outside before anything reads them: size, encryption, entities, extent."""

import io
import re
import zipfile

from netmap.errors import FileError
from netmap.files.formats.archives import UNREADABLE, check_declared, read_chunks, read_member
from netmap.files.formats.every import advise_saving
from netmap.files.formats.workbooks.ods_extent import measure_ods
from netmap.files.grids import check_grid_size
from netmap.files.limits import Limits, tell_size

_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_ODS_TYPE = b"opendocument.spreadsheet"
_MARKUP = (".xml", ".rels", ".rdf", ".vml")
_TYPES = ("<!DOCTYPE", "<!ENTITY")
_BAD_MARKUP = tuple(said.encode(code) for said in _TYPES for code in ("utf-8", "utf-16-le", "utf-16-be"))
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_COLUMN_OF_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,7})[0-9]""")
_ROW_OF_CELL = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]*([0-9]{1,10})["']""")
_SHARED_CELL = re.compile(rb"""\bt\s*=\s*["']s["']""")
_SHARED_INDEX = re.compile(rb"""\bt\s*=\s*["']s["'][^<]*<(?:\w+:)?v>\s*([0-9]+)\s*<""")
_SHARED_ITEM = re.compile(rb"<(?:\w+:)?si[\s>/]")
_ADVICE = ". Leave out pictures and sheets you do not need, or save the list as .csv."


def check_ole(data: bytes, name: str) -> None:
    """Raise `FileError` when an old-style container holds an encrypted workbook."""
    if _ENCRYPTED_OLE in data:
        raise FileError(f"{name} is locked with a password. Save it without one, and try again.")


def check_zip(data: bytes, name: str, limits: Limits) -> dict[str, bytes]:
    """Check that a workbook may be read; return its parts of markup by their paths in small letters.

    Sizes are checked as declared, and no more than that comes out; every part of markup is searched for document types
    and entities; the extent of each sheet is measured, because a sheet with two far corners asks for all the
    cells between them.

    Raises
    ------
    FileError
        When it is damaged, locked, no workbook, or larger than the limits allow.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_declared(archive, name, limits, _ADVICE)
            _check_kind(archive, name)
            _check_manifest(archive, name)
            return _check_members(archive, name, limits)
    except UNREADABLE as error:
        message = (
            f"{name} is damaged or cut short. Open it in a spreadsheet program, save it again, and retry."
        )
        raise FileError(message) from error


def _check_kind(archive: zipfile.ZipFile, name: str) -> None:
    names = {member.lower() for member in archive.namelist()}
    if "xl/workbook.bin" in names:
        raise FileError(f"{name} is a binary workbook (.xlsb). Save it as .xlsx, and try again.")
    if "xl/workbook.xml" in names:
        return
    is_package = {"content.xml", "mimetype"} <= set(archive.namelist())
    if is_package and _ODS_TYPE in read_member(archive, archive.getinfo("mimetype"))[:80]:
        return
    raise FileError(f"{name} is not a spreadsheet. Save the list {advise_saving()}.")


def _check_manifest(archive: zipfile.ZipFile, name: str) -> None:
    found = (one for one in archive.infolist() if one.filename == "META-INF/manifest.xml")
    if any(b"encryption-data" in read_member(archive, one) for one in found):
        raise FileError(f"{name} is locked with a password. Save it without one, and try again.")


def _refuse_size(name: str, limits: Limits) -> None:
    raise FileError(
        f"{name} unpacks to more than {tell_size(limits.unpacked_bytes)}, the most that is read{_ADVICE}"
    )


def _check_members(archive: zipfile.ZipFile, name: str, limits: Limits) -> dict[str, bytes]:
    sheets: list[bytes] = []
    found: dict[str, bytes] = {}
    for member in archive.infolist():
        markup = member.filename.lower().endswith(_MARKUP)
        # What is no markup is read as well: so what is damaged is known here.
        data = b"".join(chunk for chunk in read_chunks(archive, member) if markup)
        if any(mark in data for mark in _BAD_MARKUP):
            raise FileError(
                f"{name} declares XML entities, which a spreadsheet never needs, so it was not read."
            )
        if _SHEET.fullmatch(member.filename):
            _check_extent(data, f"{name}, {member.filename.rpartition('/')[2]}", limits)
            sheets.append(data)
        elif member.filename.lower() == "content.xml":
            measure_ods(data, name, limits)
        if markup:
            found[member.filename.lower()] = data
    _check_shared(found.get("xl/sharedstrings.xml", b""), sheets, name, limits)
    return found


def _check_extent(sheet: bytes, where: str, limits: Limits) -> None:
    height = max(map(int, set(_ROW_OF_CELL.findall(sheet))), default=0)
    width = max(map(_count_columns, set(_COLUMN_OF_CELL.findall(sheet))), default=0)
    check_grid_size(where, height, width, limits)


def _count_columns(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _check_shared(shared: bytes, sheets: list[bytes], name: str, limits: Limits) -> None:
    """Refuse a workbook that repeats a long shared text until it fills the memory."""
    lengths = list(map(len, _SHARED_ITEM.split(shared)))[1:]
    longest = max(lengths, default=0)
    if longest * sum(len(_SHARED_CELL.findall(sheet)) for sheet in sheets) <= limits.text_bytes:
        return
    used = (int(index) for sheet in sheets for index in _SHARED_INDEX.findall(sheet))
    total = 0
    for index in used:
        total += lengths[index] if index < len(lengths) else 0
        if total > limits.text_bytes:
            _refuse_size(name, limits)
