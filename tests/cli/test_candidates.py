"""Public lists from the command line."""

from pathlib import Path

from typer.testing import CliRunner

from netmap.cli.main import app
from netmap.graph.store import open_store
from netmap.model.changes import build_change
from netmap.model.entities import Candidate, Organization, Sector
from netmap.settings import load_settings
from tests.files.candidates.test_candidates import IRS


def test_a_public_list_comes_in_is_listed_and_one_is_invited(empty_folder: Path, tmp_path: Path) -> None:
    store, file = str(empty_folder), tmp_path / "eo_me.csv"
    file.write_text(IRS)
    with open_store(load_settings(store=store)) as opened:
        sector = Sector(name="Food & housing", expected=True)
        opened.apply(build_change(opened.read(), put=[sector], who="", sentence="Set up."))

    def run(*words: str) -> str:
        result = CliRunner().invoke(app, ["candidates", *words, "--store", store])
        assert result.exit_code == 0, result.output
        return result.output

    assert "Bring a public list" in run()
    assert "Wrote: 2 new candidates. 0 are on the map already, 1 are elsewhere." in run(
        str(file), "--place", "Marlow"
    )
    assert "1 candidate from public lists in Marlow: Marlow Meals on Wheels." in run()
    assert "Put Marlow Meals on Wheels on the map as ideas." in run("--invite", "Marlow Meals on Wheels")
    with open_store(load_settings(store=store)) as opened:
        network = opened.read()
    [made] = network.of(Organization)
    assert [one.name for one in network.sectors_of(made.id)] == ["Food & housing"]
    assert len(network.of(Candidate)) == 1
