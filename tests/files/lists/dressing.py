"""Partner lists drawn at random, laid out on a sheet in the shapes that people give them."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from typing import Any

import openpyxl
from hypothesis import strategies as st
from openpyxl.styles import Font

PLACES = (
    "Alder",
    "Birch",
    "Cove",
    "Dune",
    "Elm",
    "Fern",
    "Grove",
    "Hazel",
    "Iris",
    "Juniper",
    "Kelp",
    "Linden",
)
SORTS = ("Clinic", "School", "Library", "Pantry", "Church", "Bank", "Museum", "Shelter")
FIRST = (
    "Ann",
    "Bo",
    "Cy",
    "Di",
    "Ed",
    "Flo",
    "Gus",
    "Hal",
    "Ida",
    "Jo",
    "Kim",
    "Lou",
    "Max",
    "Nan",
    "Otis",
    "Pia",
)
LAST = ("Abbott", "Bell", "Crane", "Dove", "Egret", "Finch", "Gull", "Heron", "Ibis", "Jay", "Kite", "Lark")
SECTORS = ("Health", "Education", "Food", "Housing", "Faith", "Business")
COALITIONS = ("Hunger Task Force", "Reading Alliance", "Clean Air Coalition", "Safe Streets Committee")
MARKS = ("X", "x", "✓", "Yes", "1")

Cells = list[str]


@dataclass(frozen=True)
class Partner:
    """An organization with its sector, its contacts and the tables it sits at."""

    name: str
    sector: str
    contacts: tuple[tuple[str, str], ...]
    coalitions: frozenset[str]


@dataclass(frozen=True)
class PartnerList:
    """Partners, and who of them works with whom; `mark` is what stands in a matrix."""

    partners: tuple[Partner, ...]
    ties: frozenset[tuple[str, str]]
    mark: str


@dataclass(frozen=True)
class Sheet:
    """Rows of a sheet, the cells merged in it (top, left, bottom, right) and its bold rows, counted from 0."""

    rows: list[Cells]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    bold: tuple[int, ...] = (0,)


@st.composite
def partner_lists(draw: st.DrawFn) -> PartnerList:
    """A list of three to eight partners, some with contacts, memberships and ties."""
    places = draw(st.lists(st.sampled_from(PLACES), min_size=3, max_size=8, unique=True))
    names = [f"{place} {draw(st.sampled_from(SORTS))}" for place in places]
    everybody = iter(
        draw(
            st.permutations(
                [f"{first} {last}" for first, last in zip(FIRST, (*LAST, *LAST[:4]), strict=True)]
            )
        )
    )
    partners = []
    for place, name in enumerate(names):
        contacts = [next(everybody) for _ in range(draw(st.integers(0 if place else 1, 2)))]
        partners.append(
            Partner(
                name,
                draw(st.sampled_from(SECTORS)),
                tuple((one, f"{one.replace(' ', '.').lower()}@example.org") for one in contacts),
                draw(st.frozensets(st.sampled_from(COALITIONS), min_size=0 if place else 1)),
            )
        )
    ties = draw(st.sets(st.sampled_from(list(combinations(names, 2))), min_size=1))
    return PartnerList(tuple(partners), frozenset(ties), draw(st.sampled_from(MARKS)))


def list_contacts(partners: PartnerList) -> Sheet:
    """The plain form of contacts: a row for each, the organization's name and sector again in every one."""
    return Sheet([["Organization", "Sector", "Contact", "E-mail"], *_list_rows(partners)])


def list_members(partners: PartnerList) -> Sheet:
    """The plain form of memberships: a row for each."""
    rows = [[one.name, coalition] for one in partners.partners for coalition in sorted(one.coalitions)]
    return Sheet(
        [
            ["Organization", "Coalition"],
            *rows,
            *([one.name, ""] for one in partners.partners if not one.coalitions),
        ]
    )


