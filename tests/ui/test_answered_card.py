"""A card that came back, on the page: brought in, looked at, taken, undone, refused, late, and typed in from paper."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netmap.analysis.card.answers import AnsweredCard, tell_state
from netmap.analysis.card.card import find_card
from netmap.analysis.day import Day, read_today
from netmap.graph.store import Store
from netmap.model.entities import Organization
from netmap.model.happenings import Correction
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.ui.parts.text import plain
from tests.analysis.towns import org, partners
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def read_text(page: AppTest) -> str:
    shown = (*page.markdown, *page.caption, *page.info, *page.warning, *page.error, *page.subheader)
    return "\n".join(str(one.value) for one in shown)


def answer(network: Network, subject: str = "pantry", **said: Any) -> bytes:
    """A partner's card of today, answered, as the file that comes back."""
    day = Day(network, read_today())
    values = {"card": tell_state(day, find_card(day, subject)), "answer": {"by": "Lee Poe", **said}}
    return AnsweredCard.model_validate(values).model_dump_json().encode()


def bring_in(page: AppTest, data: bytes) -> AppTest:
    next(one for one in page.file_uploader).upload("answers.json", data, "application/json").run()
    assert not page.exception
    return page


def find_pantry(store: Store) -> Organization:
    found = store.read().get("pantry")
    assert isinstance(found, Organization)
    return found


def tick(page: AppTest, end: str) -> Any:
    return next(one for one in page.checkbox if str(one.key).endswith(end))


def test_a_card_is_brought_in_looked_at_taken_and_undone(
    open_page: Opener, put: Putter, store: Store
) -> None:
    network = put(org("pantry", phone="1"), org("clinic"), *partners("pantry clinic"))
    data = answer(
        network, fields=[{"field": "phone", "now": "2"}, {"field": "city", "now": "Marlow"}], new_ties=[{"name": "Zoo"}],
        agreed={"name": True, "ties": True}, words="Thank *you*",
    )  # fmt: skip
    page = bring_in(open_page("corrections"), data)
    text = read_text(page)
    assert plain("The card of Pantry") in text
    assert plain("Pantry, Phone: 1 → 2") in text
    assert plain("Thank *you*") in text
    assert page.button("card-take").label == "Take what is ticked (4)"
    tick(page, "field:city").uncheck().run()
    page.button("card-take").click().run()
    assert not page.exception
    pantry = find_pantry(store)
    assert (pantry.phone, pantry.city, pantry.may_show_ties, pantry.agreed_by) == ("2", "", True, "Lee Poe")
    assert [one.words for one in store.read().of(Correction)] == ["Thank *you*"]
    assert [one.key for one in page.button if one.key == "card-take"] == []
    page.button("undo-corrections").click().run()
    assert find_pantry(store) == network.get("pantry")
    assert not list(store.read().of(Correction))


def test_the_same_card_a_second_time_says_so_and_has_nothing_ticked(
    open_page: Opener, put: Putter, store: Store
) -> None:
    data = answer(put(org("pantry")), fields=[{"field": "phone", "now": "2"}, {"field": "city", "now": "X"}])
    page = bring_in(open_page("corrections"), data)
    tick(page, "field:city").uncheck().run()
    page.button("card-take").click().run()
    revision = store.read().revision
    page = bring_in(open_page("corrections"), data)
    assert "were brought in before" in read_text(page)
    assert plain("So it is on the map already: Phone: 2.") in read_text(page)
    assert not tick(page, "field:city").value
    page.button("card-take").click().run()
    assert store.read().revision == revision


def test_an_earlier_card_says_what_the_map_says_now_and_leaves_it(
    open_page: Opener, put: Putter, store: Store
) -> None:
    data = answer(put(org("pantry", phone="1")), fields=[{"field": "phone", "now": "2"}])
    put(org("pantry", phone="3"))
    page = bring_in(open_page("corrections"), data)
    assert plain("On the card: 1 – on the map by now: 3") in read_text(page)
    assert plain("Phone: 1 → 3") in read_text(page)
    page.button("card-take").click().run()
    assert find_pantry(store).phone == "3"


def test_a_no_cannot_be_left_when_anything_is_saved(open_page: Opener, put: Putter, store: Store) -> None:
    network = put(org("pantry", may_be_named=True, may_show_ties=True))
    page = bring_in(open_page("corrections"), answer(network, by="", agreed={"nothing": True}))
    assert tick(page, "-agree").value
    assert tick(page, "-agree").disabled
    page.button("card-take").click().run()
    assert (find_pantry(store).may_be_named, find_pantry(store).may_show_ties) == (False, False)


