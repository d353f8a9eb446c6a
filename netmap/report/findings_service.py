"""People and places out of our reach, in sentences."""

from netmap.analysis.gap import Gap
from netmap.model.kinds import EntityKind, TieKind
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.findings_goals import SERVED
from netmap.report.gap_words import GapWords, shorten_lines
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
        words.tell_ways(gap.evidence),
        words.tell_noted(TieKind.SERVES, *SERVED),
        words.tell_first_step(gap.evidence) or end_sentence(f"Ask our partners who else serves {gap.name}"),
    )


def write_unreached(words: GapWords, gaps: tuple[Gap, ...]) -> Finding:
    """Say which people no running program reaches."""
    programs = {
        tie.source
        for tie in words.network.ties_of_kind(TieKind.SERVES)
        if words.network.kind_of(tie.source) is EntityKind.PROGRAM
        and words.network.kind_of(tie.target) is EntityKind.POPULATION
    }
    others = [one for one in gaps[0].evidence if one not in words.here.our_side]
    asked = words.network.name_of(others[0]) if others else "our colleagues"
    return Finding(
        FindingKind.PROGRAM_POPULATION,
        tuple(gap.subject for gap in gaps),
        end_sentence(
            f"No running program is noted as reaching {join_names([gap.name for gap in gaps], NAMES_SHOWN)}"
        ),
        "Somebody serves them, but no program is noted as meant for them, and whom no program reaches is easily "
        "forgotten.",
        shorten_lines(
            end_sentence(f"{gap.name}: served by {join_names(words.name_all(gap.evidence))}") for gap in gaps
        ),
        f"Based on {count_things(len(programs), 'program')} of which it is noted whom they reach, whoever runs them; "
        "those that have ended do not count.",
        f"Ask {asked} what they offer to {gaps[0].name}, and note it.",
    )
