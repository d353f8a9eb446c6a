"""The form for whom a goal needs, on the page Who is missing."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from netmap.graph.store import Store
from netmap.model.entities import Sector
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import build_tie
from tests.analysis.towns import goal, org, sector
from tests.ui.conftest import HOSTILE_NAMES

Opener = Callable[..., AppTest]
Putter = Callable[..., Network]


def _expected(store: Store, goal_id: str) -> list[str]:
    return [one.name for one in store.read().targets(goal_id, TieKind.EXPECTS)]


def test_the_list_for_an_issue_is_taken_over_with_one_click_and_taken_back_with_another(
    open_page: Opener, put: Putter, store: Store
) -> None:
    before = put(org("library", home=True), goal("flood", name="Ready for the flood"))
    page = open_page("missing")
    page.pills("missing-heading").set_value("What goals lack").run()
    assert page.selectbox("expected-goal").value == "flood"
    assert page.button("expected-save").disabled
    page.selectbox("expected-issue-flood").select("disaster_preparedness").run()
    assert not page.exception
    picked = page.multiselect[0]
    assert picked.value == ["Emergency & relief", "Government", "Service clubs"]
    picked.set_value(["Emergency & relief", "Media"]).run()
    page.button("expected-save").click().run()
    assert not page.exception
    assert _expected(store, "flood") == ["Emergency & relief", "Media"]
    assert page.multiselect[0].value == ["Government", "Service clubs"]
    page.button("undo-expected").click().run()
    assert store.read() == before


def test_a_goal_whose_issue_has_a_list_opens_with_it_and_says_what_it_expects(
    open_page: Opener, put: Putter, store: Store
) -> None:
    expects = build_tie(TieKind.EXPECTS, "flood", "state")
    put(org("library", home=True), goal("flood", issue="Floods"), sector("state", name="Government"), expects)
    page = open_page("missing")
    assert "It expects Government." in [line.value for line in page.markdown]
    assert page.selectbox("expected-issue-flood").value == "disaster_preparedness"
    assert page.multiselect[0].value == ["Emergency & relief", "Service clubs"]
    page.button("expected-save").click().run()
    assert _expected(store, "flood") == ["Emergency & relief", "Government", "Service clubs"]
    assert len(store.read().of(Sector)) == 3
    assert "The goal expects everybody on this list." in [line.value for line in page.markdown]


def test_names_of_goals_and_sectors_are_text_in_it(open_page: Opener, put: Putter) -> None:
    goals = [goal(f"g{number}", name=name) for number, name in enumerate(HOSTILE_NAMES)]
    wanted = [sector(f"s{number}", name=name) for number, name in enumerate(HOSTILE_NAMES)]
    put(org("library", home=True), *goals, *wanted,
        *(build_tie(TieKind.EXPECTS, one.id, other.id) for one in goals for other in wanted))  # fmt: skip
    page = open_page("missing")
    assert not page.exception
    for line in page.markdown:
        assert not any(name in line.value for name in HOSTILE_NAMES)
