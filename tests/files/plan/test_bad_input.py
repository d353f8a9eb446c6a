"""Bad input gets a message with file, row and column, and nothing else is lost."""

from datetime import date

import pytest

from netmap.errors import ChangeConflict
from netmap.files.plan.report import What
from netmap.files.tables import FileContent
from netmap.model.changes import MAX_TOUCHES
from netmap.model.entities import Organization, Person
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import EMPTY, Network
from netmap.model.text import NAME_LIMIT
from netmap.model.ties import build_tie
from tests.files.plan_tables import (
    bring_in,
    bring_into_empty,
    make_csv,
    make_file,
    organizations,
    people,
    plan,
    ties,
    write,
)

MESSY = """
Partner Organization,CONTACT ,E-Mail Address,Phone #,Category,Partner since,Mtg Notes,Shoe size
Riverside Food Bank Inc.,"Lee, Ann",ann@rfb.example.org,573-555-0100,Food; Health,03/25/2019,"Needs vans, volunteers",38
riverside food bank,Bob Ray (driver),BOB@rfb.example.org,,Food,,Tuesdays only,
,Dwayne the barber,,(573) 555-0142,Small business,,Everybody talks to him,
<img src=x onerror=alert(1)>,=cmd|'/C calc'!A0,not-an-address,n/a,</script>,02/31,,
"Łódź\u202e Cultural\u200b Society",Zoë Müller,zoe@kultura.example.org,+48 42 555 0199,Arts,31/02/2024,,39
YMCA,,info@y.example.org,573.555.0155,"Youth;Health",2020,-,N/A
,,,,,,only a remark,
"""


def test_a_messy_list_gives_a_right_map() -> None:
    planned = plan(EMPTY, make_csv("messy_partners.csv", MESSY))
    network = write(EMPTY, planned)
    assert organizations(network) == [
        "<img src=x onerror=alert(1)>", "Riverside Food Bank Inc.", "YMCA", "Łódź Cultural Society",
    ]  # fmt: skip
    assert people(network) == ["=cmd|'/C calc'!A0", "Ann Lee", "Bob Ray", "Dwayne the barber", "Zoë Müller"]
    food = next(o for o in network.of(Organization) if o.name.startswith("Riverside"))
    assert food.notes == "Needs vans, volunteers\nTuesdays only"
    assert {s.name for s in network.sectors_of(food.id)} == {"Food", "Health"}
    assert ("YMCA", "Youth") in ties(network, TieKind.IN_SECTOR)
    barber = next(p for p in network.of(Person) if p.name.startswith("Dwayne"))
    assert barber.standing == "partner"
    assert plan(network, make_csv("messy_partners.csv", MESSY)).touches == 0


def test_a_messy_list_says_what_is_wrong_where() -> None:
    planned = plan(EMPTY, make_csv("messy_partners.csv", MESSY))
    said = {(p.row, p.column, p.value) for p in planned.problems}
    assert (5, "E-Mail Address", "not-an-address") in said
    assert [row.row for row in planned.rows if row.what is What.REFUSED] == [8]


def test_a_name_far_too_long_refuses_its_row_only() -> None:
    file = make_file("l.csv", ("Organization",), ("x" * 100_000,), ("Food Bank",), ("y" * NAME_LIMIT,))
    planned = plan(EMPTY, file)
    assert organizations(write(EMPTY, planned)) == ["Food Bank", "y" * NAME_LIMIT]
    assert (planned.rows[0].row, planned.rows[0].what) == (2, What.REFUSED)
    assert "100,000 characters" in planned.rows[0].sentence
    (problem,) = planned.problems
    assert (problem.row, problem.column) == (2, "Organization")
    assert problem.value.startswith("xxx")
    assert len(problem.value) <= 60


def test_controls_and_direction_marks_are_taken_out_and_do_not_hide_a_match() -> None:
    file = make_file("l.csv", ("Organization",), ("Food\x00 Ba\x07nk",), ("\u202eFood\u200b Bank\ufeff",))
    assert organizations(bring_into_empty(file)) == ["Food Bank"]


