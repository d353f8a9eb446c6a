"""Correction slips: four a page, in each language, and a PDF that everybody can read."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from netmap.content.loading import load_content
from netmap.errors import InputError, SettingsError
from netmap.picture.corrections.slips import choose_slips, draw_slips
from netmap.picture.paper.handouts import HandoutPaper
from tests.verapdf.judging import judge_pdfs

CONTENT = load_content()
HOSTILE = (
    '#panic("run") *bold* $x^2$ @ref <label>',
    "</td><script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "مكتبة المدينة",
    "x" * 300,
    "Friends of the Very Long Name " * 10,
)


def read_pages(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in PdfDocument(pdf)]


@pytest.mark.parametrize("paper", HandoutPaper)
def test_four_slips_stand_on_a_page_of_each_language(paper: HandoutPaper) -> None:
    chosen = choose_slips(CONTENT, ["en", "Español", "en"])
    pdf = draw_slips(chosen, foot="County Library", paper=paper)
    english, spanish = read_pages(pdf)
    for words in chosen[0].model_dump(exclude={"language", "name"}).values():
        assert english.count(words) >= 4
    assert english.count("County Library") == 4
    assert spanish.count("No estamos en el mapa") == 4
    size = {HandoutPaper.LETTER: (612, 792), HandoutPaper.A4: (595.28, 841.89)}[paper]
    assert PdfDocument(pdf)[0].get_size() == pytest.approx(size, abs=0.1)


def test_without_a_language_it_is_the_usual_one_and_an_unknown_one_is_said() -> None:
    assert [one.language for one in choose_slips(CONTENT, [])] == ["en"]
    with pytest.raises(InputError, match=r"en \(English\), es \(español\)"):
        choose_slips(CONTENT, ["en", "tlh"])


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_text_and_leaves_four_slips_on_one_page(title: str) -> None:
    (page,) = read_pages(draw_slips(choose_slips(CONTENT, []), title=title, foot=title))
    assert page.count("Thank you!") == 4
    assert "May we write to you?" in page


def test_a_word_that_there_is_room_for_is_whole_in_every_script() -> None:
    (page,) = read_pages(draw_slips(choose_slips(CONTENT, []), title="Благотворительность", foot="x" * 25))
    assert page.count("Благотворительность") == 4
    assert "x" * 25 not in page


def test_slips_of_a_step_name_it_and_have_a_page_for_each_step() -> None:
    steps = ["“Our fall” · 1. All of us", "“Our fall” · 3. " + "Around the clinic and its neighbours " * 3]
    first, second = read_pages(
        draw_slips(choose_slips(CONTENT, []), title="x" * 60, foot="x" * 60, seen=steps)
    )
    assert first.count(steps[0]) == 4
    assert second.count("3. Around the clinic and its") == 4
    assert second.count("Thank you!") == 4


def test_slips_are_accessible_and_the_same_each_time(tmp_path: Path) -> None:
    slips = choose_slips(CONTENT, ["en", "es"])
    path = tmp_path / "slips.pdf"
    path.write_bytes(draw_slips(slips, title=HOSTILE[0], foot=HOSTILE[1]))
    said = judge_pdfs(path)
    assert said[-1].startswith("good"), said
    assert draw_slips(slips, title=HOSTILE[0], foot=HOSTILE[1]) == path.read_bytes()


def test_a_language_of_ones_own_is_added_and_one_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "slips.toml"
    values = CONTENT.slips[0].model_dump() | {"language": "so", "name": "Soomaali"}
    entry = "[[slip]]\n" + "\n".join(f'{name} = "{value}"' for name, value in values.items()) + "\n"
    own.write_text(entry, "utf-8")
    assert [one.name for one in choose_slips(load_content(tmp_path), [])] == ["Soomaali"]
    own.write_text(entry * 2, "utf-8")
    load_content.cache_clear()
    with pytest.raises(SettingsError, match="the language so is there twice"):
        load_content(tmp_path)
