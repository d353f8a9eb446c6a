"""Workbooks that say something beside their values: formats, links, comments, hidden, struck, filled, broken."""

from datetime import date
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.files.lists.workbooks.writing import write_ods, write_xlsx


def write_marks() -> None:
    """Write the workbooks of folder marks/."""
    _write_formats()
    _write_links()
    _write_hidden()
    _write_colors()
    _write_formulas()


def _write_formats() -> None:
    def finish(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        for row in range(2, 5):
            sheet[f"C{row}"].number_format = "00000"
            sheet[f"D{row}"].number_format = "000-0000"
            sheet[f"E{row}"].number_format = "0000"

    write_xlsx(
        "marks/zip_and_own_codes_as_numbers.xlsx",
        {
            "Sheet1": [
                ("Organization", "City", "Zip", "Phone", "Vendor number"),
                ("Abbey Pantry", "Bath", 4530, 5550168, 71),
                ("Bower Clinic", "Bath", 4530, 5550169, 105),
                ("Croft School", "Truro", 2666, 5550170, 9),
            ]
        },
        finish,
    )
    write_xlsx(
        "marks/real_dates.xlsx",
        {
            "Sheet1": [
                ("Partner", "Staff lead", "Last met"),
                ("Dairy Clinic", "Jen", date(2026, 9, 14)),
                ("Estate School", "Kai", date(2026, 10, 2)),
            ]
        },
    )


def _write_links() -> None:
    def finish(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        sheet["B2"].hyperlink = "https://fold.example.org/"
        sheet["D2"].hyperlink = "mailto:cam@fold.example.org"
        sheet["B3"].hyperlink = "https://gate.example.org/"
        sheet["D3"].hyperlink = "mailto:dot@gate.example.org"

    write_xlsx(
        "marks/links_behind_words.xlsx",
        {
            "Sheet1": [
                ("Organization", "Website", "Contact", "Email"),
                ("Fold Clinic", "Website", "Cam Cook", "e-mail Cam"),
                ("Gate School", "click here", "Dot Dunn", "e-mail Dot"),
            ]
        },
        finish,
    )
    write_ods(
        "marks/links_in_ods.ods",
        [
            ("Agency", "Web page", "City"),
            ("Hall Museum", "their site", "Ely"),
            ("Inn Hostel", "their site", "Ely"),
        ],
        links={(1, 1): "https://hall.example.org/", (2, 1): "https://inn.example.org/"},
    )

    def comment(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        sheet["A2"].comment = Comment("Ask for Pat, not the front desk", "Deb")
        sheet["B3"].comment = Comment("moved to Ayer in May", "Deb")

    write_xlsx(
        "marks/comments_beside_cells.xlsx",
        {"Sheet1": [("Organization", "City"), ("Jail Ministry", "Acton"), ("Keep Museum", "Acton")]},
        comment,
    )

    def comment_contacts(workbook: Any) -> None:
        workbook.worksheets[0]["B2"].comment = Comment("Deb:\nprefers text messages", "Deb")

    write_xlsx(
        "marks/comment_beside_a_contact.xlsx",
        {
            "Sheet1": [
                ("Agency", "Contact", "Phone"),
                ("Ward Shelter", "Kim Kane", "555-0191"),
                ("Yawl Club", "Lew Lind", "555-0192"),
            ]
        },
        comment_contacts,
    )


def _write_hidden() -> None:
    def hide(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    write_xlsx(
        "marks/hidden_row_and_column.xlsx",
        {
            "Sheet1": [
                ("Organization", "City", "Private note", "Phone"),
                ("Lodge Pantry", "Bath", "talks a lot", "555-0171"),
                ("Manor (left us)", "Bath", "quarrel", "555-0172"),
                ("Nave Clinic", "Bath", "owes us", "555-0173"),
            ]
        },
        hide,
    )

    def filter_rows(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        sheet.auto_filter.ref = "A1:B5"
        sheet.auto_filter.add_filter_column(1, ["Yes"])
        for row in (2, 4, 5):
            sheet.row_dimensions[row].hidden = True

    write_xlsx(
        "marks/rows_filtered_away.xlsx",
        {
            "Sheet1": [
                ("Organization", "Active"),
                ("Oast Farm", "No"), ("Pound Shelter", "Yes"), ("Quay Club", "No"), ("Rink Gym", "No"),
            ]
        },
        filter_rows,
    )  # fmt: skip


def _write_colors() -> None:
    rows = [
        ("Organization", "Contact", "Phone"),
        ("Shed Theater", "Eli Ely", "555-0174"),
        ("Tower Clinic", "Fay Foy", "555-0175"),
        ("Union Hall", "Gil Guy", "555-0176"),
    ]

    def strike(workbook: Any) -> None:
        for spot in ("A3", "B3", "C3"):
            workbook.worksheets[0][spot].font = Font(strike=True)

    def fill(workbook: Any) -> None:
        for spot in ("A3", "B3", "C3", "A4", "B4", "C4", "A7", "B7", "C7"):
            workbook.worksheets[0][spot].fill = PatternFill("solid", fgColor="FFBFBFBF")

    def strike_names(workbook: Any) -> None:
        for spot in ("A2", "A4"):
            workbook.worksheets[0][spot].font = Font(strike=True)

    def fill_green_and_red(workbook: Any) -> None:
        for spot, color in (("A2", "FF00B050"), ("A3", "FFFF0000"), ("A4", "FF00B050")):
            workbook.worksheets[0][spot].fill = PatternFill("solid", fgColor=color)

    def fill_every_other(workbook: Any) -> None:
        for spot in (f"{column}{row}" for row in (1, 3, 5, 7) for column in "ABC"):
            workbook.worksheets[0][spot].fill = PatternFill("solid", fgColor="FFDDEBF7")

    more = [
        *rows,
        ("Vestry Church", "Hub Hay", "555-0190"),
        ("Wharf Diner", "Ike Ives", "555-0193"),
        ("Xyst Gym", "Jan Joy", "555-0194"),
    ]
    write_xlsx("marks/struck_through.xlsx", {"Sheet1": rows}, strike)
    write_xlsx("marks/struck_names.xlsx", {"Sheet1": rows}, strike_names)
    write_xlsx("marks/gray_rows.xlsx", {"Sheet1": more}, fill)
    write_xlsx("marks/green_and_red_names.xlsx", {"Sheet1": rows}, fill_green_and_red)
    write_xlsx("marks/banded_rows_mean_nothing.xlsx", {"Sheet1": more}, fill_every_other)


def _write_formulas() -> None:
    write_xlsx(
        "marks/formulas_without_values.xlsx",
        {
            "Sheet1": [
                ("First name", "Last name", "Full name", "Organization"),
                ("Hal", "Hurd", '=A2&" "&B2', "Vault Bank"),
                ("Ina", "Ives", '=A3&" "&B3', "Well Clinic"),
            ]
        },
    )
    write_xlsx(
        "marks/sum_without_value.xlsx",
        {
            "Sheet1": [
                ("Organization", "Grant 2025", "Grant 2026", "Both years"),
                ("Xyst Garden", 1000, 1500, "=B2+C2"),
                ("Yurt School", 2000, 500, "=B3+C3"),
            ]
        },
    )
    write_xlsx(
        "marks/errors_in_cells.xlsx",
        {
            "Sheet1": [
                ("Organization", "Contact", "Phone", "City"),
                ("Yard Clinic", "#REF!", "#N/A", "Bath"),
                ("Zoo Society", "Joe Judd", "555-0177", "Bath"),
                ("Arbor Bank", "#NAME?", "#DIV/0!", "#N/A"),
            ]
        },
    )