def test_a_header_only_and_nothing_at_all_give_an_empty_plan() -> None:
    for file in (make_file("l.csv", ("Organization",)), make_file("l.csv", ()), FileContent("l.csv", ())):
        planned = plan(EMPTY, file)
        assert (planned.touches, planned.rows) == (0, ())
        assert planned.build_changes(EMPTY, "Ann") == ()


def test_ragged_rows_are_read_as_far_as_they_go() -> None:
    file = make_file(
        "l.csv", ("Organization", "Phone", "City"), ("A",), ("B", "573-555-0100", "Fulton", "more")
    )
    first, second = bring_into_empty(file).of(Organization)
    assert (first.city, second.city) == ("", "Fulton")


def test_the_address_of_a_confidential_location_is_not_kept() -> None:
    headers = ("Organization", "Address", "City", "Location is confidential")
    shelter = bring_into_empty(make_file("l.csv", headers, ("Shelter", "1 Elm Street", "Fulton", "yes")))
    (entity,) = shelter.of(Organization)
    assert (entity.address, entity.city) == ("", "Fulton")
    known = Network.of_items([Organization(name="Shelter", address="1 Elm Street")])
    (entity,) = bring_in(known, make_file("l.csv", headers, ("Shelter", "", "", "yes"))).of(Organization)
    assert entity.address == ""


def test_a_column_of_birthdays_is_left_out() -> None:
    planned = plan(EMPTY, make_csv("l.csv", "Organization,Contact,Date of birth\nA,Ann Lee,1980-01-01"))
    network = write(EMPTY, planned)
    assert all(not entity.attributes for entity in network.actors())
    assert any(guess.meaning == "left_out" for guess in planned.guesses)


def test_two_rows_that_contradict_each_other_keep_the_first_and_say_so() -> None:
    planned = plan(EMPTY, make_csv("l.csv", "Organization,Phone\nA Club,573-555-0100\nA Club,573-555-0199"))
    (entity,) = write(EMPTY, planned).of(Organization)
    assert entity.phone == "573-555-0100"
    assert [(p.row, p.value) for p in planned.problems] == [(3, "573-555-0199")]


