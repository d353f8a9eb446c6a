"""A public copy with all that it says: the map built anew, and the story told from it."""

from dataclasses import dataclass

from netmap.analysis.day import Day
from netmap.analysis.public.choices import Choices
from netmap.analysis.public.rebuilding import PublicCopy, rebuild
from netmap.analysis.public.telling import Said, fingerprint_content, tell_copy
from netmap.report.public.stories import HeldStep, tell_public_story
from netmap.report.stories.telling import Keep, keep_anything


@dataclass(frozen=True, slots=True)
class WholeCopy:
    """A copy, all that it says, and what of its story is held back."""

    copy: PublicCopy
    said: Said
    held_steps: tuple[HeldStep, ...] = ()

    @property
    def content(self) -> str:
        """The fingerprint of what it says."""
        return fingerprint_content(self.said, self.copy.choices)


def build_whole(day: Day, choices: Choices, keep: Keep = keep_anything) -> WholeCopy:
    """Return the public copy of a day with all that it says; raise `InputError` when its story cannot be told in it.

    `keep` says what of the steps of that story a picture of the copy still has, as in `tell_story`.
    """
    copy = rebuild(day, choices)
    story = tell_public_story(day, copy, keep)
    if story is None:
        return WholeCopy(copy, tell_copy(copy))
    return WholeCopy(copy, tell_copy(copy, story.said), story.held_back)
