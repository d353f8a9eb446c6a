"""Keep in touch: what is due, noting it in two clicks, the pile, the table, taking over."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.day import Day, read_today
from netmap.analysis.keep_in_touch.upkeep import find_upkeep
from netmap.graph.store import Store
from netmap.model.changes import Item, apply_change, build_change
from netmap.model.entities import Person
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import InteractionKind, TieKind
from netmap.model.network import Network, in_force
from netmap.ui.keep_in_touch.page import Part
from netmap.ui.keep_in_touch.table import build_row, plan_table
from netmap.ui.parts.our_people import name_our_people
from netmap.ui.parts.text import plain
from tests.analysis.towns import org, person, tie
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def build_town() -> list[Item]:
    """Ana and Ben of the library; Ana keeps the clinic, where Luis works; the last contact was long ago."""
    long_ago = read_today() - timedelta(days=500)
    return [
        org("library", home=True), person("ana", on_team=True), person("ben", on_team=True), person("luis"),
        org("clinic"), tie(TieKind.WORKS_AT, "luis", "clinic"), tie(TieKind.KEPT_BY, "clinic", "ana"),
        tie(TieKind.PARTNERS_WITH, "clinic", "library", strength=3, last_contact=long_ago),
    ]  # fmt: skip


@pytest.fixture
def open_part(open_page: Opener, put: Putter) -> Callable[..., AppTest]:
    """Opens a part of the page on the town."""

    def open_at(part: Part, *more: Item) -> AppTest:
        put(*build_town(), *more)
        page = open_page("keep-in-touch")
        if part is not Part.WEEK:
            page.segmented_control("keep-part").set_value(part).run()
        assert not page.exception
        return page

    return open_at


def list_headings(page: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in (*page.header, *page.subheader)]


def press(page: AppTest, key: str) -> AppTest:
    page.button(key).click().run()
    assert not page.exception
    assert not page.error
    return page


def open_box(page: AppTest, key: str) -> AppTest:
    """Open what a card keeps closed."""
    page.session_state[f"{key}-open"] = True
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("part", list(Part))
def test_every_part_says_what_to_do_on_a_map_without_relationships(
    open_page: Opener, put: Putter, part: Part
) -> None:
    put(org("alone"))
    page = open_page("keep-in-touch")
    page.segmented_control("keep-part").set_value(part).run()
    assert not page.exception
    assert page.info or page.success
    if part in {Part.WEEK, Part.ALL, Part.GROWN}:
        assert {"Say who we are", "Note a contact or a tie"} <= {one.label for one in page.button}


@pytest.mark.parametrize("part", list(Part))
def test_hostile_names_are_text(open_part: Callable[..., AppTest], part: Part) -> None:
    others = [org(f"o{number}", name=name) for number, name in enumerate(HOSTILE_NAMES)]
    ties = [tie(TieKind.PARTNERS_WITH, "library", other.id, confirmed_on=None) for other in others]
    page = open_part(part, *others, *ties)
    kinds = (page.markdown, page.caption, page.header, page.subheader, page.info)
    shown = "\n".join(str(element.value) for kind in kinds for element in kind)
    for name in HOSTILE_NAMES:
        assert name not in shown.replace(plain(name), "")


def test_a_contact_is_noted_with_one_click_after_opening_and_undone_in_place(
    open_part: Callable[..., AppTest], store: Store
) -> None:
    page = open_part(Part.WEEK)
    assert list_headings(page) == ["Overdue", "Clinic"]
    open_box(page, "contact-keep-in-touch-clinic")
    press(page, f"contact-keep-in-touch-clinic-{InteractionKind.CALL}")
    network = store.read()
    [contact] = network.of(Interaction)
    assert (contact.on, contact.interaction_kind) == (read_today(), InteractionKind.CALL)
    assert [one.id for one in network.targets(contact.id, TieKind.BY)] == ["ana"]
    assert list_headings(page) == []
    press(page, "undo-keep-in-touch")
    assert list_headings(page) == ["Overdue", "Clinic"]


def test_a_note_and_who_it_was_go_along(open_part: Callable[..., AppTest], store: Store) -> None:
    page = open_box(open_part(Part.WEEK), "contact-keep-in-touch-clinic")
    page.text_area("contact-keep-in-touch-clinic-note").input("Wants to help")
    page.selectbox("contact-keep-in-touch-clinic-by").set_value("ben")
    press(page, f"contact-keep-in-touch-clinic-{InteractionKind.MEETING}")
    network = store.read()
    [contact] = network.of(Interaction)
    assert contact.outcome == "Wants to help"
    assert [one.id for one in network.targets(contact.id, TieKind.BY)] == ["ben"]


def test_a_step_is_planned_and_ticked_off(open_part: Callable[..., AppTest], store: Store) -> None:
    page = open_part(Part.WEEK, Step(id="flyers", what="Bring flyers", due=read_today()),
                     tie(TieKind.ABOUT, "flyers", "clinic"))  # fmt: skip
    assert "Bring flyers" in "".join(element.value for element in page.markdown)
    press(page, "done-flyers")
    assert store.read().entities["flyers"].done_on == read_today()  # type: ignore[attr-defined]
    open_box(page, "step-clinic")
    page.text_input("step-clinic-what").input("Visit them")
    press(page, "step-clinic-save")
    made = {step.what: step for step in store.read().of(Step)}
    assert made["Visit them"].due == read_today() + timedelta(days=14)


def test_few_cards_are_shown_first_and_show_more_shows_the_rest(open_part: Callable[..., AppTest]) -> None:
    others = [org(f"o{number:02}") for number in range(11)]
    long_ago = read_today() - timedelta(days=400)
    page = open_part(
        Part.WEEK, *others,
        *(tie(TieKind.PARTNERS_WITH, "library", one.id, strength=3, last_contact=long_ago) for one in others),
    )  # fmt: skip
    assert len(page.subheader) == 8
    assert page.button("keep-more").label == "Show 4 more of 12"
    press(page, "keep-more")
    assert [one.value for one in page.subheader] == ["Clinic", *(one.name for one in others)]
    assert not [button for button in page.button if button.key == "keep-more"]


def test_a_form_is_there_once_it_is_opened_and_keeps_what_was_typed_when_it_is_closed(
    open_part: Callable[..., AppTest],
) -> None:
    page = open_part(Part.WEEK)
    assert [one.label for one in page.expander] == ["We were in touch", "Plan it", "What this rests on"]
    assert not page.text_area
    assert not page.main.text_input
    assert not page.main.button
    open_box(page, "contact-keep-in-touch-clinic")
    page.text_area("contact-keep-in-touch-clinic-note").input("Wants to help").run()
    assert not page.main.text_input
    page.session_state["contact-keep-in-touch-clinic-open"] = False
    page.run()
    assert not page.text_area
    open_box(page, "contact-keep-in-touch-clinic")
    assert page.text_area("contact-keep-in-touch-clinic-note").value == "Wants to help"
    open_box(page, "why-clinic")
    assert any(one.value.startswith("Based on the contacts noted") for one in page.caption)


def test_two_steps_about_one_partner_stand_side_by_side(
    open_part: Callable[..., AppTest], store: Store
) -> None:
    page = open_part(
        Part.WEEK, Step(id="flyers", what="Bring flyers", due=read_today()), tie(TieKind.ABOUT, "flyers", "clinic"),
        Step(id="visit", what="Visit them", due=read_today()), tie(TieKind.ABOUT, "visit", "clinic"),
    )  # fmt: skip
    assert not page.error
    assert list_headings(page) == ["Due", "Clinic", "Clinic"]
    open_box(page, "contact-keep-in-touch-visit")
    press(page, f"contact-keep-in-touch-visit-{InteractionKind.CALL}")
    [contact] = store.read().of(Interaction)
    assert [one.id for one in store.read().targets(contact.id, TieKind.WITH)] == ["clinic"]


def test_one_of_us_sees_only_what_is_theirs(open_part: Callable[..., AppTest]) -> None:
    page = open_part(Part.WEEK)
    page.selectbox("keep-for").set_value("ben").run()
    assert list_headings(page) == []
    assert page.success[0].value.replace("\\", "") == "Nothing is due for Ben."


def test_a_question_of_the_pile_is_answered_with_one_tap(
    open_part: Callable[..., AppTest], store: Store
) -> None:
    page = open_part(Part.TRUE)
    assert list_headings(page) == [
        "Do Clinic and Library still work together?",
        "Does Luis still work at Clinic?",
    ]
    press(page, "pile-WORKS_AT-luis-clinic-still so")
    assert store.read().ties["WORKS_AT-luis-clinic"].confirmed_on == read_today()
    assert list_headings(page) == ["Do Clinic and Library still work together?"]


def test_somebody_who_moved_is_asked_where_to(open_part: Callable[..., AppTest], store: Store) -> None:
    page = open_part(Part.TRUE, org("bank"))
    press(page, "pile-WORKS_AT-luis-clinic-moved")
    assert list_headings(page)[0] == "Where does Luis work now?"
    assert page.selectbox("pile-moved-to").options == ["Bank", "Library"]
    page.selectbox("pile-moved-to").set_value("bank").run()
    press(page, "pile-moved-save")
    held = in_force(store.read(), read_today())
    assert [one.id for one in held.targets("luis", TieKind.WORKS_AT)] == ["bank"]
    assert "Where does Luis work now?" not in list_headings(page)


def test_who_has_not_moved_after_all_is_not_asked_where_to(open_part: Callable[..., AppTest]) -> None:
    page = open_part(Part.TRUE)
    press(page, "pile-WORKS_AT-luis-clinic-moved")
    press(page, "undo-keep-in-touch")
    assert "Where does Luis work now?" not in list_headings(page)


def test_an_answer_on_a_tie_that_is_gone_is_refused_in_words(
    open_part: Callable[..., AppTest], store: Store
) -> None:
    page = open_part(Part.TRUE)
    job = "WORKS_AT-luis-clinic"
    store.apply(build_change(store.read(), remove=[job], who="Eva", sentence="Took out a job."))
    after = store.read()
    page.button(f"pile-{job}-still so").click().run()
    assert page.error[0].value.startswith("Eva saved “Took out a job” in the meantime")
    assert store.read() == after


def test_all_relationships_of_one_are_taken_over_by_somebody_new(
    open_part: Callable[..., AppTest], store: Store
) -> None:
    page = open_part(Part.OVER)
    page.selectbox("over-from").set_value("ana").run()
    page.selectbox("over-to").set_value("somebody new").run()
    page.text_input("over-name").input("Cleo").run()
    button = next(button for button in page.button if button.label == "Hand over 1 relationship")
    button.click().run()
    assert not page.exception
    network = store.read()
    [newcomer] = [one for one in network.of(Person) if one.name == "Cleo"]
    held = in_force(network, read_today())
    assert [one.id for one in held.targets("clinic", TieKind.KEPT_BY)] == [newcomer.id]
    [step] = network.of(Step)
    assert step.what == "Ana introduces Cleo to Clinic."
    assert page.selectbox("over-to").value == newcomer.id


def test_who_has_left_can_still_hand_over_what_they_keep(open_part: Callable[..., AppTest]) -> None:
    left = tie(TieKind.WORKS_AT, "eva", "library", until=date(2025, 1, 1))
    page = open_part(Part.OVER, person("eva"), left, tie(TieKind.KEPT_BY, "clinic", "eva"))
    assert page.selectbox("over-from").options == ["Ana", "Ben", "Eva (has left)"]
    page.selectbox("over-from").set_value("eva").run()
    assert page.selectbox("over-to").options == ["Ana", "Ben", "Somebody new …"]


def test_the_table_shows_who_keeps_what(open_part: Callable[..., AppTest]) -> None:
    page = open_part(Part.ALL)
    [shown] = page.dataframe
    assert list(shown.value["Partner"]) == ["Clinic"]
    assert list(shown.value["Kept by"]) == ["Ana"]


def test_of_whom_only_a_contact_is_noted_keeper_and_days_are_agreed_at_once() -> None:
    talk = Interaction(id="talk", on=read_today())
    network = Network.of_items([*build_town(), org("bank"), talk, tie(TieKind.WITH, "talk", "bank")])
    day = Day(network, read_today())
    people, found = name_our_people(day), [one for one in find_upkeep(day) if one.partner == "bank"]
    rows = [build_row(day, one, people) for one in found]
    edited = [row | {"Kept by": "Ben", "Days between contacts": 20.0} for row in rows]
    put, remove, changed = plan_table(day, found, (rows, edited), people)
    change = build_change(network, put=put, remove=remove, who="test", sentence="Changed the table.")
    now = {one.partner: one for one in find_upkeep(Day(apply_change(network, change), day.date))}["bank"]
    assert changed == ["Bank"]
    assert (now.keepers, now.rhythm.ideal_days, now.rhythm.agreed) == (("ben",), 20, True)


def test_what_is_changed_in_the_table_is_what_is_written() -> None:
    network = Network.of_items(build_town())
    day = Day(network, read_today())
    found, people = find_upkeep(day), name_our_people(day)
    rows = [build_row(day, one, people) for one in found]
    assert plan_table(day, found, (rows, rows), people) == ([], [], [])
    edited = [row | {"Kept by": "Ben", "Days between contacts": 20.0} for row in rows]
    put, remove, changed = plan_table(day, found, (rows, edited), people)
    after = apply_change(
        network, build_change(network, put=put, remove=remove, who="test", sentence="Changed the table.")
    )
    [now] = find_upkeep(Day(after, day.date))
    assert changed == ["Clinic"]
    assert (now.keepers, now.rhythm.ideal_days, now.rhythm.agreed) == (("ben",), 20, True)


def test_growth_is_told_with_the_years(open_part: Callable[..., AppTest]) -> None:
    page = open_part(Part.GROWN)
    assert (
        "Our one relationship rests on the relationship itself, and on no shared goal yet."
        in list_headings(page)
    )
    assert "Relationships in force" in list_headings(page)


def test_a_contact_is_noted_beside_the_map_too(open_page: Opener, put: Putter, store: Store) -> None:
    put(*build_town())
    page = open_page("map")
    page.session_state["map-open"] = "clinic"
    page.run()
    said = "".join(element.value for element in page.markdown).replace("\\", "")
    assert "Kept by Ana." in said
    open_box(page, "contact-map-clinic")
    press(page, f"contact-map-clinic-{InteractionKind.MEETING}")
    [contact] = store.read().of(Interaction)
    assert contact.interaction_kind is InteractionKind.MEETING
    page.session_state["map-open"] = "library"
    page.run()
    assert not [button for button in page.button if (button.key or "").startswith("contact-")]
