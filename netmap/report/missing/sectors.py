"""Sectors that are empty, only listed, or held by little, in sentences."""

from collections.abc import Collection

from netmap.analysis.connectors.contacts import find_contacts
from netmap.analysis.missing.candidates import find_candidates
from netmap.analysis.missing.gap import Gap, GapKind
from netmap.analysis.missing.sectors import find_partners_in
from netmap.analysis.projection import read_strength
from netmap.model.entities import Sector
from netmap.model.kinds import Standing, TieKind
from netmap.model.ties import GUESS
from netmap.model.words import count_things, join_names
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.missing.candidates import tell_candidates
from netmap.report.missing.words import GapWords
from netmap.report.missing.writers import OneEach, OnItsOwn, Writers
from netmap.report.relationships import tell_bond


def write_empty_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody is in a sector, which goals expect it, and whom to look for."""
    goals = [f"“{goal.name}”" for goal in words.network.sources(gap.subject, TieKind.EXPECTS)]
    expect = "expects" if len(goals) == 1 else "expect"
    wanted = f" {join_names(goals)} {expect} it too." if goals else ""
    sector = words.network.get(gap.subject)
    examples = list(sector.examples) if isinstance(sector, Sector) else []
    listed = tell_candidates(find_candidates(words.day).get(gap.subject, ()))
    shown = (end_sentence(f"For example: {join_names(examples)}"),) if examples else ()
    return Finding(
        GapKind.EMPTY_SECTOR,
        (gap.subject,),
        end_sentence(f"Nobody on the map is in {gap.name}"),
        f"It is marked as a sector where we want somebody.{wanted}",
        (*shown, listed) if listed else shown,
        words.tell_sectors_known(gap),
        words.tell_whom_to_find(gap.subject),
    )


def write_listed_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that those in a sector are only on our list."""
    listed = words.name_all(gap.evidence)
    if words.day.relationships.keys().isdisjoint(gap.evidence):
        only = "is only on our list" if len(listed) == 1 else "are only on our list"
        no_more = "a name on a list is no relationship yet"
    else:
        only = "is still an idea" if len(listed) == 1 else "are still ideas, or only on our list"
        no_more = "an idea is no partnership yet"
    return Finding(
        GapKind.LISTED_SECTOR,
        (gap.subject, *gap.evidence),
        f"In {gap.name}, {join_names(listed, NAMES_SHOWN)} {only}.",
        f"It is marked as a sector where we want somebody, and {no_more}.",
        tuple(_tell_listed(words, actor) for actor in gap.evidence),
        words.tell_sectors_known(gap),
        words.tell_first_step(gap.evidence) or words.tell_whom_to_find(gap.subject),
    )


def _tell_listed(words: GapWords, actor_id: str) -> str:
    idea = words.read_standing(actor_id) is Standing.IDEA
    known = words.day.relationships.get(actor_id)
    parts = ["an idea so far"] if idea else []
    parts += [tell_bond(words.day, known)] if known else [] if idea else ["no relationship with us"]
    return end_sentence(f"{words.network.name_of(actor_id)}: {'; '.join(parts)}")


def write_thin_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that all we have in a sector is one thin relationship."""
    (partner,) = gap.evidence
    name = words.network.name_of(partner)
    others = [one for one in words.day.members[gap.subject] if one != partner]
    beside = (end_sentence(f"Also on the map there: {join_names(words.name_all(others))}"),) if others else ()
    return Finding(
        GapKind.SECTOR_THIN,
        (gap.subject, *gap.evidence),
        f"In {gap.name} we have a relationship with {name} only, and it is thin."
        if words.day.relationships[partner].ties
        else f"In {gap.name} our one relationship is with {name}, and no tie to them is noted.",
        "It is marked as a sector where we want somebody, and what is thin is soon lost.",
        (_tell_thin(words, partner), *beside),
        words.tell_sectors_known(gap),
        end_sentence(f"Talk with {name}, and ask whom else we should meet in {gap.name}"),
    )


def _tell_thin(words: GapWords, partner: str) -> str:
    found, name = words.day.relationships[partner], words.network.name_of(partner)
    ties = found.ties
    if not ties:
        return end_sentence(f"{name}: {tell_bond(words.day, found)}")
    if all(tie.said_by == GUESS for tie in ties):
        return f"The tie to {name} is a guess that nobody has confirmed."
    strength = max((read_strength(tie) or 0 for tie in ties), default=0)
    word = words.day.content.strength_words.get(strength)
    return f"The tie to {name} is rated “{word}”." if word else f"Nobody has rated the tie to {name}."


def write_sectors_of_one(words: GapWords, gap: Gap) -> Finding:
    """Say which sectors we are in touch with through one person only, of us or of them."""
    sectors, ours = words.name_all(gap.evidence), gap.subject in words.day.our_side
    partners = {one: find_partners_in(words.day, one) for one in gap.evidence}
    known, without = _tell_known(
        words, ours=ours, partners={each for one in partners.values() for each in one}
    )
    first = words.network.name_of(partners[gap.evidence[0]][0])
    return Finding(
        GapKind.SECTOR_ONE_PERSON,
        (gap.subject, *gap.evidence),
        end_sentence(f"{gap.name} is the only one {known} in {join_names(sectors)}"),
        f"Should they leave, {without} there.",
        tuple(
            end_sentence(f"{words.network.name_of(one)}: {join_names(words.name_all(partners[one]))}")
            for one in gap.evidence
        ),
        "Based on who is noted as in touch with whom; whoever is not noted is missing here.",
        f"Let {gap.name} bring one more of us along to {first}."
        if ours
        else f"Ask {gap.name} to introduce us to one more in {sectors[0]}.",
    )


def _tell_known(words: GapWords, *, ours: bool, partners: Collection[str]) -> tuple[str, str]:
    """Return what only one person is to some partners, and what would not be without them, as far as it is noted."""
    if not ours:
        return "we are in touch with", "we would know nobody"
    if find_contacts(words.day).only_met.intersection(partners):
        return "of us who holds a relationship", "nobody of us would hold one"
    known = "knowing or keeping anybody"
    return f"of us noted as {known}", f"nobody of us would be noted as {known}"


def write_nothing_expected(words: GapWords) -> tuple[Finding, ...]:
    """Say that no sector can be missing yet, when nobody said who should be here."""
    expected = any(sector.expected for sector in words.day.sectors)
    if expected or words.network.ties_of_kind(TieKind.EXPECTS) or not len(words.day.graph):
        return ()
    return (
        Finding(
            FindingKind.NOTHING_EXPECTED,
            (),
            "Which sectors are missing cannot be told yet: none is marked as one where we want somebody.",
            "Only against a list of who should be here can anybody be missing.",
            (),
            f"Based on {count_things(len(words.day.sectors), 'sector')} on the map.",
            "Mark the sectors in which you want somebody, or say which ones a goal expects.",
        ),
    )


WRITERS: Writers = {
    GapKind.EMPTY_SECTOR: OneEach(write_empty_sector),
    GapKind.LISTED_SECTOR: OneEach(write_listed_sector),
    GapKind.SECTOR_THIN: OneEach(write_thin_sector),
    GapKind.SECTOR_ONE_PERSON: OneEach(write_sectors_of_one),
    FindingKind.NOTHING_EXPECTED: OnItsOwn(write_nothing_expected),
}
"""What is told under this heading of the page."""
