"""Who is not here, in sentences."""

from itertools import groupby

from netmap.analysis.gaps import Gap, GapKind
from netmap.analysis.projection import ActorGraph
from netmap.model.content import Content
from netmap.model.entities import Sector
from netmap.model.kinds import EntityKind, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import GUESS
from netmap.report.finding import NAMES_SHOWN, Finding, FindingKind, end_sentence
from netmap.report.map_words import count_things, join_names


def write_missing(
    network: Network, graph: ActorGraph, gaps: tuple[Gap, ...], content: Content, basis: str
) -> tuple[Finding, ...]:
    """Return what is missing in the order of `gaps`, everybody without a tie in one finding."""
    writers = {
        GapKind.GOAL_SECTOR: _write_goal_sector,
        GapKind.EMPTY_SECTOR: _write_empty_sector,
        GapKind.LISTED_SECTOR: _write_listed_sector,
    }
    found: list[Finding] = []
    for kind, those in groupby(gaps, key=lambda gap: gap.kind):
        if kind is GapKind.NO_TIE:
            found.append(_write_without_tie(tuple(those), basis))
        else:
            found += [writers[kind](network, content, gap) for gap in those]
    return (*found, *_write_nothing_expected(network, graph))


def _write_goal_sector(network: Network, content: Content, gap: Gap) -> Finding:
    sector = network.name_of(gap.missing or "")
    candidates = _name_all(network, gap.evidence)
    return Finding(
        FindingKind.GOAL_SECTOR,
        (gap.subject, *([gap.missing] if gap.missing else []), *gap.evidence),
        end_sentence(f"“{gap.name}” has nobody from {sector}"),
        end_sentence(
            f"The goal expects somebody from {sector}, and what they could bring is not at the table"
        ),
        (end_sentence(f"On the map in {sector}: {join_names(candidates, len(candidates))}"),)
        if candidates
        else (),
        _tell_membership(network, gap),
        f"Ask {join_names(candidates[:2])} to join."
        if candidates
        else _tell_whom_to_find(network, content, gap),
    )


def _write_empty_sector(network: Network, content: Content, gap: Gap) -> Finding:
    goals = [goal.name for goal in network.sources(gap.subject, TieKind.EXPECTS)]
    wanted = (
        f" {join_names([f'“{goal}”' for goal in goals])} {'expects' if len(goals) == 1 else 'expect'} it too."
    )
    sector = network.get(gap.subject)
    examples = list(sector.examples) if isinstance(sector, Sector) else []
    return Finding(
        FindingKind.EMPTY_SECTOR,
        (gap.subject,),
        end_sentence(f"Nobody on the map is in {gap.name}"),
        f"It is marked as a sector where we want somebody.{wanted if goals else ''}",
        (end_sentence(f"For example: {join_names(examples)}"),) if examples else (),
        _tell_membership(network, gap),
        _tell_whom_to_find(network, content, gap),
    )


def _write_listed_sector(network: Network, content: Content, gap: Gap) -> Finding:
    del content
    listed = _name_all(network, gap.evidence)
    verb = "is" if len(listed) == 1 else "are"
    return Finding(
        FindingKind.LISTED_SECTOR,
        (gap.subject, *gap.evidence),
        f"In {gap.name}, {join_names(listed, NAMES_SHOWN)} {verb} only on our list.",
        "It is marked as a sector where we want somebody, and a name on a list is no relationship yet.",
        tuple(_tell_listed(network, actor) for actor in gap.evidence),
        _tell_membership(network, gap),
        end_sentence(f"Plan a first conversation with {listed[0]}"),
    )


def _tell_listed(network: Network, actor_id: str) -> str:
    actor = network.entities[actor_id]
    idea = getattr(actor, "standing", None) is Standing.IDEA
    return f"{actor.name}: {'an idea so far' if idea else 'no tie to us'}."


def _write_without_tie(gaps: tuple[Gap, ...], basis: str) -> Finding:
    names = [gap.name for gap in gaps]
    has = "has" if len(names) == 1 else "have"
    return Finding(
        FindingKind.NO_TIE,
        tuple(gap.subject for gap in gaps),
        f"{join_names(names, NAMES_SHOWN)} {has} no known tie to anybody on the map.",
        "They may be on their own, or we have not asked them yet.",
        tuple(names),
        basis,
        f"Ask {names[0]} whom they work with.",
    )


def _write_nothing_expected(network: Network, graph: ActorGraph) -> tuple[Finding, ...]:
    expected = any(sector.expected for sector in network.of(EntityKind.SECTOR) if isinstance(sector, Sector))
    if expected or network.ties_of_kind(TieKind.EXPECTS) or not len(graph):
        return ()
    return (
        Finding(
            FindingKind.NOTHING_EXPECTED,
            (),
            "Which sectors are missing cannot be told yet: none is marked as one where we want somebody.",
            "Only against a list of who should be here can anybody be missing.",
            (),
            f"Based on {count_things(len(network.of(EntityKind.SECTOR)), 'sector')} on the map.",
            "Mark the sectors in which you want somebody, or say which ones a goal expects.",
        ),
    )


def _tell_membership(network: Network, gap: Gap) -> str:
    """Return how sure it is who is in which sector."""
    ties = network.ties_of_kind(TieKind.IN_SECTOR)
    placed = {tie.source for tie in ties}
    guessed = {tie.source for tie in ties if tie.said_by == GUESS}
    organizations = network.of(EntityKind.ORGANIZATION)
    without = sum(one.id not in placed for one in organizations)
    said = f"Based on the sectors of {count_things(len(placed), 'partner')}"
    said += f", {len(guessed)} of them guessed from the name" if guessed else ""
    said += f"; {count_things(without, 'organization')} without a sector may belong there" if without else ""
    if gap.guesses:
        said += f". Guessed here: {join_names(_name_all(network, gap.guesses))}"
    return end_sentence(said)


def _tell_whom_to_find(network: Network, content: Content, gap: Gap) -> str:
    sector = network.get(gap.missing or "")
    definition = content.find_definition(sector) if isinstance(sector, Sector) else None
    if definition and definition.look_for:
        return f"Ask around who knows somebody like this: {definition.look_for[0]}."
    return end_sentence(f"Ask our partners whom they know in {network.name_of(gap.missing or '')}")


def _name_all(network: Network, actors: tuple[str, ...]) -> list[str]:
    return [network.name_of(actor) for actor in actors]
