"""Who we are: known, to be asked, and guessed from what a list says."""

import pytest

from netmap.analysis.us import QUESTIONS, find_us, is_to_be_asked
from netmap.analysis.us_guesses import MOST_STAFF, find_likely_homes, find_likely_team, find_same_people
from netmap.model.entities import Organization
from netmap.model.happenings import Interaction, Pairing, Setting
from netmap.model.kinds import Pairs
from netmap.model.kinds import TieKind as T
from netmap.model.network import EMPTY, Network
from tests.analysis.towns import org, person, sector, tie, town

LIST = (
    org("library", name="Carver County Public Library", email="hi@carverlib.example.org"),
    org("friends", name="Friends of the Library"),
    org("health", name="Carver County Health Dept."),
    org("food", name="Carver Food Shelf"),
)


def guess(network: Network) -> list[tuple[str, str, bool]]:
    return [(one.subject, one.reason, one.is_likely) for one in find_likely_homes(network)]


def test_our_organizations_and_our_team_are_us() -> None:
    assert find_us(town(org("us", home=True), person("deb", on_team=True), person("ana"))) == {"us", "deb"}


def test_we_are_asked_until_our_organization_is_known_or_we_pass_the_questions_over() -> None:
    assert is_to_be_asked(town(*LIST))
    assert not is_to_be_asked(EMPTY)
    assert not is_to_be_asked(town(sector("health")))
    assert is_to_be_asked(town(*LIST, person("deb", on_team=True)))
    assert not is_to_be_asked(town(*LIST, org("us", home=True)))
    assert not is_to_be_asked(town(*LIST, Setting(name=QUESTIONS, value="passed over")))


@pytest.mark.parametrize("said", [" that's us", "That’s us!", "This is us", "us", "(us)", "We are this one"])
def test_a_note_that_says_so_is_us(said: str) -> None:
    one = Organization(id="hub", name="Hub", notes=said)
    assert guess(town(*LIST, one))[0] == ("hub", f"the list says “{' '.join(said.split())}”", True)


@pytest.mark.parametrize(
    "said", ["invites us to breakfast", "trust us", "delivers books", "Us Too Cancer Group"]
)
def test_a_note_that_only_speaks_of_us_is_not(said: str) -> None:
    assert "hub" not in [
        one for one, _, _ in guess(town(*LIST, Organization(id="hub", name="Hub", notes=said)))
    ]


def test_a_column_of_ones_own_and_the_name_can_say_it_and_a_country_does_not() -> None:
    network = town(
        org("a", attributes={"Remark": "that's us"}), org("b", name="Marlow Library (us)"),
        org("c", attributes={"Land": "US"}, country="US"),
    )  # fmt: skip
    assert {one for one, _, likely in guess(network) if likely} == {"a", "b"}
    assert "c" not in [one for one, _, _ in guess(network)]


def test_where_those_work_who_keep_relationships_is_us() -> None:
    network = town(
        *LIST, person("deb"), person("ana"), tie(T.WORKS_AT, "deb", "food"), tie(T.KEPT_BY, "health", "deb"),
        tie(T.WORKS_AT, "ana", "food"), tie(T.KEPT_BY, "library", "ana"),
    )  # fmt: skip
    assert guess(network)[0] == ("food", "Ana and Deb work there and keep relationships", True)


def test_whose_addresses_end_like_the_keepers_is_us_unless_others_have_such_addresses() -> None:
    deb = person("deb", email="deb@carverlib.example.org")
    network = town(*LIST, deb, tie(T.KEPT_BY, "food", "deb"))
    assert guess(network)[0] == ("library", "Deb has an address there, too: @carverlib.example.org", True)
    shared = town(
        *network.entities.values(), *network.ties.values(), org("other", email="x@carverlib.example.org")
    )  # fmt: skip
    assert not any("address" in reason for _, reason, _ in guess(shared))


def test_the_one_after_which_the_list_is_called_is_us() -> None:
    source = "Carver County Library Partnership"
    network = town(*(one.model_copy(update={"source": source}) for one in LIST))
    assert guess(network)[0] == ("library", f"the list is called “{source}”", True)


def test_the_only_library_is_told_and_not_taken_for_us() -> None:
    only = ("library", "the only library on the list", False)
    assert guess(town(*LIST)) == [only, ("health", "the only health department on the list", False)]
    assert only not in guess(town(*LIST, org("second", name="Kent Library")))


def test_what_is_said_in_words_outweighs_what_is_only_likely() -> None:
    network = town(
        *LIST, org("hub", notes="that's us"), person("deb"), tie(T.WORKS_AT, "deb", "food"), tie(T.KEPT_BY, "health", "deb"),
    )  # fmt: skip
    assert [one for one, _, likely in guess(network) if likely] == ["hub"]
    marked = town(*network.entities.values(), *network.ties.values(), org("ours", home=True))
    assert [one for one, _, likely in guess(marked) if likely] == ["ours"]


def test_who_keeps_relationships_notes_contacts_or_works_with_us_is_on_the_team() -> None:
    network = town(
        *LIST, person("deb"), person("marcus"), person("deborah"), person("boss"), person("stranger"), Interaction(id="call"),
        tie(T.KEPT_BY, "health", "deb"), tie(T.KEPT_BY, "food", "deb"), tie(T.BY, "call", "marcus"),
        tie(T.WORKS_AT, "deborah", "library"), tie(T.WORKS_AT, "boss", "food"), tie(T.KEPT_BY, "library", "boss"),
    )  # fmt: skip
    found = [(one.subject, one.reason, one.is_likely) for one in find_likely_team(network, {"library"})]
    assert found == [
        ("deb", "keeps 2 relationships", True), ("boss", "keeps 1 relationship", False),
        ("marcus", "noted 1 contact", True), ("deborah", "works at Carver County Public Library", True),
    ]  # fmt: skip


def test_of_a_large_place_of_ours_not_everybody_is_taken_for_the_team() -> None:
    staff = [person(f"p{number}") for number in range(MOST_STAFF + 1)]
    jobs = [tie(T.WORKS_AT, one.id, "library") for one in staff]
    network = town(*LIST, *staff, jobs, tie(T.KEPT_BY, "food", "p3"))
    assert [one.subject for one in find_likely_team(network, {"library"}) if one.is_likely] == ["p3"]


def test_a_first_name_that_fits_one_of_ours_alone_looks_like_the_same() -> None:
    network = town(
        *LIST, person("deb"), person("dr", name="Dr. Deborah Quist"), person("tonya"), person("far", name="Tonya Hill"),
        tie(T.KEPT_BY, "food", "deb"), tie(T.KEPT_BY, "health", "tonya"), tie(T.WORKS_AT, "dr", "library"),
        tie(T.WORKS_AT, "far", "food"),
    )  # fmt: skip
    assert find_same_people(network, {"library"}) == (("deb", "dr"),)
    told = Pairing(first="dr", second="deb", decision=Pairs.DIFFERENT)
    apart = town(*network.entities.values(), *network.ties.values(), told)
    assert find_same_people(apart, {"library"}) == ()
    two = town(
        *network.entities.values(), *network.ties.values(), person("debra", name="Debra Stone"),
        tie(T.WORKS_AT, "debra", "library"),
    )  # fmt: skip
    assert find_same_people(two, {"library"}) == ()
