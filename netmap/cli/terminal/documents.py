"""Findings as a document, written by whichever command tells them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings
from netmap.cli.terminal.printing import print_line
from netmap.errors import InputError
from netmap.files.documents import ENDINGS
from netmap.model.network import EMPTY, Network


def check_document(file: Path | None) -> None:
    """Raise `InputError` when findings are to be written into a file that is no document."""
    if file and file.suffix.lower() not in ENDINGS:
        raise InputError(
            f"Findings are written as a document. Let the name end in {' or '.join(ENDINGS)}.",
            field="output",
            value=str(file),
        )


def save_findings(
    file: Path, asked: AskedFindings, day: Day, past: Callable[[date], Network] = lambda _on: EMPTY
) -> None:
    """Write findings of a day as a document that says of itself what it is, and say so.

    Parameters
    ----------
    past
        Gives the map of days before, for findings that look back.
    """
    # A tenth of a second, which only a file needs:
    from netmap.files.exports import write_file  # noqa: PLC0415
    from netmap.picture.handed_on.files import write_document_file  # noqa: PLC0415
    from netmap.report.documents.every import write_findings  # noqa: PLC0415

    found = write_findings(asked, day, past)
    write_file(file, write_document_file(found, asked, day, file.suffix.lower()))
    print_line(f"Wrote {file}. What of it still holds: netmap verify {file}")
