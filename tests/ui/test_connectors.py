"""The page Connectors: within what one looks, what is handed over, what would change, and what is put aside."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from netmap.graph.store import Store
from netmap.model.entities import Coalition, Organization, Person
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import build_tie
from netmap.ui.parts.text import plain
from netmap.ui.shell import background
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]

LIBRARY, CLINIC, SCHOOL = (
    Organization(name="Library", home=True), Organization(name="Clinic"), Organization(name="School"),
)  # fmt: skip
CHURCH, BUS = Organization(name="Church"), Organization(name="City Bus")
ANA, LUIS = Person(name="Ana Ruiz", on_team=True), Person(name="Luis Paz", phone="555-0100")
TABLE = Coalition(name="Health Table")
TOWN = (
    LIBRARY, CLINIC, SCHOOL, CHURCH, BUS, ANA, LUIS, TABLE, build_tie(T.WORKS_AT, LUIS.id, CLINIC.id),
    build_tie(T.KNOWS, ANA.id, LUIS.id), build_tie(T.PARTNERS_WITH, CLINIC.id, SCHOOL.id),
    build_tie(T.PARTNERS_WITH, SCHOOL.id, CHURCH.id), build_tie(T.PARTNERS_WITH, SCHOOL.id, BUS.id),
    *(build_tie(T.MEMBER_OF, one.id, TABLE.id) for one in (CLINIC, SCHOOL, CHURCH)),
)  # fmt: skip


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy this machine is, the pages wait for what they compute."""
    monkeypatch.setattr(background, "PATIENCE", 60.0)


@pytest.fixture
def page(open_page: Opener, put: Putter) -> AppTest:
    put(*TOWN)
    return open_page("connectors")


def read_headings(page: AppTest) -> list[str]:
    assert not page.exception
    return [heading.value.replace("\\", "") for heading in page.header]


def press(page: AppTest, label: str) -> Button:
    return next(button for button in page.button if button.label == label)


def test_connectors_stand_under_the_heading_that_is_chosen(page: AppTest) -> None:
    assert [heading.split(" connects")[0] for heading in read_headings(page)] == ["School", "Clinic"]
    page.pills("connectors-heading").set_value("What hangs on one").run()
    assert read_headings(page) == ["At the one partner we have, we are in touch with just one person."]
    page.pills("connectors-heading").set_value("Groups").run()
    assert read_headings(page) == []
    assert page.success


def test_how_sure_it_is_stands_beside_each_with_us_and_without_us(open_page: Opener, put: Putter) -> None:
    put(*TOWN, *(build_tie(T.REPORTS, one.id, SCHOOL.id) for one in (CLINIC, CHURCH, BUS)))
    page = open_page("connectors")
    shown = [
        one.value.replace("\\", "")
        for one in page.markdown
        if one.value.startswith(("**With us:**", "**Without us:**"))
    ]
    assert shown[:2] == [
        "**With us:** first as far as is known; first in ten of ten.",
        "**Without us:** first as far as is known; first in ten of ten.",
    ]
    assert any("it held in so many of these" in one.value for one in page.caption)


def test_one_can_look_within_a_coalition_and_among_people(page: AppTest) -> None:
    page.selectbox("connectors-within").set_value(TABLE.id).run()
    assert [heading.split(" connects")[0] for heading in read_headings(page)] == ["School"]
    assert any("among the 3 members of Health Table" in one.value for one in page.caption)
    page.segmented_control("connectors-scope").set_value("people").run()
    assert read_headings(page) == []
    assert (
        page.info[0].value
        == "Nobody can stand between others here: only 1 is in this part. Look at the whole map."
    )


def test_a_finding_is_put_aside_and_taken_back(page: AppTest, store: Store) -> None:
    press(page, "Put it aside").click().run()
    assert [heading.split(" connects")[0] for heading in read_headings(page)] == ["Clinic"]
    page.button("undo-connectors").click().run()
    assert len(read_headings(page)) == 2
    assert store.read().of(Coalition) == (TABLE,)


