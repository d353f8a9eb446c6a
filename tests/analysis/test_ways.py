"""Over whom we could get to know somebody."""

from netmap.analysis.projection import project_actors
from netmap.analysis.ways import find_ways
from netmap.model.entity import Entity
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from tests.analysis.towns import org, partners, person, tie, town

TOWN = (org("library", home=True), org("clinic"), org("school"), org("bus"), org("lone"))


def find(target: str, *items: Entity | Tie | list[Tie]) -> tuple[str, ...] | None:
    network = town(*items)
    return find_ways(network, project_actors(network)).get(target)


def test_the_shortest_way_names_those_between() -> None:
    ties = partners("library clinic", "clinic school", "school bus")
    assert find("bus", *TOWN, ties) == ("clinic", "school")
    assert find("bus", *TOWN, ties, partners("clinic bus")) == ("clinic",)
    assert find("clinic", *TOWN, ties) == ()


def test_there_is_no_way_to_somebody_without_a_tie_or_without_us() -> None:
    assert find("lone", *TOWN, partners("library clinic")) is None
    assert find("bus", org("clinic"), org("bus"), partners("bus clinic")) is None


def test_nobody_who_left_us_or_is_confidential_is_asked_for_an_introduction() -> None:
    ties = partners("library clinic", "clinic bus", "library school", "school lone", "lone bus")
    for withheld in (org("clinic", standing=Standing.DO_NOT_CONTACT), org("clinic", confidential=True)):
        assert find("bus", TOWN[0], withheld, *TOWN[2:], ties) == ("school", "lone")


def test_whom_our_team_knows_is_one_step_away() -> None:
    network = (*TOWN, person("ana", on_team=True), person("eva"), tie(T.WORKS_AT, "eva", "clinic"),
               tie(T.KNOWS, "ana", "eva"), partners("clinic bus"))  # fmt: skip
    assert find("bus", *network) == ("clinic",)


def test_of_equally_short_ways_the_same_is_named_every_time() -> None:
    ties = partners("library clinic", "clinic bus", "library school", "school bus")
    assert find("bus", *TOWN, ties) == find("bus", *reversed(TOWN), ties[::-1])
