"""The list of formats is what is read, written, offered and told."""

import re
import subprocess
import sys

import pytest

from netmap.errors import FileError
from netmap.files.exports import write_list, write_network
from netmap.files.formats.every import (
    FORMATS,
    Format,
    find_format,
    list_endings,
    list_readable,
    list_table_formats,
    list_writable,
)
from netmap.files.limits import LIMITS
from netmap.model.entities import Organization
from netmap.model.network import Network
from tests.files.plan_tables import read_straight

NETWORK = Network.of_items([Organization(name="Harbor Food Bank")])


def _name(known: Format) -> str:
    return known.label


@pytest.mark.parametrize("known", list_writable(), ids=_name)
def test_a_network_comes_back_from_every_format_it_is_written_in(known: Format) -> None:
    assert read_straight(write_network(NETWORK, known.ending), f"map{known.ending}").network == NETWORK


@pytest.mark.parametrize("known", list_table_formats(), ids=_name)
def test_a_list_comes_back_from_every_format_it_is_written_in(known: Format) -> None:
    data = write_list([("Harbor Food Bank", "Ann")], ("Agency", "Contact"), known.ending)
    assert find_format(data, f"list{known.ending}").reader == known.reader
    (table,) = read_straight(data, f"list{known.ending}").tables
    assert (table.headers, table.rows) == (("Agency", "Contact"), [("Harbor Food Bank", "Ann")])


@pytest.mark.parametrize("known", list_readable(), ids=_name)
def test_what_is_no_such_file_is_refused_in_words(known: Format) -> None:
    start = known.marks[0] if isinstance(known.marks, tuple) and known.marks else b"\x01"
    with pytest.raises(FileError, match="list"):
        known.read(start + b"\x02" * 2_000, f"list{known.ending}", LIMITS)


def test_no_two_formats_claim_an_ending() -> None:
    assert len(set(list_endings())) == len(list_endings())


def test_every_format_is_read_or_written() -> None:
    assert [
        known.label for known in FORMATS if not (known.reader or known.network_writer or known.table_writer)
    ] == []


@pytest.mark.parametrize(
    ("data", "name", "label"),
    [
        (b"BEGIN:VCARD\n", "cards.csv", "Contact cards (vcf)"),
        ("begin:vcard".encode("utf-16"), "cards", "Contact cards (vcf)"),
        (b"PK\x03\x04", "list.csv", "Spreadsheet (xlsx)"),
        (b"Name,City\n", "cards.vcf", "Contact cards (vcf)"),
        (b'[{"name": "A"}]', "list", "netmap file (json)"),
        (b'[{"name": "A"}]', "list.xlsx", "netmap file (json)"),
        (b"[Name],City\n", "list.csv", "Text (csv)"),
        (b"Name,City\n", "list.xlsx", "Text (csv)"),
    ],
)
def test_marks_count_most_then_the_name_of_a_text_then_its_looks(data: bytes, name: str, label: str) -> None:
    assert find_format(data, name).label == label


@pytest.mark.parametrize("ending", [".pdf", ".xlsm", ".tsv", ""])
def test_no_other_ending_is_written(ending: str) -> None:
    with pytest.raises(FileError) as network_refused:
        write_network(NETWORK, ending)
    with pytest.raises(FileError) as list_refused:
        write_list([], ("Name",), ending)
    for refused, formats in ((network_refused, list_writable()), (list_refused, list_table_formats())):
        offered = re.findall(r"\.\w+", refused.value.message.partition("Name the file")[2])
        assert offered == [known.ending for known in formats]


def test_a_text_is_read_without_loading_what_reads_and_writes_the_others() -> None:
    others = {"vobject", "python_calamine", "xlsxwriter", "charset_normalizer", "defusedxml"}
    code = (
        "import sys\nfrom netmap.files.reading import read_file\nfrom netmap.files import exports\n"
        "read_file(b'Name,City\\nAnn,Marlow\\n', 'list.csv')\nprint(*sys.modules)\n"
        "exports.write_list([], ('Name',), '.xlsx')\nprint(*sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True
    )
    after_reading, after_writing = (set(line.split()) for line in done.stdout.splitlines())
    assert others.isdisjoint(after_reading)
    assert "xlsxwriter" in after_writing
