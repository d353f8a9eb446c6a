"""A card that came back: what each answer would change, taken as one Change with the consent in it, twice, late, and after undo."""

from datetime import date
from typing import Any

import pytest

from netmap.analysis.card.answers import AnsweredCard, tell_state
from netmap.analysis.card.card import find_card
from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices
from netmap.analysis.public.rebuilding import rebuild
from netmap.errors import InputError
from netmap.model.changes import Item, apply_change, apply_plan, build_change, invert_change
from netmap.model.entities import Coalition, Organization, Person
from netmap.model.entity_classes import change_entity
from netmap.model.happenings import Copy, Correction
from netmap.model.kinds import SlipState
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.ties import change_tie
from netmap.report.card.plans import find_earlier, list_proposals, plan_answer, rest_on_answer
from netmap.report.card.reading import Proposal, Reading, find_whose
from netmap.report.card.since import tell_since
from tests.analysis.towns import org, partners, person, sector, tie, town

TODAY = date(2026, 11, 29)
SINCE = date(2020, 1, 1)


def build_town(*more: Item) -> Network:
    """The pantry, whose card it is, and those around it."""
    return town(
        org("library", home=True), org("pantry", phone="1", city="Marlow", aka=("Food Pantry",)), org("clinic"), org("farm"),
        org("bank"), person("ann", email="ann@old.example"), person("bo"), sector("food", name="Food"), sector("youth", name="Youth"),
        Coalition(id="table", name="Food Table"),
        tie(T.IN_SECTOR, "pantry", "food", primary=True), *partners("pantry clinic", since=SINCE), tie(T.FUNDS, "bank", "pantry"),
        tie(T.REPORTS, "pantry", "farm"), tie(T.WORKS_AT, "ann", "pantry", role="Cook", since=SINCE),
        tie(T.WORKS_AT, "bo", "pantry", since=SINCE), *more,
    )  # fmt: skip


def build_day(network: Network) -> Day:
    return Day(network, TODAY)


def answer(network: Network, by: str = "Ann Poe", on: date = TODAY, **said: Any) -> Reading:
    """The pantry's card as it was made from a network, answered."""
    day = build_day(network)
    values = {"card": tell_state(day, find_card(day, "pantry")), "answer": {"by": by, "on": on, **said}}
    return Reading(AnsweredCard.model_validate(values), "pantry")


def propose(network: Network, reading: Reading) -> dict[str, Proposal]:
    return {one.key: one for one in list_proposals(build_day(network), reading)}


def take(network: Network, reading: Reading, *keys: str) -> Network:
    """Take what is usual, or some answers by their keys."""
    usual = [one.key for one in propose(network, reading).values() if one.is_usual and not one.asks]
    return apply_plan(network, plan_answer(build_day(network), reading, keys or usual))


def find_pantry(network: Network) -> Organization:
    found = network.get("pantry")
    assert isinstance(found, Organization)
    return found


def list_pairs(network: Network) -> set[tuple[T, str, str]]:
    """The kind of each tie that holds today, and the names at its ends."""
    return {
        (one.kind, network.name_of(one.source), network.name_of(one.target))
        for one in network.ties.values()
        if one.holds_on(TODAY)
    }


def list_slips(network: Network) -> list[Correction]:
    return list(network.of(Correction))


EVERYTHING: dict[str, Any] = {
    "fields": [
        {"field": "name", "now": "Harbor Pantry"}, {"field": "phone", "wrong": True},
        {"field": "email", "now": "hello@pantry.example"},
    ],
    "lists": [
        {"of": "IN_SECTOR", "add": ["youth"], "wrong": True}, {"of": "HAS", "add": ["A cold van"]},
        {"of": "aka", "add": ["The Pantry"]},
    ],
    "people": [{"id": "ann", "role": "Director", "email": "ann@new.example"}, {"id": "bo", "gone": True}],
    "new_people": [{"name": "Cy Moe", "role": "Driver"}],
    "ties": [{"id": "clinic", "right": True}, {"id": "farm", "right": False}, {"id": "bank", "right": False}],
    "new_ties": [
        {"name": "Hill School"}, {"name": "Clinic", "way": (T.REFERS_TO, True)}, {"name": "food table", "way": (T.MEMBER_OF, True)},
    ],
    "agreed": {"name": True, "ties": True},
}  # fmt: skip


