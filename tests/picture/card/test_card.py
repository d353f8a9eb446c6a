"""A partner's own card: what we have about them and what others see, and nothing that is not theirs to see."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from netmap.analysis.card.answers import NEW_WAYS
from netmap.analysis.card.card import Contact, find_card, list_carded
from netmap.analysis.day import Day
from netmap.errors import NetmapError
from netmap.model.entities import Asset, Coalition, Goal, Organization, Person, Sector
from netmap.model.entity import Entity
from netmap.model.happenings import Interaction
from netmap.model.kinds import Formal, Standing, TieKind
from netmap.model.network import Network
from netmap.model.ties import Tie, build_tie
from netmap.picture.card.files import draw_card_html, draw_card_pdf
from netmap.picture.card.words import AGREEMENTS, CardText, write_card
from netmap.picture.card.words import NEW_WAYS as WORDS_OF_WAYS
from netmap.picture.paper.handouts import HandoutPaper
from tests.verapdf.judging import judge_pdfs

TODAY = date(2026, 11, 28)
SECRET = "Xanadu"
"""What stands in everything that must not be on a card."""
HOSTILE = (
    '#panic("run") *bold* $x^2$ @ref <label>',
    "</td><script>alert(1)</script>",
    "{{ card }} {% raw %}",
    "=cmd|' /C calc'!A0",
    "مكتبة المدينة",
    "x" * 300,
    "Friends of the Very Long Name " * 10,
)


def build_county() -> Network:
    """The library (us), the pantry whose card it is, its partners, and much that is nobody else's business."""
    organizations = [
        Organization(id="us", name="County Library", home=True, email="desk@library.example.org"),
        Organization(
            id="pantry", name="Harbor Pantry", description="Food for everybody", email="hello@pantry.example.org",
            phone="555-0101", address="9 Dock Street", city="Marlow", notes=f"{SECRET} late with reports",
            tags=(f"{SECRET} tag",), source=f"{SECRET} list", attributes={"Own": f"{SECRET} column"},
        ),
        Organization(id="clinic", name="Bay Clinic", notes=f"{SECRET} their notes", email=f"{SECRET}@clinic.example.org"),
        Organization(id="farm", name="Hill Farm"),
        Organization(id="hidden", name=f"{SECRET} Shelter", confidential=True),
        Organization(id="shy", name=f"{SECRET} Society", may_be_named=False),
    ]  # fmt: skip
    more: list[Entity] = [
        Sector(id="food", name="Food & housing"),
        Coalition(id="table", name="Food Table"),
        Coalition(id="over", name=f"{SECRET} of old", ended=date(2020, 1, 1)),
        Goal(id="goal", name="No one goes hungry"),
        Asset(id="van", name="A cold van"),
        Person(id="ann", name="Ann Poe", email="ann@pantry.example.org", phone="555-0102", access_needs=SECRET),
        Person(id="quiet", name=f"{SECRET} Person", confidential=True),
        Person(id="own", name="Olu Own", email=f"{SECRET}@home.example.org", standing=Standing.PARTNER),
        Interaction(id="met", on=date(2026, 2, 3), outcome=f"{SECRET} talk", place=f"{SECRET} hall"),
    ]  # fmt: skip
    ties: list[Tie] = [
        build_tie(TieKind.IN_SECTOR, "pantry", "food", primary=True),
        build_tie(TieKind.PARTNERS_WITH, "pantry", "clinic", strength=5, notes=f"{SECRET} tie", said_by=f"{SECRET} said",
            formal=Formal.YES),
        build_tie(TieKind.FUNDS, "clinic", "pantry"),
        build_tie(TieKind.REFERS_TO, "pantry", "us"),
        build_tie(TieKind.REPORTS, "pantry", "farm"),
        build_tie(TieKind.REPORTS, "clinic", "pantry", strength=1),
        build_tie(TieKind.PARTNERS_WITH, "pantry", "hidden"),
        build_tie(TieKind.PARTNERS_WITH, "pantry", "shy"),
        build_tie(TieKind.PARTNERS_WITH, "farm", "pantry", until=date(2025, 1, 1)),
        build_tie(TieKind.PARTNERS_WITH, "pantry", "own"),
        build_tie(TieKind.MEMBER_OF, "pantry", "table"),
        build_tie(TieKind.MEMBER_OF, "pantry", "over"),
        build_tie(TieKind.PURSUES, "pantry", "goal"),
        build_tie(TieKind.HAS, "pantry", "van"),
        build_tie(TieKind.WORKS_AT, "ann", "pantry", role="Director"),
        build_tie(TieKind.WORKS_AT, "quiet", "pantry"),
        build_tie(TieKind.WORKS_AT, "own", "pantry"),
        build_tie(TieKind.WITH, "met", "pantry"),
    ]  # fmt: skip
    return Network.of_items([*organizations, *more, *ties])