def list_ties(partners: PartnerList) -> Sheet:
    """The plain form of ties: a row for each."""
    return Sheet([["From", "To", "Type"], *([*ends, "works with"] for ends in sorted(partners.ties))])


def list_organizations(partners: PartnerList) -> Sheet:
    """The plain form of organizations: names alone."""
    return Sheet([["Organization"], *([one.name] for one in partners.partners)])


def _list_rows(partners: PartnerList) -> Iterator[Cells]:
    for one in partners.partners:
        for name, email in one.contacts or (("", ""),):
            yield [one.name, one.sector, name, email]


def merge_organizations(partners: PartnerList) -> Sheet:
    """Organization and sector merged over the rows of their contacts."""
    rows, merged = [["Organization", "Sector", "Contact", "E-mail"]], []
    for one in partners.partners:
        first = len(rows)
        rows += _blank_repeated(one)
        if len(rows) > first + 1:
            merged += [(first, column, len(rows) - 1, column) for column in (0, 1)]
    return Sheet(rows, tuple(merged))


def blank_under(partners: PartnerList) -> Sheet:
    """Organization and sector written once, blank beside its further contacts."""
    return Sheet([*merge_organizations(partners).rows])


def _blank_repeated(partner: Partner) -> Iterator[Cells]:
    for place, (name, email) in enumerate(partner.contacts or (("", ""),)):
        yield [*((partner.name, partner.sector) if not place else ("", "")), name, email]


def merge_sectors(partners: PartnerList) -> Sheet:
    """Sectors at the left, merged over their organizations."""
    rows, merged = [["Sector", "Organization", "Contact", "E-mail"]], []
    for sector in SECTORS:
        first = len(rows)
        for name, _, *contact in (row for row in _list_rows(partners) if row[1] == sector):
            rows.append([sector if len(rows) == first else "", name, *contact])
        if len(rows) > first + 1:
            merged.append((first, 0, len(rows) - 1, 0))
    return Sheet(rows, tuple(merged))


def cut_into_sections(partners: PartnerList) -> Sheet:
    """A bold row for each sector above its organizations."""
    rows, bold = [["Organization", "Contact", "E-mail", "City"]], [0]
    for sector in SECTORS:
        within = [[name, *contact, "Marlow"] for name, its, *contact in _list_rows(partners) if its == sector]
        if within:
            bold.append(len(rows))
            rows += [[sector, "", "", ""], *within]
    return Sheet(rows, bold=tuple(bold))


def head_twice(partners: PartnerList) -> Sheet:
    """Two rows of headings: name and e-mail under each of two contacts."""
    return Sheet(
        [
            ["Organization", "Sector", "Primary contact", "", "Secondary contact", ""],
            ["", "", "Name", "E-mail", "Name", "E-mail"],
            *_spread(partners),
        ],
        ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)),
        (0, 1),
    )


def number_contacts(partners: PartnerList) -> Sheet:
    """Two contacts in numbered columns."""
    return Sheet(
        [
            ["Organization", "Sector", "Contact 1", "Contact 1 E-mail", "Contact 2", "Contact 2 E-mail"],
            *_spread(partners),
        ]
    )


def _spread(partners: PartnerList) -> Iterator[Cells]:
    for one in partners.partners:
        cells = [cell for contact in one.contacts for cell in contact]
        yield [one.name, one.sector, *cells, *[""] * (4 - len(cells))]


def set_tables_side_by_side(partners: PartnerList) -> Sheet:
    """Organizations at the left, people at the right, a blank column between."""
    left = [["Organization", "Sector"], *([one.name, one.sector] for one in partners.partners)]
    people = [[name, one.name, email] for one in partners.partners for name, email in one.contacts]
    right = [["Name", "Works at", "Email"], *people]
    pairs = zip_longest(left, right)
    return Sheet([[*(one or ["", ""]), "", *(other or ["", "", ""])] for one, other in pairs])


