"""One name stays one name: which signs part the cells of a column, and when it is asked."""

import pytest

from netmap.files.lists.questions import About
from netmap.files.meaning.name_shapes import list_people
from netmap.files.meaning.splitting import find_splitting
from netmap.model.entities import Sector
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import bring_into_empty, make_file, plan, ties


@pytest.mark.parametrize(
    ("cells", "entries"),
    [
        (["Arts, Culture and Heritage", "Health"], [("Arts, Culture and Heritage",), ("Health",)]),
        (["Department of Health, Labor and Welfare", "Health"], [("Department of Health, Labor and Welfare",), ("Health",)]),
        (["Parks, Recreation & Tourism", "Arts & culture"], [("Parks, Recreation & Tourism",), ("Arts & culture",)]),
        (["Health; Education", "Food"], [("Health", "Education"), ("Food",)]),
        (["Health|Food", "Food"], [("Health", "Food"), ("Food",)]),
        (["Health ::: Food"], [("Health", "Food")]),
        (["Health\nFood"], [("Health", "Food")]),
        (['"Health","Food"', '"Youth"'], [("Health", "Food"), ("Youth",)]),
        (["Health, Food", "Food", "Health"], [("Health", "Food"), ("Food",), ("Health",)]),
        (["Health, Food", "Youth, Health", "Food"], [("Health", "Food"), ("Youth", "Health"), ("Food",)]),
        (["Health, Food and Youth", "Food", "Youth", "Health"],
         [("Health", "Food", "Youth"), ("Food",), ("Youth",), ("Health",)]),
        (["Health/Food", "Food", "Health"], [("Health", "Food"), ("Food",), ("Health",)]),
        (["Health/Wellness", "Food"], [("Health/Wellness",), ("Food",)]),
        (["Food & Housing", "Food", "Housing"], [("Food", "Housing"), ("Food",), ("Housing",)]),
        (["Arts, Culture and Heritage; Health", "Food"], [("Arts, Culture and Heritage", "Health"), ("Food",)]),
        (["Bay Hospital, Dune School, Health, Housing and Human Services", "Dune School, Mill Clinic", "Mill Clinic"],
         [("Bay Hospital", "Dune School", "Health, Housing and Human Services"), ("Dune School", "Mill Clinic"),
          ("Mill Clinic",)]),
    ],
)  # fmt: skip
def test_a_cell_is_parted_only_where_its_parts_stand_by_themselves(
    cells: list[str], entries: list[tuple[str, ...]]
) -> None:
    splitting = find_splitting(cells)
    assert [splitting.split(cell) for cell in cells] == entries


def test_names_known_elsewhere_part_a_cell() -> None:
    known = frozenset({"mill clinic", "dune school"})
    assert find_splitting(["Mill Clinic, Dune School"], known).split("Mill Clinic, Dune School") == (
        "Mill Clinic",
        "Dune School",
    )
    assert find_splitting(["Mill Clinic, Bath"], known).split("Mill Clinic, Bath") == ("Mill Clinic, Bath",)


def test_names_of_groups_part_a_cell_where_each_has_a_word_of_groups() -> None:
    cells = [
        "Oral Health Coalition, Smiles Network",
        "Department of Health, Labor and Welfare",
        "Hunger Table",
    ]
    splitting = find_splitting(cells, groups=True)
    assert splitting.split(cells[0]) == ("Oral Health Coalition", "Smiles Network")
    assert splitting.split(cells[1]) == (cells[1],)


def test_organizations_of_the_same_list_part_a_cell() -> None:
    rows = [("Jade Clinic", "Kestrel, Lumen"), ("Kestrel", ""), ("Lumen", "Jade Clinic")]
    network = bring_into_empty(make_file("l.csv", ("Agency", "Refers to"), *rows))
    assert ties(network, TieKind.REFERS_TO) == [
        ("Jade Clinic", "Kestrel"), ("Jade Clinic", "Lumen"), ("Lumen", "Jade Clinic"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Marcus, Deb", ("Marcus", "Deb")),
        ("Rosa Delgado & Juan Delgado", ("Rosa Delgado", "Juan Delgado")),
        ("Bob Haines / Carla Dietz", ("Bob Haines", "Carla Dietz")),
        ("Sister Mary Pell; Tom Vance", ("Sister Mary Pell", "Tom Vance")),
        ("Di Crane\nAl Egret", ("Di Crane", "Al Egret")),
        ("Heron, Ed; Dove, Flo", ("Heron, Ed", "Dove, Flo")),
        ("Finch, Ann", ("Finch, Ann",)),
        ("Deb and Tonya", ("Deb", "Tonya")),
        ("DQ, ML", ("DQ", "ML")),
        ("Vacant", ()),
        ("TBD; Ann Lark", ("Ann Lark",)),
        ("Ann Lark; Marlow Boys & Girls Club", ("Ann Lark", "Marlow Boys & Girls Club")),
    ],
)
def test_a_cell_of_people_names_each_of_them(cell: str, people: tuple[str, ...]) -> None:
    assert list_people(cell) == people


ROWS = [
    ("Mill Clinic", "Tutoring, Mentoring"),
    ("Dune School", "Meals, Rides"),
    ("Reef Library", "Books, Shots"),
]


def test_a_doubtful_comma_is_asked_about_once_and_parts_nothing_until_then() -> None:
    file = make_file("l.csv", ("Organization", "Sector"), *ROWS)
    planned = plan(EMPTY, file)
    (question,) = planned.list_open()
    assert question.about is About.SPLIT
    assert question.cells == len(ROWS)
    assert question.choices[1].shown[0] == "Tutoring · Mentoring"
    assert [sector.name for sector in bring_into_empty(file).of(Sector)] == [
        "Books, Shots",
        "Meals, Rides",
        "Tutoring, Mentoring",
    ]
    parted = bring_into_empty(file, answers={question.key: ("parts",)})
    assert ("Mill Clinic", "Mentoring") in ties(parted, TieKind.IN_SECTOR)


def test_a_name_with_a_comma_is_not_asked_about() -> None:
    rows = [
        ("Museum", "Arts, Culture and Heritage"),
        ("Players", "Arts, Culture and Heritage"),
        ("Clinic", "Health"),
    ]
    assert plan(EMPTY, make_file("l.csv", ("Organization", "Sector"), *rows)).list_open() == ()


def test_a_comma_in_a_column_of_semicolons_is_asked_about_where_one_of_its_parts_is_known() -> None:
    rows = [
        ("Pantry", "Grace Lutheran, Wheels"),
        ("Wheels", "Pantry; Center"),
        ("Center", ""),
    ]
    file = make_file("l.csv", ("Organization", "Works with"), *rows)
    (question,) = plan(EMPTY, file).list_open()
    assert question.about is About.SPLIT
    assert question.choices[1].shown == ("Grace Lutheran · Wheels",)
    parted = bring_into_empty(file, answers={question.key: ("parts",)})
    paired = {tuple(sorted(pair)) for pair in ties(parted, TieKind.PARTNERS_WITH)}
    assert {("Grace Lutheran", "Pantry"), ("Pantry", "Wheels"), ("Center", "Wheels")} == paired


def test_a_comma_of_a_name_in_a_column_of_semicolons_is_not_asked_about() -> None:
    rows = [("Pantry", "Lark, Finch & Co; Center"), ("Wheels", "Moss, Reed & Co; Pantry"), ("Center", "")]
    file = make_file("l.csv", ("Organization", "Works with"), *rows)
    assert plan(EMPTY, file).list_open() == ()
