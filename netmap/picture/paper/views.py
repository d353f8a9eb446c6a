"""Any view as it leaves the app, fitted to paper or to a screen."""

from collections.abc import Iterable

from netmap.analysis.day import Day
from netmap.picture.compose import compose_wanted
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.every import draw_leaving, draw_leaving_wheel
from netmap.picture.painted import WIDE, WIDE_LARGE, Frame, Wanted
from netmap.picture.paper.fitting import fit_best
from netmap.picture.paper.formats import Format
from netmap.picture.views import View


def fit_view(
    view: View,
    day: Day,
    formats: Iterable[Format],
    wanted: Wanted,
    *,
    people: bool = False,
) -> Sheet:
    """Return a view of a day on the one of some formats that suits it best; `people` is for the wheel.

    Raises
    ------
    NetmapError
        As `netmap.picture.every.paint_view`.
    """
    if view.is_painted:

        def draw(width: float, height: float) -> Sheet:
            under = view is View.SECTORS and width < height
            return draw_leaving(view, day, Frame(width, None if under else height), wanted)

        return fit_best(draw, formats, (WIDE_LARGE if wanted.large else WIDE).width)
    wheel = compose_wanted(day, wanted, people=people)

    def draw_wheel(width: float, height: float) -> Sheet:
        close = draw_leaving_wheel(wheel, day.date, width, place=wanted.place)
        if close.height <= height:
            return close
        return draw_leaving_wheel(wheel, day.date, width, height, place=wanted.place)

    return fit_best(draw_wheel, formats)
