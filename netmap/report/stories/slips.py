"""What a correction slip for a story says of where somebody looked: the story, and its step."""

from netmap.errors import InputError
from netmap.report.stories.telling import ToldStory


def list_slip_steps(told: ToldStory) -> tuple[str, ...]:
    """Return the steps of a story on which somebody is seen, each as its slips name it.

    Raises
    ------
    InputError
        When there is none.
    """
    steps = tuple(
        f"“{told.title}” · {number}. {one.title}".strip()
        for number, one in enumerate(told.steps, 1)
        if not one.step.shows.is_of_nobody
    )
    if not steps:
        raise InputError(
            f"No step of “{told.title}” shows anybody, so there is nothing to correct.", field="story"
        )
    return steps
