"""People and places out of our reach, and partners we hardly know, in sentences."""

from netmap.analysis.gap import Gap
from netmap.model.kinds import TieKind
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.findings_goals import SERVED
from netmap.report.gap_words import GapWords
from netmap.report.map_words import count_things, join_names


def write_unserved(words: GapWords, gap: Gap) -> Finding:
    """Say that nobody serves a group of people or a place, as far as is noted."""
    return Finding(
        FindingKind.UNSERVED,
        (gap.subject,),
        end_sentence(f"Nobody on the map is noted as serving {gap.name}"),
        "Either somebody who does is missing here, or we have not noted it.",
        (),
        words.tell_noted(TieKind.SERVES, *SERVED),
        end_sentence(f"Ask our partners who serves {gap.name}"),
    )


def write_served_far(words: GapWords, gap: Gap) -> Finding:
    """Say that only somebody without a tie to us serves a group of people or a place."""
    servers = words.name_all(gap.evidence)
    serve = "serves" if len(servers) == 1 else "serve"
    return Finding(
        FindingKind.SERVED_FAR,
        (gap.subject, *gap.evidence),
        f"Only {join_names(servers, NAMES_SHOWN)} {serve} {gap.name}, and we have no tie to them.",
        "Without a tie to those who serve them we have no way to reach them.",
        tuple(servers),
        words.tell_noted(TieKind.SERVES, *SERVED),
        words.tell_first_step(gap.evidence) or end_sentence(f"Ask our partners who else serves {gap.name}"),
    )


def write_deciders_unmet(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say at which partners we have met nobody who decides."""
    lines = [f"{gap.name}: {join_names(words.name_all(gap.evidence))}" for gap in gaps]
    first = words.network.name_of(gaps[0].evidence[0])
    return Finding(
        FindingKind.DECIDER_UNMET,
        tuple(gap.subject for gap in gaps),
        f"At {count_things(len(gaps), 'partner')} we have met nobody of those who decide there.",
        "What is agreed without those who decide may not hold.",
        tuple(lines),
        "Based on who is noted as deciding, and on whom we know or have had contact with.",
        f"Ask for an introduction to {first} ({gaps[0].name}).",
    )


def write_without_tie(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say who has no tie to anybody."""
    names = [gap.name for gap in gaps]
    have = "has" if len(names) == 1 else "have"
    return Finding(
        FindingKind.NO_TIE,
        tuple(gap.subject for gap in gaps),
        f"{join_names(names, NAMES_SHOWN)} {have} no known tie to anybody on the map.",
        "They may be on their own, or we have not asked them yet.",
        tuple(names),
        words.basis,
        f"Ask {names[0]} whom they work with.",
    )
