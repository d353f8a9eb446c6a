"""What an SVG picture of a map holds, read back: every circle, path and line of text with its look, in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"
_STEP = re.compile(r"([MLQAZ])([^MLQAZ]*)")
_LOOK = ("fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "fill-opacity")


@dataclass(frozen=True)
class SvgShape:
    """A shape as SVG says it: `form` is a list of steps with numbers, or the attributes and words of a text."""

    role: str
    of: str
    form: Any
    look: dict[str, str]


def read_svg(svg: str) -> tuple[Element, list[SvgShape]]:
    """Return the root of an SVG, and its shapes."""
    root = fromstring(svg)
    groups = [group for group in root if group.tag == f"{SVG}g"]
    shapes = [
        shape
        for layer in groups
        for alike in layer
        for element in alike
        for shape in _read_element(layer.get("data-role", ""), alike, element)
    ]
    return root, shapes


def _read_element(role: str, alike: Element, element: Element) -> Iterator[SvgShape]:
    look = {name: value for name in _LOOK if (value := alike.get(name)) is not None}
    of = element.get("data-of", "")
    if element.tag == f"{SVG}circle":
        numbers = [float(element.get(name, "nan")) for name in ("cx", "cy", "r")]
        yield SvgShape(role, of, [["O", *numbers]], look)
    elif element.tag == f"{SVG}path":
        yield SvgShape(role, of, [_read_step(*found) for found in _STEP.findall(element.get("d", ""))], look)
    else:
        rows = list(element) or [element]
        for row in rows:
            told = {name: element.get(name, "") for name in ("font-size", "font-weight", "text-anchor")}
            place = {name: float(row.get(name, "nan")) for name in ("x", "y")}
            yield SvgShape(role, of, told | place | {"text": row.text or ""}, look)


def _read_step(letter: str, rest: str) -> list[Any]:
    numbers = [float(number) for number in rest.split()]
    return ["A", numbers[0], *numbers[-2:]] if letter == "A" else [letter, *numbers]
