"""A small picture of the map as it will be, before anything is written."""

import streamlit as st

from netmap.analysis.day import Day
from netmap.picture.compose import compose_picture
from netmap.picture.drawing.sheet import fit_sheet
from netmap.picture.drawing.whole import draw_picture
from netmap.picture.svg import write_svg
from netmap.ui.lists.drafts import Previewed
from netmap.ui.shell.background import compute

_WIDTH, _HEIGHT = 560, 420


def show_small_picture(previewed: Previewed, token: str) -> None:
    """Draw the wheel of a plan; it is worked out beside the page, and the last one stands in until then.

    It is shown as an image, in which nothing can run.
    """
    svg = compute(
        "small-picture",
        _draw,
        day=previewed.day,
        parameters=(token,),
        version=previewed.number,
        doing="Drawing the map",
    )
    if svg:
        st.image(
            svg, alt="The map as it will be. Who is on it is told in words on this page.", width="stretch"
        )


def _draw(day: Day) -> str:
    picture = compose_picture(day)
    return write_svg(fit_sheet(draw_picture(picture), _WIDTH, _HEIGHT)) if picture.scene.slices else ""
