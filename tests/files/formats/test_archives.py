"""An archive that lies about what it holds is refused, by whatever reads it, and takes no memory for what it hides."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from netmap.errors import FileError
from netmap.files.formats.packages import read_package
from netmap.files.labels.office import split_office
from netmap.files.limits import LIMITS
from netmap.files.reading import read_file

HIDDEN, SAID = 20_000_000, 15


def read_workbook(data: bytes) -> object:
    return read_file(data, "list.xlsx")


def read_label(data: bytes) -> object:
    return split_office(data, LIMITS)


def read_tables(data: bytes) -> object:
    return read_package(data, "tables.zip")


def lie(name: str, packing: int) -> bytes:
    """An archive with a part that says it has 15 bytes, and has many."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing) as archive:
        archive.writestr(name, b"\0" * HIDDEN)
        if name.startswith("xl/"):
            archive.writestr("xl/workbook.xml", b"<workbook/>")
    return written.getvalue().replace(struct.pack("<I", HIDDEN), struct.pack("<I", SAID))


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("xl/worksheets/sheet1.xml", read_workbook),
        ("ppt/slides/slide1.xml", read_label),
        ("organizations.csv", read_tables),
    ],
)
def test_what_is_hidden_in_an_archive_never_comes_into_memory(
    name: str, read: Callable[[bytes], object], packing: int
) -> None:
    data = lie(name, packing)
    tracemalloc.start()
    try:
        with pytest.raises(FileError, match="damaged"):
            read(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < HIDDEN / 2
