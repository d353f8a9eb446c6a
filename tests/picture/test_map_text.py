"""The map in words says what the map shows."""

from netmap.analysis.day import Day
from netmap.model.entities import Organization, Person
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.scene.scene import build_scene
from netmap.picture.scene.text import MapTwin, write_twin
from tests.picture.map_networks import DAY, build_acquaintances, build_town


def write(network: Network, *, room: bool = False) -> MapTwin:
    return write_twin(build_scene(Day(network, DAY), room=room))


def test_every_partner_is_a_row_with_its_ties() -> None:
    rows = {row["Name"]: row for row in write(build_acquaintances()).rows}
    assert set(rows) == {"Us", "Close", "Aware", "Listed", "Idea", "Past"}
    assert rows["Us"]["Tied to"] == "Aware, Close, Idea"
    assert rows["Close"]["With us"] == "works with us"
    assert rows["Us"]["Sector"] == "Sector 1"


def test_in_the_room_nothing_is_said_about_how_somebody_stands_with_us() -> None:
    twin = write(build_acquaintances(), room=True)
    assert all("With us" not in row for row in twin.rows)
    assert "Past" not in {row["Name"] for row in twin.rows}
    assert "asked" not in " ".join(twin.paragraphs)
    assert "Sector 2: an open chair." in twin.paragraphs


def test_the_text_names_goals_before_anybody_else() -> None:
    paragraphs = write(build_town(8)).paragraphs
    goal = next(place for place, text in enumerate(paragraphs) if text.startswith("Every child reads"))
    first_slice = next(place for place, text in enumerate(paragraphs) if text.startswith("Sector "))
    assert goal < first_slice
    assert "Sector 0: nobody yet; we want somebody here." in paragraphs


def test_an_empty_network_says_so_in_the_room() -> None:
    assert write(Network(), room=True).paragraphs == ("Nobody is on this map yet.",)
    assert write(Network()).rows == ()


def test_a_relationship_of_which_no_tie_is_noted_is_told_as_what_it_is() -> None:
    ana, talk = Person(id="ana", name="Ana", on_team=True), Interaction(id="talk", on=DAY)
    network = build_acquaintances()
    more: list[Entity | Tie] = [
        ana, talk, build_tie(TieKind.BY, "talk", "ana"), build_tie(TieKind.WITH, "talk", "listed"),
        build_tie(TieKind.KEPT_BY, "idea", "ana"), Organization(id="kept", name="Kept"),
        build_tie(TieKind.IN_SECTOR, "kept", "sector001", primary=True), build_tie(TieKind.KEPT_BY, "kept", "ana"),
        Organization(id="new", name="New", standing=Standing.IDEA), build_tie(TieKind.KEPT_BY, "new", "ana"),
        build_tie(TieKind.IN_SECTOR, "new", "sector001", primary=True),
    ]  # fmt: skip
    town = Network.of_items([*network.entities.values(), *network.ties.values(), *more])
    paragraphs = write(town).paragraphs
    assert "Listed is tied to nobody on the map. With us, without a tie noted: we are in touch." in paragraphs
    assert any(
        text.startswith("Kept is tied to nobody on the map. With us, without a tie noted: one of us keeps it")
        for text in paragraphs
    )
    assert "New is tied to nobody on the map. With us, without a tie noted: still an idea." in paragraphs
    assert not any("With us" in text for text in write(town, room=True).paragraphs)
