"""What reaches the browser: only what is drawn, and in the room only what is public."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from netmap.analysis.day import Day
from netmap.model.entities import Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.entity_classes import ENTITY_CLASSES
from netmap.model.fields import list_fields
from netmap.model.happenings import Interaction
from netmap.model.kinds import EntityKind, Formal, Mode, Privacy, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.compose import GROUPS_ABOVE, compose_picture
from netmap.picture.map_data import build_map
from netmap.picture.marks import BUBBLE
from netmap.picture.scene.scene import NO_SECTOR
from tests.picture.map_networks import (
    BY_CONNECTORS,
    DAY,
    build_acquaintances,
    build_people,
    build_sector,
    build_town,
)

SECRET = "sentinel"


def draw(network: Network, **how: Any) -> dict[str, Any]:
    place = how.pop("place", "")
    return build_map(compose_picture(Day(network, DAY), **how), place=place)


def find_node(data: dict[str, Any], key: str) -> dict[str, Any]:
    return next(node for node in data["nodes"] if node["id"] == key)


def find_slice(data: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in data["slices"] if one["id"] == key)


def list_lines(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines that are drawn, those with the same look together."""
    return next(list(layer["shapes"]) for layer in data["drawing"]["layers"] if layer["role"] == "line")


def list_looks(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [data["drawing"]["styles"][shape["style"]] for shape in list_lines(data)]


def list_dashed(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The ends of lines that are drawn dashed."""
    return [
        (data["nodes"][start]["id"], data["nodes"][end]["id"])
        for shape, style in zip(list_lines(data), list_looks(data), strict=True)
        for start, end, *_ in shape["lines"]
        if "dash" in style
    ]


def fill_secrets(kind: EntityKind, entity_id: str, name: str) -> Entity:
    """An entity of a kind with a sentinel in every text that is not public."""
    cls = ENTITY_CLASSES[kind]
    values: dict[str, Any] = {"id": entity_id, "name": name}
    for row in list_fields(cls):
        if row.info.privacy is Privacy.PUBLIC or row.name == "confidential":
            continue
        if row.default == "" and "email" not in row.name:
            values[row.name] = f"{SECRET}-{row.name}"
        elif row.default == "":
            values[row.name] = f"{SECRET}@example.org"
        elif row.default == ():
            values[row.name] = (f"{SECRET}-{row.name}",)
    return cls(**values, attributes={f"{SECRET}-column": f"{SECRET}-value"})


@pytest.fixture
def network_with_secrets() -> Network:
    """A network with a sentinel in every field that is not public, and with confidential entities and ties."""
    orgs = [
        fill_secrets(EntityKind.ORGANIZATION, f"org{number}", f"Organization {number}") for number in range(4)
    ]
    people = [fill_secrets(EntityKind.PERSON, f"person{number}", f"Person {number}") for number in range(2)]
    hidden = Organization(id="hidden", name=f"{SECRET}-shelter", confidential=True)
    quiet = Goal(id="quiet", name=f"{SECRET}-goal", confidential=True)
    wall = build_sector(9, on_the_wall=False).model_copy(update={"name": f"{SECRET}-sector"})
    unwanted = Organization(id="unwanted", name=f"{SECRET}-unwanted", standing=Standing.DO_NOT_CONTACT)
    ties = [
        build_tie(
            TieKind.PARTNERS_WITH, "org0", "org1", strength=5, strength_by_source=4, notes=f"{SECRET}-note",
            said_by=f"{SECRET}-said", formal=Formal.YES, mode=Mode.OUTREACH, last_contact=date(2026, 1, 2),
        ),
        build_tie(TieKind.PARTNERS_WITH, "org2", "org3", confidential=True),
        build_tie(TieKind.PARTNERS_WITH, "org0", "hidden", strength=3),
        build_tie(TieKind.WORKS_AT, "person0", "org0", role="Director", notes=f"{SECRET}-note"),
        build_tie(TieKind.PURSUES, "org1", "quiet"),
        build_tie(TieKind.IN_SECTOR, "org0", "sector001", notes=f"{SECRET}-note"),
        build_tie(TieKind.IN_SECTOR, "org3", wall.id),
    ]  # fmt: skip
    talk = Interaction(id="talk", place=f"{SECRET}-place", outcome=f"{SECRET}-outcome")
    table = fill_secrets(EntityKind.COALITION, "table", "Table")
    more = [build_sector(1), wall, hidden, quiet, unwanted, talk, table]
    return Network.of_items([*orgs, *people, *more, *ties])


@pytest.mark.parametrize("people", [False, True])
def test_in_the_room_nothing_but_public_fields_reaches_the_browser(
    network_with_secrets: Network, *, people: bool
) -> None:
    data = draw(network_with_secrets, room=True, people=people, coding=BY_CONNECTORS)
    text = json.dumps(data)
    assert SECRET not in text
    for word in (
        "strength",
        "standing",
        "notes",
        "phone",
        'relation"',
        "unasked",
        'mode": "outreach',
        "2026-01-02",
    ):
        assert word not in text
    assert {node["id"] for node in data["nodes"]} >= {"org0", "org1", "org2"}
    assert "org3" not in {node["id"] for node in data["nodes"]}


def test_in_the_room_the_keys_of_what_is_sent_are_an_allow_list(network_with_secrets: Network) -> None:
    data = draw(network_with_secrets, room=True, people=True)
    marks = {
        "id",
        "label",
        "shape",
        "color",
        "x",
        "y",
        "size",
        "kind",
        "slice",
        "ties",
        "text",
        "at",
        "of",
        "count",
    }
    assert {key for node in data["nodes"] for key in node} <= marks
    assert {key for line in data["edges"] for key in line} == {
        "from",
        "to",
        "what",
        "arrows",
    }
    assert set(data["drawing"]) == {
        "rim", "paper", "rules", "font", "layers", "sectors", "writings", "kinds", "veil", "halo", "way", "step", "leader", "symbols", "styles",
        "paths",
    }  # fmt: skip
    assert {label for told in data["about"].values() for label, _ in told} <= {
        "Also known as", "What they do", "Website", "City", "State or region", "Country", "Title",
        "On our team", "Role on our team", "What it means", "Wide or narrow", "Now or later", "Issue",
        "Purpose", "Started", "Ended",
    }  # fmt: skip


def test_a_confidential_tie_is_not_drawn_in_the_room(network_with_secrets: Network) -> None:
    room, team = draw(network_with_secrets, room=True), draw(network_with_secrets)
    pair = {"org2", "org3"}
    assert not [line for line in room["edges"] if {line["from"], line["to"]} == pair]
    assert [line for line in team["edges"] if {line["from"], line["to"]} == pair]


def test_for_the_team_neither_contacts_nor_notes_reach_the_browser(network_with_secrets: Network) -> None:
    text = json.dumps(draw(network_with_secrets, people=True, coding=BY_CONNECTORS))
    for field in ("notes", "note", "email", "phone", "said", "column", "value", "place", "outcome"):
        assert f"{SECRET}-{field}" not in text
    assert f"{SECRET}@example.org" not in text


def test_in_the_room_circles_and_lines_are_equal() -> None:
    data = draw(build_town(40), room=True, coding=BY_CONNECTORS)
    assert len({node["size"] for node in data["nodes"] if node["kind"] == "organization"}) == 1
    assert len({style["width"][2] for style in list_looks(data) if "dash" not in style}) == 1


def test_for_the_team_a_closer_tie_is_a_thicker_line() -> None:
    widths = {style["width"][2] for style in list_looks(draw(build_town(40))) if "dash" not in style}
    assert len(widths) == 5


def test_a_wanted_sector_with_nobody_is_drawn_and_one_that_is_not_wanted_is_not() -> None:
    empty, unwanted = build_sector(1), build_sector(2, expected=False)
    data = draw(Network.of_items([empty, unwanted, Organization(id="org", name="Org")]))
    assert find_slice(data, empty.id)["state"] == "nobody"
    assert {one["id"] for one in data["slices"]} == {empty.id, NO_SECTOR}


def test_how_everybody_stands_with_us_is_told_apart() -> None:
    data = draw(build_acquaintances())
    told = {node["id"]: node["relation"] for node in data["nodes"] if node["kind"] == "organization"}
    assert told == {
        "us": "us", "close": "working", "aware": "known", "listed": "listed", "idea": "listed", "past": "left",
    }  # fmt: skip


def test_a_sector_where_only_past_partners_are_still_has_nobody() -> None:
    past = Organization(id="past", name="Past", standing=Standing.PAST_PARTNER)
    sector = build_sector(1)
    network = Network.of_items([sector, past, build_tie(TieKind.IN_SECTOR, past.id, sector.id)])
    assert find_slice(draw(network), sector.id)["state"] == "nobody"
    assert find_slice(draw(network, room=True), sector.id)["count"] == 0


def test_somebody_without_ties_whom_we_have_not_asked_looks_different() -> None:
    asked, unasked = Organization(id="asked", name="Asked"), Organization(id="unasked", name="Unasked")
    talk = Interaction(id="talk", asked_about_ties=True)
    network = Network.of_items([asked, unasked, talk, build_tie(TieKind.WITH, talk.id, asked.id)])
    data = draw(network)
    assert find_node(data, "unasked")["unasked"] is True
    assert "unasked" not in find_node(data, "asked")
    assert "unasked" in {row["symbol"] for row in data["words"]["legend"]}


def test_a_lists_own_sector_stands_in_the_family_of_ours_that_it_looks_like() -> None:
    schools, zebras, one = Sector(name="Schools"), Sector(name="Zebras"), Organization(name="One")
    ties = [build_tie(TieKind.IN_SECTOR, one.id, schools.id), build_tie(TieKind.IN_SECTOR, one.id, zebras.id)]
    data = draw(Network.of_items([schools, zebras.model_copy(update={"expected": True}), one, *ties]))
    assert find_slice(data, schools.id)["family"] == "Learning & nature"
    assert find_slice(data, zebras.id)["family"] == ""


def test_as_long_as_nobody_was_asked_nobody_looks_unasked() -> None:
    data = draw(
        Network.of_items([Organization(id="one", name="One"), Organization(id="other", name="Other")])
    )
    assert not any("unasked" in node for node in data["nodes"])


def test_a_second_sector_that_would_be_empty_shows_who_is_in_it_too() -> None:
    first, second = build_sector(1), build_sector(2)
    both = Organization(id="both", name="Both")
    ties = [
        build_tie(TieKind.IN_SECTOR, both.id, first.id, primary=True),
        build_tie(TieKind.IN_SECTOR, both.id, second.id),
    ]
    data = draw(Network.of_items([first, second, both, *ties]))
    assert find_slice(data, second.id)["state"] != "nobody"
    echo = next(node for node in data["nodes"] if node["kind"] == "echo")
    assert (echo["of"], echo["slice"]) == (both.id, second.id)
    assert find_slice(data, second.id)["count"] == 1


def test_a_sector_that_is_not_for_the_wall_is_left_out_in_the_room() -> None:
    sector = build_sector(1, on_the_wall=False)
    network = Network.of_items([sector, build_sector(2)])
    assert [one["id"] for one in draw(network, room=True)["slices"]] == ["sector002"]
    assert len(draw(network)["slices"]) == 2


@pytest.mark.parametrize("how", [{"room": True}, {"grouped": True}])
def test_people_of_somebody_who_is_not_drawn_are_not_drawn_and_neither_is_whom_they_know(
    how: dict[str, bool],
) -> None:
    items: list[Entity | Tie] = [
        build_sector(1, on_the_wall=False), Organization(id="one", name="One"), Organization(id="two", name="Two"),
        Person(id="ann", name="Ann"), Person(id="bob", name="Bob"), Person(id="cy", name="Cy"),
        build_tie(TieKind.IN_SECTOR, "one", "sector001"), build_tie(TieKind.WORKS_AT, "ann", "one"),
        build_tie(TieKind.WORKS_AT, "bob", "two"), build_tie(TieKind.KNOWS, "ann", "bob"), build_tie(TieKind.KNOWS, "ann", "cy"),
    ]  # fmt: skip
    data = draw(Network.of_items(items), people=True, **how)
    assert "ann" not in {node["id"] for node in data["nodes"]}
    assert not any("ann" in {line["from"], line["to"]} for line in data["edges"])


def test_an_individual_partner_stands_in_a_slice_and_other_people_do_not() -> None:
    elder, clerk = (
        Person(id="elder", name="Elder", standing=Standing.PARTNER),
        Person(id="clerk", name="Clerk"),
    )
    data = draw(Network.of_items([elder, clerk, build_tie(TieKind.KNOWS, elder.id, clerk.id)]))
    assert [(node["id"], node["kind"]) for node in data["nodes"]] == [("elder", "person")]


def test_switching_people_on_moves_nobody() -> None:
    one, other = draw(build_people()), draw(build_people(), people=True)
    assert len(other["nodes"]) == len(one["nodes"]) + 5
    for node in one["nodes"]:
        twin = find_node(other, node["id"])
        assert (twin["x"], twin["y"], twin["size"]) == (node["x"], node["y"], node["size"])
    assert one["slices"] == other["slices"]


def test_a_list_of_people_alone_is_a_map_too() -> None:
    people = [Person(id=f"person{number}", name=f"Person {number}") for number in range(3)]
    network = Network.of_items([*people, build_tie(TieKind.KNOWS, "person0", "person1", strength=3)])
    data = draw(network)
    assert len(data["nodes"]) == 3
    assert [line["what"] for line in data["edges"]] == ["tie"]


def test_the_same_network_is_the_same_picture_and_a_new_name_is_another() -> None:
    network = build_town(30)
    changed = network.entities["org00003"].model_copy(update={"name": "Renamed"})
    other = Network({**network.entities, changed.id: changed}, network.ties)
    assert draw(network) == draw(network)
    assert draw(network)["version"] != draw(other)["version"]


def test_a_new_tie_moves_nobody() -> None:
    network = build_town(30)
    tie = build_tie(TieKind.PARTNERS_WITH, "org00001", "org00029", strength=2)
    other = Network(network.entities, {**network.ties, tie.id: tie})
    one, two = draw(network, coding=BY_CONNECTORS), draw(other, coding=BY_CONNECTORS)
    assert {node["id"]: (node["x"], node["y"]) for node in one["nodes"]} == {
        node["id"]: (node["x"], node["y"]) for node in two["nodes"]
    }


def test_a_tie_of_another_day_is_not_drawn() -> None:
    network = build_acquaintances()
    ended = {
        key: tie.model_copy(update={"until": date(2020, 1, 1)})
        for key, tie in network.ties.items()
        if tie.strength
    }
    data = draw(replace(network, ties={**network.ties, **ended}))
    assert data["edges"] == []


def test_too_many_are_drawn_as_groups_of_which_one_opens() -> None:
    network = build_town(GROUPS_ABOVE + 100, sectors=5)
    closed = draw(network)
    groups = [node for node in closed["nodes"] if node["kind"] == "sector"]
    assert sum(node["count"] for node in groups) == GROUPS_ABOVE + 100
    assert not [node for node in closed["nodes"] if node["kind"] == "organization"]
    opened = draw(network, open_sector="sector002")
    shown = {node["slice"] for node in opened["nodes"] if node["kind"] == "organization"}
    assert shown == {"sector002"}
    assert BUBBLE + "sector002" not in {node["id"] for node in opened["nodes"]}


@pytest.mark.parametrize("count", [0, 1, 5, 200])
@pytest.mark.parametrize("room", [False, True])
def test_every_line_has_both_ends_on_the_map(count: int, *, room: bool) -> None:
    data = draw(build_town(count), room=room, people=True)
    drawn = {node["id"] for node in data["nodes"]}
    assert all({line["from"], line["to"]} <= drawn for line in data["edges"])
    assert len(drawn) == len(data["nodes"])
    json.dumps(data)


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "a\u2028b",
    "💥" * 40,
)


def test_hostile_names_stay_text() -> None:
    orgs = [Organization(id=f"org{number}", name=name) for number, name in enumerate(HOSTILE)]
    goal, table = Goal(id="goal", name=HOSTILE[0]), Coalition(id="table", name=HOSTILE[1])
    sector = build_sector(1).model_copy(update={"name": HOSTILE[1], "family": HOSTILE[0]})
    data = draw(Network.of_items([*orgs, goal, table, sector]), room=True)
    labels = {node["id"]: node["label"] for node in data["nodes"]}
    assert [labels[one.id] for one in orgs] == [one.name for one in orgs]
    assert find_slice(data, sector.id)["name"] == HOSTILE[1]


def test_the_legend_lists_what_is_drawn_and_nothing_else() -> None:
    def list_symbols(network: Network, **how: Any) -> set[str]:
        return {row["symbol"] for row in draw(network, **how)["words"]["legend"]}

    assert list_symbols(Network.of_items([Organization(id="org", name="Org")])) == {"organization"}
    assert "nobody" in list_symbols(build_town(5))
    assert "chair" in list_symbols(build_town(5), room=True)
    assert "nobody" not in list_symbols(build_town(5), room=True)
    assert "size" not in list_symbols(build_town(20), room=True, coding=BY_CONNECTORS)
    assert "size" in list_symbols(build_town(20), coding=BY_CONNECTORS)


def test_the_numbers_beside_the_map_are_counted_from_it() -> None:
    words = draw(build_acquaintances())["words"]
    assert words["facts"][0] == (
        "6 organizations in 1 sector. 1 works with us, 1 is in touch with us, 2 are ideas or only on our list, "
        "1 is no partner now."
    )
    assert words["label"].startswith("Partner map: 6 organizations in 1 sector, nobody yet in Sector 2")
    assert words["facts"][1] == "Nobody yet in Sector 2."


def test_ties_between_people_are_ties_of_their_organizations() -> None:
    network = build_people()
    tie: Tie = build_tie(TieKind.KNOWS, "person1", "person4", strength=3)
    other = Network(network.entities, {**network.ties, tie.id: tie})
    found = [line for line in draw(other)["edges"] if line["what"] == "tie"]
    assert [(line["from"], line["to"]) for line in found] == [("org1", "org2")]


def test_ties_that_nobody_confirmed_for_long_are_faint_for_the_team_only() -> None:
    long_ago = DAY - timedelta(days=400)
    ties = [
        build_tie(TieKind.PARTNERS_WITH, "a", "b", confirmed_on=long_ago),
        build_tie(TieKind.PARTNERS_WITH, "b", "c", confirmed_on=DAY),
        build_tie(TieKind.PARTNERS_WITH, "c", "d", confirmed_on=long_ago),
        build_tie(TieKind.FUNDS, "c", "d", confirmed_on=DAY),
    ]
    network = Network.of_items([*(Organization(id=one, name=one.upper()) for one in "abcd"), *ties])
    team, room = draw(network), draw(network, room=True)
    assert list_dashed(team) == [("a", "b")]
    assert list_dashed(room) == []
    assert "faint" in {row["symbol"] for row in team["words"]["legend"]}


def test_a_relationship_without_a_tie_is_a_line_of_its_own_for_the_team_alone() -> None:
    network = build_acquaintances()
    more: list[Entity | Tie] = [
        Person(id="ana", name="Ana", on_team=True), build_tie(TieKind.KEPT_BY, "listed", "ana"),
        build_tie(TieKind.KEPT_BY, "close", "ana"), build_tie(TieKind.KEPT_BY, "past", "ana"),
    ]  # fmt: skip
    town = Network.of_items([*network.entities.values(), *network.ties.values(), *more])
    data = draw(town)
    ours = [(line["from"], line["to"]) for line in data["edges"] if line["what"] == "ours"]
    assert ours == [("us", "listed")]
    rows = {row["symbol"]: row["text"] for row in data["words"]["legend"]}
    assert rows["kept"] == "one of us keeps it, no contact noted yet"
    assert rows["ours"].startswith("our relationship without a tie noted")
    assert "1 is kept by one of us, with no contact noted yet" in data["words"]["facts"][0]
    nodes = {node["id"]: node for node in data["nodes"]}
    assert (nodes["listed"]["ties"], nodes["listed"]["relation"]) == (0, "kept")
    room = draw(town, room=True)
    assert "ours" not in {line["what"] for line in room["edges"]}
    assert {"ours", "kept"}.isdisjoint(row["symbol"] for row in room["words"]["legend"])
