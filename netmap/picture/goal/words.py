"""What is said of the work on a goal: in a sentence, in the legend, and as text."""

from collections.abc import Iterator

from netmap.model.words import count_things, join_names
from netmap.picture.goal.work import Work
from netmap.picture.scene.words import count_partners

HEADLINE = "Who works on it, and who is missing"
PEOPLE, THINGS = "People to reach", "What it is looking for"


def summarize(work: Work) -> str:
    """Return the picture in a sentence."""
    sectors = {work.scene.seats[one] for one in work.working}
    is_one = len(work.working) == 1 and work.working.isdisjoint(work.scene.home)
    said = (
        f"{count_partners(work.scene, work.working)} from {count_things(len(sectors), 'sector')} "
        f"{'works' if is_one else 'work'} on it"
        if work.working
        else "nobody on this map works on it yet"
    )
    tables = f", at {join_names([table.name for table in work.tables])}" if work.tables else ""
    shown = {one.id: one.name for one in work.scene.slices}
    missing = sorted(shown[key] for key in work.expected if key in work.gaps and key in shown)
    open_chairs = (
        f"; {count_things(len(missing), 'open chair')}: {join_names(missing, len(missing))}"
        if missing
        else ""
    )
    return f"{work.goal.name}: {said}{tables}{open_chairs}."


def list_legend(work: Work) -> list[dict[str, str]]:
    """Return the rows of the legend; only what is drawn is listed."""
    at_tables = {one for seated in work.seated.values() for one in seated}
    rows = []
    if work.working - at_tables:
        rows.append(("works", "works on the goal"))
    if work.tables:
        rows.append(("coalition", "a coalition that works on it"))
    if at_tables:
        rows.append(("seated", "sits there"))
    if work.among:
        rows.append(("among", "a tie among them"))
    if work.gaps:
        said = "a relationship still to build" if work.scene.room else "expected, and not there yet"
        rows.append(("chair", said))
    if any(one.id not in work.gaps for one in (*work.reached, *work.sought)):
        rows.append(("organization", "reached by those who work on it, or offered on the map"))
    if any(work.could_join(one) for one in work.scene.slices):
        rows.append(("echo", "on the map from there; does not work on it yet"))
    return [{"symbol": symbol, "text": text} for symbol, text in rows]


def write_paragraphs(work: Work) -> Iterator[str]:
    """Give the picture as text: the sentence, then who works on it, and what it lacks."""
    yield summarize(work)
    for table in work.tables:
        names = _name(work, work.seated[table.id])
        yield (
            f"At {table.name} sit {join_names(names, len(names))}." if names else f"{table.name} works on it."
        )
    for one in work.scene.slices:
        names = [member.name for member in one.members if member.id in work.working]
        if names:
            expected = " (expected)" if one.id in work.expected else ""
            yield f"{one.name}{expected}: {join_names(names, len(names))}."
        elif one.id in work.gaps:
            yield _tell_gap(work, one.id, one.name)
    for thing in (*work.reached, *work.sought):
        yield _tell_gap(work, thing.id, thing.name) if thing.id in work.gaps else f"{thing.name}: found."


def _tell_gap(work: Work, key: str, name: str) -> str:
    if work.scene.room:
        return f"{name}: an open chair."
    gap = work.gaps[key]
    known = _name(work, gap.evidence)
    return f"{name}: {gap.reason}" + (f" On the map: {join_names(known, len(known))}." if known else "")


def _name(work: Work, ids: frozenset[str] | tuple[str, ...]) -> list[str]:
    network = work.scene.network
    return [network.name_of(one) for one in network.sort(ids)]
