"""Files that once took minutes, lost something without a word, or became partners that nobody is."""

import time

import pytest

from netmap.errors import FileError
from netmap.files.reading import read_file
from netmap.files.tables import FileContent
from netmap.model.entities import Organization
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.text import NAME_LIMIT, NOTES_LIMIT
from tests.files.plan_tables import bring_in, bring_into_empty, make_csv, plan


def _read(text: str, name: str = "list.csv") -> FileContent:
    return read_file(text.encode("utf-8", "surrogatepass"), name)


def _list(network: Network) -> list[Organization]:
    return [one for one in network.of_kind(EntityKind.ORGANIZATION) if isinstance(one, Organization)]


def _told(*files: FileContent) -> list[str]:
    return [problem.message for problem in plan(EMPTY, *files).problems]


@pytest.mark.parametrize("filling", ["x", "Head ing ", "a, b; c ", "\u0301", "(1) "])
def test_a_heading_of_ten_megabytes_is_cut_told_and_does_not_keep_anybody_waiting(filling: str) -> None:
    heading = filling * (10_000_000 // len(filling))
    started = time.process_time()
    file = _read(f'Organization,"{heading}"\nElm Library,1\nOak School,2\n')
    planned = plan(EMPTY, file)
    assert time.process_time() - started < 20
    assert sorted(row.name for row in _list(bring_into_empty(file))) == [
        "Elm Library",
        "Oak School",
    ]
    said = " ".join(problem.message for problem in planned.problems)
    assert "10,000,000 characters" in said or "9,999,9" in said
    assert "only the first 20,000 were read" in said


def test_a_long_cell_keeps_its_beginning() -> None:
    file = _read("Organization,Notes\nElm Library," + "word " * 50_000 + "\n")
    (library,) = _list(bring_into_empty(file))
    assert library.notes.startswith("word word")
    assert NOTES_LIMIT - 5 < len(library.notes) <= NOTES_LIMIT
    assert any("250,000 characters" in message for message in _told(file))


def test_headings_longer_than_names_are_cut_and_stay_two_columns() -> None:
    question = "Songs of the ducks by the pond " * 30
    file = _read(f"Organization,City,{question}songs?,{question}birds?\nElm Library,Elm,carols,owls\n")
    (library,) = _list(bring_into_empty(file))
    assert sorted(library.attributes.values()) == ["carols", "owls"]
    assert all(len(heading) <= NAME_LIMIT for heading in library.attributes)
    assert any("more than 300 characters" in message for message in _told(file))


GML = 'Creator "nobody"\ngraph [\n  directed 0\n  node [ id 0 label "Elm Library" ]\n  node [ id 1 label "Oak" ]\n]\n'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (GML, "GML"),
        (GML.replace("graph [", "graph\n["), "GML"),
        ("\ufeff" + GML, "GML"),
        ('*Vertices 2\n1 "Elm"\n2 "Oak"\n*Edges\n1 2\n', "Pajek"),
        ("dl n=2 format=edgelist1\nlabels:\nElm,Oak\ndata:\n1 2\n", "UCINET"),
        ("dl n = 2\ndata:\n0 1\n1 0\n", "UCINET"),
        ('digraph "partners" {\n  Elm -> Oak;\n}\n', "Graphviz"),
        ("graph {\n  Elm -- Oak\n}\n", "Graphviz"),
    ],
)
@pytest.mark.parametrize("name", ["network.gml", "network.txt", "network.csv"])
def test_a_network_of_another_program_is_named_and_never_read_as_partners(
    text: str, what: str, name: str
) -> None:
    with pytest.raises(FileError, match=rf"is a network (in|of) {what}, not a spreadsheet.*as \.xlsx"):
        _read(text, name)


@pytest.mark.parametrize(
    "first", ["Graph Makers Guild", "DL Nursery", "Graph [the shop]", "Digraph Press", "Creator Space"]
)
def test_partners_whose_names_begin_like_that_are_read(first: str) -> None:
    names = [one.name for one in _list(bring_into_empty(_read(f"Organization\n{first}\nElm Library\n")))]
    assert sorted(names) == sorted([first, "Elm Library"])
    assert _list(bring_into_empty(_read(f"{first}\nElm Library\nOak School\nCity Clinic\n")))


def test_what_stands_for_nothing_is_no_name_and_is_told_once() -> None:
    file = make_csv(
        "list.csv", "Organization,City\nNaN,Elm\nOak School,NaN\nElm Library,-\nCity Clinic,n/a\nYMCA,-"
    )
    assert "NaN" not in {one.name for one in _list(bring_into_empty(file))}
    assert "4 cells say only “-”, “NaN”, “n/a”: taken as empty." in _told(file)


