"""Nothing that stood in a cell is nowhere afterwards."""

import re
from collections.abc import Iterable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netmap.files.grids import Cell
from netmap.files.meaning.values import read_text
from netmap.files.plan.plan import ImportPlan
from netmap.files.plan.report import What
from netmap.model.entity import Entity
from netmap.model.kinds import EntityKind
from netmap.model.network import EMPTY, Network
from netmap.model.records import to_json
from netmap.model.text import fold_text
from netmap.model.ties import Tie
from tests.files.plan_tables import make_file, plan, write

_ORGANIZATIONS = (
    "Mill Clinic",
    "Dune School",
    "Reef Library",
    "Dr. Ivy Sandpiper",
    "Hunger Task Force",
    "Bay & Sons",
)
_PEOPLE = (
    "Di Crane", "Lark, Ann", "Jo Tern, Mo Plover", "Di Crane\nAl Egret", "Ann & Bo Finch", "Heron, Ed; Dove, Flo",
    "Bob Haines / Carla Dietz", "Dr. Priya Nair (director)", "Vacant", "Confidential", "Gary", "Ann Lark, Director",
    "Cy Wren <cy@wren.example>", "Office of Arts and Culture",
)  # fmt: skip
_EMAILS = (
    "ann@mill.example",
    "di@mill.example\nal@mill.example",
    "info@dune.example",
    "ask Sue",
    "Bo <bo@x.example>",
)
_PHONES = (
    "207-555-0101", "207-555-0102 (cell)", "207-555-0103 / 207-555-0104", "o: 207-555-0105; fax 207-555-0106",
    "207-555-0107\n207-555-0108", "call the desk",
)  # fmt: skip
_KEEPERS = ("Deb", "Marcus, Deb", "DQ", "Deborah Quist", "nobody yet", "Vacant")
_DAYS = ("2026-09-14", "March 2026", "call back in fall", "10/2/2026")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "Contact": _PEOPLE, "Second contact": _PEOPLE, "Alternate contact": _PEOPLE, "Title": ("Director", "Nurse"),
    "Second contact's title": ("Aide",), "E-mail": _EMAILS, "E-mail 2": _EMAILS, "Contact 2 email": _EMAILS,
    "Phone": _PHONES, "Mobile": _PHONES, "Office phone": _PHONES, "Phone 2": _PHONES, "Fax": _PHONES,
    "Sector": ("Health", "Faith; Food", "Partner", "schools", "School"), "Kept by": _KEEPERS,
    "Last contacted": _DAYS, "Last met": _DAYS, "Partner since": ("2019", "a while"), "Strength": ("4", "close"),
    "Status": ("active", "weird"), "Notes": ("CONFIDENTIAL", "likes tea", "do not publish address"),
    "Works with": ("Reef Library; Dune School", "Harbor Pantry"), "Member of": ("Reading Alliance",),
    "Partner 1": ("Bay Hospital",), "Partner 2": ("Sand Bank", "Mill Clinic"), "Program": ("Well Baby",),
    "Type": ("nonprofit", "organization"), "Website": ("mill.example", "see Facebook"), "City": ("Bath", "Wells"),
    "Shoe size": ("39", "wide"), "Name": ("Eel House", "Kit Moss"), "First name": ("Una",), "Last name": ("Vole",),
    "Refers to": ("Dune School",), "Board of": ("Mill Clinic", "Reef Library"), "Goal": ("Reading by three",),
}  # fmt: skip
_IN_OTHER_WORDS = frozenset({"and", "active", "partner", "organization", "4", "2019", "cell", "o", "fax"})
"""What is kept as a value of ours: a standing, a kind, a strength, a day, the kind of a number."""
_SAID_ELSEWHERE = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})")


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    """Tables as partners are listed in: an organization, or not, beside any of the columns above."""
    headers = draw(st.lists(st.sampled_from(sorted(_COLUMNS)), min_size=1, max_size=7, unique=True))
    named = draw(st.sampled_from(("Organization", "Agency", "")))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        cells = [draw(st.sampled_from(("", *_COLUMNS[header]))) for header in headers]
        rows.append((*((draw(st.sampled_from(_ORGANIZATIONS)),) if named else ()), *cells))
    return (*((named,) if named else ()), *headers), rows


def list_words(network: Network, planned: ImportPlan) -> set[str]:
    """Return every word of what is kept, and of what is told."""
    texts: list[str] = []
    items: list[Entity | Tie] = [*network.entities.values(), *network.ties.values()]
    for item in items:
        texts += [str(value) for value in to_json(item).values()]
    texts += [f"{problem.value} {problem.message}" for problem in planned.problems]
    return {word for text in texts for word in fold_text(text.replace("\\n", " ")).split()}


def list_lost(rows: Iterable[tuple[Cell, ...]], kept: set[str]) -> list[str]:
    """Return the cells of which a word is not kept; days are kept as days."""
    lost = []
    for row in rows:
        for cell in row:
            text = _SAID_ELSEWHERE.sub(" ", read_text(cell))
            if not kept | _IN_OTHER_WORDS >= set(fold_text(text).split()):
                lost.append(text)
    return lost


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_every_cell_is_somewhere_in_the_map_or_told(
    table: tuple[tuple[str, ...], list[tuple[Cell, ...]]],
) -> None:
    headers, rows = table
    planned = plan(EMPTY, make_file("l.csv", headers, *rows), guess_sectors=False)
    network = write(EMPTY, planned)
    refused = {row.row for row in planned.rows if row.what is What.REFUSED}
    taken = [row for number, row in enumerate(rows, start=2) if number not in refused]
    assert list_lost(taken, list_words(network, planned)) == []


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_what_was_brought_in_is_there_already_the_second_time(
    table: tuple[tuple[str, ...], list[tuple[Cell, ...]]],
) -> None:
    headers, rows = table
    file = make_file("l.csv", headers, *rows)
    network = write(EMPTY, plan(EMPTY, file))
    again = plan(network, file)
    changed = [
        item.after for item in again.items if item.before is not item.after and item.before != item.after
    ]
    assert [describe(network, item) for item in changed] == []


def describe(network: Network, item: object) -> str:
    """Return an item in words, to tell what was doubled."""
    if isinstance(item, Entity):
        return f"{item.kind} {item.name} {to_json(item)}"
    return f"{item}"


def test_days_are_kept_as_days() -> None:
    file = make_file("l.csv", ("Organization", "Last contacted"), ("Mill Clinic", "9/14/2026"))
    network = write(EMPTY, plan(EMPTY, file))
    assert [getattr(one, "on", None) for one in network.of_kind(EntityKind.INTERACTION)] == [
        date(2026, 9, 14)
    ]
