"""What is said of a coalition: in a sentence, in the legend, and as text, its three outcomes one by one."""

from collections.abc import Iterable, Iterator

from netmap.model.words import count_things, join_names
from netmap.picture.coalition.table import Table
from netmap.picture.scene.words import count_partners

HEADLINE = "Who sits here, and what can come of it"


def summarize(table: Table) -> str:
    """Return the picture in a sentence."""
    is_one = len(table.seated) == 1 and table.seated.isdisjoint(table.scene.home)
    seated = (
        f"{count_partners(table.scene, table.seated)} {'sits' if is_one else 'sit'} here"
        if table.seated
        else "nobody on this map is noted as a member yet"
    )
    tied = count_things(len(table.tied), "tie")
    among = f", with {tied} among them" if len(table.seated) > 1 else ""
    return f"{table.coalition.name}: {seated}{among}."


def list_legend(table: Table) -> list[dict[str, str]]:
    """Return the rows of the legend: members, then the three outcomes, as far as they are drawn."""
    rows = [("seated", "sits at this table")] if table.seated else []
    if table.goals:
        rows.append(("goal", "what it works on"))
    if table.tied:
        rows.append(("works", "a tie between two who sit here"))
    if table.could_enter:
        rows.append(("could", "could come to this table"))
    if table.chairs:
        said = "a chair that is still open" if table.scene.room else "its goal expects somebody from there"
        rows.append(("chair", said))
    if table.new:
        rows.append(("new", "a new coalition could form, for a goal that has none"))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def name_new(goal: str) -> str:
    """Return how a coalition is called that could form for a goal."""
    return f"A table for “{goal}”?"


def write_paragraphs(table: Table) -> Iterator[str]:
    """Give the picture as text: the sentence, who sits there, and the three outcomes."""
    yield summarize(table)
    if table.goals:
        yield f"It works on {join_names([f'“{goal.name}”' for goal in table.goals])}."
    for one in table.scene.slices:
        names = [member.name for member in one.members if member.id in table.seated]
        if names:
            yield f"{one.name}: {join_names(names, len(names))}."
    yield f"1. Ties between those who sit here: {_tell_ties(table)}."
    yield f"2. Who could come to this table: {_tell_entering(table)}."
    yield f"3. A new coalition: {_tell_new(table)}."


def _tell_ties(table: Table) -> str:
    network = table.scene.network
    pairs = [f"{network.name_of(line.start)} with {network.name_of(line.end)}" for line in table.tied]
    return "; ".join(pairs) or "none is known"


def _tell_entering(table: Table) -> str:
    chairs = [one.name for one in table.scene.slices if one.id in table.chairs]
    said = [f"somebody from {join_names(chairs, len(chairs))}"] if chairs else []
    known = _name(table, table.could_enter)
    said = ([join_names(known, len(known))] if known else []) + said
    return "; ".join(said) or "nobody is known who works on the same and does not sit here"


def _tell_new(table: Table) -> str:
    network = table.scene.network
    told = []
    for goal, those in table.new.items():
        names = _name(table, those)
        told.append(f"{join_names(names, len(names))} work on “{network.name_of(goal)}”, which has none")
    return "; ".join(told) or "every goal that several here work on has one already"


def _name(table: Table, ids: Iterable[str]) -> list[str]:
    network = table.scene.network
    return [network.name_of(one) for one in network.sort(ids)]
