"""First stories: as many steps as there is something to tell, each in the words of its page."""

import pytest

from netmap.model.entities import Organization, Sector
from netmap.model.entity import Entity
from netmap.model.kinds import TieKind
from netmap.model.network import Network
from netmap.model.stories.steps import Shows
from netmap.model.ties import Tie
from netmap.report.connectors.every import find_connectors
from netmap.report.missing.every import find_missing
from netmap.report.stories.catalog import FOR_A_ROOM, list_tellable
from netmap.report.stories.starter import write_starter
from netmap.report.stories.telling import tell_story
from netmap.report.stories.wall import find_wall, write_on_the_wall, write_open_chairs
from tests.analysis.towns import goal, org, partners, person, sector, tie, town
from tests.picture.map_networks import build_town
from tests.report.stories.stories import look, read_sample, write_story


def list_titles(network: Network) -> list[str]:
    return [step.title for step in write_starter(look(network)).steps]


def test_the_sample_county_has_a_whole_story() -> None:
    starter = write_starter(look(read_sample()))
    assert [step.title for step in starter.steps] == [
        "This is our community", "Who holds us together", "Who could meet", "Who is not here?",
        "Whom do you know there?", "Where we go next",
    ]  # fmt: skip
    assert [step.shows for step in starter.steps] == [
        Shows.NAMES, Shows.WHEEL, Shows.WHEEL, Shows.WHEEL, Shows.QUESTION, Shows.WHEEL,
    ]  # fmt: skip
    assert starter.hints == ()


@pytest.mark.parametrize("network", [read_sample(), town(org("library", home=True), org("clinic"))])
def test_each_sentence_is_that_of_its_page(network: Network) -> None:
    day = look(network)
    wall = find_wall(day)
    said = {
        one.sentence
        for one in (
            *find_connectors(day),
            *find_missing(day),
            *write_on_the_wall(wall),
            *write_open_chairs(wall),
        )
    }
    told = tell_story(day, write_story(*write_starter(day).steps))
    sentences = [sentence for step in told.steps for sentence in step.sentences]
    assert sentences
    assert set(sentences) <= said
    assert not told.stale


def test_a_story_begins_with_names_where_they_fill_a_wall_and_can_be_read() -> None:
    shown = {count: write_starter(look(build_town(count))).steps[0].shows for count in (3, 12, 140, 200)}
    assert shown == {3: Shows.WHEEL, 12: Shows.NAMES, 140: Shows.NAMES, 200: Shows.WHEEL}


def test_a_tiny_map_has_one_step_and_hears_what_would_give_it_more() -> None:
    starter = write_starter(look(town(org("library", home=True))))
    assert [step.title for step in starter.steps] == ["This is our community"]
    assert len(starter.hints) == 3
    assert "sectors" in starter.hints[1]


def test_an_empty_map_has_no_step_and_leads_on() -> None:
    starter = write_starter(look(Network()))
    assert starter.steps == ()
    assert "Bring in a list" in starter.hints[0]


def test_a_person_whose_name_is_part_of_a_word_hides_nothing() -> None:
    assert list_titles(town(org("library"), person("eve"))) == ["This is our community"]


def test_a_map_of_people_alone_is_told_too() -> None:
    assert list_titles(town(person("ana"), person("bo"))) == ["This is our community"]


def test_a_step_comes_with_what_it_tells() -> None:
    library, clinic, school = org("library", home=True), org("clinic"), org("school")
    ties = partners("library clinic", "clinic school")
    assert list_titles(town(library, clinic, school, ties)) == [
        "This is our community",
        "Who holds us together",
    ]
    wanted = sector("transport", expected=True)
    assert list_titles(town(library, wanted)) == [
        "This is our community", "Who is not here?", "Whom do you know there?",
    ]  # fmt: skip
    expects = (
        goal("read"),
        sector("parks"),
        tie(TieKind.EXPECTS, "read", "parks"),
        tie(TieKind.PURSUES, "library", "read"),
    )
    assert list_titles(town(library, *expects))[-1] == "Where we go next"


def test_who_holds_us_together_is_first_somebody_else() -> None:
    network = town(
        org("library", home=True), *(org(f"o{number}") for number in range(4)),
        partners("library o0", "library o1", "library o2", "o2 o3"),
    )  # fmt: skip
    told = tell_story(look(network), write_story(*write_starter(look(network)).steps))
    assert told.steps[1].focus == ("o2",)


def test_nothing_private_and_nobody_hidden_can_be_told() -> None:
    hidden: list[Entity | Tie] = [
        Sector(id="shelters", name="Shelters", on_the_wall=False), Organization(id="haven", name="Haven House"),
        tie(TieKind.IN_SECTOR, "haven", "shelters"), person("zoe", name="Zoe Quist"),
        tie(TieKind.WORKS_AT, "zoe", "clinic"), org("left", name="Left Behind", standing="past partner"),
    ]  # fmt: skip
    network = town(
        org("library", home=True), org("clinic"), org("school"), *hidden,
        partners("library haven", "haven school", "haven clinic", "left clinic"),
        goal("read"), tie(TieKind.EXPECTS, "read", "shelters"),
    )  # fmt: skip
    catalog = list_tellable(look(network))
    assert all(one.kind in FOR_A_ROOM for one in catalog.values())
    said = " ".join(one.sentence for one in catalog.values())
    assert "connects others" in said
    for name in ("Haven", "Shelters", "Zoe", "Left Behind"):
        assert name not in said