def write(network: Network, subject: str, send_to: str = "") -> CardText:
    day = Day(network, TODAY)
    return write_card(day, find_card(day, subject), send_to)


def read_rows(text: CardText) -> dict[str, str]:
    return {row.what: row.had for row in text.rows}


def read_pdf(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))


@pytest.fixture(scope="module")
def county() -> Network:
    return build_county()


def test_what_we_have_about_them_stands_on_it(county: Network) -> None:
    text = write(county, "pantry")
    rows = read_rows(text)
    assert rows["Your name"] == "Harbor Pantry"
    assert rows["What you do"] == "Food for everybody"
    assert (rows["E-mail"], rows["Phone"]) == ("hello@pantry.example.org", "555-0101")
    assert rows["Where you are"] == "9 Dock Street, Marlow"
    assert rows["Sectors you work in"] == "Food & housing"
    assert rows["What you can offer"] == "A cold van"
    assert rows["What you are looking for"] == rows["Website"] == ""
    assert text.people == (
        Contact("ann", "Ann Poe", "Director", "ann@pantry.example.org", "555-0102", own=False),
        Contact("own", "Olu Own", "", "", "", own=True),
    )
    assert dict(text.ties) == {
        "Bay Clinic": "you work together, they fund you",
        "County Library": "you refer people to them",
        "Hill Farm": "you told us that you work together",
        "Food Table": "you sit there",
        "No one goes hungry": "you work on it",
    }


def test_what_others_see_is_what_a_public_copy_shows(county: Network) -> None:
    seen = write(county, "pantry").seen
    assert seen[0] == "Your name, in Food & housing."
    assert seen[1] == "That you take part in Food Table and No one goes hungry."
    assert seen[2] == "That you work with Bay Clinic."
    assert write(county, "shy").seen == (
        "You are not in the copies of the map that others get, because you asked us not to name you.",
    )
    gone = Organization(id="gone", name="Gone", standing=Standing.NOT_A_FIT)
    assert write(Network.of_items([gone]), "gone").seen == (
        "You are not in the copies of the map that others get.",
    )


def test_what_they_told_before_of_what_others_may_see_is_told_with_who_said_it() -> None:
    def tell(**values: Any) -> str:
        return write(Network.of_items([Organization(id="one", name="One", **values)]), "one").answer

    assert tell() == "We have not asked you yet."
    assert tell(may_be_named=True) == "What you told us before: you may be named."
    said = {"agreed_by": "Ann Poe", "agreed_on": date(2026, 3, 1)}
    assert tell(may_be_named=False, **said).startswith(
        "What you told us on 1 March 2026 (Ann Poe): you would rather not"
    )
    assert tell(may_be_named=True, may_show_ties=True, may_show_more=False, **said).endswith(
        "you may be named, show whom you work with and do not show website, city and what you do."
    )


def test_every_way_that_a_card_offers_has_its_words() -> None:
    assert tuple(WORDS_OF_WAYS) == NEW_WAYS


def test_nothing_that_is_not_theirs_is_in_its_words_or_its_bytes(county: Network) -> None:
    text = write(county, "pantry")
    html, pdf = draw_card_html(text), draw_card_pdf(text)
    assert "Harbor Pantry" in html.decode()
    assert "Harbor Pantry" in read_pdf(pdf)
    for said in (repr(text), html.decode(), read_pdf(pdf), pdf.decode("latin-1")):
        assert SECRET not in said


