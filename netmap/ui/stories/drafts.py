"""What the forms of a story share: where on the pages they are, the story a draft is of, and who else changed it."""

from netmap.model.changes import Item
from netmap.model.happenings import Story
from netmap.ui.parts.conflicts import list_differences
from netmap.ui.parts.drafts import Draft, ask_whose
from netmap.ui.shell.reading import read_network

PLACE = "stories"


def as_story(item: Item) -> Story:
    """Return the story that a draft is of; raise `TypeError` when it is of something else."""
    if not isinstance(item, Story):
        raise TypeError("Only a story has steps.")
    return item


def show_conflict(draft: Draft) -> None:
    """Ask whose counts, where somebody else changed the same story while it was being typed."""
    if not draft.conflict:
        return
    now = read_network().get(draft.item.id)
    differences = (
        [one for one in list_differences(draft.item, now) if not one.startswith("Steps")] if now else []
    )
    ask_whose(draft, f"“{as_story(draft.item).name}”", differences)
