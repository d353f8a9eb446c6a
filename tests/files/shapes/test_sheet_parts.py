"""Where tables stand in a sheet."""

from tests.files.grid_tables import show, straight


def test_a_table_that_starts_lower_and_further_right_is_found_with_its_cells() -> None:
    found = straight("Partners of Marlow County\n\n,,Organization,City\n,,Rotary,Marlow\n,,Lions,Tolliver\n")
    assert show(found.table) == ["Organization | City", "Rotary | Marlow", "Lions | Tolliver"]
    assert found.table.find_cell(1, 0) == "C5"
    assert found.told == ["Partners of Marlow County"]


def test_tables_one_below_the_other_need_one_blank_row_and_headings_of_their_own() -> None:
    text = "Organization,City\nRotary,Marlow\nLions,Tolliver\n\nName,Organization,Email\nAnn Lee,Rotary,ann@rotary.example\n"
    first, second = straight(text).tables
    assert show(first) == ["Organization | City", "Rotary | Marlow", "Lions | Tolliver"]
    assert show(second) == ["Name | Organization | Email", "Ann Lee | Rotary | ann@rotary.example"]
    assert second.find_cell(0, 2) == "C6"


def test_a_title_between_two_tables_belongs_to_the_second() -> None:
    text = "Organization,City\nRotary,Marlow\n\nOur people\nFirst name,Last name\nAnn,Lee\n"
    found = straight(text)
    assert [show(table)[0] for table in found.tables] == ["Organization | City", "First name | Last name"]
    assert [len(table.rows) for table in found.tables] == [1, 1]
    assert found.told == ["Our people"]


def test_a_blank_row_alone_parts_no_table() -> None:
    found = straight("Organization,City\nRotary,Marlow\n\nLions,Tolliver\n\n\nKiwanis,Eastgate\n")
    assert len(found.tables) == 1


def test_headings_printed_again_below_part_no_table() -> None:
    found = straight("Organization,City\nRotary,Marlow\n\nOrganization,City\nLions,Tolliver\n")
    assert [row for row in show(found.table) if row.strip(" |")] == [
        "Organization | City",
        "Rotary | Marlow",
        "Lions | Tolliver",
    ]


def test_two_tables_side_by_side_are_two() -> None:
    text = """
Organization,City,,Organization,Phone
Rotary,Marlow,,Mill Clinic,555-0101
Lions,Tolliver,,Dune School,555-0102
,,,Reef Library,555-0103
"""
    left, right = straight(text).tables
    assert show(left) == ["Organization | City", "Rotary | Marlow", "Lions | Tolliver"]
    assert show(right)[1:] == ["Mill Clinic | 555-0101", "Dune School | 555-0102", "Reef Library | 555-0103"]
    assert right.find_cell(2, 1) == "E4"


def test_a_blank_column_within_a_table_parts_nothing() -> None:
    found = straight(
        "Organization,City,,Contact,Phone\nRotary,Marlow,,Ann Lee,555-0101\nLions,Tolliver,,Bo Ray,555-0102\n"
    )
    assert show(found.table)[1] == "Rotary | Marlow |  | Ann Lee | 555-0101"
    assert not found.asked


def test_a_shorter_table_beside_is_asked_about() -> None:
    text = "Organization,City,,Contact,Phone\nRotary,Marlow,,Ann Lee,555-0101\nLions,Tolliver,,,\nKiwanis,Eastgate,,,\nZonta,Salem,,,\n"
    assert len(straight(text).tables) == 1
    (key,) = straight(text).asked
    assert len(straight(text, {key: "two"}).tables) == 2


def test_a_legend_beside_a_table_is_told_and_not_read() -> None:
    found = straight("Organization,City,,Key:\nRotary,Marlow,,green = active\nLions,Tolliver,,grey = left\n")
    assert show(found.table) == ["Organization | City", "Rotary | Marlow", "Lions | Tolliver"]
    assert found.told == ["Key:", "green = active", "grey = left"]


def test_remarks_beside_rows_stay_with_their_rows() -> None:
    found = straight("Organization,City,,\nRotary,Marlow,,call Deb first\nLions,Tolliver,,\n")
    assert show(found.table)[1] == "Rotary | Marlow |  | call Deb first"


def test_people_beside_the_organizations_where_they_work_are_a_table_of_their_own() -> None:
    found = straight(
        "Organization,Sector,,Name,Works at,Email\n"
        "Mill Clinic,Health,,Di Crane,Dune School,di@dune.example\n"
        "Dune School,Schools,,Al Egret,Mill Clinic,al@mill.example"
    )
    assert [table.headers for table in found.tables] == [
        ("Organization", "Sector"),
        ("Name", "Works at", "Email"),
    ]
    assert not found.asked
