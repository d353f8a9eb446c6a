"""Sectors that are empty or only listed, in sentences."""

from netmap.analysis.gap import Gap
from netmap.model.entities import Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.gap_words import GapWords
from netmap.report.map_words import count_things, join_names


def write_empty_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody is in a sector, which goals expect it, and whom to look for."""
    goals = [f"“{goal.name}”" for goal in words.network.sources(gap.subject, TieKind.EXPECTS)]
    expect = "expects" if len(goals) == 1 else "expect"
    wanted = f" {join_names(goals)} {expect} it too." if goals else ""
    sector = words.network.get(gap.subject)
    examples = list(sector.examples) if isinstance(sector, Sector) else []
    return Finding(
        FindingKind.EMPTY_SECTOR,
        (gap.subject,),
        end_sentence(f"Nobody on the map is in {gap.name}"),
        f"It is marked as a sector where we want somebody.{wanted}",
        (end_sentence(f"For example: {join_names(examples)}"),) if examples else (),
        words.tell_sectors_known(gap),
        words.tell_whom_to_find(gap.subject),
    )


def write_listed_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that those in a sector are only on our list."""
    listed = words.name_all(gap.evidence)
    are = "is" if len(listed) == 1 else "are"
    return Finding(
        FindingKind.LISTED_SECTOR,
        (gap.subject, *gap.evidence),
        f"In {gap.name}, {join_names(listed, NAMES_SHOWN)} {are} only on our list.",
        "It is marked as a sector where we want somebody, and a name on a list is no relationship yet.",
        tuple(_tell_listed(words, actor) for actor in gap.evidence),
        words.tell_sectors_known(gap),
        words.tell_first_step(gap.evidence) or words.tell_whom_to_find(gap.subject),
    )


def _tell_listed(words: GapWords, actor_id: str) -> str:
    idea = words.read_standing(actor_id) is Standing.IDEA
    return f"{words.network.name_of(actor_id)}: {'an idea so far' if idea else 'no tie to us'}."


def write_nothing_expected(words: GapWords) -> tuple[Finding, ...]:
    """Say that no sector can be missing yet, when nobody said who should be here."""
    sectors = words.network.of(EntityKind.SECTOR)
    expected = any(sector.expected for sector in sectors if isinstance(sector, Sector))
    if expected or words.network.ties_of_kind(TieKind.EXPECTS) or not len(words.graph):
        return ()
    return (
        Finding(
            FindingKind.NOTHING_EXPECTED,
            (),
            "Which sectors are missing cannot be told yet: none is marked as one where we want somebody.",
            "Only against a list of who should be here can anybody be missing.",
            (),
            f"Based on {count_things(len(sectors), 'sector')} on the map.",
            "Mark the sectors in which you want somebody, or say which ones a goal expects.",
        ),
    )
