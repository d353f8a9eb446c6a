"""The page Public copy: looked at first, made with its line of the ledger, downloaded, checked, made anew."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netmap.analysis.day import Day, read_today
from netmap.analysis.public.sealing import read_copy
from netmap.errors import NetmapError
from netmap.graph.store import Store
from netmap.model.happenings import Copy
from netmap.model.network import Network
from netmap.picture.handed_on.files import write_picture
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.saved import Shown
from netmap.picture.views import View
from netmap.ui.parts.text import plain
from tests.analysis.public.public_town import build_public_town
from tests.analysis.towns import org
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def read_text(page: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*page.markdown, *page.caption, *page.info, *page.warning))


@pytest.fixture
def filled(put: Putter) -> Network:
    network = build_public_town()
    return put(*network.entities.values(), *network.ties.values())


def read_ledger(store: Store) -> tuple[Copy, ...]:
    return store.read().of(Copy)


def test_it_says_first_what_will_be_visible_and_who_is_held_back(open_page: Opener, filled: Network) -> None:
    page = open_page("public-copy")
    assert not page.exception
    said = read_text(page)
    assert plain("4 organizations in 2 sectors, by name.") in said
    assert "Secret" not in said
    labels = [one.label for one in page.expander]
    assert plain("Said no (1)") in labels
    assert plain("Who is shown (4)") in labels
    assert [one.value for one in page.header][:2] == ["What will be visible", "What is held back, and why"]


def test_a_copy_is_made_with_its_line_in_the_ledger_and_can_be_undone(
    open_page: Opener, store: Store, filled: Network
) -> None:
    page = open_page("public-copy")
    assert "None yet" in read_text(page)
    page.text_input("keep-public-for").input("The board")
    page.text_input("keep-public-title").input("Our partners")
    page.button("public-make").click().run()
    assert not page.exception
    (entry,) = read_ledger(store)
    assert (entry.given_to, entry.made_from) == ("The board", filled.revision)
    made = page.session_state["public-made"]
    file = read_copy(made.data)
    assert (file.label.title, file.label.seal, file.is_whole) == ("Our partners", entry.seal, True)
    assert page.dataframe[0].value.to_dict("records")[0]["Today"] == "holds"
    assert len(page.get("download_button")) == 1
    page.button("undo-public").click().run()
    assert read_ledger(store) == ()
    assert not page.get("download_button")


def test_the_ledger_says_what_no_longer_holds(open_page: Opener, put: Putter, filled: Network) -> None:
    page = open_page("public-copy")
    page.button("public-make").click().run()
    put(org("clinic", name="City Clinic"))
    page = open_page("public-copy")
    assert page.dataframe[0].value.to_dict("records")[0]["Today"] == "no longer holds"


def test_no_copy_is_made_of_what_has_changed_since_it_was_looked_at(
    open_page: Opener, store: Store, put: Putter, filled: Network
) -> None:
    page = open_page("public-copy")
    put(org("clinic", confidential=True))
    page.button("public-make").click().run()
    assert read_ledger(store) == ()
    assert "public-made" not in page.session_state
    assert any("in the meantime" in one.value for one in page.error)
    page.button("public-make").click().run()
    assert b"Clinic" not in page.session_state["public-made"].data
    assert len(page.get("download_button")) == 1
    put(org("hospital", confidential=True))
    page.run()
    assert not page.get("download_button")


def test_a_copy_that_has_stopped_holding_is_not_handed_out_by_a_page_from_before(
    open_page: Opener, put: Putter, filled: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[Callable[[], bytes]] = []
    monkeypatch.setattr(st, "download_button", lambda _, data, *__, **___: offered.append(data))
    open_page("public-copy").button("public-make").click().run()
    assert b"Clinic" in offered[-1]()
    put(org("clinic", confidential=True))
    with pytest.raises(NetmapError, match="does not hold any more"):
        offered[-1]()


def test_a_copy_given_back_is_checked_and_made_anew(
    open_page: Opener, put: Putter, store: Store, filled: Network
) -> None:
    page = open_page("public-copy")
    page.text_input("keep-public-for").input("The board")
    page.button("public-make").click().run()
    data = page.session_state["public-made"].data
    put(org("clinic", name="City Clinic", confidential=True))
    page.file_uploader("public-check").upload("copy.html", data, "text/html").run()
    assert not page.exception
    assert plain("Clinic is confidential now.") in page.error[0].value
    page.button("public-anew").click().run()
    assert [one.given_to for one in read_ledger(store)] == ["The board", "The board"]
    said = read_copy(page.session_state["public-made"].data).label.said
    assert {one.name for one in said.partners} == {"Hospital", "Hospice", "Pantry"}


def test_what_is_no_copy_is_said(open_page: Opener, filled: Network) -> None:
    page = open_page("public-copy")
    page.file_uploader("public-check").upload("copy.html", b"<p>Hello", "text/html").run()
    assert "no file that netmap made" in page.error[0].value


@pytest.mark.parametrize(
    ("ending", "media_type"), [(".svg", "image/svg+xml"), (".png", "image/png"), (".pdf", "application/pdf")]
)
def test_a_picture_given_back_is_checked_and_can_be_made_anew(
    open_page: Opener, put: Putter, filled: Network, ending: str, media_type: str
) -> None:
    recipe, day = Recipe(Shown(View.NAMES), Size(), room=True), Day(filled, read_today())
    data = write_picture(recipe.draw(day), recipe, day, ending)
    page = open_page("public-copy")
    page.file_uploader("public-check").upload(f"map{ending}", data, media_type).run()
    assert plain("All that it shows of the map is so today.") in page.success[0].value
    assert not page.get("download_button")
    put(org("clinic", name="City Clinic", confidential=True))
    page.file_uploader("public-check").upload(f"map{ending}", data, media_type).run()
    assert not page.exception
    assert plain("Clinic is confidential now.") in page.error[0].value
    assert len(page.get("download_button")) == 1


def test_each_choice_changes_what_is_seen(open_page: Opener, filled: Network) -> None:
    page = open_page("public-copy")
    page.segmented_control("public-naming").set_value("sectors").run()
    assert "no partner is named" in read_text(page)
    page.segmented_control("public-naming").set_value("names").run()
    page.toggle("public-agreed").set_value(True).run()
    assert plain("1 organization in 1 sector, by name.") in read_text(page)
    page.number_input("public-smallest").set_value(2).run()
    assert not page.exception
    assert "Other sectors" in read_text(page)


def test_hostile_names_are_text_and_an_empty_map_leads_on(open_page: Opener, put: Putter) -> None:
    page = open_page("public-copy")
    assert page.title[0].value == "Nobody is on the map yet"
    put(*(org(f"o{number}", name=name) for number, name in enumerate(HOSTILE_NAMES)))
    page = open_page("public-copy")
    page.button("public-make").click().run()
    assert not page.exception
    names = {one.name for one in read_copy(page.session_state["public-made"].data).label.said.partners}
    assert names == set(HOSTILE_NAMES)


def test_where_nobody_may_be_shown_it_says_so(open_page: Opener, put: Putter) -> None:
    put(org("only", may_be_named=False))
    page = open_page("public-copy")
    assert "Nobody may be shown" in page.info[0].value
    assert not [one for one in page.button if one.key == "public-make"]


def test_to_whom_a_picture_is_handed_is_noted_in_the_ledger(
    open_page: Opener, store: Store, filled: Network
) -> None:
    day = Day(store.read(), read_today())
    recipe = Recipe(Shown(View.NAMES), Size(), room=True)
    data = write_picture(recipe.draw(day), recipe, day, ".svg")
    page = open_page("public-copy")
    page.file_uploader("public-check").upload("map.svg", data, "image/svg+xml").run()
    page.text_input("keep-public-recipient").input("The board")
    page.button("public-note").click().run()
    assert not page.exception
    (line,) = read_ledger(store)
    assert (line.given_to, line.made_from) == ("The board", day.everything.revision)
    assert line.what.startswith("Picture “")
    (table,) = page.dataframe
    assert list(table.value["Today"]) == ["holds"]
    page.button("public-note").click().run()
    assert len(read_ledger(store)) == 1
