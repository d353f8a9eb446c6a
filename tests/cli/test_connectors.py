"""Who connects others, what is handed over, and what would change, typed on a local store."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap.analysis.day import read_today
from netmap.cli.main import app
from netmap.errors import InputError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.entities import Coalition
from netmap.model.happenings import Dismissal
from netmap.model.kinds import TieKind as T
from netmap.settings import load_settings
from tests.analysis.towns import org, partners, person, tie
from tests.picture.documents.test_pdf_file import read_all_text
from tests.report.documents.test_telling import read_paragraphs

ITEMS: tuple[Item, ...] = (
    org("library", home=True), org("clinic"), org("school"), org("church"), org("bus"), person("ana", on_team=True),
    person("luis", phone="555-0100"), tie(T.WORKS_AT, "luis", "clinic"), tie(T.KNOWS, "ana", "luis"),
    *partners("clinic school", "school church", "school bus"), Coalition(id="table", name="Health Table"),
    *(tie(T.MEMBER_OF, key, "table") for key in ("clinic", "school", "church")),
)  # fmt: skip


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=ITEMS, who="Ana", sentence="Add a town"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store])


def test_connectors_stand_under_headings(town_store: str) -> None:
    said = run(town_store, "connectors").stdout
    assert said.startswith("WHO CONNECTS OTHERS\n1. School connects others:")
    told = json.loads(run(town_store, "connectors", "--json").stdout)
    assert [one["subjects"][0] for one in told][:2] == ["school", "clinic"]
    assert "Luis connects others" not in said


def test_each_connector_is_told_with_us_and_without_us(town_store: str) -> None:
    said = run(town_store, "connectors").stdout
    assert "   With us: first as far as is known.\n   Without us: first as far as is known.\n" in said
    told = json.loads(run(town_store, "connectors", "--json").stdout)
    assert told[0]["standings"] == [
        {"seen": seen, "words": "first as far as is known", "share": None}
        for seen in ("With us", "Without us")
    ]


def test_connectors_among_people_or_within_a_coalition(town_store: str) -> None:
    people = json.loads(run(town_store, "connectors", "--both", "--json").stdout)
    assert "2 people" in people[0]["rests_on"]
    part = json.loads(run(town_store, "connectors", "--within", "health table", "--json").stdout)
    assert [one["subjects"] for one in part] == [["school"]]
    assert "among the 3 members of Health Table" in part[0]["rests_on"]
    nobody = run(town_store, "connectors", "--people").stdout
    assert nobody.strip() == (
        "Nobody can stand between others yet: only 2 are on the map. Add partners and their ties, or bring in a list, "
        "then look again."
    )


def test_a_table_of_one_is_not_helped_by_further_ties(empty_folder: Path) -> None:
    table = (Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "clinic", "table"))
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(
            build_change(store.read(), put=(*ITEMS[:5], *table), who="Ana", sentence="Add a table of one")
        )
    said = run(str(empty_folder), "connectors", "--within", "table").stdout
    assert said == "Nobody can stand between others here: only 1 is in this part. Look at the whole map.\n"
    assert (
        run(str(empty_folder), "connectors").stdout
        == "Nobody stands between others yet. Add ties, then look again.\n"
    )


def test_where_all_is_put_aside_it_is_not_said_that_nothing_was_found(town_store: str) -> None:
    for command in ("connectors", "missing"):
        while keys := [one["key"] for one in json.loads(run(town_store, command, "--json").stdout)]:
            put = [Dismissal(finding=key, on=read_today()) for key in keys]
            with open_store(load_settings(store=town_store)) as store:
                store.apply(build_change(store.read(), put=put, who="Ana", sentence="Put aside"))
        assert run(town_store, command).stdout == "All that was found was put aside.\n"


def test_what_is_no_part_of_the_map_is_refused(town_store: str) -> None:
    assert isinstance(run(town_store, "connectors", "--within", "Clinic").exception, InputError)
    assert isinstance(run(town_store, "connectors", "--people", "--both").exception, InputError)


def test_succession_lists_what_to_hand_over_and_writes_it(town_store: str, tmp_path: Path) -> None:
    said = run(town_store, "succession", "Ana").stdout
    assert "If Ana leaves, 1 partner loses its only link: Clinic." in said
    assert "555-0100" in said
    told = json.loads(run(town_store, "succession", "Ana", "--json").stdout)
    assert [row["subject"] for row in told["to_hand_over"]] == ["clinic"]
    assert [one["subjects"] for one in told["findings"]] == [["ana", "clinic"]]
    path = tmp_path / "handover.csv"
    assert run(town_store, "succession", "Ana", "--list", str(path)).exit_code == 0
    [row] = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    assert (row["Who or what"], row["How to reach"]) == ("Clinic", "Luis: 555-0100")
    assert isinstance(run(town_store, "succession", "--list", str(path)).exception, InputError)


def fold(text: str) -> str:
    """A text without blanks, where a page may break it."""
    return "".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        ["connectors"],
        ["missing"],
        ["next"],
        ["keep-in-touch"],
        ["grown"],
        ["introductions", "School"],
    ],
    ids=" ".join,
)
def test_what_a_command_tells_it_writes_as_a_document(
    town_store: str, tmp_path: Path, words: list[str]
) -> None:
    file, printed = tmp_path / "told.docx", tmp_path / "told.pdf"
    for one in (file, printed):
        said = run(town_store, *words, "-o", str(one)).stdout
        assert said == f"Wrote {one}. What of it still holds: netmap verify {one}\n"
    written = {text for _, text in read_paragraphs(file.read_bytes())}
    lines = run(town_store, *words).stdout.splitlines()
    told = {line.split(". ", 1)[1] for line in lines if line[:1].isdigit()} or set(lines)
    assert told <= written
    pages = fold(read_all_text(printed.read_bytes()))
    assert [text for text in written if fold(text) not in pages] == []
    for one in (file, printed):
        checked = run(town_store, "verify", str(one))
        assert checked.exit_code == 0, checked.output
        assert "findings for our team" in checked.stdout


def test_findings_are_no_picture(town_store: str, tmp_path: Path) -> None:
    refused = run(town_store, "missing", "-o", str(tmp_path / "told.png")).exception
    assert isinstance(refused, InputError)
    assert ".docx or .pdf" in refused.message
    assert list(tmp_path.glob("told*")) == []


def test_what_if_says_what_would_change_and_saves_nothing(town_store: str) -> None:
    before = json.loads(run(town_store, "status", "--json").stdout)
    said = run(town_store, "what-if", "--without", "School", "--tie", "Bus", "--to", "Clinic").stdout
    assert said.startswith("What if School left, and Bus and Clinic worked together?")
    assert "1 partner would lose every known way to the rest: Church." in said
    assert said.rstrip().endswith("Nothing is saved.")
    told = json.loads(
        run(town_store, "what-if", "--tie", "Bus", "--to", "School", "--strength", "5", "--json").stdout
    )
    assert told["what_if"] == "What if Bus and School had a tie rated “collaborate”?"
    assert json.loads(run(town_store, "status", "--json").stdout) == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--tie", "Bus"),
        ("--tie", "Bus", "--to", "School"),
        ("--tie", "Bus", "--to", "Church", "--strength", "1", "--strength", "2"),
        ("--without", "Nobody"),
        ("--without", "Health Table"),
    ],
)
def test_what_cannot_be_tried_is_refused_in_a_sentence(town_store: str, words: tuple[str, ...]) -> None:
    result = run(town_store, "what-if", *words)
    assert isinstance(result.exception, InputError)
    assert result.exception.message.endswith((".", "?"))