def test_what_somebody_leaves_behind_is_listed_and_can_be_handed_over(page: AppTest) -> None:
    page.segmented_control("connectors-part").set_value("If somebody leaves").run()
    assert page.selectbox("leaving-person").options == ["Ana Ruiz", "Luis Paz"]
    page.selectbox("leaving-person").set_value(ANA.id).run()
    assert read_headings(page)[0] == "If Ana Ruiz leaves, 1 partner loses its only link: Clinic."
    [table] = page.dataframe
    assert table.value["Who or what"].tolist() == ["Clinic"]
    assert table.value["How to reach"].tolist() == ["Luis Paz: 555-0100"]
    page.selectbox("leaving-person").set_value(LUIS.id).run()
    assert read_headings(page)[0] == "If Luis Paz leaves, 1 partner loses its only link: Clinic."
    assert "Hand over" not in [button.label for button in page.button]


def test_handing_over_goes_on_where_relationships_are_taken_over(page: AppTest) -> None:
    page.segmented_control("connectors-part").set_value("If somebody leaves").run()
    page.selectbox("leaving-person").set_value(ANA.id).run()
    press(page, "Hand over").click().run()
    page._page_hash = page.session_state["netmap-pages"]["keep-in-touch"]._script_hash
    page.run()
    assert page.segmented_control("keep-part").value == "Take over"
    assert page.selectbox("over-from").value == ANA.id


def test_what_if_tells_what_would_change_and_saves_nothing(page: AppTest, store: Store) -> None:
    before = store.read()
    page.segmented_control("connectors-part").set_value("What if").run()
    assert "Choose somebody who would leave" in page.info[0].value
    page.multiselect("what-if-without").set_value([SCHOOL.id]).run()
    assert read_headings(page)[:2] == [
        "What if School left?",
        "2 partners would lose every known way to the rest: Church and City Bus.",
    ]
    page.selectbox("what-if-one-0").set_value(BUS.id).run()
    page.selectbox("what-if-other-0").set_value(CLINIC.id).run()
    assert read_headings(page)[0] == "What if School left, and City Bus and Clinic worked together?"
    assert store.read() == before
    assert store.read().revision == before.revision


def test_what_cannot_be_is_said_in_one_sentence(page: AppTest) -> None:
    page.segmented_control("connectors-part").set_value("What if").run()
    page.selectbox("what-if-one-0").set_value(CLINIC.id).run()
    page.selectbox("what-if-other-0").set_value(SCHOOL.id).run()
    assert [error.value.replace("\\", "") for error in page.error] == [
        "Clinic and School have a tie already. Say how strong it would be, from 1 to 5."
    ]
    page.selectbox("what-if-strength-0").set_value(5).run()
    assert not page.error
    assert read_headings(page)[0] == "What if Clinic and School had a tie rated “collaborate”?"


def test_two_ties_can_be_tried_together(page: AppTest) -> None:
    page.segmented_control("connectors-part").set_value("What if").run()
    press(page, "Another tie").click().run()
    for number, (one, other) in enumerate(((LIBRARY, BUS), (LIBRARY, CHURCH))):
        page.selectbox(f"what-if-one-{number}").set_value(one.id).run()
        page.selectbox(f"what-if-other-{number}").set_value(other.id).run()
    assert read_headings(page)[0] == (
        "What if Library and City Bus worked together, and Library and Church worked together?"
    )


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_are_shown_as_text_everywhere(open_page: Opener, put: Putter, name: str) -> None:
    other, ana = Organization(name=name), Person(name=f"Ana {name}", on_team=True)
    put(LIBRARY, other, SCHOOL, ana, build_tie(T.PARTNERS_WITH, ana.id, other.id),
        build_tie(T.PARTNERS_WITH, other.id, SCHOOL.id))  # fmt: skip
    page = open_page("connectors")
    page.segmented_control("connectors-part").set_value("If somebody leaves").run()
    page.selectbox("leaving-person").set_value(ana.id).run()
    shown = [page.header[0].value]
    page.segmented_control("connectors-part").set_value("What if").run()
    page.multiselect("what-if-without").set_value([other.id]).run()
    shown += [heading.value for heading in page.header]
    assert not page.exception
    assert any(plain(name) in heading for heading in shown)
    assert all(name not in heading.replace(plain(name), "") for heading in shown)
