"""Maps to tell stories of, and stories told of them."""

from functools import cache

from netmap.analysis.day import Day
from netmap.content.loading import load_content
from netmap.files.sample import plan_sample
from netmap.model.changes import apply_change
from netmap.model.happenings import Story
from netmap.model.network import Network
from netmap.model.stories.steps import StoryStep, write_steps
from tests.picture.map_networks import DAY


@cache
def read_sample() -> Network:
    """The sample county, as it is brought in."""
    network = Network()
    for change in plan_sample(load_content(), who="netmap"):
        network = apply_change(network, change)
    return network


def look(network: Network) -> Day:
    return Day(network, DAY, load_content())


def write_story(*steps: StoryStep, network: Network | None = None) -> Story:
    """A story that was written for a network."""
    seen = network or Network()
    return Story(
        id="story", name="Ours", steps=write_steps(steps), revision=seen.revision, written_on=seen.store_id
    )
