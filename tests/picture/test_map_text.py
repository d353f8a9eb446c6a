"""The map in words says what the map shows."""

from netmap.analysis.day import Day
from netmap.model.network import Network
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
