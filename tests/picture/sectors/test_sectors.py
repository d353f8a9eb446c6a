"""The view sector by sector: how many ties between each two, who alone holds them, and that it can be read."""

from collections import Counter

import pytest

from netmap.analysis.day import Day
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.colors import measure_contrast
from netmap.picture.drawing import styles
from netmap.picture.painted import FRAMES, WIDE, Painted, Wanted
from netmap.picture.sectors.bridges import MOST, find_bridges
from netmap.picture.sectors.paint import paint_sectors
from netmap.picture.sectors.words import write_paragraphs
from tests.picture.map_networks import DAY, build_sector, build_town
from tests.picture.sheets import check_texts, find_smallest, list_texts


def paint(network: Network, frame: str = "wide", *, room: bool = False) -> Painted:
    return paint_sectors(Day(network, DAY), FRAMES[frame], Wanted(room=room))


def build_two() -> Network:
    """A school and two clinics that all work with it, one of them with the other; nobody else holds the two sectors."""
    items: list[Entity | Tie] = [build_sector(1), build_sector(2), build_sector(3)]
    seats = {"school": 1, "library": 1, "clinic": 2, "dentist": 2, "shop": 3}
    for key, number in seats.items():
        items += [
            Organization(id=key, name=key.title()),
            build_tie(TieKind.IN_SECTOR, key, f"sector{number:03}", primary=True),
        ]
    pairs = [("school", "clinic"), ("school", "dentist"), ("clinic", "dentist"), ("library", "shop")]
    return Network.of_items([*items, *(build_tie(TieKind.PARTNERS_WITH, *pair) for pair in pairs)])


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("count", "sectors"), [(1, 2), (12, 8), (66, 20), (120, 32), (300, 60), (80, 2)])
@pytest.mark.parametrize("room", [False, True], ids=["team", "room"])
def test_no_text_runs_into_another_or_out_of_the_picture(
    frame: str, count: int, sectors: int, *, room: bool
) -> None:
    painted = paint(build_town(count, sectors=sectors), frame, room=room)
    check_texts(painted.sheet)
    if frame == "wide":
        assert painted.sheet.height == WIDE.height
        assert find_smallest(painted.sheet) >= 12.5


@pytest.mark.parametrize("percent", range(0, 101, 2))
def test_the_number_in_a_cell_is_legible_on_it(percent: int) -> None:
    """4.5 to 1 is asked of letters that are not large (WCAG 2.1, 1.4.3)."""
    ground = styles.style_cell(percent / 100).fill
    assert measure_contrast(styles.choose_ink(ground), ground) >= 4.5


def test_each_cell_says_how_many_ties_there_are_between_its_two_sectors() -> None:
    network = build_town(60, sectors=10)
    day = Day(network, DAY)
    seat = {one.id: network.sectors_of(one.id)[0].id for one in network.of(Organization)}
    counted = Counter(tuple(sorted((seat[one], seat[other]))) for one, other in day.graph.edges)
    painted = paint(network)
    said = {shape.of: int(text.lines[0][2]) for shape, text in list_texts(painted.sheet, {"count"})}
    assert said == dict(counted)
    cells = {shape.of for shape in painted.sheet.shapes if shape.role == "cell"}
    assert len(cells) == 9 * 10 / 2


def test_who_alone_holds_two_sectors_is_ringed_named_and_told() -> None:
    painted = paint(build_two())
    ringed = {shape.of for shape in painted.sheet.shapes if shape.style == styles.HELD_RING and shape.of}
    assert ringed == {("sector001", "sector002")}
    said = [text.lines[0][2] for _, text in list_texts(painted.sheet, {"name", "note"})]
    assert said[0] == "Held by one alone"
    assert said[1].startswith("Through one partner: 1. Sectors dealt out at random: ")
    assert said[2:] == ["School", "Sector 1 – Sector 2: 2 ties"]
    assert "School alone holds Sector 1 – Sector 2." in painted.paragraphs
    pair = next(one for one in painted.names if one.id == "sector001 sector002")
    assert (pair.label, pair.said) == ("Sector 1 – Sector 2", "2 ties, all through School.")


@pytest.mark.parametrize("seed", range(4))
def test_as_many_pairs_are_held_as_are_counted_beside_chance(seed: int) -> None:
    bridges = find_bridges(Day(build_town(80, sectors=12, seed=seed), DAY), room=False)
    held = [one for one in bridges.list_between() if one.held]
    assert bridges.chance
    assert len(held) == bridges.chance.found > 0
    assert f"Through one partner: {len(held)}." in " ".join(write_paragraphs(bridges))


def test_in_the_room_nobody_is_named_who_holds_something() -> None:
    painted = paint(build_two(), room=True)
    assert "School" not in str(painted)
    assert "alone" not in str(painted.paragraphs)


def test_what_is_confidential_is_not_counted() -> None:
    network = build_two()
    hidden = Organization(id="shelter", name="Hidden House", confidential=True)
    ties = [
        build_tie(TieKind.IN_SECTOR, "shelter", "sector003", primary=True),
        build_tie(TieKind.PARTNERS_WITH, "shelter", "clinic"),
    ]
    painted = paint(Network.of_items([*network.entities.values(), *network.ties.values(), hidden, *ties]))
    assert painted.sheet.shapes == paint(network).sheet.shapes
    assert "Hidden House" not in str(painted)


def test_of_very_many_sectors_those_with_most_ties_are_drawn_and_the_rest_is_counted() -> None:
    painted = paint(build_town(300, sectors=60))
    assert sum(one.kind == "sector" for one in painted.names) == MOST
    assert f"{59 - MOST} sectors with fewer ties left out" in painted.sheet.summary


def test_an_empty_map_one_sector_and_hostile_names_are_a_picture() -> None:
    assert paint(Network()).sheet.summary == "Ties between sectors: there are no sectors with somebody in it."
    for name in ("</text><script>", "W" * 300, "مكتبة"):
        sectors = [build_sector(number).model_copy(update={"name": name}) for number in (1, 2)]
        items: list[Entity | Tie] = [*sectors]
        for number in range(6):
            seat = sectors[number % 2].id
            items += [
                Organization(id=f"o{number}", name=name),
                build_tie(TieKind.IN_SECTOR, f"o{number}", seat, primary=True),
            ]
        items += [build_tie(TieKind.PARTNERS_WITH, "o0", f"o{number}") for number in range(1, 6)]
        for frame in FRAMES:
            check_texts(paint(Network.of_items(items), frame).sheet)
            check_texts(paint(Network.of_items([sectors[0], *items[2:4]]), frame).sheet)
