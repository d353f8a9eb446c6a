"""What the server hands to the pages, which Streamlit runs as scripts without arguments: the settings."""

from netmap.errors import SettingsError
from netmap.settings import Settings

_handed: list[Settings] = []


def hand_over(settings: Settings) -> None:
    """Keep the settings for the pages of this process."""
    _handed[:] = [settings]


def take_settings() -> Settings:
    """Return the settings handed over.

    Raises
    ------
    SettingsError
        When the pages were started in another way than by `netmap serve`.
    """
    if not _handed:
        raise SettingsError("The pages were started on their own. Start them with “netmap serve”.")
    return _handed[0]
