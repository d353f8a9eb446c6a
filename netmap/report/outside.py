"""What others changed in the database's own tools, in sentences."""

from netmap.graph.outside.edits import Outside
from netmap.model.words import count_things
from netmap.report.changes import tell_touches

_TOLD = 3


def tell_outside(outside: Outside) -> str:
    """Return that something was changed past netmap, and the first of it; what to do with it stands beside."""
    lines = list_edits(outside)
    count = count_things(len(outside.edits), "change was", "changes were")
    more = f"; and {len(lines) - _TOLD:,} more" if len(lines) > _TOLD else ""
    told = "; ".join(line.rstrip(".") for line in lines[:_TOLD])
    return f"{count} made past netmap, in the database's own tools: {told}{more}."


def list_edits(outside: Outside) -> tuple[str, ...]:
    """Return each of the changes in a line, those that cannot be adopted first."""
    problems = [f"Not to be adopted as it is: {problem}" for problem in outside.problems]
    unsaid = sum(not edit.problem and edit.before == edit.after for edit in outside.edits)
    labels = (
        [f"{count_things(unsaid, 'entry', 'entries')} lost a label or keeps a value in another form"]
        if unsaid
        else []
    )
    return (*problems, *tell_touches(outside.touches, outside.network), *labels)


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
