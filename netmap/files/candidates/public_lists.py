"""Public lists known by their own headings: the tax office's list of exempt organizations, and Open Referral (HSDS)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netmap.content.loading import Content
from netmap.files.grids import Cell, Grid, count_filled
from netmap.files.meaning.values import read_text
from netmap.files.tables import FileContent
from netmap.model.text import fold_text

_IRS = frozenset({"ein", "name", "city", "state", "zip", "ntee cd"})
_HSDS = frozenset({"id", "name", "description"})
_LINKED = ("services", "locations", "addresses", "phones")
_CODE_DIGITS = 9
_ZIP_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Listed:
    """One organization as a public list has it; `own_id` is its id there, `sectors` are names of ours."""

    own_id: str
    name: str
    description: str = ""
    sectors: tuple[str, ...] = ()
    website: str = ""
    phone: str = ""
    address: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""


Record = Mapping[str, str]


def read_public_list(contents: Sequence[FileContent], content: Content) -> tuple[Listed, ...] | None:
    """Return the organizations of a public list, in its order; None when these files are none that is known.

    Known are the Exempt Organizations Business Master File of the Internal Revenue Service, told by its headings, and
    the tables of an Open Referral package (HSDS 2 and 3), told by theirs and by the names of the files.
    """
    sheets = {_name_sheet(grid): _list_records(grid) for one in contents for grid in one.grids}
    for records in sheets.values():
        if records and records[0].keys() >= _IRS:
            return tuple(_read_irs(record, content) for record in records if record["name"])
    organizations = next((rows for name, rows in sheets.items() if name.startswith("organization")), [])
    if organizations and organizations[0].keys() >= _HSDS:
        return tuple(_read_package(organizations, sheets, content))
    return None


def _name_sheet(grid: Grid) -> str:
    return fold_text(
        (grid.sheet or grid.file).rpartition("/")[2].rpartition(".")[0] or grid.sheet or grid.file
    )


def _list_records(grid: Grid) -> list[Record]:
    """Return the rows below the first as {folded heading: text}."""
    filled = (row for row in grid.rows if count_filled(row))
    heads = [fold_text(read_text(cell)) for cell in next(filled, ())]
    return [_read_record(heads, row) for row in filled]


def _read_record(heads: Sequence[str], row: Sequence[Cell]) -> Record:
    cells = {head: read_text(cell) for head, cell in zip(heads, row, strict=False) if head}
    return {head: cells.get(head, "") for head in heads if head}


def _read_irs(record: Record, content: Content) -> Listed:
    """Return one organization of the tax office's list, whose names and places stand in capitals."""
    sector = content.find_ntee_sector(record["ntee cd"])
    guess = None if sector else content.guess_sector(record["name"])
    names = [found.name for found in (sector, guess.sector if guess else None) if found]
    return Listed(
        record["ein"].zfill(_CODE_DIGITS), _lower(record["name"]), sectors=tuple(names),
        address=_lower(record.get("street", "")), city=_lower(record["city"]), region=record["state"].upper(),
        postal_code=_write_zip(record["zip"]),
    )  # fmt: skip


_SMALL = frozenset({"of", "and", "the", "for", "in", "at", "on", "to", "a", "de", "del", "la", "y"})
_CAPITALS = frozenset({"inc", "llc", "usa", "ymca", "ywca", "vfw", "pta", "pto", "ii", "iii", "iv", "us"})


def _lower(text: str) -> str:
    """Return a text in capitals as it is written otherwise: “FRIENDS OF THE LIBRARY INC” → “Friends of the Library Inc”."""
    if not text.isupper():
        return text
    words = text.split()
    return " ".join(
        word
        if word.casefold() in _CAPITALS - {"inc"}
        else word.lower()
        if place and word.casefold() in _SMALL
        else word.capitalize()
        for place, word in enumerate(words)
    )


def _write_zip(text: str) -> str:
    code, dash, more = text.partition("-")
    code = code.zfill(_ZIP_DIGITS) if code.isdigit() else code
    return code + (f"-{more}" if dash and more.strip("0") else "")


def _read_package(
    organizations: Sequence[Record], sheets: Mapping[str, Sequence[Record]], content: Content
) -> Iterable[Listed]:
    """Yield the organizations of an Open Referral package with what its other tables say of them."""
    linked = {name: _group(sheets.get(name, ()), "organization id") for name in _LINKED}
    places = _group(sheets.get("addresses", ()) or sheets.get("physical addresses", ()), "location id")
    for record in organizations:
        if not record["name"]:
            continue
        services = linked["services"].get(record["id"], [])
        locations = linked["locations"].get(record["id"], [])
        address = next((row for place in locations for row in places.get(place.get("id", ""), [])), {})
        phone = next((row.get("number", "") for row in linked["phones"].get(record["id"], [])), "")
        yield Listed(
            record["id"], record["name"], record["description"], _guess_sectors(record, services, content),
            record.get("website", "") or record.get("url", ""), phone, address.get("address 1", ""),
            address.get("city", ""), address.get("state province", "") or address.get("region", ""),
            address.get("postal code", ""),
        )  # fmt: skip


def _group(records: Iterable[Record], key: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if owner := record.get(key, ""):
            found[owner].append(record)
    return found


def _guess_sectors(record: Record, services: Iterable[Record], content: Content) -> tuple[str, ...]:
    """Return the sectors that the name of an organization, or else of its services, speaks for."""
    texts = [record["name"], *(service.get("name", "") for service in services)]
    guesses = (content.guess_sector(text) for text in texts)
    return tuple(dict.fromkeys(guess.sector.name for guess in guesses if guess))
