"""What goals and tables lack, in sentences."""

from netmap.analysis.gap import Gap
from netmap.model.kinds import TieKind
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.gap_words import GapWords
from netmap.report.map_words import join_names

OFFERED = ("partners", "what they can offer")
SERVED = ("organizations and programs", "whom they serve")


def write_goal_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that a goal has nobody from a sector it expects, and whom to ask."""
    sector = words.network.name_of(gap.missing or "")
    known, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    return Finding(
        FindingKind.GOAL_SECTOR,
        _list_subjects(gap),
        end_sentence(f"“{gap.name}” has nobody from {sector}"),
        end_sentence(
            f"The goal expects somebody from {sector}, and what they could bring is not at the table"
        ),
        (end_sentence(f"On the map in {sector}: {join_names(known, len(known))}"),) if known else (),
        words.tell_sectors_known(gap),
        end_sentence(f"Ask {join_names(asked)} to join")
        if asked
        else words.tell_whom_to_find(gap.missing or ""),
    )


def write_coalition_sector(words: GapWords, gap: Gap) -> Finding:
    """Say that a table has nobody from a sector its goal expects, and whom to invite."""
    sector = words.network.name_of(gap.missing or "")
    known, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    return Finding(
        FindingKind.COALITION_SECTOR,
        _list_subjects(gap),
        end_sentence(f"Nobody from {sector} sits at {gap.name}"),
        "A goal that the table works on expects them, and others who work on it are there.",
        (end_sentence(f"On the map in {sector}: {join_names(known, len(known))}"),),
        words.tell_sectors_known(gap),
        end_sentence(f"Invite {join_names(asked)}") if asked else words.tell_whom_to_find(gap.missing or ""),
    )


def write_goal_population(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody who works on a goal serves people it expects to reach, and who does."""
    people = words.network.name_of(gap.missing or "")
    servers, asked = words.name_all(gap.evidence), words.pick_names_to_ask(gap.evidence)
    return Finding(
        FindingKind.GOAL_POPULATION,
        _list_subjects(gap),
        end_sentence(f"Nobody who works on “{gap.name}” serves {people}"),
        "The goal expects to reach them.",
        (end_sentence(f"They are served by {join_names(servers, len(servers))}"),) if servers else (),
        words.tell_noted(TieKind.SERVES, *SERVED),
        end_sentence(f"Ask {join_names(asked)} to join")
        if asked
        else f"Ask our partners who serves {people}.",
    )


def write_goal_asset(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody can offer what a goal is looking for, as far as is noted."""
    thing = words.network.name_of(gap.missing or "")
    return Finding(
        FindingKind.GOAL_ASSET,
        _list_subjects(gap),
        end_sentence(f"“{gap.name}” is looking for {thing}, and nobody on the map is noted as offering it"),
        "Somebody may have it whom we never asked, or it is missing in the community.",
        (),
        words.tell_noted(TieKind.HAS, *OFFERED),
        end_sentence(f"Ask our partners who could offer {thing}"),
    )


def write_goal_asset_far(words: GapWords, gap: Gap) -> Finding:
    """Say that only somebody without a tie to us can offer what a goal is looking for."""
    thing, holders = words.network.name_of(gap.missing or ""), words.name_all(gap.evidence)
    return Finding(
        FindingKind.GOAL_ASSET_FAR,
        _list_subjects(gap),
        f"“{gap.name}” is looking for {thing}: {join_names(holders, NAMES_SHOWN)} could offer it, and we have no tie "
        "to them.",
        "The goal lacks something that is there in the community.",
        tuple(holders),
        words.tell_noted(TieKind.HAS, *OFFERED),
        words.tell_first_step(gap.evidence) or end_sentence(f"Ask our partners who else could offer {thing}"),
    )


def write_goal_stranger(words: GapWords, gap: Gap) -> Finding:
    """Say who works on a goal without a tie to anybody else who does."""
    strangers = words.name_all(gap.evidence)
    work = "works" if len(strangers) == 1 else "work"
    return Finding(
        FindingKind.GOAL_STRANGER,
        (gap.subject, *gap.evidence),
        f"{join_names(strangers, NAMES_SHOWN)} {work} on “{gap.name}” without a known tie to anybody else who does.",
        "They neither sit at a table with the others nor are known to work with one of them.",
        tuple(strangers),
        words.basis,
        end_sentence(f"Introduce {strangers[0]} to somebody else who works on it"),
    )


def _list_subjects(gap: Gap) -> tuple[str, ...]:
    return (gap.subject, *([gap.missing] if gap.missing else []), *gap.evidence)
