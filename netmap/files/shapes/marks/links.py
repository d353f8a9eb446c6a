"""Addresses behind the text of cells: “Website”, “click here”, “Email Di”, or a name that leads to a page."""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from netmap.files.grids import Spot, is_filled
from netmap.files.meaning.values import find_email, is_phone, is_url
from netmap.files.shapes.marks.sheets import MarkedSheet, add_column, fill_column, set_cells
from netmap.files.tables import Problem
from netmap.model.text import fold_text

_WORDS = frozenset({
    "website", "web", "site", "url", "link", "page", "homepage", "home", "here", "click", "view", "visit",
    "more", "info", "open", "see", "go", "email", "mail", "e", "mailto", "send", "write", "contact",
    "www", "map", "maps", "directions", "facebook", "instagram", "twitter", "x", "linkedin", "youtube",
    "online", "profile", "sitio", "pagina", "enlace", "correo", "aqui", "ver", "visitar", "seite", "hier",
    "klicken", "lien", "ici", "courriel",
})  # fmt: skip
"""Words that say no more than that something leads elsewhere."""

_FURTHER_EMAIL = ("email", "organization_email")
_PERSONAL = frozenset({"person", "first_name", "last_name", "middle_name"})
_ADDRESSED = {
    "website": frozenset({"website"}),
    "email": frozenset({"email", "person_email", "organization_email"}),
    "phone": frozenset({"phone", "person_phone", "organization_phone"}),
}
_SCHEME = re.compile(r"^(https?://)?(www\.)?", re.IGNORECASE)


class _Kind(StrEnum):
    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Link:
    """A link behind a cell: what the cell says, what the link leads to, and what kind of address that is."""

    text: str
    address: str
    kind: _Kind

    @property
    def is_said(self) -> bool:
        """Whether the text is the address."""
        if self.kind is _Kind.PHONE:
            return _keep_digits(self.text)[-7:] == _keep_digits(self.address)[-7:]
        return _plain(self.text) == _plain(self.address)

    @property
    def is_address(self) -> bool:
        """Whether the text is some address."""
        return bool(find_email(self.text)) or is_url(self.text) or is_phone(self.text)

    @property
    def is_bare(self) -> bool:
        """Whether the text only says that something leads elsewhere."""
        words = fold_text(self.text).split()
        return not words or any(word in _WORDS for word in words)


def _keep_digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _plain(address: str) -> str:
    return _SCHEME.sub("", address.strip()).rstrip("/").casefold()


def read_links(sheet: MarkedSheet) -> MarkedSheet:
    """Return the sheet with the addresses behind its texts, in their place or, where they are names, beside them."""
    columns: dict[int, dict[int, _Link]] = defaultdict(dict)
    for (row, column), target in sorted(sheet.grid.marks.links.items()):
        cell = sheet.grid.rows[row][column]
        link = _read_link("" if cell is None else str(cell).strip(), target)
        if sheet.is_in_body((row, column)) and not link.is_said:
            columns[column][row] = link
    for column, links in columns.items():
        sheet = _read_column(sheet, column, links)
    return sheet


def _read_link(text: str, target: str) -> _Link:
    scheme, _, rest = target.strip().partition(":")
    if scheme.lower() == "mailto":
        address = find_email(unquote(rest.partition("?")[0]))
        return _Link(text, address or unquote(rest), _Kind.EMAIL if address else _Kind.OTHER)
    if scheme.lower() == "tel":
        return _Link(text, unquote(rest), _Kind.PHONE)
    is_web = scheme.lower() in {"http", "https"} or is_url(target.strip())
    return _Link(text, target.strip(), _Kind.WEBSITE if is_web else _Kind.OTHER)


def _read_column(sheet: MarkedSheet, column: int, links: dict[int, _Link]) -> MarkedSheet:
    differing = {row: link for row, link in links.items() if link.is_address}
    sheet = sheet.tell(*(_tell_differing(sheet, (row, column), link) for row, link in differing.items()))
    rest = {row: link for row, link in links.items() if row not in differing}
    if not rest:
        return sheet
    meaning = sheet.meanings[column]
    bare = sum(link.is_bare for link in rest.values())
    if any(meaning in meanings for meanings in _ADDRESSED.values()) or (
        bare * 2 >= len(rest) and column not in sheet.find_naming() and meaning not in _PERSONAL
    ):
        return _replace_texts(sheet, column, rest)
    return _add_addresses(sheet, column, rest)


def _tell_differing(sheet: MarkedSheet, spot: Spot, link: _Link) -> Problem:
    message = f"The text says {link.text}, but its link leads to {link.address}; the text was taken."
    return sheet.note(spot, link.text, message, doubt=True)


def _replace_texts(sheet: MarkedSheet, column: int, links: dict[int, _Link]) -> MarkedSheet:
    heading = sheet.name_heading(column)
    kept = {
        row: link.text
        for row, link in links.items()
        if link.text and not link.is_bare and not _stands_elsewhere(sheet, (row, column), link.text)
    }
    replaced = set_cells(sheet, {(row, column): link.address for row, link in links.items()})
    return add_column(replaced, f"{heading} (text)", kept, column)


def _stands_elsewhere(sheet: MarkedSheet, spot: Spot, text: str) -> bool:
    return any(
        place != spot[1] and is_filled(cell) and str(cell).strip().casefold() == text.casefold()
        for place, cell in enumerate(sheet.grid.rows[spot[0]])
    )


def _add_addresses(sheet: MarkedSheet, column: int, links: dict[int, _Link]) -> MarkedSheet:
    """Add the addresses behind names, to the columns for them where the sheet has such columns."""
    name = sheet.name_heading(column)
    left = f"Link of {name}"
    personal = sheet.meanings[column] in _PERSONAL and column not in sheet.find_naming()
    found: dict[_Kind, dict[int, str]] = defaultdict(dict)
    for row, link in links.items():
        found[link.kind][row] = link.address
    is_name = personal or column in sheet.find_naming()
    for kind, values in found.items():
        if kind is _Kind.EMAIL and is_name:
            meanings = ("person_email", "email") if personal else _FURTHER_EMAIL
            heading = "Contact email" if personal else "Email"
            sheet = fill_column(sheet, meanings, values, heading=heading, beside=column, left=left)
        elif kind is _Kind.PHONE and is_name:
            meanings = ("person_phone", "phone") if personal else ("phone", "organization_phone")
            heading = "Contact phone" if personal else "Phone"
            sheet = fill_column(sheet, meanings, values, heading=heading, beside=column, left=left)
        elif kind is _Kind.WEBSITE and is_name and not personal:
            sheet = fill_column(sheet, ("website",), values, heading="Website", beside=column, left=left)
        else:
            sheet = add_column(sheet, left, values, column)
    return sheet
