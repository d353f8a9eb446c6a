"""What is said of the ties between sectors: in a sentence, in the legend, and as text."""

from collections import defaultdict
from collections.abc import Iterator

from netmap.model.words import count_things, join_names
from netmap.picture.sectors.bridges import Bridge, Bridges

TITLE = "Ties between sectors"
ALONE = "Held by one alone"


def summarize(bridges: Bridges) -> str:
    """Return the picture in a sentence."""
    pairs = list(bridges.list_between())
    ties = sum(one.ties for one in pairs)
    count = len(bridges.sectors)
    apart = count * (count - 1) // 2 - len(pairs)
    said = (
        f"{count_things(ties, 'tie')} between {count_things(count, 'sector')}; "
        f"{count_things(apart, 'pair')} of them {'has' if apart == 1 else 'have'} none"
        if count > 1
        else f"there {'is' if count == 1 else 'are'} {count_things(count, 'sector')} with somebody in it"
    )
    held = sum(bool(one.held) for one in pairs)
    alone = f"; {count_things(held, 'pair')} {'hangs' if held == 1 else 'hang'} on one alone" if held else ""
    more = (
        f". {count_things(bridges.left_out, 'sector')} with fewer ties left out" if bridges.left_out else ""
    )
    return f"{TITLE}: {said}{alone}{more}."


def list_legend(bridges: Bridges) -> list[dict[str, str]]:
    """Return the rows of the legend; only what is drawn is listed."""
    rows = []
    if any(True for _ in bridges.list_between()):
        rows.append(("cell", "ties between the two sectors; darker, more"))
    if any(one.first == one.second for one in bridges.between.values()):
        rows.append(("within", "ties within the sector"))
    if any(one.held for one in bridges.between.values()):
        rows.append(("held", "all of them run through one alone"))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def name_pair(bridges: Bridges, bridge: Bridge) -> str:
    """Return both sectors by name."""
    names = {one.id: one.name for one in bridges.sectors}
    return f"{names[bridge.first]} – {names[bridge.second]}"


def tell_bridge(bridges: Bridges, bridge: Bridge) -> str:
    """Return what is between two sectors."""
    ties = count_things(bridge.ties, "tie")
    if bridge.first == bridge.second:
        return f"{ties} within it."
    if not bridge.held:
        return f"{ties}."
    names = [bridges.scene.network.name_of(one) for one in bridge.held]
    return f"{ties}, all through {join_names(names, len(names))}."


def group_held(bridges: Bridges) -> list[tuple[str, list[Bridge]]]:
    """Return who alone holds what, by name of whom; who holds most comes first."""
    held: defaultdict[str, list[Bridge]] = defaultdict(list)
    for one in bridges.list_between():
        for holder in one.held:
            held[holder].append(one)
    network = bridges.scene.network
    ranked = sorted(network.sort(held), key=lambda holder: -len(held[holder]))
    return [(holder, held[holder]) for holder in ranked]


def tell_chance(bridges: Bridges) -> str:
    """Return how many pairs meet at one partner only, beside how many would by chance; empty where none does."""
    chance = bridges.chance
    if chance is None or not chance.found:
        return ""
    low, high = int(chance.low), int(chance.high)
    would = f"{low} to {high}" if low < high else f"{high}"
    return f"Through one partner: {int(chance.found)}. Sectors dealt out at random: {would}."


def write_paragraphs(bridges: Bridges) -> Iterator[str]:
    """Give the picture as text: the sentence, then each sector with those it has ties to, then who holds what alone."""
    yield summarize(bridges)
    names = {one.id: one.name for one in bridges.sectors}
    for sector in bridges.sectors:
        told = [
            f"{names[other]} {bridge.ties:,}"
            for (first, second), bridge in bridges.between.items()
            for other in ({first, second} - {sector.id})
            if sector.id in (first, second)
        ]
        within = bridges.between.get((sector.id, sector.id))
        own = f"; {within.ties:,} within it" if within else ""
        yield f"{sector.name}: {', '.join(told) or 'no tie to another sector'}{own}."
    for holder, those in group_held(bridges):
        pairs = "; ".join(name_pair(bridges, one) for one in those)
        yield f"{bridges.scene.network.name_of(holder)} alone holds {pairs}."
    if by_chance := tell_chance(bridges):
        yield f"Pairs of sectors that hang on one alone. {by_chance}"
