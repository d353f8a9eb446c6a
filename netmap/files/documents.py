"""Text with headings as a file for a word processor (.docx).

The few parts of such a file are written here, as ECMA-376 has them; a library for them would bring a page design of its own.
"""

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from netmap.model.text import escape_xml

ENDING = ".docx"
ENDINGS = (ENDING, ".pdf")
"""The files that a document is written into; a PDF is set by `netmap.picture.documents`."""
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Style(StrEnum):
    """What a paragraph is; the value is the id of its style in the file."""

    BODY = "Normal"
    TITLE = "Title"
    UNDER = "Subtitle"
    HEADING = "Heading1"
    SUBHEADING = "Heading2"
    POINT = "ListBullet"
    QUIET = "Quote"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of text; `lead` stands before it in bold."""

    text: str
    style: Style = Style.BODY
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Paragraphs, in their order under a title."""

    title: str
    paragraphs: tuple[Paragraph, ...]


_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MADE = (1980, 1, 1, 0, 0, 0)
"""What stands for the time in an archive, so that the same text gives the same bytes."""
_BULLETS = 1
_STYLES = {
    Style.BODY: ("Normal", '<w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'),
    Style.TITLE: ("Title", '<w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr>'),
    Style.UNDER: ("Subtitle", '<w:rPr><w:color w:val="3D4957"/></w:rPr>'),
    Style.HEADING: (
        "heading 1",
        '<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr>',
    ),
    Style.SUBHEADING: (
        "heading 2",
        '<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr>',
    ),
    Style.POINT: (
        "List Bullet",
        f'<w:pPr><w:numPr><w:numId w:val="{_BULLETS}"/></w:numPr><w:spacing w:after="40"/><w:contextualSpacing/></w:pPr>',
    ),
    Style.QUIET: ("Quote", '<w:rPr><w:color w:val="3D4957"/><w:sz w:val="20"/></w:rPr>'),
}
"""The names of styles, by which word processors and screen readers know headings and lists, and how they look."""
_BASED = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
_BULLET = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl>'
    f'</w:abstractNum><w:num w:numId="{_BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
)
_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPES}.numbering+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/numbering.xml": f'<w:numbering xmlns:w="{_SPACE}">{_BULLET}</w:numbering>',
}


def write_document(document: Document) -> bytes:
    """Return a document as a file; the same text always gives the same bytes."""
    title = document.title
    body = "".join(map(_write_paragraph, (Paragraph(title, Style.TITLE), *document.paragraphs)))
    margins = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
    parts = {
        **_FIXED,
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape_xml(title)}</dc:title><dc:language>en-US</dc:language></cp:coreProperties>"
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


def _write_paragraph(one: Paragraph) -> str:
    lead = _write_run(f"{one.lead} ", "<w:rPr><w:b/></w:rPr>") if one.lead else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{one.style}"/></w:pPr>{lead}{_write_run(one.text)}</w:p>'


def _write_run(text: str, looks: str = "") -> str:
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape_xml(text)}</w:t></w:r>'


def _write_styles() -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Calibri"/>'
    styles = "".join(_write_style(style, *looks) for style, looks in _STYLES.items())
    return (
        f'<w:styles xmlns:w="{_SPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr>'
        f"</w:rPrDefault></w:docDefaults>{styles}</w:styles>"
    )


def _write_style(style: Style, name: str, looks: str) -> str:
    default, based = (' w:default="1"', "") if style is Style.BODY else ("", _BASED)
    return f'<w:style w:type="paragraph"{default} w:styleId="{style}"><w:name w:val="{name}"/>{based}<w:qFormat/>{looks}</w:style>'
