"""What a slip would change on the map, and what has to be settled before it is taken."""

from datetime import timedelta

import pytest

from netmap.analysis.day import Day
from netmap.errors import InputError
from netmap.model.changes import apply_plan
from netmap.model.entities import Organization, Sector
from netmap.model.happenings import Correction
from netmap.model.kinds import Correcting, SlipState, Standing, TieKind
from netmap.model.network import Network
from netmap.report.corrections.effects import Chosen, Effect, find_effect
from netmap.report.corrections.plans import plan_aside, plan_asking, plan_return, plan_slip, plan_taking
from netmap.report.corrections.slips import list_slips, tell_slip
from tests.analysis.towns import org, partners, person, tie, town
from tests.strategies import DAY

C, T = Correcting, TieKind
NOT_CHOSEN = ("", "")


def slip(wrong: Correcting, about: str = "", other: str = "", **more: str) -> Correction:
    return Correction(
        **{"id": "slip", "number": 1, "wrong": wrong, "about": about, "other": other, "on": DAY, **more}
    )


def effect_of(network: Network, one: Correction, chosen: Chosen = NOT_CHOSEN) -> Effect:
    return find_effect(Day(network, DAY), one, chosen)


def take(network: Network, one: Correction, chosen: Chosen = NOT_CHOSEN) -> Network:
    there = town(*network.entities.values(), *network.ties.values(), one)
    return apply_plan(there, plan_taking(Day(there, DAY), one.id, chosen))


def test_two_who_work_together_get_a_tie_that_says_who_said_so() -> None:
    before = town(org("pantry"), org("library", aka=("The Books",)))
    after = take(before, slip(C.WORKS_WITH, "PANTRY", "the books", said_by="Lee Poe"))
    (made,) = after.ties_between("pantry", "library")
    assert (made.kind, made.said_by, made.since, made.strength) == (T.PARTNERS_WITH, "Lee Poe", None, None)
    assert after.entities["slip"].model_dump()["state"] is SlipState.TAKEN
    assert effect_of(before, slip(C.WORKS_WITH, "Pantry", "Library")).lines == (
        "New: Library works with Pantry",
    )


def test_whoever_nobody_knows_comes_in_as_an_idea_with_a_guessed_sector_once() -> None:
    after = take(town(), slip(C.WORKS_WITH, "Harbor Baptist Church", "Hill Lutheran Church"))
    assert {one.name: one.standing for one in after.of(Organization)} == {
        "Harbor Baptist Church": Standing.IDEA,
        "Hill Lutheran Church": Standing.IDEA,
    }
    assert len(after.of(Sector)) == 1
    assert len(after.ties_of_kind(T.PARTNERS_WITH)) == 1


def test_what_is_on_the_map_already_is_settled_without_a_change_to_it() -> None:
    network = town(org("a"), org("b"), partners("a b"))
    found = effect_of(network, slip(C.WORKS_WITH, "B", "A"))
    assert (found.lines, found.asks) == ((), "")
    assert found.notes == ("That is on the map already: A works with B.",)
    assert take(network, slip(C.WORKS_WITH, "B", "A")).ties == network.ties


def test_who_worked_together_once_does_so_again_from_today() -> None:
    past = tie(T.PARTNERS_WITH, "a", "b", until=DAY - timedelta(days=1))
    after = take(town(org("a"), org("b"), past), slip(C.WORKS_WITH, "A", "B"))
    assert [one.since for one in after.ties_between("a", "b") if one.id != past.id] == [DAY]


def test_who_no_longer_works_together_keeps_what_else_ties_them() -> None:
    network = town(org("a"), org("b"), partners("a b"), tie(T.REPORTS, "b", "a"), tie(T.FUNDS, "a", "b"))
    one = slip(C.NO_LONGER, "A", "B")
    found, after = effect_of(network, one), take(network, one)
    assert found.notes == ("Still on the map: A funds B.",)
    assert [
        line for line in found.lines if "Until" in line and "nothing →" in line.replace("– →", "nothing →")
    ]
    assert [one.kind for one in after.ties.values() if one.holds_on(DAY)] == [T.FUNDS]


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (town(org("a"), org("b")), "No tie says now that A works with B."),
        (town(org("a")), "“B” is not on the map, so there is nothing to end."),
    ],
)
def test_where_nothing_ties_them_nothing_ends(network: Network, said: str) -> None:
    found = effect_of(network, slip(C.NO_LONGER, "A", "B"))
    assert (found.plan, found.notes) == (([], []), (said,))


def test_who_is_not_on_the_map_comes_on_it_and_who_is_stays_as_they_are() -> None:
    assert effect_of(town(), slip(C.NOT_ON_MAP, "Quiet Corner")).lines == (
        "New: Quiet Corner (organization)",
    )
    found = effect_of(town(org("a", standing="not now")), slip(C.NOT_ON_MAP, "A"))
    assert (found.lines, found.notes) == ((), ("On the map already: A (not now).",))
    three = (org(one.replace(" ", ""), name="A", standing=one) for one in ("idea", "partner", "not now"))
    found = effect_of(town(*three), slip(C.NOT_ON_MAP, "A"))
    assert found.notes == ("On the map already: A (idea), A (not now) and A (partner).",)


