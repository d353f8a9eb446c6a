"""Workbooks whose cells stand where a person put them: merged, under two headings, in sections, side by side."""

from typing import Any

from openpyxl.styles import Font

from tests.files.lists.workbooks.writing import write_ods, write_xlsx


def write_shapes() -> None:
    """Write the workbooks of folders merged/ and shapes/."""
    _write_merged()
    _write_headings()
    _write_sections()
    _write_places()
    _write_tabs()
    _write_tabs_with_parents()
    _write_ticked()
    _write_bare_sections()


def _write_merged() -> None:
    write_xlsx(
        "merged/merged_organization_cells.xlsx",
        {
            "Contacts": [
                ("Organization", "Sector", "Contact", "Title", "E-mail"),
                ("Aspen Clinic", "Health", "Ann Abbey", "Nurse", "ann@aspen.example.org"),
                (None, None, "Bob Birch", "Doctor", "bob@aspen.example.org"),
                (None, None, "Cy Cole", "Clerk", "cy@aspen.example.org"),
                ("Beech School", "Education", "Di Dale", "Principal", "di@beech.example.org"),
                ("Cedar Pantry", "Food", "Ed East", "Manager", "ed@cedar.example.org"),
                (None, None, "Flo Finn", "Driver", "flo@cedar.example.org"),
            ]
        },
        _merge("A2:A4", "B2:B4", "A6:A7", "B6:B7"),
    )
    write_ods(
        "merged/merged_organization_cells_ods.ods",
        [
            ("Agency", "Contact", "Phone"),
            ("Elm Shelter", "Gus Gale", "555-0145"),
            ("", "Hal Hope", "555-0146"),
            ("Fir Church", "Ira Ives", "555-0147"),
        ],
        tall={(1, 0): 2},
    )
    write_xlsx(
        "merged/merged_sector_cells.xlsx",
        {
            "Sheet1": [
                ("Sector", "Organization", "Phone"),
                ("Health", "Gum Hospital", "555-0148"),
                (None, "Hazel Dental", "555-0149"),
                (None, "Ivy Clinic", "555-0150"),
                ("Education", "Juniper School", "555-0151"),
                (None, "Kapok College", "555-0152"),
            ]
        },
        _merge("A2:A4", "A5:A6"),
    )
    write_ods(
        "merged/merged_coalition_cells.ods",
        [
            ("Coalition", "Member organization", "City"),
            ("Clean Water Coalition", "Larch Labs", "Ely"),
            ("", "Maple Farm", "Ely"),
            ("Safe Streets Alliance", "Nutwood Police", "Orr"),
            ("", "Oak Cyclists", "Orr"),
            ("", "Larch Labs", "Ely"),
        ],
        tall={(1, 0): 2, (3, 0): 3},
    )

    write_ods(
        "merged/blank_under_in_ods.ods",
        [
            ("School", "Principal", "Teacher", "Teacher e-mail"),
            ("Pine School", "Abe Ames", "Bea Bond", "bea@pine.example.org"),
            ("", "", "Cal Cove", "cal@pine.example.org"),
            ("Reed School", "Dan Dorr", "Eve Eads", "eve@reed.example.org"),
            ("", "", "Fin Ford", "fin@reed.example.org"),
        ],
    )


def _write_headings() -> None:
    rows = [
        ("Organization", "Primary contact", None, None, "Alternate contact", None, None),
        (None, "Name", "Email", "Phone", "Name", "Email", "Phone"),
        (
            "Palm Clinic",
            "Jo Jay",
            "jo@palm.example.org",
            "555-0153",
            "Kit Kay",
            "kit@palm.example.org",
            "555-0154",
        ),
        ("Quince School", "Lou Lee", "lou@quince.example.org", "555-0155", None, None, None),
    ]
    write_xlsx("shapes/two_heading_rows_merged.xlsx", {"Sheet1": rows}, _merge("A1:A2", "B1:D1", "E1:G1"))
    write_xlsx(
        "shapes/two_heading_rows_not_merged.xlsx",
        {
            "2026": [
                (None, None, "Where", None, "Whom to ask", None),
                ("Partner", "Sector", "Street", "City", "Contact", "E-mail"),
                ("Rowan Bank", "Business", "1 Bay Rd", "Troy", "Mo Mint", "mo@rowan.example.org"),
                ("Sloe Clinic", "Health", "2 Bay Rd", "Troy", "Ned Nye", "ned@sloe.example.org"),
            ]
        },
    )
    write_ods(
        "shapes/two_heading_rows_of_committees.ods",
        [
            ("Organization", "Committees", "", "Phone"),
            ("", "Steering Committee", "Data Workgroup", ""),
            ("Teak Clinic", "x", "", "555-0156"),
            ("Ulmus School", "x", "x", "555-0157"),
        ],
        wide={(0, 1): 2},
        tall={(0, 0): 2, (0, 3): 2},
    )


