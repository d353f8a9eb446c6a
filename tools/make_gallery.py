"""Draw every view and a first story of three counties into docs/gallery/, to be looked at: `make gallery`."""

import io
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PIL import Image

from netmap.analysis.day import Day
from netmap.content.loading import load_content
from netmap.errors import NetmapError
from netmap.files.sample import plan_sample
from netmap.model.changes import apply_change
from netmap.model.network import EMPTY, Network
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.painted import Wanted
from netmap.picture.paper.formats import Screen
from netmap.picture.paper.views import fit_view
from netmap.picture.png import draw_png
from netmap.picture.scene.scene import see_scene
from netmap.picture.slides.slide import SlideDrawer
from netmap.picture.views import View, list_subjects
from netmap.report.stories.plans import plan_starter
from netmap.report.stories.telling import tell_story
from tools.gallery_counties import build_county

GALLERY = Path(__file__).parent.parent / "docs" / "gallery"
DAY = date(2026, 11, 28)
QUALITY, WIDTH = 78, 1600


def build_sample() -> Network:
    """Return the sample county."""
    network = EMPTY
    for change in plan_sample(load_content(), who="netmap"):
        network = apply_change(network, change)
    return network


COUNTIES: dict[str, Callable[[], Network]] = {
    "Twelve partners": lambda: build_county(12),
    "The sample county": build_sample,
    "Three hundred partners": lambda: build_county(300),
}


def draw_county(day: Day) -> Iterator[tuple[str, Sheet | NetmapError]]:
    """Give every view of a county, for the team and for the room, and the slides of a first story, each with what it is; where there is nothing to draw, why."""
    for room in (False, True):
        for view in View:
            subjects = list_subjects(view, see_scene(day.openly, room=room))
            if view.is_about_one and not subjects:
                continue
            subject = _choose_subject(day, [one.id for one in subjects])
            whom = "in the room" if room else "for the team"
            try:
                yield f"{view.called}, {whom}", _draw_view(day, view, subject, room=room)
            except NetmapError as error:
                yield f"{view.called}, {whom}", error
    told = tell_story(day, plan_starter(day))
    for number, slide in enumerate(SlideDrawer(day).draw_all([one.words for one in told.steps]), 1):
        yield f"Story, step {number}", slide.sheet


def _choose_subject(day: Day, subjects: list[str]) -> str:
    """Return who has most ties of some, the first of equals; empty for none."""
    return max(subjects, key=lambda one: len(day.network.ties_of(one)), default="")


def _draw_view(day: Day, view: View, subject: str, *, room: bool) -> Sheet:
    return fit_view(view, day, [Screen.FULL_HD.show()], Wanted(room=room, subject=subject))


def make_gallery() -> None:
    """Write the pictures and the page that shows them."""
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir(parents=True)
    lines = [
        "# Gallery",
        "",
        "Every view and a first story of three counties, written by `make gallery` and looked at.",
        "",
    ]
    for number, (county, build) in enumerate(COUNTIES.items(), 1):
        lines += [f"## {county}", ""]
        for place, (title, sheet) in enumerate(draw_county(Day(build(), DAY)), 1):
            lines += [f"**{title}**", ""]
            if isinstance(sheet, NetmapError):
                lines += [sheet.message, ""]
                continue
            name = f"{number}-{place:02}-{title.lower().replace(', ', '-').replace(' ', '-')}.webp"
            (GALLERY / name).write_bytes(_shrink(draw_png(sheet)))
            lines += [f"![{sheet.summary}]({name})", ""]
            print(f"docs/gallery/{name}")
    (GALLERY / "README.md").write_text("\n".join(lines), encoding="utf-8")


def _shrink(png: bytes) -> bytes:
    """Return a picture no wider than the gallery, as WebP."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.thumbnail((WIDTH, WIDTH * 4))
    written = io.BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=6)
    return written.getvalue()


if __name__ == "__main__":
    make_gallery()
