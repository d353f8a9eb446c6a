"""When the whole map is looked at again for what was changed past netmap."""

import time
from dataclasses import dataclass, field
from threading import Lock

REST = 20
"""So many times as long as a look took, the next rests where only Changes of netmap were seen: a twentieth of the time."""


@dataclass(eq=False)
class Watch:
    """What is known of commits since the last look.

    A mark is what a database gives with a read: the same mark, and nobody has committed anything.
    """

    _mark: str = ""
    _is_sure: bool = False
    _has_seen: bool = False
    _rests_until: float = 0.0
    _turn: Lock = field(default_factory=Lock)

    def is_due(self, mark: str, *, has_moved: bool) -> bool:
        """Whether to look now.

        At once when something was committed that is no Change, and until a look has come to its end; after a rest when
        it may hide behind Changes.
        """
        with self._turn:
            is_other = mark != self._mark
            self._mark = mark
            self._is_sure = self._is_sure and not is_other
            self._has_seen = self._has_seen or (is_other and not has_moved)
            return self._has_seen or (not self._is_sure and time.monotonic() >= self._rests_until)

    def ask(self) -> None:
        """Have the map looked at with the next read."""
        with self._turn:
            self._has_seen = True

    def note_look(self, mark: str, seconds: float) -> None:
        """Note that the map was looked at after a mark was read, and how long that took."""
        with self._turn:
            self._is_sure = self._mark == mark
            self._has_seen = self._has_seen and not self._is_sure
            self._rests_until = time.monotonic() + REST * seconds
