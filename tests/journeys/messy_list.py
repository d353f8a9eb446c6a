"""The list of partners of a made-up county as its coordinator keeps it: some sixty rows with everything that is awkward."""

from netmap.files.grids import Cell
from tests.files.workbook_bytes import make_xlsx

Row = tuple[Cell, ...]

TITLE: Row = ("Alder County Library – community partners (Nell, updated Oct 2026)",)
HEADINGS: Row = (
    "Organization", "Contact", "E-mail", "Phone", "Sector", "What they do", "Who on staff knows them", "Last contacted", "Notes",
)  # fmt: skip
AWKWARD: tuple[Row, ...] = (
    ("Alder County Public Library", "Nellie Frost", "nfrost@alderlib.example.org", "555-0100", "Library", "Four branches", None, None, " that's us"),
    ("Alder County Health Dept.", "Dr. Uma Reyes", "ureyes@alderhealth.example.org", "(555) 555-0101", "Health", "Vaccines", "Nell", "9/14/2026", None),
    ("Alder County Health Department", "Janet Okoro", "jokoro@alderhealth.example.org", "555.555.0102", "health", "WIC", "Marcos", "10/2/26", None),
    ("St. Brendan's Hospital", "Sister Agnes Cole; Tom Vale", "acole@brendan.example.org", "555-0103", "Health", None, "Nell", "March 2026", "Tom is easier to reach"),
    ("Alder Unified Schools", "Bo Hart / Carla Ditz", "bhart@aus.example.org", "555-0104", "Schools", "K-12", "Marcos, Nell", "8/20/2026", None),
    ("Head Start of Alder", "Lupe Rios", None, None, "Schools", None, "Tova", "2026-07-01", None),
    ("Reading Friends", "Pat Simms", "pat@reading.example.org", "555-0105", None, "Tutoring", "Nell", "10/20/2026", None),
    ("Reading Friends of Alder", "Pat Simms", "pat@reading.example.org", "555-0105", "Nonprofit", "tutoring", None, None, "same as above?"),
    ("Safe Harbor House", "Confidential", None, "555-0106", "Housing", "DV shelter - do not publish address", "Nell", "9/30/2026", "CONFIDENTIAL"),
    ("Casa Alder", "Rosa Dell & Juan Dell", "rosa@casa.example.org", "555-0107", "Immigrants", "ESL", "Tova", "9/22/2026", None),
    ("Dr. Tamara Rowe", "Dr. Tamara Rowe", "tamara@rowe.example.org", None, "Health", "pediatrician", "Nell", "10/1/2026", "individual"),
    ("Arts, Culture and Heritage Council", "Joel Bank", None, None, "Arts", None, None, None, None),
    ("4-H / Extension", "Sue Kell", None, None, "Youth", None, "Tova", "8/8/2026", None),
    ("Meals on Wheels", "Gary", None, "555-0108", "Food", None, "Nell", None, None),
    ("Legal Aid of Alder", None, None, "555-0109", "Legal", None, None, None, None),
    ("<b>Bold</b> Books", "Holly", None, None, "Business", None, "Nell", None, "=1+1"),
)  # fmt: skip
SECTORS = (
    "Faith",
    "Food",
    "Housing",
    "Government",
    "Business",
    "Service clubs",
    "Seniors",
    "Youth",
    "Media",
    "Arts",
)
KEEPERS = ("Nell", "Marcos", "Tova", None)
PLAIN = tuple(
    (
        f"{place} {what}", f"{first} {last}", f"{first.lower()}@{what.lower()}{number}.example.org", f"555-02{number:02}",
        SECTORS[number % len(SECTORS)], None, KEEPERS[number % len(KEEPERS)],
        f"{number % 10 + 1}/{number % 27 + 1}/2026" if number % 3 else None, None,
    )
    for number, (place, what, first, last) in enumerate(
        (place, what, first, last)
        for (what, first) in (("Church", "Ann"), ("Pantry", "Ben"), ("Club", "Cleo"), ("Center", "Dora"), ("Radio", "Evan"))
        for (place, last) in (
            ("Birch", "Moss"), ("Cedar", "Nash"), ("Dogwood", "Orr"), ("Elm", "Pike"), ("Fir", "Quill"), ("Hazel", "Reed"),
            ("Ivy", "Shaw"), ("Juniper", "Tate"), ("Larch", "Udall"),
        )
    )
)  # fmt: skip
TOTAL: Row = (f"Total partners: {len(AWKWARD) + len(PLAIN)}",)


def write_messy_list() -> bytes:
    """Return the list as a spreadsheet: a title, a blank row, headings, some sixty rows, a total."""
    rows = [TITLE, (), HEADINGS, *AWKWARD, *PLAIN, (), TOTAL]
    return make_xlsx({"Partners 2026": [list(row) + [None] * (len(HEADINGS) - len(row)) for row in rows]})
