"""A label is put into a file of each format and found again; a file that is hostile, broken or not ours is refused in a sentence."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

from netmap.analysis.handed_on.label import parse_label
from netmap.errors import FileError
from netmap.files.labels.every import NOT_OURS, measure_body, put_label, read_label
from netmap.files.limits import LIMITS
from netmap.model.stories.steps import Shows, SlideWords
from netmap.picture.every import draw_leaving
from netmap.picture.painted import WIDE, Wanted
from netmap.picture.pdf import draw_pdf
from netmap.picture.png import draw_png
from netmap.picture.slides.docx_file import write_docx
from netmap.picture.slides.html_file import write_html
from netmap.picture.slides.pptx_file import write_pptx
from netmap.picture.slides.slide import SlideDrawer
from netmap.picture.svg import draw_svg
from netmap.picture.views import View
from tests.analysis.public.public_town import build_day, build_public_town

LABEL = "netmap1.0123456789abcdef.AbC+/w=="
FEW = replace(LIMITS, file_bytes=2_000_000, unpacked_bytes=1_000_000)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """A small file of each format, without a label."""
    day = build_day(build_public_town())
    sheet = draw_leaving(View.NAMES, day, WIDE, Wanted(room=True))
    slides = SlideDrawer(day).draw_all([SlideWords('Say netmap:label="no"', (), (), Shows.WHEEL)])
    return {
        ".svg": draw_svg(sheet), ".png": draw_png(sheet), ".pdf": draw_pdf(sheet),
        ".html": write_html(slides, "<metadata>netmap1.no</metadata>"), ".pptx": write_pptx(slides, "Title", ["Notes"]),
        ".docx": write_docx(slides, "Title", ["Notes"]),
    }  # fmt: skip


@pytest.mark.parametrize("ending", [".svg", ".png", ".pdf", ".html", ".pptx", ".docx"])
def test_a_label_is_found_again_and_the_rest_is_what_it_was(files: dict[str, bytes], ending: str) -> None:
    bare = files[ending]
    labelled = put_label(bare, LABEL)
    found = read_label(labelled)
    assert (found.ending, found.label, found.body) == (ending, LABEL, measure_body(bare))
    with pytest.raises(FileError, match="no file that netmap made"):
        read_label(bare)


def test_other_programs_open_what_has_a_label_and_office_keeps_it(files: dict[str, bytes]) -> None:
    with Image.open(io.BytesIO(put_label(files[".png"], LABEL))) as picture:
        picture.verify()
    document = pypdfium2.PdfDocument(put_label(files[".pdf"], LABEL))
    assert document.get_metadata_dict()["Title"] == "Who we know so far"
    assert "Clinic" in document[0].get_textpage().get_text_range()
    saved = io.BytesIO()
    Presentation(io.BytesIO(put_label(files[".pptx"], LABEL))).save(saved)
    assert read_label(saved.getvalue()).label == LABEL


def pack(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return written.getvalue()


def bomb() -> bytes:
    return pack(customXml__item1_xml=b"\0" * 1_500_000)


def lie_about_size() -> bytes:
    data = bomb()
    return data.replace(struct.pack("<I", 1_500_000), struct.pack("<I", 15))


def many_parts() -> bytes:
    return pack(**{f"customXml__item{number}_xml": b"" for number in range(10_001)})


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13)
ENTITIES = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg><metadata>&b;</metadata></svg>'


def code(payload: bytes) -> bytes:
    word = b"netmap1." + b"0" * 32 + b"." + base64.b64encode(payload)
    return b"<svg></desc>\n<metadata>%s</metadata>\n</svg>" % word


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", NOT_OURS),
        (lambda: b"Agency,Contact\n", NOT_OURS),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", NOT_OURS),
        (lambda: b"<!DOCTYPE html><p>netmap1.aa.bb", NOT_OURS),
        (lambda: b"%PDF-1.7 cut short", NOT_OURS),
        (lambda: PNG, NOT_OURS),
        (lambda: PNG + struct.pack(">I", 2**31) + b"tEXtnetmap\0", NOT_OURS),
        (lambda: PNG + chunk(b"tEXt", b"netmap\0\xff\xfe"), NOT_OURS),
        (lambda: PNG + chunk(b"zTXt", b"netmap\0\0" + zlib.compress(b"netmap1.a.b" * 100_000)), NOT_OURS),
        (lambda: ENTITIES, NOT_OURS),
        (lambda: b'<?xml version="1.0"?>' + ENTITIES, NOT_OURS),
        (lambda: pack(customXml__item1_xml=ENTITIES), NOT_OURS),
        (lambda: pack(word__document_xml=b"<w/>"), NOT_OURS),
        (lambda: pack(**{"..__..__customXml__item1_xml": b"netmap1.a.b"}), NOT_OURS),
        (lambda: b"PK\x03\x04 cut short", "is damaged or cut short"),
        (lambda: bomb()[:300], "is damaged or cut short"),
        (lie_about_size, "is damaged or cut short"),
        (bomb, "unpacks to more than 1 MB"),
        (many_parts, "unpacks to more than 1 MB"),
        (lambda: b"<svg>" + b" " * 2_000_001, "It is larger than 2 MB"),
        (lambda: b"<svg></desc>\n<metadata>netmap2.00.AAAA</metadata>\n", "A newer netmap made this file"),
        (lambda: b"<svg></desc>\n<metadata>netmap1.00.A</metadata>\n", "cannot be read"),
        (lambda: code(b"[" * 100_000), "cannot be read"),
        (lambda: code(b"{}"), "cannot be read"),
        (lambda: code(b'{"title":"a","day":"2026-01-01","revision":1,"map":"","asked":{},"seen":{},"more":1}'), "cannot be read"),
    ],
)  # fmt: skip
def test_whatever_else_comes_is_refused_in_a_sentence(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(FileError) as refused:
        parse_label(read_label(make(), FEW).label)
    assert said in refused.value.message
    assert len(refused.value.message) < 200