def test_a_list_without_such_cells_is_not_told_of_any() -> None:
    assert not [
        one
        for one in _told(make_csv("list.csv", "Organization,City\nOak School,Elm\n"))
        if "taken as empty" in one
    ]


def test_ties_with_nan_for_an_end_or_a_strength_say_so() -> None:
    file = make_csv(
        "ties.csv",
        "From,To,Strength\nNaN,Oak School,2\nElm Library,Oak School,NaN\nElm Library,City Clinic,3",
    )
    told = " ".join(_told(file))
    assert "A tie needs two ends" in told
    assert "1 cell says only “NaN”: taken as empty." in told


def test_half_characters_are_left_out_and_told() -> None:
    file = _read(
        '[{"Organization": "Elm \\ud800Library", "City": "Elm"}, {"Organization": "Oak", "City": "x"}]',
        "a.json",
    )
    assert [one.name for one in _list(bring_into_empty(file))] == ["Elm Library", "Oak"]
    assert any("Half a character" in message and "in row 1." in message for message in _told(file))


def test_rows_that_name_nobody_are_told_in_one_sentence() -> None:
    rows = "".join(f",Town {number}\n" for number in range(9))
    file = _read(f"Organization,City\n{rows}Elm Library,Elm\n,Town 10\n")
    (said,) = [message for message in _told(file) if "names nobody" in message]
    assert said.endswith("So it is in 10 rows: 2–10, 12.")
    few = _read("Organization,City\n,Elm\n,Oak\nElm Library,Elm\n")
    assert sum("names nobody" in message for message in _told(few)) == 2


TWO_NAMES = "name,org_id,website\nMyers Pool,sd-1,https://a.example/pool\nWinooski Library,sd-1,https://a.example/library"


def test_two_names_under_one_id_are_two_and_the_list_can_come_again() -> None:
    file = make_csv("list.csv", TWO_NAMES)
    network = bring_into_empty(file)
    assert sorted((one.name, one.website) for one in _list(network)) == [
        ("Myers Pool", "https://a.example/pool"),
        ("Winooski Library", "https://a.example/library"),
    ]
    assert sum("Another name has this id" in message for message in _told(file)) == 2
    assert plan(network, file).touches == 0


def test_two_spellings_under_one_id_are_one_with_both_names() -> None:
    file = make_csv("list.csv", "name,id\nElm Library,7\nElm Public Library,7\nOak School,8")
    network = bring_into_empty(file)
    (library, _) = sorted(_list(network), key=lambda one: one.name)
    assert {library.name, *library.aka} == {"Elm Library", "Elm Public Library"}
    assert plan(network, file).touches == 0


@pytest.mark.parametrize("heading", ["Start", "start_date", "Started", "valid_from", "Beginning", "Since"])
@pytest.mark.parametrize("cell", ["2024-03-05", "2024-03-05T00:00:00Z", "2024-03-05 08:30:00"])
def test_a_start_date_of_a_tie_is_when_it_began(heading: str, cell: str) -> None:
    file = make_csv(
        "ties.csv", f"From,To,{heading}\nElm Library,Oak School,{cell}\nElm Library,City Clinic,2023-01-01"
    )
    began = {
        (str(tie.since), tie.notes) for tie in bring_into_empty(file).ties_of_kind(TieKind.PARTNERS_WITH)
    }
    assert began == {("2024-03-05", ""), ("2023-01-01", "")}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Elm\u200d Library", "Elm Library"),
        ("\u200cElm Library\u200d\u200c", "Elm Library"),
        ("Elm\ufe0f Library", "Elm Library"),
        ("Elm\u200b\u2060 Library\ufeff", "Elm Library"),
        ("کتاب\u200cخانه", "کتاب\u200cخانه"),
        ("क्\u200dष Kendra", "क्\u200dष Kendra"),
        ("👩\u200d👩\u200d👧 Families", "👩\u200d👩\u200d👧 Families"),
        ("❤\ufe0f\u200d🔥 Heart House", "❤\ufe0f\u200d🔥 Heart House"),
    ],
)
def test_hidden_joiners_are_taken_out_of_names_where_no_script_needs_them(written: str, kept: str) -> None:
    network = bring_into_empty(make_csv("list.csv", f"Organization,City\n{written},Elm"))
    assert [one.name for one in _list(network)] == [kept]
    assert len(_list(bring_in(network, make_csv("other.csv", f"Organization,City\n{kept},Elm")))) == 1
