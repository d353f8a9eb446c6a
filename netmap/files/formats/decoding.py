"""Bytes as text: which encoding a file of text is in.

The order is strict: a byte order mark, UTF-16 without one, UTF-8, a mixture of UTF-8 and Windows-1252; then
Windows-1252 unless Mac Roman or DOS gives plainly more plausible letters; only where none does and Windows-1252 has no
character for a byte is charset-normalizer asked.
"""

import codecs
import re
from dataclasses import dataclass

from netmap.errors import FileError
from netmap.files.formats.every import advise_saving
from netmap.files.formats.plausible_letters import CLEARLY, ENCODINGS, find_words, rate_encodings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64_000
_STRAY = re.compile("[\udc80-\udcff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0x100)
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file; where `mixed`, bytes that are not UTF-8 still stand in it as lone surrogates.

    readings : where that was weighed, the encodings it may be in, the one taken first; `sure` is from 0 to 1.
    """

    text: str
    encoding: str
    mixed: bool = False
    doubt: str = ""
    readings: tuple[str, ...] = ()
    sure: float = 1.0


def has_stray(text: str) -> bool:
    """Whether a text of a mixed file holds bytes that are not UTF-8."""
    return _STRAY.search(text) is not None


def repair_stray(text: str) -> str:
    """Return a text of a mixed file with the bytes that are not UTF-8 read as Windows-1252."""
    return text.translate(_WINDOWS)


def decode_text(data: bytes, name: str) -> Decoded:
    """Return the text of a file and the encoding it was in.

    Raises
    ------
    FileError
        When it is no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _decode_utf8(rest) if encoding == "utf-8" else _decode_wide(rest, encoding)
    if encoding := _guess_wide(data):
        return _decode_wide(data, encoding)
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) + sample.count(0) > max(3, len(sample) // 20):
        raise FileError(f"{name} is not a spreadsheet or a text file. Save the list {advise_saving()}.")
    return _decode_utf8(data)


def _decode_utf8(data: bytes) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="surrogateescape")
    if any(ord(character) > 0x7F for character in set(_STRAY.sub("", text))):  # noqa: PLR2004
        return Decoded(text, "UTF-8 and Windows-1252", mixed=True)
    return _decode_single(data) or _ask_normalizer(data, text)


def _decode_single(data: bytes) -> Decoded | None:
    """Return the text of bytes of one letter each; None where none of those encodings has letters for all of them."""
    rated = rate_encodings(find_words(data))
    usual = rated.get("cp1252")
    others = {encoding: rate for encoding, rate in rated.items() if encoding != "cp1252"}
    best = max(others, key=others.__getitem__, default="")
    if usual is None and (not best or others[best] < CLEARLY):
        return None
    ahead = others[best] - (-1.0 if usual is None else usual)
    if ahead < CLEARLY:
        near = usual is not None and ahead > 0 and others[best] > CLEARLY
        readings = ("cp1252", best) if near else ()
        return _decode_as(data, "cp1252", readings, 0.6 if near else 1.0)
    return _decode_as(
        data, best, (best, "cp1252") if usual is not None else (best,), 0.6 if ahead < 1 else 0.95
    )


def _decode_as(data: bytes, encoding: str, readings: tuple[str, ...], sure: float) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text, ENCODINGS[encoding], readings=readings, sure=sure)


def _ask_normalizer(data: bytes, text: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 – loading it is slow, and few files need it

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        try:
            encoding = best.encoding
            return Decoded(
                data.decode(encoding), encoding, doubt=f"Its letters were guessed to be {encoding}."
            )
        except (UnicodeDecodeError, LookupError):
            pass
    return Decoded(
        repair_stray(text), "Windows-1252", doubt="Some of its letters could not be told for sure."
    )


def _guess_wide(data: bytes) -> str:
    """Return which UTF-16 a file without a mark is in by where its zero bytes stand, "" for none."""
    sample = data[: _SAMPLE & ~1]
    half = len(sample) // 2
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if half and high * 10 >= half * 3 and low * 10 < half:
        return "utf-16-le"
    return "utf-16-be" if half and low * 10 >= half * 3 and high * 10 < half else ""


def _decode_wide(data: bytes, encoding: str) -> Decoded:
    label = encoding[:6].upper()
    try:
        return Decoded(data.decode(encoding), label)
    except UnicodeDecodeError:
        doubt = "Some of its characters are damaged and were replaced."
        return Decoded(data.decode(encoding, errors="replace"), label, doubt=doubt)
