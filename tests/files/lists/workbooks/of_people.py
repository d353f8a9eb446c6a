"""Lists as people of flesh and blood keep them: several obstacles in each."""

from datetime import date
from typing import Any

from openpyxl.styles import Font

from tests.files.lists.workbooks.writing import write_xlsx


def write_whole_lists() -> None:
    """Write the workbooks of folder whole/, and a Kumu workbook."""
    _write_church()
    _write_epidemiologist()
    _write_united_way()
    _write_school_liaison()
    _write_organizer()
    _write_kumu()


def _write_church() -> None:
    def finish(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        sheet.merge_cells("A1:F1")
        sheet["A1"].font = Font(bold=True)
        for row in (4, 8):
            sheet[f"A{row}"].font = Font(bold=True)

    write_xlsx(
        "whole/church_secretary_outreach.xlsx",
        {
            "Outreach": [
                ("St. Brigid Outreach Partners 2026", None, None, None, None, None),
                (None,) * 6,
                ("Who", "Contact Person", "Phone", "E-mail", "Parish liaison", "Last spoke"),
                ("FOOD", None, None, None, None, None),
                (
                    "Manna Food Shelf",
                    "Lil Lowe",
                    "555-0178",
                    "lil@manna.example.org",
                    "Mrs. Dolan",
                    date(2026, 9, 6),
                ),
                ("Loaves & Fishes", "Max & Meg Moss", "555-0179", None, "Mrs. Dolan", date(2026, 10, 4)),
                ("Second Table", "vacant", "555-0180", None, None, None),
                ("SHELTER", None, None, None, None, None),
                (
                    "Harbor Light",
                    "Sr. Nan Neal",
                    "555-0181",
                    "nan@harborlight.example.org",
                    "Fr. Pat",
                    date(2026, 8, 30),
                ),
                (None,) * 6,
                ("Total: 4", None, None, None, None, None),
            ]
        },
        finish,
    )


def _write_epidemiologist() -> None:
    def finish(workbook: Any) -> None:
        sheet = workbook.worksheets[0]
        for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:G1", "H1:H2"):
            sheet.merge_cells(merged)

    write_xlsx(
        "whole/epidemiologist_tables.xlsx",
        {
            "Partners": [
                ("Agency", "Sector", "Point of contact", None, "Sits on", None, None, "Staff lead"),
                (
                    None,
                    None,
                    "Name",
                    "E-mail",
                    "Overdose Task Force",
                    "Vaccine Coalition",
                    "Perinatal Workgroup",
                    None,
                ),
                (
                    "Ozark Clinic",
                    "Health",
                    "Dr. Oma Odell",
                    "oma@ozark.example.org",
                    "x",
                    "x",
                    None,
                    "Ruth Stein",
                ),
                (
                    "Prairie EMS",
                    "Emergency",
                    "Pete Prior",
                    "pete@prairie.example.org",
                    "chair",
                    None,
                    None,
                    "Ruth Stein",
                ),
                (
                    "Quarry WIC",
                    "Health",
                    "Quinn Quist",
                    "quinn@quarry.example.org",
                    None,
                    "x",
                    "x",
                    "Theo Unger",
                ),
                (
                    "River Schools",
                    "Education",
                    "Ria Roth",
                    "ria@river.example.org",
                    None,
                    "x",
                    None,
                    "Theo Unger",
                ),
            ]
        },
        finish,
    )


def _write_united_way() -> None:
    write_xlsx(
        "whole/united_way_funded_partners.xlsx",
        {
            "FY27": [
                (None, "Funded partners FY27", None, None, None, None, None),
                (None,) * 7,
                (
                    None, "Agency name", "Executive director", "Focus area", "Relationship manager",
                    "Last site visit", "Award",
                ),
                (None, "Sunrise Child Care", "Sue Sims", "Education, Literacy & Youth", "Abby W.", date(2026, 5, 12), 25000),
                (None, "Tiller Job Center", "Tom Tull", "Financial Stability", "Abby W.", date(2026, 6, 2), 18000),
                (None, "Umbrella Clinic", "Uma Ure", "Health", "Carl J.", date(2026, 7, 21), 30000),
                (None, "Vista Tutors", "Val Vick", "Education, Literacy & Youth", "Carl J.", None, 9000),
                (None, "Total", None, None, None, None, 82000),
            ]
        },
    )  # fmt: skip


def _write_school_liaison() -> None:
    write_xlsx(
        "whole/school_liaison_helpers.xlsx",
        {
            "Community helpers": [
                (
                    "Helper organization", "Contact 1", "Role", "Phone", "Contact 2", "Role", "Phone", "Schools they serve",
                    "Who knows them",
                ),
                (
                    "Wagon Theater", "Wyn Wall", "Director", "555-0182", "Xan Xiong", "Teacher", "555-0183",
                    "Elm School; Fern School", "Bev",
                ),
                ("Yoga for Youth", "Yul Yost", "Owner", "555-0184", None, None, None, "Elm School", "Bev, Cal"),
                ("Zip Bikes", "Zed Zorn", "Mechanic", "555-0185", None, None, None, "Fern School", "Cal"),
            ]
        },
    )  # fmt: skip


def _write_organizer() -> None:
    write_xlsx(
        "whole/organizadora_aliados.xlsx",
        {
            "Aliados": [
                ("Lista de aliados – actualizada por Lupe", None, None, None, None, None),
                ("Organización", "Contacto", "Teléfono", "Tema", "Trabaja con", "Responsable"),
                ("Comité del Barrio", "Alma Ríos", "555-0186", "Vivienda", "Clínica Sol", "Lupe"),
                ("Clínica Sol", "Dr. Beto Cruz", "555-0187", "Salud", None, "Lupe"),
                ("Radio Vecina", "Cira Paz", "555-0188", "Medios", "Comité del Barrio; Clínica Sol", "Nico"),
                ("Escuela Juárez", "Dora Gil / Eva Sol", "555-0189", "Educación", "Radio Vecina", "Nico"),
            ]
        },
    )


def _write_kumu() -> None:
    write_xlsx(
        "exports/kumu_elements_and_connections.xlsx",
        {
            "Elements": [
                ("Label", "Type", "Tags", "Description"),
                ("Atlas Library", "Organization", "rural|wifi", "Three branches"),
                ("Bloom Clinic", "Organization", None, None),
                ("Cora Dean", "Person", None, "school nurse"),
            ],
            "Connections": [
                ("From", "To", "Type", "direction"),
                ("Atlas Library", "Bloom Clinic", "works with", "undirected"),
                ("Cora Dean", "Bloom Clinic", "works at", "directed"),
            ],
        },
    )
