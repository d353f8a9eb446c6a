"""What names the store it was written for: renamed where a store is copied, restored, or given another id."""

from dataclasses import replace

from netmap.model.changes import Change, Item, Touch
from netmap.model.happenings import Story
from netmap.model.network import Network


def rename_origin(change: Change, old: str, new: str) -> Change:
    """Return a Change of one store as it is in another, whose journal is the same."""
    touches = tuple(
        Touch(_rename(touch.before, old, new), _rename(touch.after, old, new)) for touch in change.touches
    )
    return change if touches == change.touches else replace(change, touches=touches)


def rename_network_origin(network: Network, old: str, new: str) -> Network:
    """Return a network of one store as it is in another, whose journal is the same."""
    renamed = {one.id: _rename_story(one, old, new) for one in network.of(Story)}
    return network.alter({**network.entities, **renamed}, network.ties) if renamed else network


def _rename(item: Item | None, old: str, new: str) -> Item | None:
    return _rename_story(item, old, new) if isinstance(item, Story) else item


def _rename_story(story: Story, old: str, new: str) -> Story:
    return story.model_copy(update={"written_on": new}) if story.written_on == old else story
