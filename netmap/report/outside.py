"""What others changed in the database's own tools, in sentences."""

from collections.abc import Iterator, Mapping

from netmap.files.plan.report import describe_item, name_entity
from netmap.graph.outside.edits import Edit, Outside
from netmap.model.changes import Item
from netmap.model.entity import Entity
from netmap.model.ties import Tie
from netmap.model.words import count_things
from netmap.report.changes import tell_touches

_TOLD = 3


def tell_outside(outside: Outside) -> str:
    """Return that something was changed past netmap, and the first of it by name.

    It stands over every page, also where others look on: no values, and nothing confidential.
    """
    told = list(_name_openly(outside))
    left = len(outside.edits) - len(told[:_TOLD])
    named = "; ".join([*told[:_TOLD], *([f"{left:,} more"] if left else [])])
    if outside.is_lost:
        count = count_things(len(outside.edits), "entry is", "entries are")
        return f"{count} not as netmap wrote {'it' if len(outside.edits) == 1 else 'them'}: {named}."
    count = count_things(len(outside.edits), "change was", "changes were")
    return f"{count} made past netmap, in the database’s own tools: {named}."


def _name_openly(outside: Outside) -> Iterator[str]:
    known: dict[str, Entity] = dict(outside.network.entities)
    known |= {edit.after.id: edit.after for edit in outside.edits if isinstance(edit.after, Entity)}
    names = {one: name_entity(entity) for one, entity in known.items()}
    for edit in outside.edits:
        items = [item for item in (edit.before, edit.after) if item]
        if edit.problem or not items or any(_is_confidential(item, known) for item in items):
            continue
        yield f"{_say_what(edit)}: {describe_item(items[-1], names)}"


def _is_confidential(item: Item, known: Mapping[str, Entity]) -> bool:
    ends = [known[end] for end in item.ends if end in known] if isinstance(item, Tie) else []
    return item.confidential or any(end.confidential for end in ends)


def _say_what(edit: Edit) -> str:
    if edit.stored is None:
        return "Gone"
    return "Changed" if edit.before else "New"


def list_edits(outside: Outside) -> tuple[str, ...]:
    """Return each of the changes in a line with what it says, those that cannot be adopted first."""
    problems = [f"Not to be adopted as it is: {problem}" for problem in outside.problems]
    said = [
        line.replace("Taken out: ", "Gone: ", 1) if line.startswith("Taken out: ") else line
        for line in tell_touches(outside.touches, outside.network)
    ]
    unsaid = sum(not edit.problem and edit.before == edit.after for edit in outside.edits)
    labels = (
        [f"{count_things(unsaid, 'entry lost its', 'entries lost their')} label, or a value its form"]
        if unsaid
        else []
    )
    return (*problems, *said, *labels)


def tell_choice(outside: Outside) -> str:
    """Return what may be done with it."""
    if outside.problems:
        return (
            "As long as something cannot be adopted, nothing is. Set it right where it was changed, then look again; or "
            "put all of it back."
        )
    if outside.is_lost:
        return (
            "Adopt it if somebody did that on purpose: it becomes a change that can be taken back. If nobody did, the "
            "database was damaged: put it back, or restore your last backup."
        )
    return "Adopt it, and it becomes a change that can be taken back; or put back what netmap wrote."
