"""A story as text: headings a word processor knows, everything as text, notes only where they are said to be in it."""

import io
import zipfile
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from netmap.model.stories.steps import Shows, SlideWords
from netmap.picture.slides.docx_file import NOT_TO_BE_HANDED_ON, write_docx
from netmap.picture.slides.slide import SlideDrawer
from tests.analysis.public.public_town import build_day, build_public_town

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "</w:t><script>&amp; ]]> \x00\x0b“so”"


def write(*notes: str) -> dict[str, Element]:
    words = [SlideWords(f"Step {HOSTILE}", ("A sentence.",), ("Own words.", " "), Shows.WHEEL) for _ in notes]
    slides = SlideDrawer(build_day(build_public_town())).draw_all(words)
    with zipfile.ZipFile(io.BytesIO(write_docx(slides, f"Story {HOSTILE}", notes, "As of today"))) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def list_paragraphs(parts: dict[str, Element]) -> list[tuple[str, str]]:
    """The style and the text of each paragraph."""
    found = []
    for one in parts["word/document.xml"].iter(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        found.append((str(style.get(f"{W}val")), "".join(text.text or "" for text in one.iter(f"{W}t"))))
    return found


def test_each_step_is_a_heading_with_what_it_says_and_its_notes_below() -> None:
    told = list_paragraphs(write("First note.\n\nSecond note.", ""))
    said = "</w:t><script>&amp; ]]> “so”"
    assert told[:3] == [
        ("Title", f"Story {said}"),
        ("Subtitle", "As of today"),
        ("Subtitle", NOT_TO_BE_HANDED_ON),
    ]
    assert told[3:6] == [("Heading1", f"1. Step {said}"), ("Normal", "A sentence."), ("Normal", "Own words.")]
    assert told[6][1].startswith("On the picture: ")
    assert told[7:10] == [("Heading2", "Notes"), ("Normal", "First note."), ("Normal", "Second note.")]
    assert [style for style, _ in told].count("Heading2") == 1


def test_every_style_that_is_used_is_there_by_the_name_that_programs_know() -> None:
    parts = write("A note.")
    names = {
        str(one.get(f"{W}styleId")): one.find(f"{W}name")
        for one in parts["word/styles.xml"].iter(f"{W}style")
    }
    called = {key: name.get(f"{W}val") for key, name in names.items() if name is not None}
    assert {style for style, _ in list_paragraphs(parts)} <= called.keys()
    assert (called["Title"], called["Heading1"], called["Heading2"]) == ("Title", "heading 1", "heading 2")


def test_without_notes_nothing_says_that_there_are_some() -> None:
    assert NOT_TO_BE_HANDED_ON not in [text for _, text in list_paragraphs(write("", ""))]


def test_all_parts_that_are_named_are_there() -> None:
    parts = write("")
    named = {
        str(one.get("PartName")).removeprefix("/")
        for one in parts["[Content_Types].xml"]
        if one.get("PartName")
    }
    targets = {str(one.get("Target")) for one in parts["_rels/.rels"]}
    assert named | targets <= parts.keys()
