"""Candidates of public lists: told where a chair is empty, put on the map as ideas, and counted nowhere before."""

from datetime import date

import pytest

from netmap.analysis.day import Day
from netmap.analysis.missing.candidates import find_candidates
from netmap.analysis.missing.gap import GapKind
from netmap.errors import InputError
from netmap.model.changes import apply_change, build_change
from netmap.model.entities import Candidate, Organization, Sector
from netmap.model.kinds import Standing
from netmap.model.network import Network
from netmap.report.missing.candidates import plan_inviting, tell_candidates
from netmap.report.missing.every import find_missing

LEGAL = Sector(id="legal", name="Lawyers", expected=True, external_ids=("netmap:sector:legal",))
AID = Candidate(
    id="aid",
    name="Marlow Legal Aid",
    city="Marlow",
    sectors=("Legal help",),
    external_ids=("eo:candidate:12",),
)
BAR = Candidate(id="bar", name="Bar Association", city="Marlow", sectors=("Lawyers",))
FOOD = Candidate(id="food", name="Food Shelf", sectors=("Food & housing",))
HERE = Candidate(id="here", name="Justice House", sectors=("Legal help",))
TOWN = Network.of_items(
    [
        LEGAL,
        AID,
        BAR,
        FOOD,
        HERE,
        Organization(id="o", name="justice house"),
        Organization(id="us", name="Us", home=True),
    ]
)
DAY = Day(TOWN, date(2026, 5, 4))


def test_candidates_are_found_by_the_name_of_the_sector_or_of_ours_it_was_made_from() -> None:
    assert [one.id for one in find_candidates(DAY)["legal"]] == ["bar", "aid"]


def test_an_empty_chair_names_candidates_and_nobody_counts_them() -> None:
    [finding] = [one for one in find_missing(DAY) if one.kind is GapKind.EMPTY_SECTOR]
    said = "2 candidates from public lists in Marlow: Bar Association and Marlow Legal Aid."
    assert said in finding.evidence
    assert tell_candidates(find_candidates(DAY)["legal"]) == said
    assert {one.id for one in DAY.network.actors()} == {"o", "us"}
    assert set(DAY.graph) == {"o", "us"}


def test_an_invited_candidate_is_an_idea_in_the_sector_and_no_candidate_any_more() -> None:
    put, remove = plan_inviting(DAY, ["aid"], "legal")
    network = apply_change(TOWN, build_change(TOWN, put=put, remove=remove, who="", sentence=""))
    [made] = [one for one in network.of(Organization) if one.name == "Marlow Legal Aid"]
    assert (made.standing, made.city, made.external_ids) == (Standing.IDEA, "Marlow", ("eo:organization:12",))
    assert [sector.id for sector in network.sectors_of(made.id)] == ["legal"]
    assert network.get("aid") is None


@pytest.mark.parametrize("ids", [[], ["gone"], ["o"]])
def test_who_cannot_be_invited_is_told(ids: list[str]) -> None:
    with pytest.raises(InputError):
        plan_inviting(DAY, ids, "legal")
