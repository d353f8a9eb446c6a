"""What is said of groups: in a sentence, in the legend, and as text."""

from collections.abc import Iterator

from netmap.model.words import count_things, join_names
from netmap.picture.communities.groups import Group, Groups

TITLE = "Who has found each other"


def summarize(groups: Groups) -> str:
    """Return the picture in a sentence."""
    names = [group.around.name for group in groups.groups]
    return f"{count_things(len(names), 'group')} {'has' if len(names) == 1 else 'have'} found each other: around {join_names(names, len(names))}."


def name_rest(groups: Groups) -> str:
    """Return what those are called who are in no group."""
    return "Others" if groups.scene.room else "In no such group"


def name_group(group: Group) -> str:
    """Return what a group is called."""
    return f"Around {group.around.name}"


def list_legend(groups: Groups) -> list[dict[str, str]]:
    """Return the rows of the legend; only what is drawn is listed."""
    rows = [("organization", "has more ties within the group than beyond it")]
    if any(group.between for group in groups.groups):
        rows.append(("farther", "farther out: stands between this group and others"))
    if groups.lines:
        rows.append(("among", "in touch or working together"))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def write_paragraphs(groups: Groups) -> Iterator[str]:
    """Give the picture as text: the sentence, how sure it is, then group by group who is in it."""
    yield summarize(groups)
    yield (
        f"Groups are found by who works with whom; in none of {groups.division.compared} networks with as many ties each, "
        "tied at random, are they as clear. Other divisions may be nearly as good."
    )
    for group in groups.groups:
        firm = [member.name for member in group.firm]
        between = [member.name for member in group.between]
        told = f" Between this group and others: {join_names(between, len(between))}." if between else ""
        yield f"{name_group(group)}: {join_names(firm, len(firm))}.{told}"
    if groups.rest:
        names = [member.name for member in groups.rest]
        yield f"{name_rest(groups)}: {join_names(names, len(names))}."
