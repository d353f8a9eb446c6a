"""Every file format there is: how a file of it is known, and what reads and writes it.

A new reader or writer is a module beside this one and a line in `FORMATS`. Readers and writers stand there by name
and are imported when called, because some of their libraries take a quarter of a second to load.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Any

from netmap.files.limits import Limits
from netmap.files.tables import FileContent, Table
from netmap.model.network import Network

_HEAD = 1_000
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Format:
    """One file format; what cannot be done with it has no name of a function.

    label : what it is called on a button.
    endings : how the names of such files end; the first is the one written.
    marks : what such a file, and no other, begins with.
    looks_like : what such a text often begins with, when neither marks nor its name say what it is.
    is_text : whether a text is taken for it by its name alone; other formats must have their marks.
    is_advised : whether people are told to save a list in it when theirs cannot be read.
    media_type : what a browser is told when it is downloaded.
    reader : "module.function" in this folder that reads it as tables or as a whole network.
    network_writer, table_writer : what writes a whole network, and what writes one table.
    """

    label: str
    endings: tuple[str, ...]
    marks: tuple[bytes, ...] | re.Pattern[bytes] = ()
    looks_like: re.Pattern[bytes] | None = None
    is_text: bool = True
    is_advised: bool = False
    media_type: str = "application/octet-stream"
    reader: str = ""
    network_writer: str = ""
    table_writer: str = ""

    @property
    def ending(self) -> str:
        """How the name of a file ends that is written in it."""
        return self.endings[0]

    def begins(self, data: bytes) -> bool:
        """Whether bytes begin with the marks of this format."""
        if isinstance(self.marks, tuple):
            return data.startswith(self.marks)
        return starts_like(data, self.marks)

    def read(self, data: bytes, name: str, limits: Limits) -> FileContent:
        """Return what a file of this format holds; raise `FileError` when it cannot be read."""
        content: FileContent = _load(self.reader)(data, name, limits)
        return content

    def write_network(self, network: Network) -> bytes:
        """Return a whole network in this format."""
        data: bytes = _load(self.network_writer)(network)
        return data

    def write_table(self, table: Table) -> bytes:
        """Return one table in this format."""
        data: bytes = _load(self.table_writer)(table)
        return data


def _load(name: str) -> Any:
    module, _, function = name.rpartition(".")
    return getattr(import_module(f"{__package__}.{module}"), function)


def starts_like(data: bytes, pattern: re.Pattern[bytes]) -> bool:
    """Whether a text starts with a pattern, in UTF-8 or in UTF-16."""
    head = data[:_HEAD].removeprefix(BOM_UTF8).replace(b"\0", b"")
    return bool(pattern.match(head.removeprefix(BOM_UTF16_LE).removeprefix(BOM_UTF16_BE)))


DELIMITED = Format(
    "Text (csv)", (".csv", ".tsv", ".txt"), looks_like=re.compile(b""), is_advised=True, media_type="text/csv",
    reader="delimited.read_delimited", table_writer="delimited.write_csv",
)  # fmt: skip
"""What every text is taken for that is nothing else."""

FORMATS = (
    Format(
        "Spreadsheet (xlsx)", (".xlsx", ".xlsm"), _ZIP_MARKS, is_text=False, is_advised=True,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        reader="workbooks.reading.read_workbook", network_writer="workbooks.writing.write_network",
        table_writer="workbooks.writing.write_table",
    ),
    Format(
        "Spreadsheet (ods)", (".ods",), _ZIP_MARKS, is_text=False, is_advised=True,
        reader="workbooks.reading.read_workbook",
    ),
    Format("Spreadsheet (xls)", (".xls",), (OLE_MARK,), is_text=False, reader="workbooks.reading.read_workbook"),
    Format("Package of tables (zip)", (".zip",), _ZIP_MARKS, is_text=False, reader="packages.read_package"),
    Format("Contact cards (vcf)", (".vcf",), re.compile(rb"\s*begin:vcard", re.IGNORECASE), reader="vcards.read_vcards"),
    Format(
        "netmap file (json)", (".json",), looks_like=re.compile(rb"\s*[{\[]"), media_type="application/json",
        reader="json_files.read_json", network_writer="json_files.write_network",
    ),
    DELIMITED,
)  # fmt: skip


def find_format(data: bytes, name: str) -> Format:
    """Return the format of a file: by its marks, else by what a text is named, else by what it looks like.

    Where several formats have the same marks, the name of the file says which it is.
    """
    ending = PurePath(name).suffix.lower()
    begun = [known for known in list_readable() if known.begins(data)]
    if begun:
        return next((known for known in begun if ending in known.endings), begun[0])
    for known in list_readable():
        if known.is_text and ending in known.endings:
            return known
    return next(
        known for known in list_readable() if known.looks_like and starts_like(data, known.looks_like)
    )


def list_readable() -> tuple[Format, ...]:
    """Return the formats that are read."""
    return tuple(known for known in FORMATS if known.reader)


def list_writable() -> tuple[Format, ...]:
    """Return the formats in which a whole network is written."""
    return tuple(known for known in FORMATS if known.network_writer)


def list_table_formats() -> tuple[Format, ...]:
    """Return the formats in which one table is written."""
    return tuple(known for known in FORMATS if known.table_writer)


def list_endings() -> list[str]:
    """Return every ending of a file that is read, such as ".xlsx"."""
    return [ending for known in list_readable() for ending in known.endings]


def tell_endings(formats: Iterable[Format]) -> str:
    """Return the endings that formats are written with, in words: ".xlsx or .csv"."""
    *first, last = (known.ending for known in formats)
    return f"{', '.join(first)} or {last}" if first else last


def advise_saving() -> str:
    """Return in what formats a list is best saved, as a piece of a sentence: "as .xlsx, .ods or .csv"."""
    return f"as {tell_endings(known for known in FORMATS if known.is_advised)}"
