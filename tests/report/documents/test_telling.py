"""Findings as a document: every word of each as a text, under headings that a word processor knows."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

from defusedxml import ElementTree

from netmap.analysis.confirmed import CountedTies
from netmap.analysis.day import Day
from netmap.files.documents import write_document
from netmap.model.network import EMPTY
from netmap.report.documents.telling import FOR_US, Section, tell_findings
from netmap.report.finding import Finding, FindingKind, Standing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "</w:t><script>&amp; ]]> \x00=cmd"
TOLD = "</w:t><script>&amp; ]]> =cmd"
DAY = Day(EMPTY, date(2026, 5, 3))
FINDING = Finding(
    FindingKind.CONNECTOR, ("clinic",), f"Clinic {HOSTILE} connects others.", "It is the only way.", ("Clinic–School",),
    "Based on 3 ties.", "Ask them.", (Standing("With us", "first in seven of ten", 0.7),),
)  # fmt: skip


def write_told(title: str, sections: Sequence[Section], day: Day) -> bytes:
    return write_document(tell_findings(title, sections, day))


def read_paragraphs(data: bytes) -> list[tuple[str, str]]:
    """The name of the style and the text of each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        styles = ElementTree.fromstring(packed.read("word/styles.xml"))
        body = ElementTree.fromstring(packed.read("word/document.xml"))
    names = {
        one.get(f"{W}styleId"): str(name.get(f"{W}val"))
        for one in styles.iter(f"{W}style")
        for name in one.iter(f"{W}name")
    }
    return [
        (names[next(one.iter(f"{W}pStyle")).get(f"{W}val")], "".join(t.text or "" for t in one.iter(f"{W}t")))
        for one in body.iter(f"{W}p")
    ]


def test_everything_that_a_finding_says_is_in_it_and_in_which_role() -> None:
    told = read_paragraphs(write_told(f"Who {HOSTILE}", [Section("Groups", [FINDING])], DAY))
    assert told == [
        ("Title", f"Who {TOLD}"),
        ("Subtitle", "As of 3 May 2026."),
        ("Subtitle", FOR_US),
        ("heading 1", "Groups"),
        ("heading 2", f"Clinic {TOLD} connects others."),
        ("Normal", "It is the only way."),
        ("Normal", "With us: first in seven of ten."),
        ("Normal", "Next: Ask them."),
        ("List Bullet", "Clinic–School"),
        ("Quote", "Based on 3 ties."),
    ]


def test_without_a_heading_above_them_findings_are_the_headings() -> None:
    told = read_paragraphs(write_told("Next", [Section("", [FINDING])], DAY))
    assert [style for style, _ in told if style.startswith("heading")] == ["heading 1"]


def test_what_is_said_when_there_is_nothing_stands_in_it() -> None:
    told = read_paragraphs(write_told("Next", [Section("", (), "There is nobody.")], DAY))
    assert told[-1] == ("Normal", "There is nobody.")


def test_that_only_confirmed_ties_count_is_said() -> None:
    told = read_paragraphs(write_told("Next", [], DAY.counting(CountedTies.CONFIRMED)))
    assert told[-1] == ("Subtitle", "There is no tie yet.")


def test_the_same_findings_are_the_same_bytes() -> None:
    one, other = (write_told("Who", [Section("Groups", [FINDING])], DAY) for _ in range(2))
    assert one == other
