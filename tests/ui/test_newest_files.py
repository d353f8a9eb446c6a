"""A file for others holds what the map says when it is asked for, not when the page was drawn."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from netmap.analysis.day import read_today
from netmap.graph.store import Store
from netmap.model.changes import build_change
from netmap.model.entities import Organization
from netmap.model.happenings import Step, Story
from netmap.model.kinds import TieKind as T
from netmap.model.network import Network
from netmap.model.stories.steps import StoryStep, write_steps
from netmap.ui.shell.pages import PAGES, START
from tests.analysis.towns import org, partners, person, tie

NAME = "Clinic Quennell"
HIDDEN = Organization(id="clinic", name=NAME)
STORY = Story(id="story", name="Ours", steps=write_steps([StoryStep("one", "First", f"Thanks to {NAME}.")]))


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What the buttons for files that are drawn write when they are pressed, by their labels and by their keys."""
    found: dict[str, Callable[[], bytes]] = {}

    def offer(label: str, data: Callable[[], bytes], *args: Any, **options: Any) -> bool:
        found[label] = found[options.get("key", label)] = data
        return False

    monkeypatch.setattr(st, "download_button", offer)
    return found


def fill(put: Callable[..., Network]) -> None:
    ties = tie(T.WORKS_AT, "ana", "library"), tie(T.BY, "call", "ana"), tie(T.ABOUT, "call", "clinic")
    call = Step(id="call", what="Call them", due=read_today() + timedelta(days=3))
    put(org("library", home=True), HIDDEN, org("school"), *partners("library clinic", "clinic school"))
    put(person("ana", name="Ana Quist", on_team=True), call, *ties, STORY)


def read_all(data: bytes) -> bytes:
    if data.startswith(b"%PDF-"):
        pages = (str(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(data))
        return b"".join((*(" ".join(page.split()).encode() for page in pages), data))
    if not data.startswith(b"PK"):
        return data.replace(b"\r\n ", b"")  # a calendar folds its lines
    with ZipFile(io.BytesIO(data)) as packed:
        return b"".join(map(packed.read, packed.namelist()))


@pytest.mark.parametrize(
    ("page", "label"),
    [
        ("stories", "As one page (HTML)"),
        ("stories", "As a presentation (PPTX)"),
        ("keep-in-touch", "Take it into your calendar (.ics)"),
        ("keep-in-touch", "docx-keep-in-touch"),
        ("connectors", "docx-connectors"),
        ("connectors", "pdf-connectors"),
        ("missing", "docx-who-is-missing"),
        ("missing", "pdf-who-is-missing"),
        ("roster", "Take the sheet"),
        ("partners", "invite-csv"),
    ],
)
def test_who_became_confidential_since_is_in_no_file_for_others(
    open_page: Callable[..., AppTest],
    put: Callable[..., Network],
    offered: dict[str, Callable[[], bytes]],
    page: str,
    label: str,
) -> None:
    fill(put)
    assert not open_page(page).exception
    assert NAME.encode() in read_all(offered[label]())
    put(HIDDEN.model_copy(update={"confidential": True}))
    assert NAME.encode() not in read_all(offered[label]())


@pytest.mark.parametrize("page", [one.address for one in PAGES if one is not START])
def test_who_is_gone_since_the_page_was_drawn_is_in_no_file(
    open_page: Callable[..., AppTest],
    put: Callable[..., Network],
    store: Store,
    offered: dict[str, Callable[[], bytes]],
    page: str,
) -> None:
    fill(put)
    assert not open_page(page).exception
    offered.pop("Backup", None)  # holds what was, until somebody is forgotten
    offered.pop("take-backup", None)
    seen = store.read()
    told = seen.entities["story"]
    without = told.model_copy(update={"steps": write_steps([StoryStep("one", "First", "Thanks.")])})
    store.apply(build_change(seen, put=[without], remove=["clinic"], who="Luis", sentence="Took one out."))
    for name, write in offered.items():
        assert NAME.encode() not in read_all(write()), name
