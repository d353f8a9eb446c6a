"""What is measured of a painted sheet, from its shapes: where texts stand, and how large they are."""

from itertools import combinations

from netmap.picture.drawing.flat import FlatShape, FlatText
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.font.measure import measure_text
from netmap.picture.wheel.shapes import Box

LETTER = 0.72
"""How high letters are, as a share of the font size."""


def list_texts(sheet: Sheet, roles: set[str] | None = None) -> list[tuple[FlatShape, FlatText]]:
    """The texts of some roles, of all when none is named."""
    return [
        (shape, shape.form)
        for shape in sheet.shapes
        if (roles is None or shape.role in roles) and isinstance(shape.form, FlatText)
    ]


def find_boxes(shape: FlatShape, text: FlatText) -> list[Box]:
    """The boxes around the lines of a text."""
    boxes = []
    for x, y, said in text.lines:
        width = measure_text(said, text.size, bold=shape.style.bold)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[text.anchor]
        boxes.append(Box(left, y - LETTER * text.size, left + width, y))
    return boxes


def check_texts(sheet: Sheet, roles: set[str] | None = None) -> None:
    """Fail where a text of some roles stands outside the sheet, or two run into each other."""
    boxes = [
        (box, text.lines[0][2]) for shape, text in list_texts(sheet, roles) for box in find_boxes(shape, text)
    ]
    for box, said in boxes:
        assert 0 <= box.left < box.right <= sheet.width, said
        assert 0 <= box.top < box.bottom <= sheet.height, said
    assert not [(one[1], other[1]) for one, other in combinations(boxes, 2) if one[0].overlaps(other[0])]


def find_smallest(sheet: Sheet, roles: set[str] | None = None) -> float:
    """The font size of the smallest text of some roles."""
    return min(text.size for _, text in list_texts(sheet, roles))
