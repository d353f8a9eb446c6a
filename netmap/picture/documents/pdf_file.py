"""A document as a PDF to read and to print."""

import json

from netmap.files.documents import Document
from netmap.picture.paper.handouts import HandoutPaper
from netmap.picture.pdf import set_pdf


def write_pdf(document: Document, *, paper: HandoutPaper = HandoutPaper.LETTER) -> bytes:
    """Return a document as a PDF, tagged as PDF/UA-1, with numbered pages; the same text always gives the same bytes."""
    parts = [{"style": one.style, "lead": one.lead, "text": one.text} for one in document.paragraphs]
    told = {"document": json.dumps(parts), "title": document.title, "paper": paper.set_as}
    texts = [document.title, *(f"{one.lead} {one.text}" for one in document.paragraphs)]
    return set_pdf("documents/document.typ", told, texts)
