"""Why what a step shows is not drawn any more."""

from netmap.model.entities import Area
from netmap.model.kinds import Standing
from netmap.model.stories.steps import Shows, StoryStep
from netmap.report.stories.showing import explain_undrawn
from tests.analysis.towns import org, town
from tests.report.stories.stories import look

HARBOR = Area(id="harbor", name="Harbor", latitude=40.0, longitude=-40.0)


def test_places_are_drawn_where_somebody_of_the_room_has_one() -> None:
    step = StoryStep("step", shows=Shows.GEOGRAPHY)
    past = org("past", city="Harbor", standing=Standing.PAST_PARTNER)
    here = org("here", city="Harbor")
    assert not explain_undrawn(look(town(HARBOR, past, here)), step)
    assert explain_undrawn(look(town(HARBOR, past, org("bus"))), step).startswith(
        "Nobody has an area or a city"
    )
