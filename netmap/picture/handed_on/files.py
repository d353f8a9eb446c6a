"""Files that are handed on: a picture, the slides of a story or a document, with what the file says of itself."""

from collections.abc import Sequence
from typing import Protocol

from netmap.analysis.day import Day
from netmap.analysis.handed_on.findings import AskedFindings
from netmap.analysis.handed_on.label import Asked, Label, Seen, write_label
from netmap.analysis.handed_on.marks import Marks
from netmap.errors import InputError
from netmap.files.documents import ENDING, Document, write_document
from netmap.files.labels.every import measure_body, put_label
from netmap.model.happenings import Story
from netmap.model.words import count_things, tell_day
from netmap.picture.documents.pdf_file import write_pdf
from netmap.picture.drawing.sheet import Sheet
from netmap.picture.handed_on.recipe import Recipe
from netmap.picture.handed_on.seen import see_sheets, see_slides
from netmap.picture.painters import PAINTERS
from netmap.picture.pdf import draw_pages
from netmap.picture.slides.docx_file import write_docx
from netmap.picture.slides.html_file import write_html
from netmap.picture.slides.pptx_file import write_pptx
from netmap.picture.slides.slide import Slide

STORY_ENDINGS = (".html", ".pptx", ".docx")
"""The files that a story is written into."""


class FoundDocument(Protocol):
    """Findings of a day as a document, and what is seen in it."""

    @property
    def document(self) -> Document: ...
    @property
    def seen(self) -> Seen: ...


def write_picture(sheets: Sequence[Sheet], recipe: Recipe, day: Day, ending: str) -> bytes:
    """Return a picture that was made of a day by a recipe as a file of an ending, which says of itself what it is.

    Raises
    ------
    InputError
        When it has several pages, and such a file only one.
    """
    if len(sheets) > 1:
        if ending != ".pdf":
            raise InputError(
                f"{count_things(len(sheets), 'page')} are needed. Let the name end in .pdf.", field="output"
            )
        data = draw_pages(sheets)
    else:
        data = PAINTERS[ending](sheets[0])
    marks = Marks(day.everything)
    drawn = {key for sheet in sheets for shape in sheet.shapes for key in shape.of}
    return _label(
        data, sheets[0].title, recipe.tell(marks, drawn), see_sheets(sheets, recipe.see(day), marks), day
    )


def write_slides(
    slides: Sequence[Slide], story: Story, day: Day, ending: str, *, title: str, notes: Sequence[str]
) -> bytes:
    """Return the slides of a story that is told on a day as a file of one of `STORY_ENDINGS`; a page has no notes."""
    under = f"As of {tell_day(day.date)}"
    if ending == ".pptx":
        data = write_pptx(slides, title, notes)
    elif ending == ".docx":
        data = write_docx(slides, title, notes, under)
    else:
        data = write_html(slides, title, under)
    marks = Marks(day.everything)
    asked = Asked(story=marks.mark(story.id), room=True)
    return _label(data, title, asked, see_slides(slides, day, marks), day)


def write_document_file(found: FoundDocument, asked: AskedFindings, day: Day, ending: str) -> bytes:
    """Return findings that were asked for on a day as a file of one of the endings of documents."""
    document = found.document
    data = write_document(document) if ending == ENDING else write_pdf(document)
    findings = asked.change_ids(Marks(day.everything).mark)
    return _label(data, document.title, Asked(findings=findings), found.seen, day)


def _label(data: bytes, title: str, asked: Asked, seen: Seen, day: Day) -> bytes:
    marks = Marks(day.everything)
    label = Label(
        title=title, day=day.date, revision=day.everything.revision, map=marks.map, asked=asked, seen=seen
    )
    return put_label(data, write_label(label, marks, measure_body(data)))
