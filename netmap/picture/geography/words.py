"""What is said of who is where: in a sentence, in the legend, and as text."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from netmap.content.entries import Family
from netmap.model.words import count_things, join_names
from netmap.picture.drawing.symbols import HUE
from netmap.picture.geography.ground import MILE
from netmap.picture.geography.whereabouts import FAR, NOWHERE, Whereabouts
from netmap.picture.wheel.text import shorten_name

TITLE = "Who is where"
_MOST_NAMED, _LONGEST = 2, 44
_WAY = (
    "Nobody has a place on this map yet. A list of areas with the columns Area, Latitude and Longitude puts everybody there "
    "who has that area as their city; nobody’s own place is shown to a room."
)
_WAY_FOR_TEAM = (
    "Nobody has a place on this map yet. Bring in a list with the columns Organization, Latitude and Longitude, or a list of "
    "areas with the columns Area, Latitude and Longitude: everybody is there who has that area as their city."
)


def tell_way(found: Whereabouts) -> str:
    """Return what would put somebody on the map, where nobody is on it."""
    return _WAY if found.scene.room else _WAY_FOR_TEAM


def summarize(found: Whereabouts) -> str:
    """Return the picture in a sentence."""
    if not found.spots:
        return f"{TITLE}: nobody has a place on this map yet."
    names = [site.name for site in found.named]
    inside = sum(len(site.members) for site in found.named)
    shown = f"{TITLE}: {count_things(inside or len(found.spots), 'partner')}"
    shown += f" in {count_things(len(names), 'place')}, {join_names(names)}." if names else "."
    if names and (other := len(found.spots) - inside):
        shown += f" {other:,} where no city is noted."
    left = len(found.scene.members) - len(found.spots)
    return shown + (f" {left:,} without a place on it." if left else "")


def list_legend(
    found: Whereabouts, hues: Mapping[str, Family], *, colored: bool = False
) -> list[dict[str, str]]:
    """Return the rows of the legend: a color for each family of sectors, if they are not `colored` otherwise, then what else is drawn."""
    rows = []
    for (fill, outline), names in {} if colored else _name_hues(found, hues).items():
        rows.append((f"{HUE} {fill} {outline}", shorten_name(join_names(names, _MOST_NAMED), _LONGEST)))
    if found.spots and any(found.spots.keys() >= {line.start, line.end} for line in found.lines):
        rows.append(("among", "in touch or working together"))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def _name_hues(found: Whereabouts, hues: Mapping[str, Family]) -> dict[tuple[str, str], list[str]]:
    """Return what each color stands for: the families of sectors, or the sectors of no family."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found.scene.slices:
        hue, name = hues[one.id], one.family or one.name
        known = names[hue.hue, hue.outline]
        if one.members and name not in known:
            known.append(name)
    return {key: told for key, told in names.items() if told}


def tell_accuracy(found: Whereabouts) -> str:
    """Return how exactly somebody stands where they are."""
    if found.scene.room:
        return "Everybody stands around the middle of their area or city, not where they are."
    if found.spots.keys() - found.exact:
        return (
            "Who has coordinates stands there, everybody else around the middle of their area or city; those who would lie on "
            "one another stand around their middle."
        )
    return "Those who would lie on one another stand around their middle."


def tell_distance(kilometers: float) -> str:
    """Return how far something is, in miles and in kilometers."""
    return f"{kilometers / MILE:,.0f} miles ({kilometers:,.0f} km)"


def write_paragraphs(found: Whereabouts) -> Iterator[str]:
    """Give the picture as text: the sentence, how exact it is, then place by place who is there."""
    yield summarize(found)
    yield tell_accuracy(found) if found.spots else tell_way(found)
    for site in found.sites:
        yield f"{site.name}: {_name_all([one.name for one in site.members])}."
        if site.id == FAR:
            yield tell_far(found)
        if site.id == NOWHERE and found.withheld:
            yield f"Of all on the map {found.withheld:,} keep their place to themselves; nobody is shown where they are."
    if found.empty:
        yield tell_empty(found)


def tell_empty(found: Whereabouts) -> str:
    """Return in which areas nobody is placed."""
    return f"Nobody is placed in {join_names([site.name for site in found.empty])}."


def tell_far(found: Whereabouts) -> str:
    """Return how far off those are who are not shown; for the team what may be wrong with it."""
    nearest = tell_distance(min(found.far.values()))
    if found.scene.room:
        return f"They are {nearest} off or more."
    return f"They are {nearest} off or more. Are latitude and longitude the right way round, and is no minus missing?"


def _name_all(names: Collection[str]) -> str:
    return join_names(list(names), len(names))
