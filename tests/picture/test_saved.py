"""What a saved view shows: read as it was written, nothing from outside trusted, and only what is public for the room."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.model.entity import Entity
from netmap.model.happenings import View as SavedView
from netmap.model.network import Network
from netmap.model.ties import Tie
from netmap.model.views.coding import read_by, read_coding
from netmap.model.views.filters import read_filter
from netmap.picture.saved import Shown, list_for_room, read_shown, show_in_room
from netmap.picture.views import View
from tests.picture.map_networks import BY_CONNECTORS, DAY, build_sector, build_town

EVERY = [
    Shown(),
    Shown(
        View.WHEEL,
        people=True,
        coding=read_coding(["color:standing", "size:own:Members"]),
        ties=CountedTies.CONFIRMED,
        filter=read_filter(["sector:sector001"]),
    ),
    Shown(View.NAMES, filter=read_filter(["keeper:ana", "standing:past partner", "strength:3"])),
    Shown(View.AROUND, "org00001", 2),
    Shown(View.GOAL, "goal"),
    Shown(View.NAMES, grouping=read_by("coalition")),
    Shown(View.NAMES, ends=("org00001", "org00002")),
]


@pytest.mark.parametrize("shown", EVERY)
def test_it_is_read_as_it_was_written(shown: Shown) -> None:
    assert read_shown(shown.write()) == shown
    assert SavedView(name="Ours", shows=shown.write()).shows == shown.write()


def test_a_wheel_that_was_saved_when_only_connectors_gave_sizes_has_them_still() -> None:
    assert read_shown(["view:wheel", "sized:yes"]) == Shown(coding=BY_CONNECTORS)
    assert read_shown(["sized:yes", "size:ties"]).coding.write() == ("size:ties",)
    for plain in (["view:wheel"], ["view:wheel", "sized:no"], ["view:names", "sized:yes"]):
        assert not read_shown(plain).coding


@given(
    st.lists(
        st.text(max_size=20)
        | st.sampled_from(
            [
                "view:",
                "of:",
                "from:",
                "to:",
                "steps:",
                "sector:",
                "ties:",
                "color:",
                "color:own:",
                "size:",
                "sized:",
            ]
        ).flatmap(lambda key: st.text(max_size=9).map(key.__add__)),
        max_size=8,
    )
)
def test_whatever_the_texts_are_there_is_something_to_show(texts: list[str]) -> None:
    shown = read_shown(texts)
    assert read_shown(shown.write()) == replace(shown, subject=shown.subject)


def test_the_room_gets_only_views_of_which_nothing_needs_to_be_withheld() -> None:
    def see(*shows: str, name: str = "Ours", **values: bool) -> bool:
        saved = SavedView(id="saved", name=name, shows=shows, **values)
        town = build_town(12)
        hidden = build_sector(90, on_the_wall=False)
        table = town.entities["table"].model_copy(
            update={"id": "secret", "name": "Secret Table", "confidential": True}
        )
        items: list[Entity | Tie] = [*town.entities.values(), *town.ties.values(), hidden, table, saved]
        return [one.id for one in list_for_room(Day(Network.of_items(items), DAY))] == ["saved"]

    assert see("view:names")
    assert see("view:wheel", "size:connectors", "people:yes", "coalition:table", "sector:sector001")
    assert see("view:around", "of:org00001")
    assert not see("view:people")
    assert not see("view:names", confidential=True)
    assert not see("view:names", name="For the SECRET table")
    assert see("view:names", "color:coalition")
    assert see("view:names", "groups:coalition")
    assert not see("view:names", "groups:standing")
    assert see("view:names", "from:org00001", "to:org00002")
    assert not see("view:names", "from:org00001", "to:table")
    assert not see("view:names", "from:org00001", "to:nobody")
    for said in (
        "color:standing",
        "color:own:Budget",
        "keeper:org00001",
        "standing:idea",
        "strength:2",
        "tie:FUNDS",
    ):
        assert not see("view:names", said)
    for said in ("sector:sector090", "coalition:secret", "sector:gone"):
        assert not see("view:names", said)
    assert not see("view:coalition", "of:secret")
    assert not see("view:around", "of:gone")


def test_in_the_room_nothing_shows_how_much_somebody_connects() -> None:
    assert not show_in_room(Shown(coding=BY_CONNECTORS)).coding


def test_what_is_gone_is_lost() -> None:
    network = build_town(3)
    assert not Shown(View.AROUND, "org00001", filter=read_filter(["sector:sector001", "strength:3"])).is_lost(
        network
    )
    assert Shown(View.AROUND, "gone").is_lost(network)
    assert Shown(filter=read_filter(["sector:gone"])).is_lost(network)


def test_a_way_has_two_ends_that_are_named_by_their_ids() -> None:
    shown = Shown(ends=("org00001", "org00002"))
    assert shown.write() == ("view:wheel", "from:org00001", "to:org00002")
    assert shown.list_ids() == {"org00001", "org00002"}
    assert shown.change_ids(str.upper).ends == ("ORG00001", "ORG00002")
    for texts in (["view:names", "from:org00001"], ["view:sectors", "from:org00001", "to:org00002"]):
        assert read_shown(texts).ends == ()
