"""The journal as what people did: batches are one deed, and each says what exactly it did."""

from datetime import UTC, date, datetime, timedelta

from netmap.graph.journal import ChangeHeader
from netmap.model.changes import apply_change, build_change, invert_change
from netmap.model.entities import Organization, Person
from netmap.model.happenings import Interaction
from netmap.model.kinds import Nature, TieKind
from netmap.model.network import EMPTY
from netmap.model.ties import build_tie
from netmap.report.changes import list_deeds, search_deeds, tell_change, tell_wrong_clocks

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOW = START + timedelta(days=1)
ROTARY, ANN = Organization(id="rotary", name="Rotary"), Person(id="ann", name="Ann Lee")


def header(number: int, sentence: str, **more: object) -> ChangeHeader:
    values = {
        "id": f"c{number}", "revision": number, "at": START + timedelta(minutes=number), "who": "Deb",
        "nature": Nature.NEW_INFORMATION, "sentence": sentence, "batch_id": None, "undoes": (), "touches": 2, "size": 1,
        "schema_version": 1, "undone": False,
    }  # fmt: skip
    return ChangeHeader(**(values | more))  # type: ignore[arg-type]


def test_the_changes_of_a_batch_are_one_deed_told_by_the_first() -> None:
    headers = [
        header(3, "Added Ann."),
        header(2, "list, part 2", batch_id="b"),
        header(1, "list", batch_id="b"),
    ]
    one, list_deed = list_deeds(headers, NOW)
    assert (one.sentence, one.change_ids) == ("Added Ann.", ("c3",))
    assert (list_deed.sentence, list_deed.change_ids, list_deed.touches) == ("list", ("c1", "c2"), 4)


def test_a_batch_is_taken_back_only_when_all_of_it_is() -> None:
    half = [header(2, "b", batch_id="b", undone=True), header(1, "a", batch_id="b")]
    assert [deed.undone for deed in list_deeds(half, NOW)] == [False]


def test_deeds_are_found_by_their_words_and_by_who_did_them() -> None:
    deeds = list_deeds([header(2, "Changed Food Bank."), header(1, "Added Lions.", who="")], NOW)
    assert [deed.id for deed in search_deeds(deeds, "bank food")] == ["c2"]
    assert [deed.id for deed in search_deeds(deeds, who="Somebody")] == ["c1"]
    assert search_deeds(deeds, "nothing") == ()


def test_a_clock_that_was_far_off_is_told_with_whose_it_was() -> None:
    late = header(2, "Late.", who="Luis", at=NOW + timedelta(days=900))
    headers = [header(3, "c"), late, header(1, "a")]
    assert tell_wrong_clocks(headers, NOW).startswith(
        "1 time here cannot be right: the clock of the computer of Luis"
    )
    assert [deed.wrong_clock for deed in list_deeds(headers, NOW)] == [False, True, False]
    assert tell_wrong_clocks(headers[::2], NOW) == ""
    assert "the clock of this computer is far behind" in tell_wrong_clocks(
        headers, START - timedelta(days=900)
    )


def test_what_a_change_did_is_told_in_words() -> None:
    works = build_tie(TieKind.WORKS_AT, "ann", "rotary", id="w")
    began = build_change(EMPTY, put=[ROTARY, ANN, works], who="", sentence="Began.")
    assert tell_change(began, EMPTY) == (
        "New: Ann Lee (person)", "New: Rotary (organization)", "New: Ann Lee works at Rotary",
    )  # fmt: skip
    network = apply_change(EMPTY, began)
    phone = ROTARY.model_copy(update={"phone": "555-0100"})
    changed = build_change(network, put=[phone], who="", sentence="Changed.")
    assert tell_change(changed, network) == ("Rotary, Phone: nothing → 555-0100",)
    gone = tell_change(invert_change(began, who="", sentence=""), EMPTY)
    assert gone[:2] == ("Taken out: Ann Lee (person)", "Taken out: Rotary (organization)")


def test_what_has_no_name_is_called_by_what_it_is_and_its_day() -> None:
    met = Interaction(id="met", on=date(2026, 3, 3))
    with_them = build_tie(TieKind.WITH, "met", "rotary", id="w")
    noted = build_change(EMPTY, put=[ROTARY, met, with_them], who="", sentence="Noted.")
    told = tell_change(noted, EMPTY)
    assert "New: contact on 2026-03-03" in told
    assert any(line.startswith("New: contact on 2026-03-03 ") and line.endswith(" Rotary") for line in told)
