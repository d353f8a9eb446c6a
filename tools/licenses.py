"""The licenses of everything that is installed with netmap: docs/licenses.md."""

import re
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path

PINNED = Path(__file__).parent.parent / "requirements" / "app.txt"
_PIN = re.compile(r"^([a-z0-9._-]+)==", re.IGNORECASE | re.MULTILINE)
_ELSEWHERE = "not installed on the machine this list was made on"
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60
_WORDS = {
    "MIT": "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"
}
"""How licenses can be recognized in a package that names none, by their beginnings."""

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
    named = stated or [c.removeprefix(_CLASSIFIER) for c in classes] or free or _recognize_license(package)
    return ", ".join(named) or "not stated"


def _recognize_license(package: str) -> list[str]:
    """Return the license that the license files of a package contain word for word."""
    texts = [
        " ".join(file.read_text("utf-8").split())
        for file in files(package) or ()
        if file.name.upper().startswith("LICENSE")
    ]
    return [name for name, words in _WORDS.items() if any(words in text for text in texts)]


def build_license_list() -> str:
    """Return the list as Markdown."""
    return _INTRO + "".join(f"| {package} | {_find_license(package)} |\n" for package in list_packages())
