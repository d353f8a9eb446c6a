"""Warming up does before the first visit what the first visitor would wait for."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netmap.model.network import Network
from netmap.settings import load_settings
from netmap.ui.map import page as map_page
from netmap.ui.shell.handing_over import hand_over
from netmap.ui.shell.reading import close_store
from netmap.ui.shell.warm import warm_up
from tests.analysis.towns import org, partners

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


@pytest.fixture
def refuse_to_lay_out(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Afterwards, a page that has a map laid out fails."""

    def refuse() -> None:
        def fail(*_: object, **__: object) -> None:
            raise AssertionError("The map is laid out again.")

        monkeypatch.setattr(map_page, "build_map", fail)
        monkeypatch.setattr(map_page, "write_twin", fail)

    return refuse


def test_after_warming_up_the_first_visitor_finds_the_map_laid_out(
    open_page: Opener, put: Putter, refuse_to_lay_out: Callable[[], None]
) -> None:
    put(org("library", home=True), org("clinic"), *partners("clinic library"))
    warm_up()
    refuse_to_lay_out()
    page = open_page("map")
    assert not page.exception
    assert not page.error
    assert list(page.dataframe[0].value["Name"]) == ["Clinic", "Library"]


def test_a_store_that_cannot_be_opened_is_told_by_the_page(tmp_path: Path) -> None:
    close_store()
    (tmp_path / "store").write_text("not a folder", encoding="utf-8")
    hand_over(load_settings(store=str(tmp_path / "store")))
    warm_up()
    page = AppTest.from_file(str(Path(map_page.__file__).parents[1] / "shell" / "app.py")).run()
    assert page.title[0].value == "The map cannot be opened"
    assert page.error


def test_after_warming_up_the_code_of_every_page_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder", encoding="utf-8")
    script = (
        "import sys\nfrom netmap.settings import load_settings\nfrom netmap.ui.shell.handing_over import hand_over\n"
        "from netmap.ui.shell.warm import warm_up\nassert 'pyvis.network' not in sys.modules\n"
        "hand_over(load_settings(store=sys.argv[1]))\nwarm_up()\nbefore = set(sys.modules)\n"
        "import netmap.ui.connectors.page, netmap.ui.introductions.page, netmap.ui.keep_in_touch.page\n"
        "import netmap.ui.lists.page, netmap.ui.map.page, netmap.ui.missing.page, netmap.ui.partners.page\n"
        "assert set(sys.modules) == before and 'pyvis.network' in before"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "store")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