def test_who_agrees_is_asked_for_where_the_card_does_not_say(
    open_page: Opener, put: Putter, store: Store
) -> None:
    network = put(org("pantry"))
    page = bring_in(open_page("corrections"), answer(network, by="", agreed={"name": True}))
    assert plain("Say who of them says what may be shown.") in read_text(page)
    next(one for one in page.text_input if str(one.key).startswith("card-by-")).input("Bo").run()
    assert tick(page, "-agree").value
    page.button("card-take").click().run()
    assert find_pantry(store).agreed_by == "Bo"


def test_whose_card_it_is_is_asked_when_the_partner_became_one_with_another(
    open_page: Opener, put: Putter, store: Store
) -> None:
    network = put(org("pantry"), org("other", name="Harbor", aka=("Pantry",)))
    data = answer(network, fields=[{"field": "phone", "now": "2"}]).replace(b'"pantry"', b'"gone"')
    page = bring_in(open_page("corrections"), data)
    assert "is not on the map any more" in read_text(page)
    next(one for one in page.selectbox if str(one.key).startswith("card-whose-")).set_value("other").run()
    page.button("card-take").click().run()
    found = store.read().get("other")
    assert isinstance(found, Organization)
    assert found.phone == "2"


@pytest.mark.parametrize("data", [b"", b"<html>", b'{"card": 1}', b"\xff\xfe"])
def test_what_is_no_card_is_told_and_changes_nothing(
    open_page: Opener, put: Putter, store: Store, data: bytes
) -> None:
    revision = put(org("pantry")).revision
    page = bring_in(open_page("corrections"), data)
    assert "Save your answers" in page.error[0].value
    assert store.read().revision == revision


def test_hostile_answers_are_shown_as_text(open_page: Opener, put: Putter) -> None:
    network = put(org("pantry", name=HOSTILE_NAMES[1]))
    data = answer(
        network, by=HOSTILE_NAMES[0], words="\n".join(HOSTILE_NAMES), new_ties=[{"name": one} for one in HOSTILE_NAMES],
        new_people=[{"name": one, "role": one} for one in HOSTILE_NAMES], lists=[{"of": "HAS", "add": list(HOSTILE_NAMES)}],
    )  # fmt: skip
    page = bring_in(open_page("corrections"), data)
    labels = [one.label for one in page.checkbox]
    for name in HOSTILE_NAMES:
        assert plain(f"Works with {name}") in labels
        assert plain(name) in read_text(page)


def test_the_text_of_a_mail_and_a_card_on_paper_are_read_as_the_file_is(
    open_page: Opener, put: Putter, store: Store
) -> None:
    network = put(org("pantry", phone="1"), org("clinic"), *partners("pantry clinic", since=read_today() - timedelta(days=9)))  # fmt: skip
    page = open_page("corrections")
    page.segmented_control("card-how").set_value("Text of an e-mail").run()
    page.text_area("card-mail-0").input(
        answer(network, fields=[{"field": "phone", "now": "2"}]).decode()
    ).run()
    page.button("card-take").click().run()
    assert find_pantry(store).phone == "2"
    page.segmented_control("card-how").set_value("A card on paper").run()
    page.selectbox("card-paper-whose-1").set_value("pantry").run()
    assert not page.exception
    key = "card-paper-1-pantry-"
    page.text_input(f"{key}phone").input("3")
    page.text_input(f"{key}IN_SECTOR").input("Food; Cooking")
    page.segmented_control(f"{key}tie-clinic").set_value("Not so")
    page.text_input(f"{key}new-tie-0").input("Zoo")
    page.selectbox(f"{key}way-0").set_value((TieKind.FUNDS, True))
    page.text_input(f"{key}new-person-0-name").input("Ann Poe")
    page.checkbox(f"{key}agree-name").check()
    page.text_input(f"{key}by").input("Lee Poe")
    page.button("card-paper-look-1").click().run()
    assert not page.exception
    page.button("card-take").click().run()
    assert not page.exception
    after = store.read()
    pantry = find_pantry(store)
    assert (pantry.phone, pantry.may_be_named, pantry.agreed_on) == ("3", True, read_today())
    assert [one.name for one in after.sectors_of("pantry")] == ["Food", "Cooking"]
    held = {one.kind.value for one in after.ties_of("pantry") if one.holds_on(read_today())}
    assert held == {"IN_SECTOR", "FUNDS", "WORKS_AT"}


def test_a_card_on_paper_that_says_yes_and_no_stays_in_the_form(open_page: Opener, put: Putter) -> None:
    put(org("pantry"))
    page = open_page("corrections")
    page.segmented_control("card-how").set_value("A card on paper").run()
    page.selectbox("card-paper-whose-0").set_value("pantry").run()
    for name in ("name", "nothing"):
        page.checkbox(f"card-paper-0-pantry-agree-{name}").check()
    page.button("card-paper-look-0").click().run()
    assert plain("agree to be shown, and not to be shown.") in page.error[0].value
    assert page.checkbox("card-paper-0-pantry-agree-nothing").value
