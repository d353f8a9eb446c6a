"""A survey is brought in, and only the ties that both sides confirmed are looked at, from page to page."""

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Watched

SURVEY = Path(__file__).parents[1] / "files" / "lists" / "surveys" / "google_forms_check_all.csv"
SAID = "1 of 3 ties was said by one side only, and is left out."


def test_the_choice_goes_from_page_to_page_and_the_commands_count_the_same(
    watched: Watched, tmp_path: Path
) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        netmap = Path(sys.executable).with_name("netmap.exe" if sys.platform == "win32" else "netmap")
        command = [str(netmap), *words, "--store", watched.store]
        return subprocess.run(command, check=True, capture_output=True, text=True)

    run("import", str(SURVEY))
    watched.open("connectors")
    page = watched.page
    page.get_by_text("Only confirmed ties").click()
    expect(page.get_by_text(SAID).first).to_be_visible()
    for name in ("Who is missing", "Map", "Connectors"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            {"Map": "Partner map"}.get(name, name), timeout=30_000
        )
        expect(page.get_by_text(SAID).first).to_be_visible()
    analysis = run("analyze", "--ties", "confirmed", "--json")
    assert SAID in analysis.stderr
    network = json.loads(analysis.stdout)["network"]
    assert network["ties"] == 2
    assert network["ties_counted"] == {
        "which": "confirmed", "ties": 3, "by_both": 2, "one_sided": 1, "unanswered": 1
    }  # fmt: skip
    assert SAID in run("missing", "--ties", "confirmed").stderr
    assert SAID in run("connectors", "--ties", "confirmed").stderr
    assert watched.errors == watched.outside == []
