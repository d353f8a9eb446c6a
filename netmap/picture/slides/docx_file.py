"""A story as text, for a word processor: a heading for each step, what it says, what is on its picture, and the notes."""

from collections.abc import Iterator, Sequence

from netmap.files.documents import Document, Paragraph, Style, write_document
from netmap.picture.slides.slide import Slide

NOT_TO_BE_HANDED_ON = "With notes for who presents: not to be handed on."


def write_docx(slides: Sequence[Slide], title: str, notes: Sequence[str], under: str = "") -> bytes:
    """Return slides as text with headings; `notes` are what only who presents sees, and `under` stands under the title."""
    return write_document(Document(title, tuple(_tell(slides, notes, under))))


def _tell(slides: Sequence[Slide], notes: Sequence[str], under: str) -> Iterator[Paragraph]:
    for line in (under, NOT_TO_BE_HANDED_ON if any(notes) else ""):
        if line:
            yield Paragraph(line, Style.UNDER)
    for number, (slide, note) in enumerate(zip(slides, notes, strict=True), 1):
        words = slide.words
        yield Paragraph(f"{number}. {words.title}" if words.title else f"Step {number}", Style.HEADING)
        yield from map(Paragraph, (*words.sentences, *filter(str.strip, words.text)))
        if slide.seen:
            yield Paragraph(f"On the picture: {slide.seen}")
        lines = [line for line in note.splitlines() if line.strip()]
        if lines:
            yield Paragraph("Notes", Style.SUBHEADING)
            yield from map(Paragraph, lines)
