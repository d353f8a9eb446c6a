"""Many names at once, as ideas in a sector."""

from netmap.files.typed.names import plan_names
from netmap.model.entities import Organization
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import CONTENT, bring_into_empty, make_csv, organizations, ties, write


def test_quick_names_are_ideas_in_the_sector() -> None:
    network = write(EMPTY, plan_names(EMPTY, "Rotary Club\n\n• Kiwanis\n", CONTENT, sector="health"))
    assert organizations(network) == ["Kiwanis", "Rotary Club"]
    assert {o.standing for o in network.of(Organization)} == {Standing.IDEA}
    assert ties(network, TieKind.IN_SECTOR) == [("Kiwanis", "Health"), ("Rotary Club", "Health")]
    assert plan_names(network, "Rotary Club\n\n• Kiwanis\n", CONTENT, sector="Health").touches == 0


def test_a_quick_name_that_is_a_partner_already_stays_one() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization,Sector\nRotary Club,Clubs"))
    planned = plan_names(network, "rotary club", CONTENT, sector="Clubs")
    assert planned.touches == 0
    assert not planned.problems


def test_of_columns_nobody_typed_nothing_is_told() -> None:
    told = plan_names(EMPTY, "Harbor Pantry", CONTENT).guesses
    assert [one.about for one in told] == ["sector"]
