"""The picture to take along: for a screen, on paper, or as names for a wall; what it is for is chosen beside the button."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from netmap.picture.handed_on.files import write_picture
from netmap.picture.handed_on.recipe import Recipe, Size
from netmap.picture.paper.formats import Paper, Screen
from netmap.picture.paper.wall import METERS
from netmap.picture.views import View
from netmap.ui.map.choosing import Look
from netmap.ui.shell.reading import read_day

_KEY = "map-picture-for"
_PDF, _PNG = "application/pdf", "image/png"


@dataclass(frozen=True, slots=True)
class _Use:
    """What a picture is taken for: a screen, or paper; on which names may be for a wall."""

    size: Screen | Paper
    wall: bool = False

    @property
    def is_printed(self) -> bool:
        return isinstance(self.size, Paper)

    def paint(self, look: Look) -> bytes:
        paper = self.size if isinstance(self.size, Paper) else None
        screen = self.size if isinstance(self.size, Screen) else None
        size = Size(paper, screen=screen, wall=self.wall, large=look.large and not self.wall)
        recipe = Recipe(look.shown, size, look.room)
        day = read_day()
        return write_picture(recipe.draw(day), recipe, day, ".pdf" if self.is_printed else ".png")


_USES: Mapping[str, _Use] = {
    "A projector (4K, PNG)": _Use(Screen.ULTRA_HD),
    "A slide (1080p, PNG)": _Use(Screen.FULL_HD),
    **{f"Paper: {paper.called} (PDF)": _Use(paper) for paper in Paper},
    f"A wall: A3, read from {METERS:g} meters (PDF)": _Use(Paper.A3, wall=True),
    f"A wall: Tabloid, read from {METERS:g} meters (PDF)": _Use(Paper.TABLOID, wall=True),
}


def offer_picture(look: Look) -> None:
    """Draw the choice of what the picture is for, and the button that saves it."""
    uses = {called: use for called, use in _USES.items() if look.view is View.NAMES or not use.wall}
    if st.session_state.get(_KEY) not in uses:
        st.session_state[_KEY] = next(iter(uses))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="map-take"):
        called = st.selectbox("To take along", list(uses), key=_KEY, persist_state="session", width=300)
        use = uses[called]
        size = f"{use.size}{'-wall' if use.wall else ''}{'-room' if look.room else ''}"
        st.download_button(
            "Save file",
            lambda: use.paint(look),
            file_name=f"partner-map-{look.view}-{size}.{'pdf' if use.is_printed else 'png'}",
            mime=_PDF if use.is_printed else _PNG,
            icon=":material/image:",
            key="map-picture",
            help="It says of itself what it is. When you hand it on, note to whom on “Public copy”, where it is checked later, too.",
            on_click="ignore",
        )
