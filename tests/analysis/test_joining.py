"""Two that turn out to be one: nothing that was known of either is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.analysis.joining import join_entities
from netmap.errors import InputError
from netmap.model.changes import apply_change, build_change, invert_change
from netmap.model.entities import Organization
from netmap.model.entity import Entity
from netmap.model.happenings import Dismissal, Interaction, Pairing, View
from netmap.model.kinds import Mode, Pairs, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS, Tie
from tests.analysis.towns import goal, org, person, sector, tie, town
from tests.strategies import networks

T = TieKind


def join(network: Network, keep: str, drop: str) -> Network:
    """The network after two were made one."""
    joined = join_entities(network, keep, drop)
    return apply_change(
        network, build_change(network, put=joined.put, remove=joined.remove, who="Ana", sentence="Joined.")
    )


def find(network: Network, kind: TieKind) -> list[Tie]:
    return list(network.ties_of_kind(kind))


def test_ties_move_over_with_their_ids_and_the_other_is_gone() -> None:
    before = town(
        person("deb"), person("deborah"), org("clinic"), org("school"),
        tie(T.KEPT_BY, "clinic", "deb"), tie(T.KEPT_BY, "school", "deborah"),
    )  # fmt: skip
    after = join(before, "deborah", "deb")
    assert after.get("deb") is None
    assert {one.name for one in after.sources("deborah", T.KEPT_BY)} == {"Clinic", "School"}
    assert "KEPT_BY-clinic-deb" in after.ties


def test_ties_that_say_the_same_become_one_as_strong_as_the_stronger_with_both_notes() -> None:
    before = town(
        org("health"), org("department"), org("school"),
        tie(T.PARTNERS_WITH, "health", "school", strength=2, notes="Flu shots", since=date(2024, 5, 1), mode=Mode.OUTREACH),
        tie(T.PARTNERS_WITH, "department", "school", strength=4, notes="Screenings", last_contact=date(2026, 3, 1)),
    )  # fmt: skip
    [one] = find(join(before, "health", "department"), T.PARTNERS_WITH)
    assert (one.id, one.strength, one.notes) == ("PARTNERS_WITH-health-school", 4, "Flu shots\nScreenings")
    assert (one.since, one.last_contact, one.mode) == (date(2024, 5, 1), date(2026, 3, 1), Mode.OUTREACH)


def test_each_side_of_a_tie_stays_with_whoever_sees_it_so_when_the_ends_change_places() -> None:
    before = town(
        org("z"), org("m"), org("a"),
        tie(T.PARTNERS_WITH, "m", "z", strength_by_source=5, strength_by_target=1),
    )  # fmt: skip
    [one] = find(join(before, "a", "z"), T.PARTNERS_WITH)
    assert (one.source, one.strength_by_source, one.strength_by_target) == ("a", 1, 5)


def test_spells_that_do_not_overlap_stay_apart_and_one_that_bridges_them_joins_them() -> None:
    early = tie(T.PARTNERS_WITH, "a", "m", id="early", since=date(2015, 1, 1), until=date(2016, 1, 1))
    late = tie(T.PARTNERS_WITH, "b", "m", id="late", since=date(2020, 1, 1))
    between = tie(T.PARTNERS_WITH, "b", "m", id="between", since=date(2015, 6, 1), until=date(2019, 1, 1))
    apart = join(town(org("a"), org("b"), org("m"), early, late), "a", "b")
    assert {one.id for one in find(apart, T.PARTNERS_WITH)} == {"early", "late"}
    bridged = join(town(org("a"), org("b"), org("m"), early, late, between), "a", "b")
    spells = {(one.since, one.until) for one in find(bridged, T.PARTNERS_WITH)}
    assert spells == {(date(2015, 1, 1), date(2019, 1, 1)), (date(2020, 1, 1), None)}


def test_a_tie_between_the_two_goes() -> None:
    after = join(town(person("deb"), person("deborah"), tie(T.KNOWS, "deb", "deborah")), "deborah", "deb")
    assert not after.ties


def test_different_roles_at_one_place_stay_and_an_unsaid_one_does_not() -> None:
    before = town(
        person("a"), person("b"), person("c"), org("bank"), tie(T.WORKS_AT, "a", "bank", role="Cook"),
        tie(T.WORKS_AT, "b", "bank", role="Board"), tie(T.WORKS_AT, "c", "bank", decision_maker=True),
    )  # fmt: skip
    after = join(join(before, "a", "b"), "a", "c")
    assert [(one.role, one.decision_maker) for one in find(after, T.WORKS_AT)] == [
        ("Cook", False),
        ("Board", True),
    ]


def test_one_main_sector_is_left() -> None:
    before = town(
        org("a"), org("b"), sector("health"), sector("food"),
        tie(T.IN_SECTOR, "a", "health", primary=True), tie(T.IN_SECTOR, "b", "food", primary=True),
    )  # fmt: skip
    after = join(before, "a", "b")
    assert [one.name for one in after.sectors_of("a")] == ["Health", "Food"]
    assert sum(one.primary for one in find(after, T.IN_SECTOR)) == 1


def test_two_sectors_that_somebody_is_in_become_one_main_sector() -> None:
    before = town(
        org("a"), sector("ours", expected=False), sector("own", expected=True, on_the_wall=False),
        tie(T.IN_SECTOR, "a", "ours", said_by=GUESS), tie(T.IN_SECTOR, "a", "own", primary=True, said_by="list"),
    )  # fmt: skip
    after = join(before, "ours", "own")
    [one] = find(after, T.IN_SECTOR)
    assert (one.target, one.primary, one.said_by) == ("ours", True, "list")
    assert after.entities["ours"] == sector("ours", expected=True, on_the_wall=False)


def test_empty_fields_are_filled_and_lists_united_and_both_names_stay() -> None:
    kept = org("a", name="Food Bank", phone="1", external_ids=("x:organization:1",), tags=("food",), notes="Old",
               attributes={"Trucks": 3})  # fmt: skip
    gone = org("b", name="Food Bank Inc.", phone="2", email="hi@bank.example", external_ids=("y:organization:7",),
               tags=("food", "kids"), notes="New", home=True, aka=("The Bank",), attributes={"Trucks": 4, "Hours": "9–5"})  # fmt: skip
    one = join(town(kept, gone), "a", "b").entities["a"]
    assert one == org(
        "a", name="Food Bank", phone="1", email="hi@bank.example", tags=("food", "kids"), notes="Old\nNew", home=True,
        external_ids=("x:organization:1", "y:organization:7"), aka=("The Bank", "Food Bank Inc."),
        attributes={"Trucks": 3, "Hours": "9–5"},
    )  # fmt: skip


def test_what_must_not_be_shown_or_done_under_one_name_is_not_under_the_other() -> None:
    hidden = org("b", location_confidential=True, confidential=True, standing=Standing.DO_NOT_CONTACT)
    one = join(town(org("a", address="1 Main St", latitude=1.0), hidden), "a", "b").entities["a"]
    assert one == org(
        "a", location_confidential=True, confidential=True, standing=Standing.DO_NOT_CONTACT, aka=("B",)
    )


def test_the_name_that_went_is_known_as_the_same() -> None:
    before = town(
        person("deb"), person("deborah"), person("debra"), Pairing(id="p", first="deb", second="debra"),
        Pairing(id="q", first="deb", second="deborah"),
    )  # fmt: skip
    pairings = join(before, "deborah", "deb").of(Pairing)
    assert {(one.first, one.second, one.decision) for one in pairings} == {
        ("deborah", "debra", Pairs.DIFFERENT), ("deborah", "Deb", Pairs.SAME),
    }  # fmt: skip


def test_what_was_said_of_the_one_is_said_of_the_other() -> None:
    before = town(
        goal("read"), goal("literacy"), org("a"), org("b"), Interaction(id="call"), tie(T.WITH, "call", "b"),
        Dismissal(id="aside", finding="without a tie:b,c"), tie(T.PARTNERS_WITH, "b", "c", goal_id="literacy"), org("c"),
    )  # fmt: skip
    after = join(join(before, "read", "literacy"), "a", "b")
    assert [one.finding for one in after.of(Dismissal)] == ["without a tie:a,c"]
    assert after.ties["PARTNERS_WITH-b-c"].goal_id == "read"
    assert [one.id for one in after.targets("call", T.WITH)] == ["a"]


@pytest.mark.parametrize(("keep", "drop"), [("a", "a"), ("a", "who"), ("who", "a"), ("a", "ana")])
def test_only_two_of_one_kind_can_be_one(keep: str, drop: str) -> None:
    with pytest.raises(InputError):
        join_entities(town(org("a"), person("ana")), keep, drop)


@given(networks(), st.data())
def test_any_two_of_a_kind_can_become_one_and_be_taken_apart_again(
    network: Network, data: st.DataObject
) -> None:
    kinds: dict[object, list[Entity]] = {}
    for one in network.entities.values():
        kinds.setdefault(one.kind, []).append(one)
    several = [found for found in kinds.values() if len(found) > 1]
    if not several:
        return
    keep, drop, *_ = data.draw(st.permutations(data.draw(st.sampled_from(several))))
    joined = join_entities(network, keep.id, drop.id)
    change = build_change(network, put=joined.put, remove=joined.remove, who="Ana", sentence="Joined.")
    after = apply_change(network, change)
    assert after.get(drop.id) is None
    assert not any(drop.id in (*one.ends, one.goal_id) for one in after.ties.values())
    assert {other for one in network.ties_of(drop.id) if (other := one.other_end(drop.id)) != keep.id} <= {
        one.other_end(keep.id) for one in after.ties_of(keep.id)
    }
    assert apply_change(after, invert_change(change, who="Ana", sentence="Apart.")) == network


def test_who_said_no_to_being_named_stays_unnamed_when_two_become_one() -> None:
    network = town(
        org("a", may_be_named=True), org("b", may_be_named=False), org("c"), org("d", may_be_named=True)
    )
    for keep, drop, agreed in (("a", "b", False), ("b", "a", False), ("c", "d", True), ("d", "c", True)):
        (kept,) = [one for one in join_entities(network, keep, drop).put if isinstance(one, Organization)]
        assert kept.may_be_named is agreed


def test_a_no_to_ties_goes_over_with_who_said_it_when_two_become_one() -> None:
    day = date(2026, 3, 1)
    network = town(
        org("a", may_show_ties=True, agreed_by="Ann"),
        org("b", may_show_ties=False, agreed_by="Bo", agreed_on=day),
    )
    (kept,) = [one for one in join_entities(network, "a", "b").put if isinstance(one, Organization)]
    assert (kept.may_show_ties, kept.agreed_by, kept.agreed_on) == (False, "Bo", day)


def test_a_saved_view_shows_whoever_stays_in_the_place_of_whoever_goes() -> None:
    view = View(id="view", name="Ours", shows=("view:around", "of:old", "coalition:old", "coalition:kept"))
    network = town(org("old"), org("kept"), view, View(id="other", name="Others", shows=("view:names",)))
    put = {one.id: one for one in join_entities(network, "kept", "old").put}
    assert put["view"] == view.model_copy(update={"shows": ("view:around", "of:kept", "coalition:kept")})
    assert "other" not in put


def test_a_circle_that_was_put_by_hand_stays_there_for_whoever_stays() -> None:
    moved = View(id="moved", name="Moved", positions='{"old":[0.5,500.0],"other":[0.1,600.0]}')
    both = View(id="both", name="Both", positions='{"old":[0.5,500.0],"kept":[0.2,700.0]}')
    network = town(org("old"), org("kept"), moved, both)
    put = {one.id: one for one in join_entities(network, "kept", "old").put}
    assert put["moved"] == moved.model_copy(update={"positions": '{"kept":[0.5,500.0],"other":[0.1,600.0]}'})
    assert put["both"] == both.model_copy(update={"positions": '{"kept":[0.2,700.0]}'})
