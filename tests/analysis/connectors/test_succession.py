"""What hangs on one person."""

from datetime import date

from netmap.analysis.connectors.contacts import Contacts, find_contacts
from netmap.analysis.connectors.succession import Succession, find_succession, find_succession_elsewhere
from netmap.analysis.day import Day
from netmap.model.entities import Coalition
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from tests.analysis.towns import org, partners, person, sector, tie, town

DAY = date(2026, 5, 3)
OURS = (org("library", home=True), person("ana", on_team=True), person("ben", on_team=True))
CLINIC = (org("clinic"), person("luis"), person("eva"), tie(T.WORKS_AT, "luis", "clinic"),
          tie(T.WORKS_AT, "eva", "clinic"))  # fmt: skip


def succession(network: Network) -> dict[str, Succession]:
    return {one.person: one for one in find_succession(Day(network, DAY))}


def contacts(network: Network) -> Contacts:
    return find_contacts(Day(network, DAY))


def test_nothing_hangs_on_anybody_without_us_on_the_map() -> None:
    assert find_succession(Day(EMPTY, DAY)) == ()
    assert succession(town(*CLINIC)) == {}


def test_a_partner_whom_one_of_us_knows_hangs_on_them() -> None:
    items = (*OURS, *CLINIC, tie(T.KNOWS, "ana", "luis"))
    assert succession(town(*items))["ana"].partners == ("clinic",)
    assert succession(town(*items, tie(T.KNOWS, "ben", "eva"))) == {}


def test_whoever_keeps_an_agreed_relationship_carries_it() -> None:
    items = (*OURS, *CLINIC, partners("library clinic"))
    assert succession(town(*items)) == {}
    assert contacts(town(*items)).ours == {"clinic": frozenset()}
    assert succession(town(*items, tie(T.KEPT_BY, "clinic", "ben")))["ben"].partners == ("clinic",)


def test_somebody_who_works_for_us_counts_as_one_of_us() -> None:
    items = (*OURS, *CLINIC, person("cal"), tie(T.WORKS_AT, "cal", "library"), tie(T.KNOWS, "cal", "luis"))
    assert succession(town(*items))["cal"].partners == ("clinic",)


def test_a_sector_hangs_on_whoever_alone_knows_all_our_partners_in_it() -> None:
    items = (*OURS, *CLINIC, org("school"), sector("health"), tie(T.IN_SECTOR, "clinic", "health"),
             tie(T.KNOWS, "ana", "luis"), tie(T.PARTNERS_WITH, "ana", "school"))  # fmt: skip
    assert succession(town(*items))["ana"] == Succession("ana", ("clinic", "school"), ("health",), ())
    shared = town(*items, org("lab"), tie(T.IN_SECTOR, "lab", "health"), tie(T.PARTNERS_WITH, "ben", "lab"))
    assert succession(shared)["ana"].sectors == ()


def test_a_seat_that_nobody_else_of_us_has_hangs_on_one() -> None:
    items = (*OURS, Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "ana", "table"))
    assert succession(town(*items))["ana"].coalitions == ("table",)
    assert succession(town(*items, tie(T.MEMBER_OF, "library", "table"))) == {}


def test_whom_we_know_at_a_partner() -> None:
    items = (*OURS, *CLINIC, org("school"), partners("library school"), tie(T.KNOWS, "ana", "luis"))
    assert contacts(town(*items)).theirs == {"clinic": frozenset({"luis"}), "school": frozenset()}


def test_whoever_carries_most_comes_first() -> None:
    network = town(*OURS, org("a"), org("b"), org("c"), partners("ben a", "ben b", "ana c"))
    assert [one.person for one in find_succession(Day(network, DAY))] == ["ben", "ana"]


def test_a_seat_at_a_table_that_has_ended_is_nothing_to_lose() -> None:
    table = Coalition(id="table", name="Table", ended=date(2024, 1, 1))
    assert succession(town(*OURS, table, tie(T.MEMBER_OF, "ana", "table"))) == {}


def elsewhere(network: Network) -> dict[str, Succession]:
    return {one.person: one for one in find_succession_elsewhere(Day(network, DAY))}


def test_of_somebody_elsewhere_partners_sectors_and_tables_hang_on_them_where_we_know_nobody_else() -> None:
    items = (*OURS, *CLINIC, sector("health"), tie(T.IN_SECTOR, "clinic", "health"), tie(T.KNOWS, "ana", "luis"),
             Coalition(id="table", name="Table"), tie(T.MEMBER_OF, "luis", "table"))  # fmt: skip
    assert elsewhere(town(*items)) == {"luis": Succession("luis", ("clinic",), ("health",), ("table",))}
    assert elsewhere(town(*items, tie(T.MEMBER_OF, "ben", "table")))["luis"].coalitions == ()
    assert elsewhere(town(*items, tie(T.KNOWS, "ben", "eva"))) == {
        "luis": Succession("luis", (), (), ("table",))
    }