def _write_sections() -> None:
    write_xlsx(
        "shapes/sections_merged_and_bold.xlsx",
        {
            "Sheet1": [
                ("Organization", "Contact", "Phone"),
                ("HEALTH CARE", None, None),
                ("Viburnum Clinic", "Opal Orr", "555-0158"),
                ("Willow Hospital", "Pia Penn", "555-0159"),
                ("SCHOOLS AND LIBRARIES", None, None),
                ("Yew School", "Quin Quay", "555-0160"),
                ("Zelkova Library", "Ray Rowe", "555-0161"),
                (None, None, None),
                ("Total: 4", None, None),
                ("* updated March 2026 by the coordinator", None, None),
            ]
        },
        _merge("A2:C2", "A5:C5", bold=("A2", "A5")),
    )
    write_ods(
        "shapes/sections_bold_in_ods.ods",
        [
            ("Agency", "City", "E-mail"),
            ("Food", "", ""),
            ("Acacia Pantry", "Mesa", "info@acacia.example.org"),
            ("Balsa Kitchen", "Mesa", "info@balsa.example.org"),
            ("Housing", "", ""),
            ("Catalpa Homes", "Yuma", "info@catalpa.example.org"),
            ("Count", "3", ""),
        ],
        bold=(0, 1, 4),
    )


def _write_places() -> None:
    write_xlsx(
        "shapes/table_lower_and_further_right.xlsx",
        {
            "List": [
                (None,) * 5,
                (None, "Our partners", None, None, None),
                (None,) * 5,
                (None, None, "Organization", "Contact", "City"),
                (None, None, "Dogwood Clinic", "Sam Soto", "Bend"),
                (None, None, "Ebony Museum", "Tea Tran", "Bend"),
            ]
        },
    )
    write_xlsx(
        "shapes/two_tables_side_by_side.xlsx",
        {
            "Sheet1": [
                ("Organization", "Phone", None, "Name", "Works at", "Email"),
                ("Fig Clinic", "555-0162", None, "Una Unser", "Fig Clinic", "una@fig.example.org"),
                ("Ginkgo School", "555-0163", None, "Vic Voss", "Ginkgo School", "vic@ginkgo.example.org"),
                ("Holly Bank", "555-0164", None, None, None, None),
            ]
        },
    )


def _write_tabs() -> None:
    write_xlsx(
        "titles/tabs_called_coalition_and_programs.xlsx",
        {
            "Coalition members": [
                ("Organization", "Contact", "Email"),
                ("Ilex Clinic", "Wes Wood", "wes@ilex.example.org"),
                ("Jacaranda School", "Xi Xu", "xi@jacaranda.example.org"),
            ],
            "Programs 2026": [
                ("Organization", "Program", "Phone"),
                ("Ilex Clinic", "Well Baby", "555-0165"),
                ("Jacaranda School", "Reading Buddies", "555-0166"),
            ],
            "Goals": [("Agency", "Contact", "Phone"), ("Kauri Library", "Yan Yee", "555-0167")],
        },
    )
    write_xlsx(
        "titles/tabs_by_sector.xlsx",
        {
            "Health": [("Organization", "Contact"), ("Laurel Clinic", "Zac Zinn")],
            "Education": [
                ("Organization", "Contact"),
                ("Mango School", "Amy Ash"),
                ("Neem College", "Ben Bay"),
            ],
        },
    )


