"""The day that a story was written for, read again from the history of its map."""

from netmap.analysis.day import Day
from netmap.content.loading import Content
from netmap.graph.store import Store
from netmap.model.happenings import Story


def recall_day(store: Store, story: Story, content: Content) -> Day | None:
    """Return the map as a story was written for it; None where this store does not know it."""
    if story.written_on != store.read().store_id:
        return None
    header = next((one for one in store.changes() if one.revision == story.revision), None)
    if header is None:
        return None
    network = store.read(at=header.at)
    # Clocks may have been wrong: what was known at the instant is then another revision.
    if network.revision != story.revision:
        return None
    return Day(network, header.at.astimezone().date(), content)
