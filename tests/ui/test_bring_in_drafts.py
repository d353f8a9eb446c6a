"""Lists that wait to be brought in: kept for a reload, for a few visitors, for a while, and for nobody who guesses."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.errors import NetmapError
from netmap.files.lists.questions import Question
from netmap.files.plan import plan
from netmap.graph.store import Store
from netmap.model.changes import Change, build_change, split_change
from netmap.model.entities import Organization
from netmap.model.kinds import TieKind
from netmap.ui.lists import planning
from netmap.ui.lists.drafts import DRAFTS_KEPT, SECONDS_KEPT, DraftShelf, ListDraft
from netmap.ui.lists.questions import OPEN_SHOWN
from netmap.ui.parts.text import plain
from tests.ui.asked_questions import HIDDEN, KNOWS, ROWS, TEAM, ask_all, build_question
from tests.ui.bring_in_page import list_text, upload

Opener = Callable[..., AppTest]
Writer = Callable[[Change], Change]
LIST = b"Agency,Said by\nFood Bank,Deb\nCity Clinic,Tonya\n"


def _find_token(page: AppTest) -> str:
    return "".join(page.query_params["draft"])


def test_a_shelf_keeps_a_few_drafts_for_a_while() -> None:
    clock = [0.0]
    shelf = DraftShelf(lambda: clock[0])
    drafts = [ListDraft() for _ in range(DRAFTS_KEPT + 1)]
    for draft in drafts:
        shelf.keep(draft)
    assert [shelf.find(draft.token) for draft in drafts] == [None, *drafts[1:]]
    clock[0] = SECONDS_KEPT / 2
    shelf.keep(drafts[1])
    clock[0] = SECONDS_KEPT + 1
    assert [shelf.find(draft.token) for draft in drafts[1:3]] == [drafts[1], None]
    shelf.drop(drafts[1], is_brought_in=False)
    assert shelf.find(drafts[1].token) is None


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {ListDraft().token for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 32


def test_a_reload_finds_the_list_and_its_answers_again_and_another_address_does_not(
    open_page: Opener,
) -> None:
    page = open_page("bring-in")
    upload(page, LIST)
    page.text_input("import-choice-source").input("Spring list").run()
    again, stranger = open_page(), open_page()
    for visitor, token in ((again, _find_token(page)), (stranger, "guessed")):
        visitor.query_params["draft"] = token
        visitor._page_hash = visitor.session_state["netmap-pages"]["bring-in"]._script_hash
        visitor.run()
        assert not visitor.exception
    assert again.text_input("import-choice-source").value == "Spring list"
    assert "not kept any more" in stranger.error[0].value
    assert "draft" not in stranger.query_params


def test_a_file_put_away_takes_its_answers_along(open_page: Opener) -> None:
    page = open_page("bring-in")
    upload(page, LIST)
    page.text_input("import-choice-source").input("Spring list").run()
    next(button for button in page.button if plain("partners.csv") == button.label).click().run()
    assert "draft" not in page.query_params
    upload(page, LIST)
    assert page.text_input("import-choice-source").value == ""


def test_the_same_file_twice_is_told_and_two_files_come_in_together(open_page: Opener, store: Store) -> None:
    page = open_page("bring-in")
    upload(page, LIST)
    upload(page, LIST, "copy.csv")
    assert page.error[0].value == plain("copy.csv holds the same as partners.csv, which is here already.")
    upload(page, b"From,To\nFood Bank,City Clinic\n", "ties.csv")
    assert not page.error
    page.button("bring-in").click().run()
    assert len(store.read().of(Organization)) == 2
    assert len(store.read().ties_of_kind(TieKind.PARTNERS_WITH)) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 something", "is a PDF"),
        (b"Amount,Percent\n3,4\n5,6\n", "there is no row that could be used"),
        (b"Agency\n", "there is no row that could be used"),
    ],
)
def test_what_is_no_list_leads_on_with_a_sentence(open_page: Opener, data: bytes, said: str) -> None:
    page = open_page("bring-in")
    upload(page, data)
    told = [one.value for one in page.error] + list_text(page)
    assert any(plain(said) in one for one in told)
    assert all(button.disabled for button in page.button if button.key == "bring-in")
    assert page.file_uploader


def _ask(monkeypatch: pytest.MonkeyPatch, *questions: Question) -> None:
    monkeypatch.setattr(planning, "plan_import", ask_all(questions))


def test_questions_stand_with_what_is_taken_and_an_answer_stays(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(monkeypatch, HIDDEN, TEAM, KNOWS)
    page = open_page("bring-in")
    upload(page, LIST)
    knows, hidden = page.radio
    assert plain(KNOWS.sentence) in knows.label
    assert (knows.value, hidden.value) == ("ours", "yes")
    assert [box.value for box in page.checkbox] == [True, True, True]
    hidden.set_value("no").run()
    page.checkbox[1].uncheck().run()
    assert [radio.value for radio in page.radio] == ["ours", "no"]
    assert [box.value for box in page.checkbox] == [True, False, True]
    assert ":material/check:" in page.radio[1].label
    answers = page.session_state["import-draft"].previewed.plan.options.answers
    assert answers == {HIDDEN.key: ("no",), TEAM.key: ("deb", "tonya")}


def test_only_the_weightiest_open_questions_are_shown_at_once(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [build_question(HIDDEN.about, f"Question {number}?", *HIDDEN.choices) for number in range(8)]
    _ask(monkeypatch, *many)
    page = open_page("bring-in")
    upload(page, LIST)
    [more] = [one for one in page.expander if "more" in one.label]
    assert more.label.startswith(f"{len(many) - OPEN_SHOWN} more")
    page.radio[0].set_value("no").run()
    [more] = [one for one in page.expander if "more" in one.label]
    assert more.label.startswith(f"{len(many) - OPEN_SHOWN - 1} more")


def test_what_the_rows_are_can_be_said_also_where_netmap_is_sure(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(monkeypatch, ROWS)
    page = open_page("bring-in")
    upload(page, LIST)
    [rows] = page.radio
    rows.set_value("person").run()
    assert page.radio[0].value == "person"


def test_an_import_that_fails_leaves_its_answers_and_can_be_done_again(
    open_page: Opener, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page("bring-in")
    upload(page, LIST)
    page.text_input("import-choice-source").input("Spring list").run()
    write = Store._write

    def fail(*_: object, **__: object) -> Change:
        raise NetmapError("The disk is full. Make room, then try again.")

    monkeypatch.setattr(Store, "_write", fail)
    page.button("bring-in").click().run()
    assert page.error[0].value == plain(
        "The disk is full. Make room, then try again. Nothing was written. Your files and answers are still here: "
        "try again."
    )
    assert page.text_input("import-choice-source").value == "Spring list"
    monkeypatch.setattr(Store, "_write", write)
    page.button("bring-in").click().run()
    assert {one.source for one in store.read().of(Organization)} == {"Spring list"}


def _meet_half_way(monkeypatch: pytest.MonkeyPatch, meet: Callable[[Writer], None]) -> None:
    """Write a list in parts, one entry each, and let something happen before the second is written."""
    monkeypatch.setattr(plan, "split_change", partial(split_change, limit=1))
    write, calls = Store._write, []

    def write_part(opened: Store, change: Change, **more: Any) -> Change:
        calls.append(change)
        if len(calls) == 2:
            meet(partial(write, opened))
        return write(opened, change, **more)

    monkeypatch.setattr(Store, "_write", write_part)


def test_an_import_that_stops_half_way_goes_on_where_it_stopped(
    open_page: Opener, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Writer) -> None:
        raise NetmapError("The disk is full. Make room, then try again.")

    _meet_half_way(monkeypatch, fail)
    page = open_page("bring-in")
    upload(page, LIST)
    page.button("bring-in").click().run()
    assert any("parts are on the map" in one for one in list_text(page))
    assert store.read().entities
    page.button("go-on").click().run()
    assert not page.exception
    assert len(store.read().of(Organization)) == 2
    page.button("undo-map").click().run()
    assert store.read().of(Organization) == ()


def test_what_somebody_else_adds_half_way_through_an_import_is_looked_at_again(
    open_page: Opener, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_other(write: Writer) -> None:
        there = {one.name for one in store.read().of(Organization)}
        name = min({"City Clinic", "Food Bank"} - there)
        write(build_change(store.read(), put=[Organization(name=name)], who="Ana", sentence="Added."))

    _meet_half_way(monkeypatch, add_other)
    page = open_page("bring-in")
    upload(page, LIST)
    page.button("bring-in").click().run()
    assert "Ana saved “Added”" in page.error[0].value.replace("\\", "")
    assert not any(button.key == "go-on" for button in page.button)
    page.button("bring-in").click().run()
    assert not page.exception
    assert sorted(one.name for one in store.read().of(Organization)) == ["City Clinic", "Food Bank"]
