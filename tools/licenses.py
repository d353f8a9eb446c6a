"""The licenses of everything that is installed with netmap: docs/licenses.md."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

PINNED = Path(__file__).parent.parent / "requirements" / "app.txt"
_PIN = re.compile(r"^([a-z0-9._-]+)==", re.IGNORECASE | re.MULTILINE)
_ELSEWHERE = "not installed on the machine this list was made on"
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60

_INTRO = """# Licenses of what netmap installs

Written from `requirements/app.txt` and the packages' own metadata by `make docs`. netmap itself is Apache-2.0
(`LICENSE`); what is part of this repository stands in `NOTICE`.

| package | license as it states it |
|---|---|
"""


def list_packages() -> list[str]:
    """Return the names of the packages pinned for the app, in order."""
    return sorted(set(_PIN.findall(PINNED.read_text("utf-8"))))


def _find_license(package: str) -> str:
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return _ELSEWHERE
    stated = found.get_all("License-Expression") or ()
    classes = [c for c in found.get_all("Classifier") or () if c.startswith(_CLASSIFIER)]
    free = [text.strip().partition("\n")[0][:_LONGEST] for text in found.get_all("License") or ()]
    named = stated or [c.removeprefix(_CLASSIFIER) for c in classes] or free
    return ", ".join(named) or "not stated"


def build_license_list() -> str:
    """Return the list as Markdown."""
    return _INTRO + "".join(f"| {package} | {_find_license(package)} |\n" for package in list_packages())
