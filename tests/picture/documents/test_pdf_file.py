"""Findings as PDF: every word of the document, under headings, accessible as veraPDF judges it."""

from pathlib import Path

import pypdfium2

from netmap.files.documents import Document, Paragraph, Style
from netmap.files.labels.every import put_label
from netmap.picture.documents.pdf_file import write_pdf
from netmap.picture.paper.handouts import HandoutPaper
from tests.picture.test_pdf import HOSTILE, NOWHERE
from tests.verapdf.judging import judge_pdfs

SAID = "The Harbor Clinic is the only link of three others, who would be cut off without it."
LONG = "Wörterbuchverlagsgesellschaft" * 12


def build(*names: str, times: int = 1, title: str = "Who is missing") -> Document:
    every = [
        one
        for name in names * times
        for one in (
            Paragraph(f"{name} connects others.", Style.SUBHEADING),
            Paragraph(SAID),
            Paragraph(f"Ask {name}.", lead="Next:"),
            Paragraph(f"{name} – Harbor Clinic", Style.POINT),
            Paragraph("Ärztehaus – School", Style.POINT),
            Paragraph("Based on 3 ties.", Style.QUIET),
        )
    ]
    return Document(
        title, (Paragraph("As of 3 May 2026.", Style.UNDER), Paragraph("Groups", Style.HEADING), *every)
    )


def read_all_text(pdf: bytes) -> str:
    return "\n".join(str(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(pdf))


def fold(text: str) -> str:
    return "".join(text.split())


def test_verapdf_finds_nothing_against_pdf_ua(tmp_path: Path) -> None:
    written = {
        "hostile": write_pdf(build(*HOSTILE, title=HOSTILE[0])), "greek": write_pdf(build("Κέντρο Υγείας", "בית ספר", "مركز الصحة")),
        "long": write_pdf(build(LONG, title=LONG)), "many": write_pdf(build("Clinic", times=60)),
        "bare": write_pdf(Document("Who is missing", (Paragraph("Only a heading", Style.HEADING),))),
        "nothing": write_pdf(Document("Nothing", ())), "labelled": put_label(write_pdf(build("Clinic")), "netmap1.00.AbC+/w=="),
    }  # fmt: skip
    paths = [tmp_path / f"{name}.pdf" for name in written]
    for path, data in zip(paths, written.values(), strict=True):
        path.write_bytes(data)
    said = judge_pdfs(*paths)
    assert [line.split()[0] for line in said] == ["good"] * len(paths), said


def test_every_word_is_in_it_as_text_and_nothing_is_run() -> None:
    names = [one for one in HOSTILE if one.isascii()]
    read = fold(read_all_text(write_pdf(build(*names, LONG, title=LONG))))
    for text in (*names, "As of 3 May 2026.", "Groups", SAID, "Based on 3 ties.", "Ärztehaus – School"):
        assert fold(text) in read, text
    assert LONG in read.replace("\u200b", "")
    assert "clusters" not in read


def test_its_pages_are_numbered_and_of_the_size_of_the_paper() -> None:
    pages = pypdfium2.PdfDocument(write_pdf(build("Clinic", times=60), paper=HandoutPaper.A4))
    assert len(pages) > 2
    assert {tuple(map(round, page.get_size())) for page in pages} == {(595, 842)}
    assert f"Page 2 of {len(pages)}" in str(pages[1].get_textpage().get_text_bounded())


def test_what_a_finding_rests_on_is_not_left_alone_on_a_page() -> None:
    pages = pypdfium2.PdfDocument(write_pdf(build("Clinic", times=60)))
    begins = [str(page.get_textpage().get_text_bounded()).split("\n", 1)[0] for page in pages]
    assert [one for one in begins if one.startswith("Based on")] == []


def test_a_list_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    points = [Paragraph(f"Partner {at}", Style.POINT) for at in range(200)]
    rests = Paragraph("Based on 3 ties.", Style.QUIET)
    read = read_all_text(write_pdf(Document("All", (*points, rests))))
    assert [one.text for one in (*points, rests) if one.text not in read] == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(build("Clinic")) == write_pdf(build("Clinic"))


def test_a_character_that_no_font_has_leaves_the_rest() -> None:
    assert SAID in " ".join(read_all_text(write_pdf(build(f"Odd {NOWHERE} Club"))).split())
