"""What stands in a list is text on the page that asks about it, whatever it is."""

from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from streamlit.testing.v1 import AppTest

from netmap.files.lists.questions import About, Choice
from netmap.graph.store import Store
from netmap.model.entities import Candidate, Organization
from netmap.model.network import Network
from netmap.ui.lists import planning
from netmap.ui.parts.text import plain
from tests.ui.asked_questions import ask_all, build_question
from tests.ui.conftest import HOSTILE_NAMES
from tests.ui.hostile_lists import HOSTILE, write_hostile_workbook

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]
CSV = "\n".join(["Organization,City", *(f'"{name}","{name}"' for name in HOSTILE_NAMES)]).encode()


def list_drawn(page: AppTest) -> Iterator[str]:
    """Return every text on a page that is drawn as Markdown."""
    shown = (page.title, page.header, page.markdown, page.caption, page.info, page.error, page.warning)
    yield from (str(one.value) for one in chain(*shown))
    for kind in ("radio", "checkbox", "button", "expander", "tab", "selectbox", "multiselect"):
        yield from (str(getattr(one, "label", "")) for one in page.get(kind))
    for radio in page.radio:
        yield from (*radio.options, *radio.proto.captions)


def assert_all_text(page: AppTest, names: tuple[str, ...]) -> None:
    assert not page.exception
    for drawn in list_drawn(page):
        for name in names:
            assert name not in drawn.replace(plain(name), ""), drawn


def test_a_hostile_workbook_is_text_in_the_preview_and_comes_in(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    [uploader] = page.file_uploader
    uploader.upload("<b>![](http://evil.example/f.png).xlsx", write_hostile_workbook()).run()
    assert page.radio or page.checkbox
    assert_all_text(page, HOSTILE[:-2])
    page.button("bring-in").click().run()
    assert_all_text(page, HOSTILE[:-2])
    assert set(HOSTILE[:-2]) <= {one.name for one in store.read().of(Organization)}


def test_what_questions_say_of_a_hostile_list_is_text(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = [Choice(f"c{number}", name, (name, name)) for number, name in enumerate(HOSTILE_NAMES)]
    asked = [
        build_question(about, f"Is it {name}?", *choices, where=name, several=several)
        for about, name, several in zip(
            (About.HIDDEN, About.COLUMN, About.TEAM, About.ROWS), HOSTILE_NAMES, (False, False, True, True),
            strict=False,
        )
    ]  # fmt: skip
    monkeypatch.setattr(planning, "plan_import", ask_all(asked))
    page = open_page("bring-in")
    [uploader] = page.file_uploader
    uploader.upload("partners.csv", CSV, "text/csv").run()
    assert len(page.radio) >= 2
    assert len(page.checkbox) >= 2 * len(choices)
    assert_all_text(page, HOSTILE_NAMES)


def test_a_hostile_public_list_is_text_where_it_is_offered(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(Organization(name="Us", home=True))
    page = open_page("sectors")
    [uploader] = page.file_uploader
    uploader.upload("![](http://evil.example/f.png).csv", CSV, "text/csv").run()
    assert_all_text(page, HOSTILE_NAMES)
    page.button("public-list-save").click().run()
    assert_all_text(page, HOSTILE_NAMES)
    assert len(store.read().of(Candidate)) == len(HOSTILE_NAMES)
    page._page_hash = page.session_state["netmap-pages"]["changes"]._script_hash
    page.run()
    assert_all_text(page, HOSTILE_NAMES)
