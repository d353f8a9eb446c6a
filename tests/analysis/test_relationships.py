"""What our relationship is: a tie, one of ours keeps it, or one of ours was in touch."""

from datetime import date

import pytest

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.day import Day
from netmap.analysis.keep_in_touch.upkeep import find_upkeep
from netmap.analysis.relations import Relation, find_relation
from netmap.analysis.relationships import Relationship
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import InteractionKind, Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import Tie
from tests.analysis.towns import org, partners, person, tie, town

DAY = date(2026, 6, 1)
SPRING, SUMMER = date(2026, 3, 1), date(2026, 5, 20)
US = (
    org("library", home=True),
    person("ana", on_team=True),
    person("cal"),
    tie(T.WORKS_AT, "cal", "library"),
)
CLINIC = (org("clinic"), person("luis"), tie(T.WORKS_AT, "luis", "clinic"))
KEPT = tie(T.KEPT_BY, "clinic", "ana")

Items = tuple[Entity | Tie | list[Tie], ...]


def contact(key: str, *others: str, by: str = "ana", on: date | None = SUMMER, role: str = "") -> Items:
    return (
        Interaction(id=key, on=on), tie(T.BY, key, by), [tie(T.WITH, key, other, role=role) for other in others],
    )  # fmt: skip


def find(*items: Entity | Tie | list[Tie]) -> dict[str, Relationship]:
    return Day(town(*US, *CLINIC, *items), DAY).relationships


def tell(*items: Entity | Tie | list[Tie]) -> Relation:
    network = town(*US, *CLINIC, *items)
    return find_relation(Day(network, DAY), network.entities["clinic"])


def test_without_anything_noted_there_is_none() -> None:
    assert find() == {}
    assert tell() is Relation.LISTED


def test_a_tie_of_ours_is_one_also_between_people_and_of_whoever_works_for_us() -> None:
    for one in (partners("library clinic"), partners("ana clinic"), [tie(T.KNOWS, "cal", "luis")]):
        assert find(one) == {"clinic": Relationship("clinic", tuple(one))}
    assert tell(partners("library clinic")) is Relation.WORKING
    assert tell(partners("library clinic", strength=2)) is Relation.KNOWN


def test_one_of_ours_who_works_there_too_is_a_tie_to_them() -> None:
    job = tie(T.WORKS_AT, "ana", "clinic")
    assert find(job) == {"clinic": Relationship("clinic", (job,))}


def test_whoever_of_us_introduced_them_is_a_tie_to_them() -> None:
    told = tie(T.INTRODUCED_BY, "clinic", "ana")
    assert find(told) == {"clinic": Relationship("clinic", (told,))}


def test_kept_by_one_of_ours_is_one_though_nothing_else_is_noted() -> None:
    assert find(KEPT) == {"clinic": Relationship("clinic", (), (KEPT,))}
    assert tell(KEPT) is Relation.KEPT
    for_luis = tie(T.KEPT_BY, "luis", "cal")
    assert find(for_luis) == {"clinic": Relationship("clinic", (), (for_luis,))}


def test_kept_by_somebody_else_is_none() -> None:
    assert find(org("school"), tie(T.KEPT_BY, "school", "luis")) == {}


def test_in_touch_with_one_of_ours_is_one_though_no_tie_is_noted() -> None:
    assert find(*contact("m", "luis")) == {"clinic": Relationship("clinic", (), (), True, SUMMER)}
    assert find(*contact("m", "clinic", on=None)) == {"clinic": Relationship("clinic", (), (), True)}
    assert tell(*contact("m", "clinic")) is Relation.KNOWN


@pytest.mark.parametrize("role", ["invited", "coming", "absent"])
def test_whoever_was_not_there_is_not_in_touch(role: str) -> None:
    assert find(*contact("m", "luis", role=role)) == {}


def test_an_attempt_is_no_contact_and_neither_is_one_of_others() -> None:
    tried = Interaction(id="m", on=SUMMER, interaction_kind=InteractionKind.ATTEMPT)
    assert find(tried, tie(T.BY, "m", "ana"), tie(T.WITH, "m", "clinic")) == {}
    assert find(org("school"), *contact("m", "clinic", by="school")) == {}
    assert list(find(org("school"), *contact("m", "clinic", "cal", by="school"))) == ["clinic", "school"]