def test_what_is_confidential_has_no_card_and_neither_have_we(county: Network) -> None:
    day = Day(county, TODAY)
    assert [one.id for one in list_carded(day)] == ["clinic", "pantry", "farm", "shy"]
    with pytest.raises(NetmapError, match="never leaves"):
        find_card(day, "hidden")
    with pytest.raises(NetmapError, match="not on the map"):
        find_card(day, "nobody")


def test_a_place_that_is_confidential_is_not_told_and_they_are_told_so() -> None:
    shelter = Organization(id="shelter", name="Haven", location_confidential=True, city="Marlow")
    text = write(Network.of_items([shelter]), "shelter")
    assert read_rows(text)["Where you are"] == "Marlow"
    assert "confidential" in text.hidden_place
    assert text.hidden_place in read_pdf(draw_card_pdf(text)).replace("\r\n", " ")


def test_it_is_sent_to_us_or_where_it_is_said_or_there_is_a_line_to_write_on(county: Network) -> None:
    assert write(county, "pantry").send_to == "County Library · desk@library.example.org"
    assert write(county, "pantry", "Room 4").send_to == "Room 4"
    alone = write(Network.of_items([Organization(id="one", name="One")]), "one")
    assert alone.send_to == ""
    assert '<input type="text" aria-labelledby="send"' in draw_card_html(alone).decode()


@pytest.mark.parametrize("paper", HandoutPaper)
def test_a_card_is_on_its_paper_with_boxes_and_lines_to_write_on(
    county: Network, paper: HandoutPaper
) -> None:
    pages = PdfDocument(draw_card_pdf(write(county, "pantry"), paper))
    size = {HandoutPaper.LETTER: (612, 792), HandoutPaper.A4: (595.28, 841.89)}[paper]
    assert [page.get_size() for page in pages] == [pytest.approx(size, abs=0.1)] * len(pages)
    said = " ".join(read_pdf(draw_card_pdf(write(county, "pantry"), paper)).split())
    for agreement in (*AGREEMENTS.values(), "Signature", "Put it right", "As of 28 November 2026."):
        assert agreement in said


def test_hostile_and_endless_names_are_text_and_verapdf_finds_nothing(
    tmp_path: Path, county: Network
) -> None:
    organizations = [Organization(id=f"org{at}", name=name) for at, name in enumerate(HOSTILE)]
    ties = [build_tie(TieKind.PARTNERS_WITH, "org0", one.id) for one in organizations[1:]]
    network = Network.of_items([*organizations, *ties])
    texts = [write(county, "pantry"), *(write(network, one.id) for one in organizations)]
    paths = []
    for at, text in enumerate(texts):
        paths.append(tmp_path / f"{at}.pdf")
        paths[-1].write_bytes(draw_card_pdf(text))
    said = judge_pdfs(*paths)
    assert [line.split()[0] for line in said] == ["good"] * len(paths), said
    first = "".join(read_pdf(paths[1].read_bytes()).split()).replace("\u200b", "")
    assert [name for name in HOSTILE[:4] if "".join(name.split()) not in first] == []
    html = draw_card_html(texts[1]).decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_word_of_the_title_that_there_is_room_for_is_whole_in_every_script() -> None:
    name = "Достопримечательности"
    said = read_pdf(draw_card_pdf(write(Network.of_items([Organization(id="one", name=name)]), "one")))
    assert said.count(name) == 2


def test_a_page_to_fill_in_fetches_nothing_and_the_same_card_is_the_same_file(county: Network) -> None:
    text = write(county, "pantry")
    html = draw_card_html(text).decode()
    assert "default-src 'none'" in html
    assert "http" not in html.replace("http-equiv", "").replace("http://www.w3.org", "")
    assert draw_card_html(text) == html.encode()
    assert draw_card_pdf(text) == draw_card_pdf(text)


def test_all_of_us_who_keep_the_map_are_named() -> None:
    network = build_county()
    friends = Organization(id="friends", name="Friends of the Library", home=True)
    both = Day(Network.of_items([*network.entities.values(), *network.ties.values(), friends]), TODAY)
    assert write_card(both, find_card(both, "pantry")).lead.startswith(
        "County Library and Friends of the Library keep a map"
    )
    alone = Day(network, TODAY)
    assert write_card(alone, find_card(alone, "pantry")).lead.startswith("County Library keeps a map")
