"""The ground itself: outlines of what is there, or squares where none is known, how far it is, and names of places."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from netmap.picture.drawing import styles
from netmap.picture.drawing.drawing import Step
from netmap.picture.drawing.flat import FlatPath, FlatShape, FlatText
from netmap.picture.font.measure import measure_text
from netmap.picture.geography.ground import MILE, Ground, clip_line
from netmap.picture.geography.labels import Label, Labels
from netmap.picture.geography.marks import Cluster
from netmap.picture.geography.outlines import list_lines, list_names
from netmap.picture.geography.whereabouts import Site
from netmap.picture.wheel.shapes import Box
from netmap.picture.wheel.text import LINE_HEIGHT, cut_text

_EDGE, _BAR_SHARE, _BAR_HEIGHT = 12.0, 0.28, 5.0
_NICE = (1, 2, 5)
_WHOLE = 10.0
"""From so many kilometers on they are told without a decimal."""
_LETTERS_UP = 0.35
_LABEL_SHARE = 0.4


@dataclass(frozen=True)
class Terrain:
    """Draws the ground and writes names into it: of places in letters of `size`, of what else is there in `quiet` ones."""

    ground: Ground
    size: float
    quiet: float

    def draw(self) -> Iterator[FlatShape]:
        """Give the ground, without names."""
        box = self.ground.box
        yield FlatShape("terrain", (), draw_box(box), styles.TERRAIN, 0.0)
        outlines = list(self._draw_outlines())
        yield from outlines or self._draw_grid()
        x, y, end = self._bar_ends
        steps: tuple[Step, ...] = (
            ("M", (x, y - _BAR_HEIGHT)), ("L", (x, y)), ("L", (end, y)), ("L", (end, y - _BAR_HEIGHT)),
        )  # fmt: skip
        yield FlatShape("outline", (), FlatPath(steps), styles.LEADER, styles.LEADER.width.at(1.0))
        text = FlatText(((x, self._bar_base, self._bar_said),), self.quiet, "start")
        yield FlatShape("scale", (), text, styles.QUIET_NAME, self.quiet * styles.QUIET_NAME.outline)

    def _draw_outlines(self) -> Iterator[FlatShape]:
        turn = self.ground.turn / 2
        for line in list_lines(self.ground):
            clipped = clip_line([self.ground.locate(spot) for spot in line.points], self.ground.box, turn)
            if clipped:
                style = styles.style_outline(line.kind)
                yield FlatShape("outline", (), FlatPath(tuple(clipped)), style, style.width.at(1.0))

    def _draw_grid(self) -> Iterator[FlatShape]:
        """Give squares as wide as the bar is long."""
        box, side, style = self.ground.box, self.bar * self.ground.scale, styles.style_outline("county")
        for at in range(1, math.ceil((box.right - box.left) / side)):
            x = round(box.left + at * side, 1)
            steps: tuple[Step, ...] = (("M", (x, box.top)), ("L", (x, box.bottom)))
            yield FlatShape("outline", (), FlatPath(steps), style, style.width.at(1.0))
        for at in range(1, math.ceil((box.bottom - box.top) / side)):
            y = round(box.bottom - at * side, 1)
            steps = (("M", (box.left, y)), ("L", (box.right, y)))
            yield FlatShape("outline", (), FlatPath(steps), style, style.width.at(1.0))

    @cached_property
    def bar(self) -> float:
        """Kilometers of the bar that says how far it is: a round number of miles."""
        box = self.ground.box
        most = (box.right - box.left) * _BAR_SHARE / self.ground.scale / MILE
        power = 10.0 ** math.floor(math.log10(most))
        return max(nice * power for nice in _NICE if nice * power <= most * (1 + 1e-9)) * MILE

    @property
    def _bar_said(self) -> str:
        miles = round(self.bar / MILE, 2)
        kilometers = f"{self.bar:,.{0 if self.bar >= _WHOLE else 1}f}"
        return f"{miles:,g} {'mile' if miles == 1 else 'miles'} ({kilometers} km)"

    @property
    def _bar_ends(self) -> tuple[float, float, float]:
        box = self.ground.box
        x, y = round(box.left + _EDGE, 1), round(box.bottom - _EDGE, 1)
        return x, y, round(x + self.bar * self.ground.scale, 1)

    @property
    def _bar_base(self) -> float:
        return round(self._bar_ends[1] - _BAR_HEIGHT - _LETTERS_UP * self.quiet, 1)

    def write_names(
        self, sites: Sequence[Site], empty: Sequence[Site], clusters: Sequence[Cluster]
    ) -> Iterator[FlatShape]:
        """Give the names of places beside their marks, then of areas that are empty and of counties where there is room."""
        x, y, end = self._bar_ends
        right = max(end, x + measure_text(self._bar_said, self.quiet))
        bar = Box(x, self._bar_base - self.quiet * LINE_HEIGHT, right, y)
        labels = Labels(self.ground.box, [(one.x, one.y, one.reach + 1.0) for one in clusters], [bar])
        room = (self.ground.box.right - self.ground.box.left) * _LABEL_SHARE
        for site in sites:
            said = cut_text(site.name, self.size, room)
            label = Label("place", (site.id,), said, self.size, styles.style_name("goal"))
            yield from labels.write(label, self._find_around(site, clusters))
        known = [(cut_text(site.name, self.quiet, room), site.spot) for site in empty if site.spot]
        for name, spot in (*known, *list_names(self.ground)):
            label = Label("county", (), name, self.quiet, styles.QUIET_NAME)
            yield from labels.write(label, (*self.ground.locate(spot), 0.0))

    def _find_around(self, site: Site, clusters: Sequence[Cluster]) -> tuple[float, float, float]:
        """Return the circle beside which the name of a place is written: that of the marks there, or its middle."""
        x, y = self.ground.locate(site.spot) if site.spot else (0.0, 0.0)
        for one in clusters:
            if math.hypot(one.x - x, one.y - y) <= one.reach:
                return one.x, one.y, one.reach
        return x, y, 0.0


def draw_box(box: Box) -> FlatPath:
    """Return the outline of a box."""
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    steps: list[Step] = [("L" if at else "M", corner) for at, corner in enumerate(corners)]
    return FlatPath((*steps, ("Z", ())))
