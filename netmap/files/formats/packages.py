"""Packages (.zip) of text tables, such as an Open Referral package: every table of it read as a text of its own."""

import io
import zipfile
from pathlib import PurePath

from netmap.errors import FileError
from netmap.files.formats.archives import UNREADABLE, read_member
from netmap.files.formats.delimited import read_delimited
from netmap.files.formats.every import DELIMITED
from netmap.files.formats.workbooks.reading import read_workbook
from netmap.files.limits import LIMITS, Limits, tell_size
from netmap.files.tables import FileContent

_WORKBOOKS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})


def read_package(data: bytes, name: str, limits: Limits = LIMITS) -> FileContent:
    """Return the text tables in a package, in its order; a workbook that is called a package is read as one.

    Raises
    ------
    FileError
        When it is damaged, locked, larger than the limits allow, or holds no text table.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not _WORKBOOKS.isdisjoint(archive.namelist()):
                return read_workbook(data, name, limits)
            members = [member for member in archive.infolist() if _is_table(member)]
            _check_declared(members, name, limits)
            texts = [(member.filename, read_member(archive, member)) for member in members]
    except UNREADABLE as error:
        raise FileError(
            f"{name} is damaged, cut short or locked. Get it again, or unpack it first."
        ) from error
    contents = [read_delimited(text, file, limits) for file, text in texts if text.strip()]
    return FileContent(
        name, notes=tuple(note for one in contents for note in one.notes),
        grids=tuple(grid for one in contents for grid in one.grids),
    )  # fmt: skip


def _is_table(member: zipfile.ZipInfo) -> bool:
    return not member.is_dir() and PurePath(member.filename).suffix.lower() in DELIMITED.endings


def _check_declared(members: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    if not members:
        raise FileError(f"There is no table in {name}. Unpack it, and choose the list itself.")
    size = sum(member.file_size for member in members)
    if len(members) > limits.sheets or size > limits.unpacked_bytes:
        raise FileError(
            f"{name} holds {len(members):,} tables of {tell_size(size)}; at most {limits.sheets:,} of "
            f"{tell_size(limits.unpacked_bytes)} can be read. Unpack it, and choose the tables you need."
        )