def test_each_answer_says_what_it_would_change_old_to_new() -> None:
    network = build_town()
    found = propose(network, answer(network, **EVERYTHING))
    lines = {key: " | ".join(one.lines) for key, one in found.items()}
    assert "Pantry → Harbor Pantry" in lines["field:name"]
    assert lines["field:phone"].endswith("1 → nothing") or "1 →" in lines["field:phone"]
    assert "New: Pantry belongs to Youth" in lines["list:IN_SECTOR:youth"]
    assert lines["gone:IN_SECTOR:food"].startswith("Taken out:")
    assert "Cook → Director" in lines["person:ann:role"]
    assert "Cy Moe" in lines["new-person:0"]
    assert lines["tie:farm"]
    assert "Hill School" in lines["new-tie:0"]
    assert [one.asks for one in found.values() if one.asks] == []
    assert all(one.is_usual for one in found.values())


def test_what_is_taken_is_written_and_one_undo_takes_it_all_back() -> None:
    before = build_town()
    reading = answer(before, **EVERYTHING)
    keys = list(propose(before, reading))
    put, remove = plan_answer(build_day(before), reading, keys)
    change = build_change(before, put=put, remove=remove, who="Ana", sentence="Answered.")
    after = apply_change(before, change)
    pantry = find_pantry(after)
    assert (pantry.name, pantry.phone, pantry.email) == ("Harbor Pantry", "", "hello@pantry.example")
    assert pantry.aka == ("Food Pantry", "Pantry", "The Pantry")
    assert (pantry.may_be_named, pantry.may_show_ties, pantry.may_show_more) == (True, True, False)
    assert (pantry.agreed_by, pantry.agreed_on) == ("Ann Poe", TODAY)
    name = "Harbor Pantry"
    assert list_pairs(after) == {
        (T.IN_SECTOR, name, "Youth"), (T.HAS, name, "A cold van"), (T.WORKS_AT, "Ann", name), (T.WORKS_AT, "Cy Moe", name),
        (T.PARTNERS_WITH, "Clinic", name), (T.REFERS_TO, name, "Clinic"), (T.MEMBER_OF, name, "Food Table"),
        next(one for one in list_pairs(after) if "Hill School" in one and one[0] is T.PARTNERS_WITH),
        *(one for one in list_pairs(after) if one[1] == "Hill School" and one[0] is T.IN_SECTOR),
    }  # fmt: skip
    assert after.ties["PARTNERS_WITH-pantry-clinic"].confirmed_on == TODAY
    assert apply_change(after, invert_change(change, who="Ana", sentence="Back.")) == before


def test_only_what_is_taken_is_written_and_that_the_card_came() -> None:
    before = build_town()
    after = take(before, answer(before, **EVERYTHING), "field:phone", "agree")
    assert find_pantry(after).phone == ""
    assert find_pantry(after).name == "Pantry"
    assert after.ties == before.ties
    (slip,) = list_slips(after)
    assert (slip.state, slip.about, slip.said_by) == (SlipState.TAKEN, "Pantry", "Ann Poe")
    assert "taken: 2 of" in slip.reason


def test_the_same_brought_in_twice_changes_nothing_and_says_so() -> None:
    before = build_town()
    reading = answer(before, **EVERYTHING)
    after = take(before, reading)
    again = propose(after, reading)
    assert [one.said for one in again.values() if one.is_usual] == []
    assert find_earlier(after, reading) is not None
    put, remove = plan_answer(build_day(after), reading, list(again))
    assert not build_change(after, put=put, remove=remove, who="", sentence="")
    assert find_earlier(after, answer(before, words="More.")) is None


