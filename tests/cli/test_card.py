"""Partners' own cards from the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import InputError, NetmapError
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.entities import Organization
from netmap.settings import load_settings


@pytest.fixture
def county_store(empty_folder: Path) -> str:
    names = ("Bay Clinic", "../Bay: Clinic?", "Bay clinic", "???", "𠮷" * 90)
    partners = [Organization(id=f"org{at}", name=name) for at, name in enumerate(names)]
    more = [
        Organization(name="County Library", home=True),
        Organization(name="Safe House", confidential=True),
    ]
    with open_store(load_settings(store=str(empty_folder))) as store:
        store.apply(build_change(store.read(), put=[*partners, *more], who="Ana", sentence="Add a county"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["card", *words, "--store", store], catch_exceptions=True)


def test_a_card_is_written_as_pdf_and_as_a_page(county_store: str, tmp_path: Path) -> None:
    pdf, html = tmp_path / "card.pdf", tmp_path / "card.html"
    done = run(county_store, "org0", "-o", str(pdf), "--paper", "a4")
    assert done.exit_code == 0, done.output
    assert "It is for Bay Clinic alone." in " ".join(done.output.split())
    assert pdf.read_bytes().startswith(b"%PDF")
    assert run(county_store, "org0", "-o", str(html), "--send-to", "Room 4 <b>").exit_code == 0
    assert "Room 4 &lt;b&gt;" in html.read_text("utf-8")


def test_all_cards_stand_in_a_folder_each_by_its_name(county_store: str, tmp_path: Path) -> None:
    folder = tmp_path / "cards"
    for more, ending in (((), ".pdf"), (("--html",), ".html")):
        done = run(county_store, "--all", "-o", str(folder), *more)
        assert done.exit_code == 0, done.output
        assert "Wrote 5 cards" in done.output
        found = sorted(one.stem for one in folder.glob(f"*{ending}"))
        assert found == ["Bay Clinic", "Bay Clinic 2", "Bay clinic 3", "card", "𠮷" * 50]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cards"]


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        (("-o", "card.pdf"), InputError, "Say whose card"),
        (("org0", "--all", "-o", "cards"), InputError, "Say whose card"),
        (("org0", "-o", "card.docx"), InputError, ".pdf or .html"),
        (("--all", "-o", "cards.html"), InputError, "Leave the ending of “cards.html” out"),
        (("nobody", "-o", "card.pdf"), InputError, "Nothing on the map is called nobody."),
        (("Safe House", "-o", "card.pdf"), NetmapError, "never leaves"),
    ],
)
def test_what_is_no_card_is_said(
    county_store: str, tmp_path: Path, words: tuple[str, ...], kind: type[Exception], said: str
) -> None:
    placed = [str(tmp_path / word) if word.startswith("card") else word for word in words]
    done = run(county_store, *placed)
    assert isinstance(done.exception, kind)
    assert said in str(done.exception)
    assert not list(tmp_path.glob("card*"))
