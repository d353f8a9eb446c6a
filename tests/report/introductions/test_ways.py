"""Introductions in words and as a picture."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.entities import Area, Asset, Coalition, Goal, Population
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.ties import GUESS, Tie
from netmap.report.finding import Finding, FindingKind
from netmap.report.introductions.chains import Stop, tell_chain
from netmap.report.introductions.ways import describe_introductions, find_target
from tests.analysis.towns import goal, org, partners, person, sector, tie, town

DAY = date(2026, 6, 1)
TOWN = (org("library", home=True), person("maria", on_team=True), person("luis"), org("clinic"), org("bus"))


def introduce(target: str, *items: Entity | Tie | list[Tie], start: str | None = None) -> tuple[Finding, ...]:
    return tuple(one.finding for one in describe_introductions(Day(town(*items), DAY), target, start=start))


def test_a_route_is_told_step_by_step_with_how_fresh_each_is() -> None:
    ties = (
        tie(T.KNOWS, "maria", "luis", strength=3, last_contact=date(2026, 5, 3)),
        tie(T.MEMBER_OF, "luis", "table", role="chair"),
        tie(T.MEMBER_OF, "bus", "table"),
    )
    (found,) = introduce("bus", *TOWN, Coalition(id="table", name="Health Table"), *ties)
    assert found.kind is FindingKind.INTRODUCTION
    assert found.subjects == ("bus", "maria", "luis", "table", "bus")
    assert found.sentence == "Maria could ask Luis for an introduction to Bus at Health Table."
    assert found.why == (
        "Maria knows Luis well, last in touch in May 2026; Luis and Bus both sit at Health Table."
    )
    assert found.evidence == (
        "Maria knows Luis well, last in touch on 3 May 2026 – rated “cooperate”.",
        "Luis sits at Health Table (chair).",
        "Bus sits at Health Table.",
    )
    assert found.rests_on == "Based on the ties and contacts noted up to 1 June 2026."
    assert found.next_step == "Maria: write to Luis and ask for an introduction to Bus."


def test_whom_we_know_there_needs_no_introduction() -> None:
    ties = (tie(T.KNOWS, "maria", "luis"), tie(T.WORKS_AT, "luis", "clinic", role="Director"))
    (found,) = introduce("clinic", *TOWN, *ties)
    assert found.sentence == "Maria could talk with Luis at Clinic directly."
    assert found.why == "Maria knows Luis, no contact noted; Luis is with Clinic (Director)."
    assert found.next_step == "Maria: write to Luis at Clinic and ask for a talk."
    assert found.rests_on.endswith("1 June 2026. No contact of just the two is noted.")


def test_whoever_met_them_says_so_where_no_tie_is_noted() -> None:
    met = (Interaction(id="m", on=date(2026, 5, 3)), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic"))
    (found,) = introduce("clinic", *TOWN, *met)
    assert found.sentence == "Maria could talk with Clinic directly."
    assert found.why == "Maria has been in touch with Clinic, last in May 2026."
    assert found.evidence == ("Maria has been in touch with Clinic, last on 3 May 2026.",)


def test_of_whoever_is_to_keep_them_no_contact_is_claimed() -> None:
    (found,) = introduce("clinic", *TOWN, tie(T.KEPT_BY, "clinic", "maria"))
    assert found.why == "Maria is to keep in touch with Clinic for us, no contact noted."


@pytest.mark.parametrize(
    ("bond", "said"),
    [
        ([], "has been in touch with Clinic"),
        ([tie(T.KEPT_BY, "clinic", "maria")], "keeps in touch with Clinic for us"),
        ([tie(T.PARTNERS_WITH, "clinic", "maria")], "works with Clinic"),
    ],
)
def test_a_contact_without_a_day_is_one(bond: list[Tie], said: str) -> None:
    met = (Interaction(id="m"), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic"))
    (found,) = introduce("clinic", *TOWN, *met, bond)
    assert found.why == f"Maria {said}, no day of contact noted."
    assert found.rests_on.endswith("1 June 2026. A contact is noted, and not its day.")


def test_of_what_binds_us_confidentially_only_that_it_does_is_said() -> None:
    (found,) = introduce("clinic", *TOWN, tie(T.KEPT_BY, "clinic", "maria", confidential=True))
    assert found.kind is FindingKind.NO_INTRODUCTION
    assert found.sentence == "We have a relationship with Clinic, and what binds us is confidential."
    assert found.next_step == "Ask among us who is in touch with them."


def test_whoever_keeps_a_relationship_writes_to_whom_they_know_there() -> None:
    ties = (tie(T.KEPT_BY, "clinic", "maria"), tie(T.KNOWS, "maria", "luis"), tie(T.WORKS_AT, "luis", "clinic"),
            *partners("library clinic", strength=4, last_contact=DAY), *partners("clinic bus"))  # fmt: skip
    (found,) = introduce("bus", *TOWN, *ties)
    assert found.sentence == "Maria could ask Luis at Clinic for an introduction to Bus."
    assert found.why.startswith(
        "Maria keeps in touch with Clinic for us, last sign of it in June 2026; Clinic works"
    )
    assert found.next_step == "Maria: write to Luis at Clinic and ask for an introduction to Bus."


def test_somebody_beside_the_asked_one_is_named_as_on_the_way() -> None:
    (found,) = introduce("school", *TOWN, org("school"), tie(T.KNOWS, "maria", "luis"),
                         partners("luis clinic", "clinic bus", "bus school"))  # fmt: skip
    assert found.sentence == "Maria could ask Luis for an introduction to School, by way of Clinic and Bus."


def test_nobody_known_to_be_in_touch_is_said_as_one_of_us() -> None:
    (found,) = introduce("bus", *TOWN, partners("library clinic", "clinic bus"))
    assert found.sentence == "One of us could ask Clinic for an introduction to Bus."
    assert found.next_step == "Agree who of us writes to Clinic and asks for an introduction to Bus."


@pytest.mark.parametrize(
    ("target", "kind", "words"),
    [
        (sector("transport"), T.IN_SECTOR, "from Transport"),
        (Population(id="elders", name="Elders"), T.SERVES, "which serves Elders"),
        (Asset(id="van", name="A van"), T.HAS, "which can offer “A van”"),
        (goal("jobs"), T.PURSUES, "which works on “Jobs”"),
        (Coalition(id="table", name="Table"), T.MEMBER_OF, "which sits at Table"),
    ],
)
def test_who_belongs_to_a_target_is_told_with_it(target: Entity, kind: T, words: str) -> None:
    around = (*TOWN, target, tie(kind, "bus", target.id), partners("library bus"))
    (found,) = introduce(target.id, *around)
    assert found.sentence == f"One of us could talk with Bus, {words}."
    assert found.next_step == f"Agree who of us writes to Bus and asks for a talk about {target.name}."


@pytest.mark.parametrize(
    ("served", "words"),
    [("town", "Town"), ("street", "Street, in Town"), ("county", "County, around Town")],
)
def test_of_an_area_it_is_told_which_part_of_it_or_around_it_they_serve(served: str, words: str) -> None:
    areas = [Area(id=one, name=one.title()) for one in ("county", "town", "street")]
    parts = tie(T.PART_OF, "town", "county"), tie(T.PART_OF, "street", "town")
    (found,) = introduce("town", *TOWN, *areas, *parts, tie(T.SERVES, "bus", served), partners("library bus"))
    assert found.sentence == f"One of us could talk with Bus, which serves {words}."


def test_a_rating_of_what_we_have_with_them_is_not_said_of_one_of_us() -> None:
    met = (Interaction(id="m", on=date(2026, 5, 3)), tie(T.BY, "m", "maria"), tie(T.WITH, "m", "clinic"))
    found = introduce("clinic", *TOWN, *met, partners("library clinic", strength=4))
    told = {line for one in found for line in one.evidence if line.startswith("Maria has been in touch")}
    assert told == {
        "Maria has been in touch with Clinic, last on 3 May 2026 – what we have with them is rated “coordinate”."
    }


def test_what_somebody_told_us_of_is_said_so_and_a_guess_is_called_one() -> None:
    ties = (tie(T.KNOWS, "maria", "luis", said_by=GUESS), tie(T.REPORTS, "bus", "luis", strength=5))
    (found,) = introduce("bus", *TOWN, *ties)
    assert found.why == (
        "Maria knows Luis, no contact noted, a guess nobody has confirmed; "
        "Luis works closely with Bus, as Bus told us, no contact noted."
    )
    assert "1 step is a guess that nobody has confirmed." in found.rests_on


def test_of_somebody_confidential_only_the_way_is_said() -> None:
    shelter, works = (
        org("shelter", confidential=True),
        tie(T.WORKS_AT, "luis", "shelter", role="Night manager"),
    )
    knows = tie(T.KNOWS, "maria", "luis", strength=5, last_contact=date(2026, 5, 3))
    (found,) = introduce("shelter", *TOWN, shelter, knows, works)
    assert found.evidence[1] == "Luis works at Shelter."
    assert "Night manager" not in str(found)
    assert found.rests_on.endswith("Shelter is noted as confidential: keep this way to yourselves.")


def test_of_who_works_only_where_it_is_confidential_it_is_said_and_nobody_around_them_named() -> None:
    there = (org("shelter", confidential=True), tie(T.WORKS_AT, "luis", "shelter", role="Night manager"))
    (found,) = introduce("luis", *TOWN, *there, tie(T.KNOWS, "maria", "luis", strength=5))
    assert found.rests_on.endswith("Luis works only where it is confidential: keep this way to yourselves.")
    assert "Shelter" not in str(found)
    (found,) = introduce("luis", *TOWN, *there, tie(T.KNOWS, "luis", "clinic"))
    assert found.why == "They work only where it is confidential, so nobody around them is named."


def test_the_picture_has_who_calls_first_and_the_target_last() -> None:
    around = (*TOWN, sector("transport"), tie(T.IN_SECTOR, "bus", "transport"), tie(T.WORKS_AT, "maria", "library"),
              tie(T.KNOWS, "maria", "luis", last_contact=DAY), partners("luis bus"))  # fmt: skip
    (one,) = describe_introductions(Day(town(*around), DAY), "transport")
    assert one.chain == (
        Stop("Maria", "Library", is_ours=True),
        Stop("Luis", "", "knows", "last in touch in June 2026"),
        Stop("Bus", "Transport", "works with", "no contact noted"),
        Stop("Transport", "", "from", is_target=True),
    )
    assert tell_chain(one.chain) == (
        "Maria → knows (last in touch in June 2026) Luis → works with (no contact noted) Bus → from Transport"
    )
    assert (one.caller, one.partner) == ("maria", "bus")


def test_one_of_us_is_told_which_colleague_to_ask() -> None:
    around = (*TOWN, person("ana", on_team=True), tie(T.WORKS_AT, "maria", "library"), tie(T.WORKS_AT, "ana", "library"),
              tie(T.KNOWS, "ana", "luis"))  # fmt: skip
    (found,) = introduce("luis", *around, start="maria")
    assert found.sentence == "Maria could ask Ana for an introduction to Luis."
    assert found.why == "Maria and Ana both work at Library; Ana knows Luis, no contact noted."


def test_who_has_no_way_of_their_own_is_told_who_has() -> None:
    around = (*TOWN, person("ana", on_team=True), tie(T.KNOWS, "ana", "luis"))
    (found,) = introduce("luis", *around, start="maria")
    assert found.sentence == "Maria has no way to Luis of their own."
    assert (found.why, found.next_step) == ("But Ana could talk with Luis directly.", "Maria: ask Ana.")


def test_who_is_not_one_of_us_cannot_be_the_one_who_asks() -> None:
    with pytest.raises(InputError, match="Luis is not one of us who can be asked"):
        introduce("bus", *TOWN, start="luis")


def test_without_a_way_those_around_them_are_told() -> None:
    (found,) = introduce("bus", *TOWN, partners("clinic bus"))
    assert found.kind is FindingKind.NO_INTRODUCTION
    assert found.sentence == "We know of no way to Bus."
    assert found.why == "They are known to Clinic, whom none of us can reach yet."
    assert found.next_step == "Ask our partners who knows Clinic."


def test_without_a_way_what_brings_the_nearest_two_together_is_told() -> None:
    jobs = [tie(T.PURSUES, one, "jobs") for one in ("luis", "clinic")]
    around = (*TOWN, goal("jobs"), jobs, tie(T.KNOWS, "maria", "luis"), partners("clinic bus"))
    (found,) = introduce("bus", *around)
    assert found.why == (
        "Nearest to Bus is Clinic. Luis and Clinic both work on “Jobs”, and are not known to be in touch."
    )
    assert found.next_step == "Maria: ask Luis who knows Clinic."


def test_a_goal_in_common_says_more_than_a_sector_and_one_that_ended_says_nothing() -> None:
    care, jobs = sector("care"), goal("jobs")
    ties = [tie(T.IN_SECTOR, "library", "care"), tie(T.IN_SECTOR, "bus", "care"), tie(T.PURSUES, "library", "jobs"),
            tie(T.PURSUES, "bus", "jobs")]  # fmt: skip
    (found,) = introduce("bus", *TOWN, care, jobs, ties)
    assert "both work on “Jobs”" in found.why
    assert found.next_step == "Write to Bus: what we share is a reason to meet."
    (found,) = introduce("bus", *TOWN, care, Goal(id="jobs", name="Jobs", ended=date(2026, 1, 1)), ties)
    assert "both belong to Care" in found.why


@pytest.mark.parametrize(
    ("target", "item", "sentence", "why"),
    [
        ("library", org("lone"), "Library is one of us.", "No introduction is needed."),
        ("lone", org("lone"), "We know of no way to Lone.", "No open tie of Lone is noted."),
        ("food", sector("food"), "We know of no way to Food.", "Nobody who could be asked is noted there."),
        (
            "van",
            Asset(id="van", name="A van"),
            "We know of no way to “A van”.",
            "Nobody who could be asked is noted as able to offer it.",
        ),
        (
            "gone",
            org("gone", standing=Standing.DO_NOT_CONTACT),
            "No way to Gone is looked for.",
            "They are noted as “do not contact”.",
        ),
    ],
)
def test_no_way_says_why(target: str, item: Entity, sentence: str, why: str) -> None:
    (found,) = introduce(target, *TOWN, item)
    assert (found.sentence, found.why) == (sentence, why)


@pytest.mark.parametrize(
    ("gone", "tie_kind"),
    [(goal("old", ended=date(2025, 12, 31)), T.PURSUES), (Coalition(id="old", name="Old", ended=date(2025, 12, 31)), T.MEMBER_OF)],
)  # fmt: skip
def test_what_has_ended_is_not_looked_for(gone: Entity, tie_kind: T) -> None:
    (found,) = introduce("old", *TOWN, gone, tie(tie_kind, "bus", "old"), partners("library bus"))
    assert found.sentence.startswith("No way to")
    assert found.why == "It ended on 31 December 2025."


def test_somebody_known_only_to_those_who_are_not_asked_is_not_said_to_have_no_tie() -> None:
    gone = org("gone", standing=Standing.DO_NOT_CONTACT)
    (found,) = introduce("lee", *TOWN, gone, person("lee"), tie(T.WORKS_AT, "lee", "gone"))
    assert found.sentence == "We know of no way to Lee."
    assert found.why == "All open ties of Lee are with Gone, noted as “do not contact”."


def test_without_us_on_the_map_it_says_what_to_mark() -> None:
    (found,) = introduce("bus", org("bus"))
    assert found.next_step == "Mark our organization or our team on the map."


def test_nobody_confidential_is_named_as_nearest() -> None:
    secret = org("shelter", confidential=True)
    shared = [tie(T.IN_SECTOR, one, "care") for one in ("shelter", "library")]
    (found,) = introduce("bus", *TOWN, sector("care"), secret, shared, partners("bus shelter"))
    assert "Shelter" not in found.why + found.next_step


def test_without_a_way_nobody_around_somebody_confidential_is_named() -> None:
    (found,) = introduce("shelter", *TOWN, org("shelter", confidential=True), partners("clinic shelter"))
    assert found.why == "They are noted as confidential, so nobody around them is named."
    assert "Clinic" not in str(found)


def test_who_said_not_now_is_pointed_out() -> None:
    later = org("bus", standing=Standing.NOT_NOW, ask_again_on=date(2026, 9, 1))
    (found,) = introduce("bus", *TOWN[:-1], later, partners("library bus"))
    assert found.why.endswith("Bus said “not now”: ask again from 1 September 2026.")


def test_a_target_is_found_by_id_or_by_name_in_any_spelling() -> None:
    network = town(*TOWN, org("c1", name="Café Río"))
    assert find_target(network, "c1").id == "c1"
    assert find_target(network, "cafe rio").id == "c1"


def test_of_several_with_one_name_the_choices_are_listed() -> None:
    network = town(org("b1", name="First Baptist"), org("b2", name="First Baptist"))
    with pytest.raises(InputError, match=r"Give the id of one: .*id b1.*id b2"):
        find_target(network, "first baptist")
    with pytest.raises(InputError, match="Did you mean: First Baptist"):
        find_target(network, "baptist")
    with pytest.raises(InputError, match="Nothing on the map"):
        find_target(network, "nobody here")
