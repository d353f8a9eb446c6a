"""The page Corrections: slips typed in, looked at, taken as one change, put aside; and never in the room."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.day import Day, read_today
from netmap.content.loading import load_content
from netmap.graph.store import Store
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState
from netmap.model.network import Network
from netmap.ui.parts.text import plain
from tests.analysis.towns import org, partners
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def read_text(page: AppTest) -> str:
    shown = (*page.markdown, *page.caption, *page.info, *page.warning, *page.subheader, *page.header)
    return "\n".join(str(one.value) for one in shown)


def slip(key: str, number: int = 1, **values: object) -> Correction:
    return Correction(**{"id": key, "number": number, "wrong": Correcting.WORKS_WITH, **values})


def list_states(store: Store) -> list[SlipState]:
    return [one.state for one in sorted(store.read().of(Correction), key=lambda one: one.number)]


def test_an_empty_inbox_leads_on(open_page: Opener, put: Putter) -> None:
    put(org("a"))
    page = open_page("corrections")
    assert not page.exception
    assert "Print slips and hand them out, or type in above" in page.info[0].value
    assert len(page.get("download_button")) == 2


def test_the_title_of_slips_is_that_of_their_language_as_long_as_none_is_typed(
    open_page: Opener, put: Putter
) -> None:
    put(org("a"))
    page = open_page("corrections")
    english, spanish = load_content().slips
    assert page.text_input("slips-title").placeholder == english.title
    page.button_group("slips-languages").set_value([spanish.language]).run()
    assert page.text_input("slips-title").placeholder == spanish.title


def test_a_slip_is_typed_in_and_taken_with_its_effect_as_one(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(org("pantry"), org("library"))
    page = open_page("corrections")
    page.text_input("slip-said_by").input("Lee Poe")
    page.selectbox("slip-about").set_value("Pantry")
    page.selectbox("slip-other").set_value("Library")
    page.button("slip-save").click().run()
    assert not page.exception
    (waiting,) = store.read().of(Correction)
    assert (waiting.about, waiting.other, waiting.said_by) == ("Pantry", "Library", "Lee Poe")
    assert page.selectbox("slip-about").value is None
    assert plain("New: Library works with Pantry") in read_text(page)
    page.button(f"slip-take-{waiting.id}").click().run()
    assert list_states(store) == [SlipState.TAKEN]
    assert [tie.said_by for tie in store.read().ties.values() if tie.said_by] == ["Lee Poe"]
    page.button("undo-corrections").click().run()
    assert list_states(store) == [SlipState.WAITING]
    assert not store.read().ties


def test_what_cannot_be_kept_stays_in_the_form(open_page: Opener, put: Putter, store: Store) -> None:
    put(org("pantry"))
    page = open_page("corrections")
    page.selectbox("slip-about").set_value("Pantry")
    page.selectbox("slip-other").set_value("Pantry")
    page.button("slip-save").click().run()
    assert "Both names mean Pantry" in page.error[0].value
    assert page.selectbox("slip-other").value == "Pantry"
    assert not list_states(store)


def test_two_slips_typed_at_one_moment_do_not_get_one_number(
    open_page: Opener, put: Putter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Day(put(org("a"), org("b")), read_today())
    page = open_page("corrections")
    page.selectbox("slip-about").set_value("A")
    page.selectbox("slip-other").set_value("B")
    put(slip("one", about="B", other="A"))
    with monkeypatch.context() as late:
        late.setattr("netmap.ui.corrections.typing_in.read_day", lambda: before)
        page.button("slip-save").click().run()
    assert "in the meantime" in page.error[0].value
    page.button("slip-save").click().run()
    assert sorted(one.number for one in store.read().of(Correction)) == [1, 2]


def test_whoever_takes_a_slip_second_is_told(open_page: Opener, put: Putter, store: Store) -> None:
    seen = slip("one", about="A", other="B")
    put(org("a"), org("b"), seen)
    first, second = open_page("corrections"), open_page("corrections")
    first.button("slip-take-one").click().run()
    second.button("slip-take-one").click().run()
    assert plain("saved “Slip 1 is taken: A works with B” in the meantime") in second.error[0].value
    assert len(store.read().ties) == 1


def test_nothing_is_taken_when_whom_it_names_was_changed_meanwhile(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(org("a"), org("b"), slip("one", about="A", other="B"))
    page = open_page("corrections")
    put(org("a", confidential=True))
    page.button("slip-take-one").click().run()
    assert "in the meantime" in page.error[0].value
    assert list_states(store) == [SlipState.WAITING]
    assert plain("A is confidential: nothing of it is shown in the room or in copies.") in read_text(page)


def test_a_slip_that_says_what_is_there_is_settled_without_a_change(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(org("a"), org("b"), *partners("a b"), slip("one", about="b", other="a"))
    page = open_page("corrections")
    assert plain("That is on the map already: A works with B.") in read_text(page)
    assert page.button("slip-take-one").label == "Settle it"
    page.button("slip-take-one").click().run()
    assert store.read().ties == before.ties
    assert list_states(store) == [SlipState.TAKEN]


def test_a_name_that_fits_nobody_or_two_is_asked_for(open_page: Opener, put: Putter, store: Store) -> None:
    put(
        org("a", name="Clinic"), org("b", name="Clinic"), org("c", name="Harbor Pantry"),
        slip("one", about="Clinic", other="Harbour Pantry"),
    )  # fmt: skip
    page = open_page("corrections")
    assert page.button("slip-take-one").disabled
    page.selectbox("slip-whom-about-one").set_value("b").run()
    assert plain("“Harbour Pantry” may be “Harbor Pantry”: choose them if so.") in read_text(page)
    page.selectbox("slip-whom-other-one").set_value("c").run()
    page.button("slip-take-one").click().run()
    assert [tie.ends for tie in store.read().ties.values()] == [("b", "c")]


def test_a_slip_is_put_aside_with_a_reason_comes_back_and_is_asked_back_about(
    open_page: Opener, put: Putter, store: Store
) -> None:
    put(org("a"), slip("one", about="A", other="B"))
    page = open_page("corrections")
    page.button("slip-aside-one").click().run()
    assert "Say why" in page.error[0].value
    page.text_area("slip-aside-one-why").input("A joke")
    page.button("slip-aside-one").click().run()
    assert list_states(store) == [SlipState.ASIDE]
    assert plain("1. A works with B: put aside – A joke") in read_text(page)
    page.button("slip-back-one").click().run()
    page.text_area("slip-ask-one-why").input("Which B?")
    page.button("slip-ask-one").click().run()
    assert list_states(store) == [SlipState.ASKED_BACK]
    assert plain("To be asked back. Which B?") in read_text(page)


def test_hostile_words_are_text_and_two_hundred_slips_come_ten_at_a_time(
    open_page: Opener, put: Putter
) -> None:
    put(
        org("a"),
        *(slip(f"s{at}", at + 1, about=HOSTILE_NAMES[at % 10], other=f"B{at}", words=HOSTILE_NAMES[-at % 10]) for at in range(200)),
    )  # fmt: skip
    page = open_page("corrections")
    assert not page.exception
    assert page.header[1].value == "Inbox (200)"
    titles = [one.value for one in page.subheader]
    assert titles == [plain(f"{at + 1}. {HOSTILE_NAMES[at]} works with B{at}") for at in range(10)]
    assert page.toggle("all-slips").label == "Show all 200"


def test_the_room_shows_nothing_that_stands_on_slips(open_page: Opener, put: Putter) -> None:
    put(org("a"), org("b"), slip("one", about="A", other="B", said_by="Xanadu", words="Xanadu"))
    page = open_page("map")
    page.button("netmap-room-enter").click().run()
    assert not page.exception
    assert "Xanadu" not in read_text(page)
    assert "netmap-room-corrections" not in [one.key for one in page.button]