def _write_tabs_with_parents() -> None:
    headings = ("Member", "Organization", "E-mail", "Sep mtg", "Oct mtg")
    write_xlsx(
        "titles/tabs_by_sector_and_parents.xlsx",
        {
            "Child Care": [
                headings,
                ("Ines Abad", "Little Terns Preschool", "ines@terns.example.org", "X", "X"),
                ("Gail Roe", "Bath Head Start", "groe@bhs.example.org", None, "X"),
            ],
            "Health": [headings, ("Kay Orr", "Mill Clinic", "korr@mill.example.org", "X", None)],
            "Parents": [
                headings,
                ("Tia Fox", None, "tia@post.example.org", "X", "X"),
                ("Jo Lund", None, "jo@post.example.org", None, None),
            ],
        },
    )


def _write_ticked() -> None:
    write_xlsx(
        "matrices/impact_areas_under_two_heading_rows.xlsx",
        {
            "FY26": [
                ("Funded Partners FY26",),
                ("Agency", "Primary Contact", None, None, "Impact Area", None, None, "FY26 Award", "UW Staff",
                 "Last site visit"),
                (None, "Name", "Title", "Email", "Education", "Income", "Health", None, None, None),
                ("Bath Literacy Council", "Nora Bell", "Executive Director", "nbell@blc.example.org", "X", None, None,
                 "$42,000", "Priya Nair", "9/14/2026"),
                ("Harbor Family Services", "Lena Voss", "CEO", "lvoss@hfs.example.org", "X", "X", None, "$65,500",
                 "Priya Nair", "8/20/2026"),
                ("Mill Clinic", "Kay Orr", "Director", "korr@mill.example.org", None, None, "X", "$30,000", "Hal Stone",
                 None),
                ("Tern Legal Aid", "Omar Said", "Managing attorney", "osaid@tern.example.org", None, "X", None, "$18,250",
                 "Hal Stone", "10/1/2026"),
                ("TOTAL", None, None, None, 2, 2, 1, "$155,750", None, None),
            ]
        },
        _merge("A1:J1", "B2:D2", "E2:G2", "A2:A3"),
    )  # fmt: skip
    write_xlsx(
        "matrices/work_groups_under_bold_sections.xlsx",
        {
            "Roster": [
                ("Organization", "Representative", "Email", "Housing WG", "Employment WG", "Peer Support WG"),
                ("Corrections & Courts",),
                ("County Probation Office", "Dale Frost", "dfrost@probation.example.org", "x", None, None),
                ("Public Defender", "Ivy Chen", "ichen@pd.example.org", None, None, "x"),
                ("Service Providers",),
                ("New Leaf Housing", "Bo Tran", "bo@newleaf.example.org", "x", "x", None),
                ("Second Start", "Mo Adeyemi", "mo@secondstart.example.org", None, "x", "chair"),
                ("Employers",),
                ("Crane & Sons Plumbing", "Bill Crane", "bill@crane.example.org", None, "x", None),
            ]
        },
        _merge(bold=("A2", "A5", "A8")),
    )


def _write_bare_sections() -> None:
    write_xlsx(
        "shapes/bold_sections_without_headings.xlsx",
        {
            "Sheet1": [
                ("Outreach 26",),
                (),
                ("HEALTH",),
                ("Mill Clinic", "Kay Orr", "555-0601", "met 9/14/26"),
                ("Dune Dental", "front desk", "555-0602", None),
                ("EDUCATION",),
                ("Dune School", "Ron Pell", "555-0603", "not yet"),
                ("Harbor HS", "??", None, "Oct"),
                ("FAITH",),
                ("St. Brendan", None, "555-0605", "Peg goes there"),
            ],
            "old": [("Tern School", "closed??")],
        },
        _merge(bold=("A3", "A6", "A9")),
    )


def _merge(*ranges: str, bold: tuple[str, ...] = ()) -> Any:
    def finish(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        for merged in ranges:
            sheet.merge_cells(merged)
        for spot in bold:
            sheet[spot].font = Font(bold=True)

    return finish
