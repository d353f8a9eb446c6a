"""Text on pages: what people typed is shown as text, never read as markup.

Streamlit reads labels, messages and `st.markdown` as Markdown with additions of its own (`:red[…]`,
`:material/…:`, `:smile:`, `$…$`), in which an image would even be fetched from elsewhere.
"""

import re

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_TOUCHING = re.compile(
    r"(?<=:)(?=[\w+\-/]+:)"  # :smile: and :material/home:
    r"|(?<=[<=-])(?=[->=])"  # arrows, which would be drawn as one character
)
_JOINER = "\u2060"


def plain(text: object) -> str:
    """Return `text` for use where Streamlit reads Markdown, so that it is shown as it is.

    Line breaks become spaces. Where a backslash is not enough, an invisible word joiner keeps characters
    from being read together. A web or mail address becomes a link to just what it says, and can be copied.
    """
    line = " ".join(str(text).split())
    return _MARKS.sub(r"\\\1", _TOUCHING.sub(_JOINER, line))


def plain_lines(text: object) -> str:
    """Return several lines of text like `plain`, each on a line of its own."""
    return "  \n".join(plain(line) for line in str(text).splitlines() if line.strip())