def test_a_large_import_becomes_a_batch_entities_first() -> None:
    rows = [(f"Group {n}", f"Sector {n % 7}") for n in range(MAX_TOUCHES // 2 + 10)]
    planned = plan(EMPTY, make_file("l.csv", ("Organization", "Sector"), *rows))
    changes = planned.build_changes(EMPTY, "Ann")
    assert len(changes) == 2
    assert len({change.batch_id for change in changes}) == 1
    assert not any(touch.is_tie for touch in changes[0].touches[: len(rows)])


def test_one_import_is_one_change_signed_and_named() -> None:
    (change,) = plan(EMPTY, make_csv("l.csv", "Organization\nA Club\nB Club")).build_changes(EMPTY, "Ann")
    assert (change.who, change.nature) == ("Ann", Nature.IMPORT)
    assert change.sentence.startswith("Brought in l.csv: 2 new organizations")


def test_a_plan_made_before_others_wrote_is_made_again_or_refused() -> None:
    file = make_csv("l.csv", "Organization\nA Club")
    planned = plan(EMPTY, file)
    elsewhere = Network.of_items([Organization(name="Zoo")])
    assert len(planned.build_changes(elsewhere, "Ann")) == 1
    meanwhile = Network.of_items([Organization(name="A Club")])
    with pytest.raises(ChangeConflict, match="preview"):
        planned.build_changes(meanwhile, "Ann")


def test_a_network_of_our_own_comes_back_equal() -> None:
    network = bring_into_empty(make_csv("messy_partners.csv", MESSY))
    again = bring_in(EMPTY, FileContent("map.json", (), network))
    assert again == network
    assert plan(again, FileContent("map.json", (), network)).touches == 0


def test_a_network_of_our_own_with_a_loose_tie_keeps_the_rest() -> None:
    club, zoo = Organization(name="Club"), Organization(name="Zoo")
    loose = build_tie(TieKind.PARTNERS_WITH, club.id, "nobody")
    planned = plan(EMPTY, FileContent("map.json", (), Network.of_items([club, zoo, loose])))
    assert organizations(write(EMPTY, planned)) == ["Club", "Zoo"]
    assert [problem.severity for problem in planned.problems] == ["refused"]


def test_the_payload_for_programs() -> None:
    payload = plan(
        EMPTY, make_csv("l.csv", "Organization,E-mail\nGrace Church,none at all\nZoo,z@zoo.example.org")
    ).to_payload()
    assert payload["written"]["Organization"] == {"new": 2, "changed": 0, "same": 0}
    (problem,) = payload["problems"]
    assert {name: problem[name] for name in ("file", "row", "column", "value")} == {
        "file": "l.csv", "row": 2, "column": "E-mail", "value": "none at all",
    }  # fmt: skip
    assert problem["message"]
    assert any(guess["meaning"] == "Faith communities" for guess in payload["guesses"])


@pytest.mark.parametrize(
    ("cell", "day", "told"),
    [
        ("31/02/2024", None, "no day"),
        ("02/31", None, "not a day"),
        ("03/04/2024", "2024-03-04", "could be"),
        (45382, "2024-03-31", "day number"),
        ("soon", None, "not a day"),
    ],
)
def test_a_day_in_doubt_is_shown_with_its_place(cell: str | int, day: str | None, told: str) -> None:
    planned = plan(EMPTY, make_file("l.csv", ("Organization", "Ask again on"), ("A Club", cell)))
    (entity,) = write(EMPTY, planned).of(Organization)
    assert (entity.ask_again_on.isoformat() if entity.ask_again_on else None) == day
    (problem,) = planned.problems
    assert (problem.file, problem.row, problem.column, problem.value) == (
        "l.csv",
        2,
        "Ask again on",
        str(cell),
    )
    assert told in problem.message


@pytest.mark.parametrize(("order", "month"), [("mdy", 3), ("dmy", 4)])
def test_the_date_order_is_a_setting(order: str, month: int) -> None:
    file = make_file("l.csv", ("Organization", "Ask again on"), ("A Club", "03/04/2024"))
    planned = plan(EMPTY, file, date_order=order)
    (entity,) = write(EMPTY, planned).of(Organization)
    assert entity.ask_again_on == date(2024, month, 7 - month)
    assert planned.problems == ()


def test_what_cannot_be_read_is_kept_as_plain_text() -> None:
    headers = ("Organization", "E-mail", "Status", "Ask again on")
    rows = [
        ("A Club", "ask Sue", "weird", "02/31"),
        ("B Club", "b@x.example.org; c@x.example.org", "active", ""),
    ]
    planned = plan(EMPTY, make_file("l.csv", headers, *rows))
    first, second = write(EMPTY, planned).of(Organization)
    assert first.attributes == {"Ask again on": "02/31", "E-mail": "ask Sue", "Status": "weird"}
    assert second.attributes == {"E-mail 2": "c@x.example.org"}
    assert len(planned.problems) == 3


def test_a_strength_that_is_none_stays_in_the_notes() -> None:
    network = bring_into_empty(make_csv("e.csv", "From,To,Strength\nA,B,abc"))
    (tie,) = network.ties_of_kind(TieKind.PARTNERS_WITH)
    assert (tie.strength, tie.notes) == (None, "Strength: abc")


def test_a_sector_far_too_long_costs_the_sector_only() -> None:
    planned = plan(
        EMPTY, make_file("l.csv", ("Organization", "Sector"), ("A Club", "x" * 1_000), ("B Club", "Clubs"))
    )
    network = write(EMPTY, planned)
    assert organizations(network) == ["A Club", "B Club"]
    assert ties(network, TieKind.IN_SECTOR) == [("B Club", "Clubs")]
    assert [problem.row for problem in planned.problems] == [2]


@pytest.mark.parametrize("source", ["a:b:c", "  ", "x" * 5_000, "\u202etsil"])
def test_any_name_of_a_list_will_do(source: str) -> None:
    file = make_csv("l.csv", "id,name\n1,A Club\n2,B Club")
    network = bring_into_empty(file, source=source)
    assert plan(network, file, source=source).touches == 0
    assert {id_.count(":") for entity in network.actors() for id_ in entity.external_ids} == {2}
