"""The list of pages: a page is one module with `show_page()` and one line here."""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module


class Part(StrEnum):
    """The parts of the menu, in their order; the first has no heading."""

    START = ""
    SEE = "See"
    DO = "Do"
    SHOW = "Show"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, title and icon, where it stands in the menu, and the module that draws it.

    `needs_somebody` says that an empty map has nothing for it: another page takes its place then. One that is not
    `in_menu` is led to. Only those `in_room` are there in the room: they show what everybody may see.
    """

    address: str
    title: str
    icon: str
    part: Part
    module: str
    needs_somebody: bool = False
    in_menu: bool = True
    in_room: bool = False

    def show(self) -> None:
        """Draw the page; its code is read only now, so that no page waits for another's."""
        import_module(f"netmap.ui.{self.module}").show_page()


START = Page("start", "Start", "door_open", Part.START, "start.page")
"""The page at the address of the app itself: the three doors of an empty map."""

QUESTIONS = Page(
    "questions",
    "Three questions",
    "question_mark",
    Part.START,
    "questions.page",
    needs_somebody=True,
    in_menu=False,
)
"""What is asked after a list was brought in, and when the app is opened, as long as it is unknown who we are."""

PAGES = (
    START,
    QUESTIONS,
    Page("map", "Map", "hub", Part.SEE, "map.page", needs_somebody=True, in_room=True),
    Page("connectors", "Connectors", "join_inner", Part.SEE, "connectors.page", needs_somebody=True),
    Page("missing", "Who is missing", "chair_alt", Part.SEE, "missing.page", needs_somebody=True),
    Page("introductions", "Introductions", "route", Part.SEE, "introductions.page", needs_somebody=True),
    Page("partners", "Partners", "groups", Part.DO, "partners.page"),
    Page("keep-in-touch", "Keep in touch", "handshake", Part.DO, "keep_in_touch.page", needs_somebody=True),
    Page("our-team", "Our team", "badge", Part.DO, "us.page", needs_somebody=True),
    Page("roster", "Who works with whom", "forum", Part.DO, "roster.page", needs_somebody=True),
    Page("corrections", "Corrections", "rate_review", Part.DO, "corrections.page", needs_somebody=True),
    Page("sectors", "Sectors", "donut_small", Part.DO, "sectors.page", needs_somebody=True),
    Page("changes", "What changed", "history", Part.DO, "changes.page"),
    Page("bring-in", "Bring in and take out", "upload_file", Part.DO, "lists.page"),
    Page("stories", "Stories", "slideshow", Part.SHOW, "stories.page", needs_somebody=True, in_room=True),
    Page("public-copy", "Public copy", "verified_user", Part.SHOW, "public.page", needs_somebody=True),
)
"""All pages in the order of the menu."""

HOME = "map"
"""The address of the page that a visitor of a map with somebody on it sees first."""
