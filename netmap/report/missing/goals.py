"""What goals lack, in sentences."""

from netmap.analysis.missing.gap import Gap, GapKind
from netmap.model.entities import Goal
from netmap.model.kinds import TieKind
from netmap.model.words import join_names
from netmap.report.finding import NAMES_SHOWN, Finding, end_sentence
from netmap.report.missing.words import GapWords
from netmap.report.missing.writers import OneEach, OneForSame, Writers

OFFERED = ("partners", "what they can offer")
SERVED = ("organizations and programs", "whom they serve")


def write_goal_sector(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say that a goal, or several, have nobody from a sector they expect, and whom to ask."""
    gap, goals = gaps[0], join_names([f"“{gap.name}”" for gap in gaps], NAMES_SHOWN)
    one = len(gaps) == 1
    sector = words.network.name_of(gap.missing or "")
    known, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    return Finding(
        GapKind.GOAL_SECTOR,
        list_subjects(gap) if one else (gap.missing or "", *(each.subject for each in gaps), *gap.evidence),
        end_sentence(f"{goals} {'has' if one else 'have'} nobody from {sector}"),
        end_sentence(
            f"{'The goal expects' if one else 'These goals expect'} somebody from {sector}, and what they could bring is "
            "not at the table"
        ),
        (end_sentence(f"On the map in {sector}: {join_names(known, len(known))}"),) if known else (),
        words.tell_sectors_known(gap),
        end_sentence(f"Ask {join_names(asked)} to join")
        if asked
        else words.tell_whom_to_find(gap.missing or ""),
    )


def write_goal_population(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody who works on a goal serves people it expects to reach, and who does."""
    people = words.network.name_of(gap.missing or "")
    servers, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    return Finding(
        GapKind.GOAL_POPULATION,
        list_subjects(gap),
        end_sentence(f"{_tell_nobody(words, gap)} serves {people}"),
        "The goal expects to reach them.",
        (end_sentence(f"They are served by {join_names(servers, len(servers))}"),) if servers else (),
        words.tell_noted(TieKind.SERVES, *SERVED),
        end_sentence(f"Ask {join_names(asked)} to join")
        if asked
        else f"Ask our partners who serves {people}.",
    )


def _tell_nobody(words: GapWords, gap: Gap) -> str:
    """Return who does not: nobody who works on a goal, or nobody at all as long as none is noted as working on it."""
    working = words.day.pursuing.get(gap.subject)
    return (
        f"Nobody who works on “{gap.name}”"
        if working
        else f"Nobody works on “{gap.name}” yet, so nobody there"
    )


def write_goal_asset(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody can offer what a goal is looking for, as far as is noted."""
    thing = words.network.name_of(gap.missing or "")
    return Finding(
        GapKind.GOAL_ASSET,
        list_subjects(gap),
        end_sentence(f"“{gap.name}” is looking for {thing}, and nobody on the map is noted as offering it"),
        "Somebody may have it whom we never asked, or it is missing in the community.",
        (),
        words.tell_noted(TieKind.HAS, *OFFERED),
        end_sentence(f"Ask our partners who could offer {thing}"),
    )


def write_goal_asset_far(words: GapWords, gap: Gap) -> Finding:
    """Say that only somebody with whom we have no relationship can offer what a goal is looking for."""
    thing, holders = words.network.name_of(gap.missing or ""), words.name_all(gap.evidence)
    return Finding(
        GapKind.GOAL_ASSET_FAR,
        list_subjects(gap),
        f"“{gap.name}” is looking for {thing}: {join_names(holders, NAMES_SHOWN)} could offer it, and we have no "
        "relationship with them.",
        "The goal lacks something that is there in the community.",
        words.tell_ways(gap.evidence),
        words.tell_noted(TieKind.HAS, *OFFERED),
        words.tell_first_step(gap.evidence) or end_sentence(f"Ask our partners who else could offer {thing}"),
    )


def write_goal_unplanned(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody has said who is needed for a goal, and whom the list for its issue names."""
    goal = words.network.get(gap.subject)
    issue = words.day.content.find_issue(goal.issue) if isinstance(goal, Goal) else None
    if issue is None:
        raise ValueError("There is no list for the issue of this goal.")
    sectors = [sector.name for sector in words.day.content.list_issue_sectors(issue)]
    people = [population.name for population in issue.populations]
    reach = f", and as people to reach {join_names(people)}" if people else ""
    return Finding(
        GapKind.GOAL_UNPLANNED,
        (gap.subject,),
        f"Nobody has said yet who is needed for “{gap.name}”.",
        end_sentence(
            f"There is a list to begin with: for “{issue.name}” it names {join_names(sectors)}{reach}"
        ),
        tuple(end_sentence(partner) for partner in issue.partners),
        end_sentence(f"The list comes from: {issue.source}" if issue.source else "The list is your own"),
        f"Take over the list for “{issue.name}”, strike out what does not fit, and add what is missing.",
    )


def list_subjects(gap: Gap) -> tuple[str, ...]:
    """Return what a finding about a gap is about: who lacks what, then who could help."""
    return (gap.subject, *([gap.missing] if gap.missing else []), *gap.evidence)


WRITERS: Writers = {
    GapKind.GOAL_SECTOR: OneForSame(write_goal_sector),
    GapKind.GOAL_POPULATION: OneEach(write_goal_population),
    GapKind.GOAL_ASSET: OneEach(write_goal_asset),
    GapKind.GOAL_ASSET_FAR: OneEach(write_goal_asset_far),
    GapKind.GOAL_UNPLANNED: OneEach(write_goal_unplanned),
}
"""What is told under this heading of the page."""