def test_a_new_name_is_shown_beside_the_old_which_stays_findable() -> None:
    network = town(org("a", name="Habour Pantry"))
    one = slip(C.NAME, "habour pantry", "Harbor Pantry")
    assert "Harbor Pantry, Name: Habour Pantry → Harbor Pantry" in effect_of(network, one).lines
    after = take(network, one).entities["a"]
    assert isinstance(after, Organization)
    assert (after.name, after.aka) == ("Harbor Pantry", ("Habour Pantry",))
    respelled = take(network, slip(C.NAME, "Habour Pantry", "HABOUR PANTRY")).entities["a"]
    assert isinstance(respelled, Organization)
    assert (respelled.name, respelled.aka) == ("HABOUR PANTRY", ())


def test_a_name_that_somebody_else_has_is_not_given_twice() -> None:
    found = effect_of(town(org("a"), org("b")), slip(C.NAME, "A", "b"))
    assert "join them under Partners" in found.asks


def test_a_partner_who_was_renamed_or_taken_out_meanwhile_is_asked_for() -> None:
    network = town(org("a", name="New Name"))
    assert "Say who it is" in effect_of(network, slip(C.NAME, "Old Name", "Newer Name")).asks
    assert not effect_of(network, slip(C.NAME, "Old Name", "Newer Name"), ("a", "")).asks
    gone = effect_of(network, slip(C.WORKS_WITH, "Old Name", "New Name"), ("gone", ""))
    assert "New: Old Name (organization)" in gone.lines


def test_two_of_one_name_are_told_apart_before_anything_is_written() -> None:
    network = town(org("a", name="Clinic"), org("b", name="Clinic"), org("c"))
    one = slip(C.WORKS_WITH, "Clinic", "C")
    assert "2 are called “Clinic”" in effect_of(network, one).asks
    assert [one.ends for one in take(network, one, ("b", "")).ties.values()] == [("b", "c")]
    with pytest.raises(InputError, match="Say which one"):
        take(network, one)


def test_what_turns_out_to_be_one_and_the_same_is_refused() -> None:
    network = town(org("a", aka=("Alias",)))
    assert "Both names mean A" in effect_of(network, slip(C.WORKS_WITH, "A", "Alias")).asks


def test_what_is_confidential_is_said_to_stay_off_the_wall() -> None:
    network = town(org("a"), org("shelter", confidential=True))
    (note,) = effect_of(network, slip(C.WORKS_WITH, "A", "Shelter")).notes
    assert note.startswith("Shelter is confidential")


def test_people_are_meant_only_when_they_are_partners_themselves() -> None:
    network = town(org("a"), person("ann", standing="partner"), person("lee"))
    assert effect_of(network, slip(C.WORKS_WITH, "A", "Ann")).lines == ("New: A works with Ann",)
    assert "New: Lee (organization)" in effect_of(network, slip(C.WORKS_WITH, "A", "Lee")).lines


def test_something_else_is_settled_by_hand() -> None:
    found = effect_of(town(org("a")), slip(C.OTHER, "A", words="Wrong street"))
    assert (found.plan, found.asks) == (([], []), "")
    assert "by hand" in found.notes[0]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"wrong": C.WORKS_WITH, "about": "A"}, "with whom"),
        ({"wrong": C.WORKS_WITH, "other": "A"}, "which organization"),
        ({"wrong": C.WORKS_WITH, "about": "Á", "other": "a"}, "Both names mean"),
        ({"wrong": C.NO_LONGER, "about": "a", "other": "Alias"}, "Both names mean"),
        ({"wrong": C.NAME, "about": "a"}, "what the right name is"),
        ({"wrong": C.NOT_ON_MAP}, "which organization"),
        ({"wrong": C.OTHER, "about": "a"}, "own words"),
        ({"wrong": C.NAME, "about": "x" * 5000, "other": "y"}, "Which organization it is about"),
    ],
)
def test_a_slip_that_does_not_say_enough_is_not_kept(values: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        plan_slip(Day(town(org("a", aka=("Alias",))), DAY), values)


def test_slips_are_numbered_as_they_come_and_the_same_one_comes_once() -> None:
    values = {"wrong": C.NOT_ON_MAP, "about": "<script>alert(1)</script>"}
    first = plan_slip(Day(town(), DAY), values)
    again = plan_slip(Day(town(first), DAY), {**values, "said_by": "=cmd|' /C calc'!A0"})
    network = town(first, again)
    assert [one.number for one in list_slips(network, SlipState.WAITING)] == [1, 2]
    assert tell_slip(first) == "<script>alert(1)</script> is not on the map"
    with pytest.raises(InputError, match="in the inbox already, as number 1"):
        plan_slip(Day(network, DAY), values)


def test_a_slip_is_settled_once() -> None:
    network = town(slip(C.NOT_ON_MAP, "A"))
    after = apply_plan(network, plan_aside(Day(network, DAY), "1", "A joke"))
    assert [one.reason for one in list_slips(after, SlipState.ASIDE)] == ["A joke"]
    for settle in (plan_taking, plan_asking):
        with pytest.raises(InputError, match="settled already: put aside"):
            settle(Day(after, DAY), "slip")
    back = apply_plan(after, plan_return(Day(after, DAY), "slip"))
    asked = apply_plan(back, plan_asking(Day(back, DAY), "slip", "Which clinic?"))
    assert [one.reason for one in list_slips(asked, SlipState.ASKED_BACK)] == ["Which clinic?"]
    assert apply_plan(asked, plan_taking(Day(asked, DAY), "slip")).of(Organization)
    with pytest.raises(InputError, match="Say why"):
        plan_aside(Day(network, DAY), "slip", " ")
