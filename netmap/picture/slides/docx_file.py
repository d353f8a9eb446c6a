"""A story as text, for a word processor: a heading for each step, what it says, what is on its picture, and the notes.

The few parts of such a file are written here, as ECMA-376 has them; a library for them would bring a page design of its own.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence

from netmap.picture.slides.slide import Slide
from netmap.picture.svg import write_text

NOT_TO_BE_HANDED_ON = "With notes for who presents: not to be handed on."
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MADE = (1980, 1, 1, 0, 0, 0)
"""What stands for the time in an archive, so that the same story gives the same bytes."""
_STYLES = (
    ("Normal", "Normal", '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'),
    ("Title", "Title", '<w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'),
    ("Subtitle", "Subtitle", '<w:rPr><w:color w:val="3D4957"/></w:rPr>'),
    (
        "Heading1", "heading 1",
        '<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
    ),
    (
        "Heading2", "heading 2",
        '<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>',
    ),
)  # fmt: skip
"""Styles by their ids: their names, by which word processors and screen readers know headings, and how they look."""
_BASED = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
}


def write_docx(slides: Sequence[Slide], title: str, notes: Sequence[str], under: str = "") -> bytes:
    """Return slides as text with headings; `notes` are what only who presents sees, and `under` stands under the title."""
    body = "".join(_write_body(slides, title, notes, under))
    margins = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    parts = {
        **_FIXED,
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{write_text(title)}</dc:title><dc:language>en-US</dc:language></cp:coreProperties>"
        ),
        "word/styles.xml": _write_styles(),
        "word/document.xml": f'<w:document xmlns:w="{_SPACE}"><w:body>{body}<w:sectPr>{margins}</w:sectPr></w:body></w:document>',
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name, _MADE)
            archive.writestr(member, _HEAD + part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _write_body(slides: Sequence[Slide], title: str, notes: Sequence[str], under: str) -> Iterator[str]:
    yield _write_paragraph(title, "Title")
    for line in (under, NOT_TO_BE_HANDED_ON if any(notes) else ""):
        if line:
            yield _write_paragraph(line, "Subtitle")
    for number, (slide, note) in enumerate(zip(slides, notes, strict=True), 1):
        words = slide.words
        yield _write_paragraph(f"{number}. {words.title}" if words.title else f"Step {number}", "Heading1")
        for one in (*words.sentences, *filter(str.strip, words.text)):
            yield _write_paragraph(one)
        if slide.seen:
            yield _write_paragraph(f"On the picture: {slide.seen}")
        lines = [line for line in note.splitlines() if line.strip()]
        if lines:
            yield _write_paragraph("Notes", "Heading2")
            yield from map(_write_paragraph, lines)


def _write_paragraph(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{write_text(text)}</w:t></w:r></w:p>'


def _write_styles() -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
    styles = "".join(_write_style(*one) for one in _STYLES)
    return (
        f'<w:styles xmlns:w="{_SPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr>'
        f"</w:rPrDefault></w:docDefaults>{styles}</w:styles>"
    )


def _write_style(key: str, name: str, looks: str) -> str:
    first = key == _STYLES[0][0]
    default, based = (' w:default="1"', "") if first else ("", _BASED)
    return f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>{looks}</w:style>'