def test_what_they_write_in_their_own_words_waits_in_the_inbox() -> None:
    before = build_town()
    (slip,) = list_slips(take(before, answer(before, words="Call us on Mondays. <b>")))
    assert (slip.state, slip.words) == (SlipState.WAITING, "Call us on Mondays. <b>")


def test_a_card_made_before_the_map_moved_on_overwrites_nothing_unless_somebody_wants_it() -> None:
    early = build_town()
    said: dict[str, Any] = {"fields": [{"field": "phone", "now": "2"}, {"field": "city", "now": "Eastgate"}]}
    reading = answer(early, people=[{"id": "ann", "email": "a@new.example"}], **said)
    late = town(
        *(one for one in early.entities.values() if one.id not in {"pantry", "ann"}), *early.ties.values(),
        change_entity(find_pantry(early), phone="3", website="https://p.example"), person("ann", email="ann@late.example"),
        org("zoo"), *partners("pantry zoo"),
    )  # fmt: skip
    found = propose(late, reading)
    assert found["field:phone"].moved == "On the card: 1 – on the map by now: 3"
    assert "ann@late.example" in found["person:ann:email"].moved
    assert not found["field:city"].moved
    after = take(late, reading)
    assert (find_pantry(after).phone, find_pantry(after).city) == ("3", "Eastgate")
    assert find_pantry(take(late, reading, "field:phone")).phone == "2"
    since = tell_since(build_day(late), reading.card, "pantry")
    assert "Phone: 1 → 3" in since
    assert "Website: nothing → https://p.example" in since
    assert "Whom they work with, new: Zoo" in since


def test_a_later_answer_on_what_may_be_shown_is_not_overwritten_by_an_earlier_card() -> None:
    before = build_town()
    early = answer(before, on=date(2026, 5, 1), agreed={"name": True, "ties": True, "more": True})
    refused = take(before, answer(before, on=date(2026, 6, 1), by="Bo", agreed={"nothing": True}))
    found = propose(refused, early)["agree"]
    assert found.moved == "A newer answer is noted, of 1 June 2026 by Bo."
    assert find_pantry(take(refused, early)).may_be_named is False


def test_a_no_is_taken_with_whatever_else_is_and_is_obeyed_at_once() -> None:
    agreed = build_town(Copy(id="copy", given_to="the board"))
    agreed = take(agreed, answer(agreed, agreed={"name": True, "ties": True, "more": True}))
    assert "Pantry" in {one.name for one in rebuild(build_day(agreed), Choices()).network.of(Organization)}
    reading = answer(agreed, by="", fields=[{"field": "phone", "now": "2"}], agreed={"nothing": True})
    found = propose(agreed, reading)["agree"]
    assert found.holds
    assert found.notes[0].startswith("1 copy was handed out before.")
    after = take(agreed, reading, "field:phone")
    assert find_pantry(after).may_be_named is False
    assert "Pantry" not in {one.name for one in rebuild(build_day(after), Choices()).network.of(Organization)}


def test_ties_that_they_do_not_agree_to_show_any_more_leave_no_copy() -> None:
    network = build_town()
    both = take(network, answer(network, agreed={"name": True, "ties": True}))
    assert len(rebuild(build_day(both), Choices()).network.ties_of_kind(T.PARTNERS_WITH)) == 1
    one = take(both, answer(both, agreed={"name": True}))
    assert len(rebuild(build_day(one), Choices()).network.ties_of_kind(T.PARTNERS_WITH)) == 0


def test_nobody_agrees_without_a_name_nor_on_a_day_that_lies_ahead() -> None:
    network = build_town()
    for reading, said in (
        (answer(network, by="", agreed={"name": True}), "Say who of them says"),
        (answer(network, on=date(2027, 1, 1), agreed={"name": True}), "lies ahead"),
    ):
        assert said in propose(network, reading)["agree"].asks
        with pytest.raises(InputError, match=said):
            take(network, reading, "agree")
    named = Reading(answer(network, by="", agreed={"name": True}).answered, "pantry", by="Bo")
    assert find_pantry(take(network, named)).agreed_by == "Bo"


