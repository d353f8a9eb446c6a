"""Pages of HTML that stand alone: style, script and font are in them, and they may fetch nothing."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from netmap.picture.svg import embed_font

if TYPE_CHECKING:
    from markupsafe import Markup

_TEXT_OUT_OF_PLACE = re.compile("[<>&\u2028\u2029]")


def render_page(folder: str, values: Mapping[str, Any]) -> str:
    """Return the page of a folder of `netmap.picture`: its `page.html`, with values in their places.

    Every value is escaped there but what `mark_drawn` has marked. Style and script come from `page.css` and `page.js`; the
    page's own policy allows just these.
    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only pages that leave need it

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=False, keep_trailing_newline=True
    )
    assets = files("netmap.picture").joinpath(*folder.split("/"))
    template, style, script = (
        assets.joinpath(f"page.{ending}").read_text("utf-8") for ending in ("html", "css", "js")
    )
    style = f"{embed_font()}\n{style}"
    own = {"style": mark_drawn(style), "script": mark_drawn(script), "policy": _allow_only(style, script)}
    return environment.from_string(template).render({**values, **own})


def mark_drawn(text: str) -> "Markup":
    """Return what was drawn or written by ourselves, as what needs no escaping."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with the template engine

    return Markup(text)  # noqa: S704 - drawn or escaped by ourselves


def mark_data(value: object) -> "Markup":
    """Return plain values as JSON without spaces, for a script element: nothing in it can end that element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return mark_drawn(_TEXT_OUT_OF_PLACE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def _allow_only(style: str, script: str) -> "Markup":
    return mark_drawn(
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
