"""What is said of the ties around one: in the legend, on the way from name to name, and as text."""

from collections.abc import Iterator

from netmap.model.words import count_things, join_names
from netmap.picture.around.neighborhood import Neighborhood, Strand
from netmap.picture.scene.scene import Slice
from netmap.picture.scene.words import count_partners

_LEGEND = {
    "tie": "in touch or working together",
    "PARTNERS_WITH": "they work together",
    "REPORTS": "one of the two said so when asked whom they work with",
    "KNOWS": "people of the two know each other",
    "WORKS_AT": "somebody of the one works at the other",
    "team": "one of the two is on our team",
    "FUNDS": "funds: the arrow points to whom",
    "REFERS_TO": "refers people: the arrow points to where",
    "ours": "our relationship without a tie noted",
}
_TOLD = {
    "tie": ("a partner", ""),
    "PARTNERS_WITH": ("works with it", ""),
    "REPORTS": ("one of the two said that they work together", ""),
    "KNOWS": ("people of the two know each other", ""),
    "WORKS_AT": ("somebody works at both", ""),
    "team": ("one of the two is on our team", ""),
    "FUNDS": ("gets money from it", "gives money to it"),
    "REFERS_TO": ("gets people from it", "sends people to it"),
    "ours": ("a relationship without a tie noted", ""),
}
"""What is said of somebody around; and where it goes the other way, towards the middle."""
_OTHERS = "a tie among those around"


def list_legend(near: Neighborhood) -> list[dict[str, str]]:
    """Return the rows of the legend; only what is drawn is listed."""
    kinds = {strand.kind for strands in near.strands.values() for strand in strands}
    rows = [{"symbol": kind, "text": said} for kind, said in _LEGEND.items() if kind in kinds]
    if near.among:
        rows.append({"symbol": "among", "text": _OTHERS})
    if near.second:
        rows.append({"symbol": "farther", "text": "farther out: two steps away, tied to one of the partners"})
    return rows


def tell_strand(strand: Strand) -> str:
    """Return what a tie says of somebody around, towards the one in the middle, as in "works with it"."""
    said, back = _TOLD[strand.kind]
    return back if strand.away is False else said


def summarize(near: Neighborhood) -> str:
    """Return the picture in a sentence."""
    sectors = {near.scene.seats[one] for one in near.first}
    said = (
        f"{count_partners(near.scene, near.first, 'us')} in {count_things(len(sectors), 'sector')}"
        if near.first
        else "no partner on this map yet"
    )
    beyond = f", and {len(near.second):,} more two steps away" if near.second else ""
    return f"Around {near.subject.name}: {said}{beyond}."


def write_paragraphs(near: Neighborhood) -> Iterator[str]:
    """Give the picture as text: the sentence, then sector by sector who is there and what is said of the tie."""
    yield summarize(near)
    ties = sum(near.first.issuperset((line.start, line.end)) for line in near.among)
    if ties:
        yield f"Among the partners there {'is' if ties == 1 else 'are'} {count_things(ties, 'tie')}."
    for one in near.scene.slices:
        if said := "; ".join(_tell_members(near, one)):
            yield f"{one.name}: {said}."


def _tell_members(near: Neighborhood, one: Slice) -> Iterator[str]:
    for member in one.members:
        if member.id in near.first:
            told = join_names([tell_strand(strand) for strand in near.strands[member.id]])
            yield member.name if near.scene.room else f"{member.name} ({told})"
    beyond = [member.name for member in one.members if member.id in near.second]
    if beyond:
        yield f"two steps away {join_names(beyond, len(beyond))}"
