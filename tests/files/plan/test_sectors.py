"""Sectors: the list's own, ours when accepted, guessed from the name and marked."""

from netmap.model.entities import Organization, Sector
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from netmap.model.ties import GUESS
from tests.files.plan_tables import (
    bring_in,
    bring_into_empty,
    make_csv,
    plan,
    ties,
    write,
)


def test_a_lists_own_sectors_stay_its_own_and_ours_are_offered() -> None:
    file = make_csv("l.csv", "Organization,Sector\nMercy,Hospitals and clinics\nHope,Other things")
    planned = plan(EMPTY, file)
    network = write(EMPTY, planned)
    assert [s.name for s in network.of(Sector)] == ["Hospitals and clinics", "Other things"]
    (offer,) = [guess for guess in planned.guesses if guess.about == "mapping"]
    assert (offer.value, offer.meaning) == ("Hospitals and clinics", "Health")


def test_a_sector_with_the_name_of_one_of_ours_is_ours_without_asking() -> None:
    file = make_csv("l.csv", "Organization,Sector\nMercy,HEALTH\nHope,Other things")
    planned = plan(EMPTY, file)
    health, other = write(EMPTY, planned).of(Sector)
    assert (health.name, health.external_ids, other.source) == ("Health", ("netmap:sector:health",), "l")
    assert [guess for guess in planned.guesses if guess.about == "mapping"] == []


def test_an_accepted_mapping_uses_our_sector() -> None:
    file = make_csv("l.csv", "Organization,Sector\nMercy,Hospitals and clinics\nHope,Other things")
    (offer,) = [guess for guess in plan(EMPTY, file).guesses if guess.about == "mapping"]
    network = bring_into_empty(file, accept_sectors=frozenset({offer.key}))
    health, other = network.of(Sector)
    assert (health.external_ids, other.source) == (("netmap:sector:health",), "l")
    assert plan(network, file, accept_sectors=frozenset({offer.key})).touches == 0


def test_accepting_later_moves_the_ties() -> None:
    file = make_csv("l.csv", "Organization,Sector\nMercy,Hospitals and clinics")
    network = bring_in(bring_into_empty(file), file, accept_sectors=True)
    assert ties(network, TieKind.IN_SECTOR) == [("Mercy", "Health")]


def test_a_sector_is_guessed_from_the_name_and_marked() -> None:
    planned = plan(EMPTY, make_csv("l.csv", "Organization\nGrace Lutheran Church\nSomething Else"))
    network = write(EMPTY, planned)
    (tie,) = network.ties_of_kind(TieKind.IN_SECTOR)
    assert (network.name_of(tie.source), tie.said_by) == ("Grace Lutheran Church", GUESS)
    assert "church" in tie.notes
    assert [guess.value for guess in planned.guesses if guess.about == "sector"] == ["Grace Lutheran Church"]


def test_nothing_is_guessed_where_the_list_has_sectors() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization,Sector\nGrace Church,\nZoo,Animals"))
    assert ties(network, TieKind.IN_SECTOR) == [("Zoo", "Animals")]


def test_a_sector_the_list_names_takes_the_place_of_a_guess() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization\nGrace Church"))
    planned = plan(network, make_csv("m.csv", "Organization,Sector\nGrace Church,Neighbors"))
    assert [(c.field, c.old, c.new) for c in planned.rows[0].changes] == [
        ("Sector", "Faith communities", "Neighbors")
    ]
    after = write(network, planned)
    assert ties(after, TieKind.IN_SECTOR) == [("Grace Church", "Neighbors")]


def test_a_guess_somebody_took_out_does_not_come_back() -> None:
    file = make_csv("l.csv", "Organization\nGrace Church")
    network = bring_into_empty(file)
    (tie,) = network.ties_of_kind(TieKind.IN_SECTOR)
    without = type(network)(network.entities, {key: t for key, t in network.ties.items() if key != tie.id})
    assert plan(without, file).touches == 0


def test_a_newer_version_with_another_sector_replaces_the_lists_own_word_only() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization,Sector\nZoo,Animals"))
    network = bring_in(network, make_csv("other.csv", "Organization,Sector\nZoo,Tourism"))
    after = bring_in(network, make_csv("l.csv", "Organization,Sector\nZoo,Nature"))
    assert ties(after, TieKind.IN_SECTOR) == [("Zoo", "Nature"), ("Zoo", "Tourism")]


def test_the_first_sector_is_the_main_one() -> None:
    network = bring_into_empty(make_csv("l.csv", "Organization,Sectors\nZoo,Nature; Animals"))
    zoo = network.of(Organization)[0]
    assert [sector.name for sector in network.sectors_of(zoo.id)] == ["Nature", "Animals"]