def test_all_three_are_told_as_what_they_are() -> None:
    tied = partners("library clinic")
    assert find(tied, KEPT, *contact("m", "luis")) == {
        "clinic": Relationship("clinic", tuple(tied), (KEPT,), True, SUMMER)
    }


def test_what_is_over_keeps_nothing_alive_that_came_before_its_end() -> None:
    ended = partners("library clinic", until=date(2026, 4, 30))
    assert find(ended, *contact("m", "luis", on=SPRING)) == {}
    assert find(ended, *contact("m", "luis", on=None)) == {}
    assert find(ended, *contact("m", "luis", on=SUMMER)) == {
        "clinic": Relationship("clinic", (), (), True, SUMMER)
    }
    assert list(find(ended, KEPT)) == ["clinic"]


def test_what_has_closed_is_nobody_and_who_has_left_us_still_stands_as_left() -> None:
    shut, past = org("shut", standing=Standing.CLOSED), org("past", standing=Standing.PAST_PARTNER)
    assert list(find(shut, past, partners("library shut", "library past"))) == ["past"]
    network = town(*US, past, partners("library past"))
    assert find_relation(Day(network, DAY), past) is Relation.LEFT
    assert find_upkeep(Day(network, DAY)) == ()


def test_an_idea_stays_on_the_list_whoever_keeps_it() -> None:
    idea = org("idea", standing=Standing.IDEA)
    day = Day(town(*US, idea, tie(T.KEPT_BY, "idea", "ana")), DAY)
    assert list(day.relationships) == ["idea"]
    assert find_relation(day, idea) is Relation.LISTED


def test_an_individual_who_works_for_us_is_one_of_us() -> None:
    elder = person("elder", standing=Standing.PARTNER)
    day = Day(town(*US, elder, tie(T.WORKS_AT, "elder", "library")), DAY)
    assert day.relationships == {}
    assert find_relation(day, elder) is Relation.US


def test_without_what_is_confidential_a_relationship_that_rests_on_it_is_none() -> None:
    day = Day(town(*US, *CLINIC, tie(T.KEPT_BY, "clinic", "ana", confidential=True)), DAY)
    assert list(day.relationships) == ["clinic"]
    assert day.openly.relationships == {}


def test_as_long_as_nobody_is_us_there_is_none() -> None:
    assert Day(town(*CLINIC, org("school"), partners("clinic school")), DAY).relationships == {}


def test_a_person_is_related_to_us_where_their_place_is() -> None:
    day = Day(town(*US, *CLINIC, org("school"), KEPT), DAY)
    assert [day.is_related_to_us(one) for one in ("luis", "clinic", "ana", "cal", "school")] == [True] * 4 + [
        False
    ]


def test_every_relationship_is_kept_up_and_without_a_keeper_it_is_with_whoever_met_them() -> None:
    day = Day(town(*US, *CLINIC, *contact("m", "luis", by="cal")), DAY)
    (one,) = find_upkeep(day)
    assert (one.partner, one.ours, one.theirs, one.ties) == ("clinic", ("cal",), ("luis",), ())
    kept = Day(town(*US, *CLINIC, KEPT, *contact("m", "luis", by="cal")), DAY)
    assert find_contacts(kept).ours == {"clinic": frozenset({"ana"})}
    assert find_upkeep(kept)[0].ties == (KEPT.id,)


@pytest.mark.parametrize("first", ["a", "z"])
def test_whoever_made_a_contact_and_was_there_too_has_made_it_whatever_the_ids_of_the_ties(
    first: str,
) -> None:
    made = (
        tie(T.BY, "m", "luis", id="m-by"),
        tie(T.WITH, "m", "luis", id=f"{first}-with"),
        tie(T.WITH, "m", "school"),
    )
    network = town(*US, *CLINIC, org("school"), Interaction(id="m", on=DAY), *made)
    assert Day(network, DAY).relationships == {}
