"""How Streamlit is set up: the look, and nothing fetched from or sent to anywhere."""

from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from typing import Any

INK = "#060B12"
PAPER = "#FFFFFF"
SAND = "#F5F3EC"
ACCENT = "#1F5673"
LINE = "#8A8F98"

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
UPLOAD_LIMIT_MB = 64


def find_asset(name: str) -> Path:
    """Return the path of a picture of the theme."""
    return Path(str(files("netmap.ui.theme") / name))


def is_this_machine(address: str) -> bool:
    """Whether only this machine reaches a server that listens there."""
    try:
        return address in LOOPBACK or ip_address(address).is_loopback
    except ValueError:
        return False


def list_hosts(address: str) -> list[str]:
    """Return the names under which a server that listens there answers; none where it may be any."""
    return sorted(LOOPBACK | {address}) if is_this_machine(address) else []


def build_options(port: int, address: str) -> dict[str, Any]:
    """Return Streamlit's settings for a server at this port and address."""
    return {
        "server.port": port,
        "server.address": address,
        "server.headless": True,
        "server.allowedHosts": list_hosts(address),
        "server.maxUploadSize": UPLOAD_LIMIT_MB,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "browser.gatherUsageStats": False,
        "logger.hideWelcomeMessage": True,
        # Streamlit's own download of a table writes names that begin with = as they are: formulas elsewhere.
        "client.disableDataExport": True,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "runner.magicEnabled": False,
        **_build_look(),
    }


def _build_look() -> dict[str, Any]:
    return {
        "theme.base": "light",
        "theme.primaryColor": ACCENT,
        "theme.backgroundColor": PAPER,
        "theme.secondaryBackgroundColor": SAND,
        "theme.textColor": INK,
        "theme.linkColor": ACCENT,
        "theme.borderColor": LINE,
        "theme.dataframeBorderColor": "#D9D9D2",
        "theme.showWidgetBorder": True,
        "theme.baseRadius": "0.5rem",
        "theme.paddingTop": "2.5rem",
        "theme.headingFontSizes": ["2rem", "1.3rem", "1.1rem", "1rem"],
        "theme.headingFontWeights": [700, 650, 650, 650],
        "theme.sidebar.backgroundColor": SAND,
        "theme.sidebar.secondaryBackgroundColor": "#E9E4D6",
    }
