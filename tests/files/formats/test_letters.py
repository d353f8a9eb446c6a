"""Bytes of one letter each, told apart by which reading gives plausible letters."""

import pytest

from netmap.files.formats.decoding import decode_text

NAMES = {
    "spanish": "Clínica Peñasco, José Ñandú",
    "one name": "José",
    "french": "François Lévêque, Théâtre de la Forêt",
    "german": "Jörg Müller, Straße der Künste, Übersee",
    "capitals": "CLÍNICA PEÑASCO, JOSÉ MUÑOZ",
    "portuguese": "São João, Conceição, Ação",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_names_are_read_in_the_encoding_they_were_saved_in(text: str, encoding: str) -> None:
    assert (
        decode_text(f"Organization\n{text}\n".encode(encoding), "list.csv").text == f"Organization\n{text}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Children’s Museum", "O’Brien", "St. Mary’s", "Users’ Group", "Bath – Maine, 1996–2000", "“Harbor Pantry” and more…",
        "Brand™", "Košir, Žižek", "Søren Ågård", "Café", "5°C", "• item", "£5",
    ],
)  # fmt: skip
def test_what_windows_saved_stays_as_it_is(text: str) -> None:
    assert decode_text(text.encode("cp1252"), "list.csv").text == text


def test_a_clear_reading_is_sure_and_a_near_one_is_not() -> None:
    clear = decode_text("Clínica Peñasco".encode("mac_roman"), "list.csv")
    near = decode_text("Hans Möller".encode("mac_roman"), "list.csv")
    assert (clear.readings, clear.sure > 0.9) == (("mac_roman", "cp1252"), True)
    assert (near.readings, near.sure < 0.9) == (("cp1252", "mac_roman"), True)
    assert decode_text("Clínica Peñasco".encode("cp1252"), "list.csv").readings == ()