def set_tables_below(partners: PartnerList) -> Sheet:
    """Organizations above, people below, two blank rows between."""
    above = [["Organization", "Sector", ""], *([one.name, one.sector, ""] for one in partners.partners)]
    people = [[name, one.name, email] for one in partners.partners for name, email in one.contacts]
    return Sheet(
        [*above, [""] * 3, [""] * 3, ["Name", "Works at", "Email"], *people], bold=(0, len(above) + 2)
    )


def cross_coalitions(partners: PartnerList) -> Sheet:
    """A matrix of organizations and the tables they sit at."""
    tables = sorted({table for one in partners.partners for table in one.coalitions})
    rows = [
        [one.name, *(partners.mark if table in one.coalitions else "" for table in tables)]
        for one in partners.partners
    ]
    return Sheet([["Organization", *tables], *rows])


def cross_partners(partners: PartnerList) -> Sheet:
    """A matrix of organizations and those they work with."""
    names = [one.name for one in partners.partners]
    both = partners.ties | {(other, one) for one, other in partners.ties}
    rows = [[one, *(partners.mark if (one, other) in both else "" for other in names)] for one in names]
    return Sheet([["", *names], *rows])


def add_title(sheet: Sheet) -> Sheet:
    """The same under a title and a blank row."""
    width = len(sheet.rows[0])
    return _shift(
        Sheet(
            [["Partners of Linden County"] + [""] * (width - 1), [""] * width, *sheet.rows],
            sheet.merged,
            sheet.bold,
        ),
        2,
        0,
    )


def move_table(sheet: Sheet) -> Sheet:
    """The same, two rows lower and one column further right."""
    blank = [""] * (len(sheet.rows[0]) + 1)
    return _shift(Sheet([blank, blank, *(["", *row] for row in sheet.rows)], sheet.merged, sheet.bold), 2, 1)


def add_total(sheet: Sheet) -> Sheet:
    """The same with a total and a footnote below."""
    width = len(sheet.rows[0]) - 1
    below = [
        [""] * (width + 1),
        [f"Total: {len(sheet.rows) - 1}"] + [""] * width,
        ["* updated in March"] + [""] * width,
    ]
    return Sheet([*sheet.rows, *below], sheet.merged, sheet.bold)


def _shift(sheet: Sheet, down: int, right: int) -> Sheet:
    merged = tuple(
        (top + down, left + right, bottom + down, end + right) for top, left, bottom, end in sheet.merged
    )
    return Sheet(sheet.rows, merged, tuple(row + down for row in sheet.bold))


Layout = Callable[[PartnerList], Sheet]

LAYOUTS: dict[Layout, Sequence[Layout]] = {
    merge_organizations: (list_contacts,),
    blank_under: (list_contacts,),
    merge_sectors: (list_contacts,),
    cut_into_sections: (list_contacts,),
    head_twice: (list_contacts,),
    number_contacts: (list_contacts,),
    set_tables_side_by_side: (list_contacts,),
    set_tables_below: (list_contacts,),
    cross_coalitions: (list_members,),
    cross_partners: (list_organizations, list_ties),
}
"""Each shape, and the plain lists that say the same."""

WRAPPINGS: tuple[Callable[[Sheet], Sheet], ...] = (add_title, move_table, add_total)


def write_csv(sheet: Sheet) -> bytes:
    """Return a sheet as comma-separated text; its merges are lost."""
    text = io.StringIO()
    csv.writer(text).writerows(sheet.rows)
    return text.getvalue().encode()


def write_workbook(sheet: Sheet) -> bytes:
    """Return a sheet as an .xlsx file, with its merges and bold rows."""
    workbook = openpyxl.Workbook()
    filled: Any = workbook.active
    for row in sheet.rows:
        filled.append([cell or None for cell in row])
    for top, left, bottom, end in sheet.merged:
        filled.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=end + 1)
    for number in sheet.bold:
        for cell in filled[number + 1]:
            cell.font = Font(bold=True)
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()
