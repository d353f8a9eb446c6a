"""Whether what a step of a story shows is colored, and by what its colors still tell somebody apart."""

from netmap.analysis.day import Day
from netmap.model.stories.steps import Shows
from netmap.model.views.coding import By, Coding, Trait
from netmap.picture.coding.choices import keep_offered
from netmap.picture.slides.slide import VIEWS


def has_circles(shows: Shows) -> bool:
    """Whether there are circles, or what stands for them, on what a step shows."""
    return not shows.is_of_nobody and (shows not in VIEWS or VIEWS[shows].is_colored)


def tells_apart(day: Day, shows: Shows, color: Trait) -> bool:
    """Whether circles on what a step shows of a day are colored so: somebody has it, and not all the same."""
    return not has_circles(shows) or keep_offered(day, Coding(By(color)), room=True).color is not None
