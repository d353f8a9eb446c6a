"""Every stage of an import returns what it gathered, and leaves alone what it was given."""

from copy import deepcopy

import pytest

from netmap.files.meaning.column_words import load_column_words
from netmap.files.plan.gathering import Gathered, Given
from netmap.files.plan.options import ImportOptions
from netmap.files.plan.sectors import gather_sectors
from netmap.files.plan.sources import understand_tables
from netmap.files.plan.subjects import match_subjects
from netmap.files.plan.tie_tables import gather_ties
from netmap.files.rows.entity_rows import read_entity_rows
from netmap.model.kinds import EntityKind, TieKind
from netmap.model.network import EMPTY, Network
from tests.files.plan_tables import CONTENT, bring_into_empty, make_csv, plan, write

WORDS, OPTIONS = load_column_words(), ImportOptions()
FILES = [
    make_csv(
        "town.csv", "Agency,Contact,Field\nFood Bank,Ann Lee,Food\nFood Bank,Bo Roe,Food\nGrace Church,,Faith"
    ),
    make_csv("ties.csv", "From,To,Goal\nFood Bank,Grace Church,Less hunger\nFood Bank,Zoo,Less hunger"),
]


def _look_at(gathered: Gathered) -> tuple[object, ...]:
    roster = gathered.roster
    found = [roster.refer(name, EntityKind, "town") for name in ("Food Bank", "Zoo", "Less hunger", "Food")]
    return (
        list(roster.by_id), found, deepcopy(dict(gathered.places)), deepcopy(dict(gathered.subjects)),
        gathered.ties, gathered.told, gathered.guesses,
    )  # fmt: skip


def test_a_stage_changes_nothing_it_was_given() -> None:
    given = Given(
        EMPTY, CONTENT, WORDS, OPTIONS, understand_tables(EMPTY, FILES, CONTENT, WORDS, OPTIONS).readings
    )
    rows = read_entity_rows(given.readings, WORDS, "auto")
    matched = match_subjects(given, rows).gathered
    before_ties = _look_at(matched)
    tied = gather_ties(given, matched)
    before_sectors = _look_at(tied)
    sectored = gather_sectors(given, rows, tied).gathered
    assert _look_at(matched) == before_ties
    assert _look_at(tied) == before_sectors
    kinds = [[tie.kind for tie in one.ties[len(matched.ties) :]] for one in (tied, sectored)]
    assert kinds[0] == [TieKind.PARTNERS_WITH] * 2
    assert set(kinds[1][2:]) == {TieKind.IN_SECTOR}
    names = [{subject.name for subject in one.roster.by_id.values()} for one in (matched, tied, sectored)]
    assert [names[1] - names[0], names[2] - names[1]] == [{"Zoo", "Less hunger"}, {"Food", "Faith"}]


@pytest.mark.parametrize(
    "before", [EMPTY, bring_into_empty(make_csv("old.csv", "Agency,Field\nFood Bank,Food"))]
)
def test_what_is_foreseen_is_what_is_written(before: Network) -> None:
    planned = plan(before, *FILES)
    assert planned.foresee() == write(before, planned)
