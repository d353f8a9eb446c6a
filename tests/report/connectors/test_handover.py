"""What somebody leaves behind: whom to introduce a successor to, how, and who else could take it up."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from netmap.analysis.day import Day
from netmap.errors import FileError
from netmap.model.entities import Coalition
from netmap.model.happenings import Interaction, Step
from netmap.model.kinds import Standing
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.report.connectors.handover import (
    COLUMNS,
    HandoverRow,
    build_handover,
    name_people_to_leave,
    tell_handover,
    write_handover,
)
from netmap.report.connectors.succession import find_handover
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
LIBRARY = (
    org("library", home=True), person("ana", on_team=True), person("ben", on_team=True), org("clinic"),
    person("luis", phone="555-0100", email="luis@example.org"), tie(T.WORKS_AT, "luis", "clinic"),
    tie(T.KNOWS, "ana", "luis"), org("school", phone="555-0101"), tie(T.KEPT_BY, "school", "ana"),
    partners("library school"),
)  # fmt: skip


def build_rows(network: Network, who: str) -> dict[str, HandoverRow]:
    return {row.subject: row for row in build_handover(Day(network, DAY), who)}


def test_each_relationship_comes_with_whom_we_know_there_and_how_to_reach_them() -> None:
    rows = build_rows(town(*LIBRARY), "ana")
    assert list(rows) == ["clinic", "school"]
    assert rows["clinic"].known_there == ("Luis",)
    assert rows["clinic"].reach == ("Luis: 555-0100, luis@example.org",)
    assert rows["clinic"].only_link
    assert rows["school"].reach == ("School: 555-0101",)


def test_what_hangs_on_them_alone_comes_first() -> None:
    rows = build_rows(town(*LIBRARY, tie(T.KNOWS, "ben", "luis")), "ana")
    assert [(key, row.only_link) for key, row in rows.items()] == [("school", True), ("clinic", False)]


def test_who_else_could_take_it_up_is_in_touch_or_met_them_or_knows_the_sector() -> None:
    talk = Interaction(id="talk", on=date(2026, 2, 1))
    items = (
        *LIBRARY, talk, tie(T.BY, "talk", "ben"), tie(T.WITH, "talk", "school"), sector("health"), org("lab"),
        person("cal", on_team=True), tie(T.IN_SECTOR, "clinic", "health"), tie(T.IN_SECTOR, "lab", "health"),
        partners("cal lab"),
    )  # fmt: skip
    rows = build_rows(town(*items), "ana")
    assert rows["school"].takers == ("Ben (last met them on 1 February 2026)",)
    assert rows["school"].last_contact == date(2026, 2, 1)
    assert rows["clinic"].takers == ("Cal (knows others in Health)",)
    shared = build_rows(town(*items, tie(T.KNOWS, "ben", "luis")), "ana")
    assert shared["clinic"].takers == ("Ben (in touch with them too)", "Cal (knows others in Health)")


def test_open_promises_and_steps_stand_with_the_partner_and_others_for_themselves() -> None:
    steps = (
        Step(id="books", what="Bring the books.", due=date(2026, 6, 1), promised=True), Step(id="done", what="Call", done_on=DAY),
        Step(id="room", what="Find a room"), tie(T.ABOUT, "books", "luis"), tie(T.ABOUT, "done", "luis"),
        tie(T.KEPT_BY, "room", "ana"),
    )  # fmt: skip
    rows = build_rows(town(*LIBRARY, *steps), "ana")
    assert rows["clinic"].open == ("We promised: Bring the books (by 1 June 2026).",)
    assert (rows["room"].what, rows["room"].name) == ("Step", "Find a room.")


def test_a_seat_that_only_they_have_is_handed_over() -> None:
    table = (Coalition(id="table", name="Health Table"), tie(T.MEMBER_OF, "ana", "table"), tie(T.MEMBER_OF, "clinic", "table"))  # fmt: skip
    network = town(*LIBRARY, *table, tie(T.KNOWS, "ben", "luis"))
    assert build_rows(network, "ana")["table"].takers == ("Ben",)
    assert tell_handover("Ana", build_handover(Day(network, DAY), "ana")) == (
        "If Ana leaves, 1 partner loses its only link: School; and nobody else is left at Health Table."
    )


def test_of_somebody_elsewhere_it_is_told_who_else_is_there() -> None:
    network = town(*LIBRARY, person("eva", phone="555-0102"), tie(T.WORKS_AT, "eva", "clinic"))
    (row,) = build_rows(network, "luis").values()
    assert (row.subject, row.takers, row.reach) == ("clinic", ("Eva",), ("Eva: 555-0102",))


def test_whoever_is_confidential_and_how_to_reach_those_not_to_be_contacted_are_left_out() -> None:
    changed = {"luis": person("luis", phone="555", standing=Standing.DO_NOT_CONTACT)}
    items = [changed.get(getattr(one, "id", ""), one) for one in LIBRARY]
    known = (tie(T.KNOWS, "ana", "eva"), person("eva", phone="556", confidential=True), tie(T.WORKS_AT, "eva", "clinic"))  # fmt: skip
    rows = build_rows(town(*items, *known), "ana")
    assert rows["luis"].reach == ("Luis: not to be contacted",)
    assert "clinic" not in rows


def test_whose_leaving_matters_is_listed_ours_first() -> None:
    assert list(name_people_to_leave(Day(town(*LIBRARY), DAY))) == ["ana", "luis"]


def test_somebody_on_whom_nothing_hangs_hands_over_nothing() -> None:
    assert build_handover(Day(town(*LIBRARY), DAY), "ben") == ()
    assert tell_handover("Ben", ()).startswith("As far as is noted, Ben leaves nothing behind")


def test_the_list_is_written_as_a_spreadsheet_or_text() -> None:
    rows = build_handover(Day(town(*LIBRARY), DAY), "ana")
    sheet = openpyxl.load_workbook(BytesIO(write_handover("Ana", rows, ".xlsx"))).active
    assert sheet is not None
    table = list(sheet.values)
    assert table[0] == COLUMNS
    assert [line[1] for line in table[1:]] == ["Clinic", "School"]
    assert (
        write_handover("Ana", rows, ".csv")
        .decode("utf-8-sig")
        .splitlines()[1]
        .startswith("Relationship,Clinic")
    )
    with pytest.raises(FileError):
        write_handover("Ana", rows, ".pdf")


def test_of_somebody_elsewhere_sectors_and_tables_are_told_too() -> None:
    network = town(
        *LIBRARY, sector("health"), tie(T.IN_SECTOR, "clinic", "health"), Coalition(id="table", name="Health Table"),
        tie(T.MEMBER_OF, "luis", "table"),
    )  # fmt: skip
    (finding,) = find_handover(Day(network, DAY), "luis")
    assert finding.sentence == "Luis is the only one we are in touch with at Clinic."
    assert finding.why == (
        "When that person changes jobs, we start anew there. We are in touch with nobody else in Health. Nobody else "
        "whom we know sits at Health Table."
    )
