"""What the server hands to the pages, which Streamlit runs as scripts without arguments."""

from typing import NamedTuple

from netmap.errors import SettingsError
from netmap.settings import Settings


class _Handed(NamedTuple):
    settings: Settings
    is_open_to_all: bool
    is_for_the_room: bool


_handed: list[_Handed] = []


def hand_over(settings: Settings, *, is_open_to_all: bool = False, is_for_the_room: bool = False) -> None:
    """Keep the settings for the pages of this process, whether everybody who reaches the server gets in, and whether it shows the room only."""
    _handed[:] = [_Handed(settings, is_open_to_all, is_for_the_room)]


def is_open_to_all() -> bool:
    """Whether others than this machine get in, without a log-in."""
    return any(handed.is_open_to_all for handed in _handed)


def is_for_the_room() -> bool:
    """Whether this server shows the room and nothing else."""
    return any(handed.is_for_the_room for handed in _handed)


def take_settings() -> Settings:
    """Return the settings handed over.

    Raises
    ------
    SettingsError
        When the pages were started in another way than by `netmap serve`.
    """
    if not _handed:
        raise SettingsError("The pages were started on their own. Start them with “netmap serve”.")
    return _handed[0].settings