@pytest.mark.parametrize(
    ("said", "key", "asks"),
    [
        ({"fields": [{"field": "email", "now": "nowhere"}]}, "field:email", "not an e-mail address"),
        ({"fields": [{"field": "website", "now": "javascript:alert(1)"}]}, "field:website", "not a web address"),
        ({"fields": [{"field": "name", "wrong": True}]}, "field:name", "needs a name"),
        ({"on": date(2027, 1, 1), "ties": [{"id": "clinic", "right": True}]}, "right", "lies ahead"),
        ({"fields": [{"field": "name", "now": "Clinic"}]}, "field:name", "Clinic is on the map beside Pantry"),
        ({"new_ties": [{"name": "Twin"}]}, "new-tie:0", "2 are called “Twin”"),
        ({"new_ties": [{"name": "Twin", "way": (T.FUNDS, True)}]}, "new-tie:0", "2 are called “Twin”"),
        ({"new_ties": [{"name": "Pantry", "way": (T.FUNDS, True)}]}, "new-tie:0", "same partner"),
        ({"new_ties": [{"name": "No Table", "way": (T.MEMBER_OF, True)}]}, "new-tie:0", "No coalition is called"),
        ({"people": [{"id": "ann", "email": "nowhere"}]}, "person:ann:email", "not an e-mail address"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_says_what_is_to_be_settled_first(
    said: dict[str, Any], key: str, asks: str
) -> None:
    network = build_town(org("one", name="Twin"), org("two", name="Twin"))
    reading = answer(network, **said)
    assert asks in propose(network, reading)[key].asks
    with pytest.raises(InputError):
        take(network, reading, key)


def test_a_name_that_several_have_is_said_by_whoever_looks_at_it() -> None:
    network = build_town(org("one", name="Twin"), org("two", name="Twin"))
    reading = answer(network, new_ties=[{"name": "Twin"}])
    meant = Reading(reading.answered, "pantry", chosen={"new-tie:0": "two"})
    assert "PARTNERS_WITH" in {one.kind for one in take(network, meant).ties_between("pantry", "two")}


def test_whoever_is_a_partner_of_their_own_is_not_changed_by_a_card_of_others() -> None:
    network = build_town()
    reading = answer(network, people=[{"id": "ann", "phone": "9"}], new_people=[{"name": "Bo", "phone": "9"}])
    later = town(
        *(one for one in network.entities.values() if one.id not in {"ann", "bo"}), *network.ties.values(),
        person("ann", on_team=True), person("bo", on_team=True),
    )  # fmt: skip
    assert "of our team" in propose(later, reading)["person:ann:phone"].asks
    assert propose(later, reading)["new-person:0"].lines == ()


def test_a_place_that_is_confidential_gets_no_street() -> None:
    network = town(org("pantry", location_confidential=True))
    reading = answer(network, fields=[{"field": "address", "now": "9 Dock Street"}])
    assert "location is confidential" in propose(network, reading)["field:address"].asks


def test_somebody_of_the_map_who_comes_to_work_there_is_known_and_nothing_is_overwritten() -> None:
    network = build_town(person("cy", name="Cy Moe", phone="7"))
    reading = answer(network, new_people=[{"name": "Cy Moe", "phone": "8", "email": "cy@moe.example"}])
    assert "on the map already" in propose(network, reading)["new-person:0"].notes[0]
    cy = take(network, reading).get("cy")
    assert isinstance(cy, Person)
    assert (cy.phone, cy.email) == ("7", "cy@moe.example")


def test_what_ended_or_is_gone_meanwhile_changes_nothing() -> None:
    early = build_town()
    reading = answer(early, ties=[{"id": "clinic", "right": False}, {"id": "farm", "right": False}], people=[{"id": "bo", "gone": True}])  # fmt: skip
    late = Network.of_items(
        [
            *(one for one in early.entities.values() if one.id not in {"farm", "bo"}),
            *(change_tie(one, until=date(2021, 1, 1)) if one.kind is T.PARTNERS_WITH else one
              for one in early.ties.values() if not {"farm", "bo"} & {*one.ends}),
        ]
    )  # fmt: skip
    found = propose(late, reading)
    keys = ("tie:clinic", "tie:farm", "person:bo:gone")
    assert [(found[key].lines, found[key].asks) for key in keys] == [((), "")] * 3


def test_whose_card_it_is_when_the_partner_is_gone_joined_or_of_another_map() -> None:
    card = answer(build_town()).card
    assert find_whose(build_day(build_town()), card).subject == "pantry"
    renamed = find_whose(build_day(town(org("pantry", name="Harbor Pantry"))), card)
    assert (renamed.subject, renamed.told) == ("pantry", "The card is of “Pantry”; it is Harbor Pantry now.")
    joined = build_day(town(org("other", name="Harbor", aka=("Pantry",))))
    found = find_whose(joined, card)
    assert (found.subject, [one.id for one in found.candidates]) == ("", ["other"])
    assert "taken out, or made one with another" in found.told
    assert find_whose(joined, card, "other").subject == "other"
    with pytest.raises(InputError, match="taken out, made one with another, or forgotten"):
        find_whose(build_day(town(org("clinic"))), card)
    with pytest.raises(InputError, match="is us"):
        find_whose(build_day(town(org("pantry", home=True))), card)
    elsewhere = card.model_copy(update={"map": "another", "name": "Zoo"})
    with pytest.raises(InputError, match="from another map"):
        find_whose(build_day(build_town()), elsewhere)


def test_it_rests_on_the_partner_its_ties_and_who_bears_a_name_on_the_card() -> None:
    network = build_town()
    rest = rest_on_answer(answer(network, new_ties=[{"name": "Hill School"}]))
    assert rest(network) == rest(build_town(org("zoo")))
    assert rest(network) != rest(build_town(org("school", name="Hill School")))
    assert rest(network) != rest(build_town(Correction(number=1)))
    assert rest(network) != rest(build_town(*partners("pantry bank")))


def test_hostile_words_are_text_in_every_proposal() -> None:
    network, bad = build_town(), "<script>alert(1)</script>' DETACH DELETE n //"
    reading = answer(
        network, fields=[{"field": "description", "now": bad}], new_ties=[{"name": bad}], new_people=[{"name": bad}],
        lists=[{"of": "HAS", "add": [bad]}], words=bad,
    )  # fmt: skip
    after = take(network, reading)
    assert find_pantry(after).description == bad
    assert bad in {one.name for one in after.of(Person)}


def add_to_list(of: str, *names: str) -> dict[str, Proposal]:
    network = build_town()
    return propose(network, answer(network, lists=[{"of": of, "add": list(names)}]))


def test_sectors_with_a_comma_between_them_are_several_and_what_nobody_knows_stays_as_written() -> None:
    assert set(add_to_list("IN_SECTOR", "Youth, Health")) == {"list:IN_SECTOR:youth", "list:IN_SECTOR:health"}
    assert set(add_to_list("IN_SECTOR", "Larks, Finches")) == {"list:IN_SECTOR:larks finches"}
    assert set(add_to_list("HAS", "Ladders, long, and ropes")) == {"list:HAS:ladders long and ropes"}


def test_a_sector_in_a_partners_own_word_says_which_of_ours_it_may_be() -> None:
    (churches,) = add_to_list("IN_SECTOR", "Churches").values()
    assert "“Churches” may be “Faith communities”" in " ".join(churches.notes)
    (youth,) = add_to_list("IN_SECTOR", "youth").values()
    assert not youth.notes
