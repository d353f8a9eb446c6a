"""vCards 2.1, 3.0 and 4.0 as tables."""

import pytest

from netmap.errors import FileError
from netmap.files.limits import Limits
from netmap.files.reading import read_file
from netmap.files.tables import Table


def read(text: str | bytes) -> Table:
    data = text.encode() if isinstance(text, str) else text
    (table,) = read_file(data, "cards.vcf").tables
    return table


def first(table: Table) -> dict[str, object]:
    return {header: cell for header, cell in zip(table.headers, table.rows[0], strict=True) if cell}


def test_a_card_of_version_3_becomes_a_row_with_plain_headings() -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nN:Lee;Ann;;;\r\nORG:Rotary Club;Youth\r\nTITLE:Chair\r\n"
        "EMAIL;TYPE=work:ann@rotary.org\r\nEMAIL:lee@home.org\r\nTEL;TYPE=cell:555-0100\r\n"
        "ADR;TYPE=work:;;1 Main St\\, Suite 2;Marlow;KS;66000;USA\r\nURL:https://rotary.org\r\n"
        "CATEGORIES:Board,Friends\r\nNOTE:Met at the fair\\; likes\r\n  books\r\nUID:card-7\r\nEND:VCARD\r\n"
    )
    assert first(read(card)) == {
        "Name": "Ann Lee",
        "Organization": "Rotary Club",
        "Department": "Youth",
        "Job title": "Chair",
        "E-mail": "ann@rotary.org",
        "E-mail 2": "lee@home.org",
        "Phone": "555-0100",
        "Website": "https://rotary.org",
        "Address": "1 Main St, Suite 2",
        "City": "Marlow",
        "State": "KS",
        "Postal code": "66000",
        "Country": "USA",
        "Tags": "Board; Friends",
        "Notes": "Met at the fair; likes books",
        "Id": "card-7",
    }


def test_version_2_1_with_quoted_printable_is_read() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:2.1\nN:Peña;José\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 Pe=C3=B1a\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE:one =\ntwo\nTEL;WORK;VOICE:(111) 555-1212\nEND:VCARD\n"
    )
    found = first(read(card))
    assert found["Name"] == "José Peña"
    assert found["Notes"] == "one two"
    assert found["Phone"] == "(111) 555-1212"


def test_version_4_tells_organizations_from_people() -> None:
    card = (
        "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Health Department\nTEL;VALUE=uri:tel:+1-555-0100\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Ann Lee\nORG:Rotary\nEND:VCARD\n"
    )
    table = read(card)
    assert table.headers[:2] == ("Name", "Organization")
    assert [row[:2] for row in table.rows] == [(None, "Health Department"), ("Ann Lee", "Rotary")]
    assert first(table)["Phone"] == "+1-555-0100"


def test_a_card_without_a_full_name_takes_its_parts() -> None:
    assert first(read("BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;M.;;\nEND:VCARD\n"))["Name"] == "Ann M. Lee"


def test_broken_cards_are_told_by_line_and_the_others_stay() -> None:
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:cut off\n"
        "BEGIN:VCARD\nVERSION:3.0\nTEL:555\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nthis is no line of a card\nFN:Bad\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ray\nEND:VCARD\n"
    )
    table = read(cards)
    assert [row[0] for row in table.rows if row[0]] == ["Ann Lee", "Bo Ray"]
    assert [(note.row, note.severity) for note in table.notes] == [
        (2, "refused"),
        (3, "refused"),
        (4, "refused"),
    ]
    assert "line 5 " in table.notes[0].message


def test_cards_in_windows_1252_are_read() -> None:
    assert (
        first(read("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:José\r\nEND:VCARD\r\n".encode("cp1252")))["Name"]
        == "José"
    )


def test_a_file_without_cards_is_refused() -> None:
    with pytest.raises(FileError, match="holds no card"):
        read_file(b"hello", "cards.vcf")


def test_more_cards_than_the_limit_are_refused() -> None:
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n"
    with pytest.raises(FileError, match="more than 2 cards"):
        read_file(card * 3, "cards.vcf", limits=Limits(cards=2))


def test_a_card_called_like_its_organization_is_the_organization() -> None:
    alike = "BEGIN:VCARD\nVERSION:3.0\nFN:Rosin Orchestra\nORG:Rosin Orchestra\nTEL:555-0134\nEND:VCARD\n"
    shown = "BEGIN:VCARD\nVERSION:3.0\nFN:Mill Clinic\nX-ABSHOWAS:COMPANY\nEND:VCARD\n"
    table = read(alike + shown)
    assert "Name" not in table.headers
    assert [row[0] for row in table.rows] == ["Rosin Orchestra", "Mill Clinic"]
