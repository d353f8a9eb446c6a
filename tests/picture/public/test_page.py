"""The page of a public copy: one file that fetches nothing, in which every text is text, and which says when it was changed."""

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser

import pytest

from netmap.analysis.public.choices import Choices, Naming, PeopleShown
from netmap.analysis.public.rebuilding import rebuild
from netmap.analysis.public.sealing import LARGEST, read_copy
from netmap.analysis.public.telling import tell_copy
from netmap.content.loading import load_content
from netmap.errors import FileError
from netmap.model.entities import Coalition, Goal
from netmap.model.kinds import Standing, TieKind
from netmap.model.network import Network
from netmap.picture.public.page import draw_page
from tests.analysis.public.public_town import build_day, build_public_town
from tests.analysis.towns import org, person, sector, tie
from tests.picture.map_networks import build_town

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    '"><svg onload=alert(1)>',
    "' onclick='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "]]>&amp;&lt;",
    '"seal":"' + "a" * 64 + '"',
    "javascript:alert(1)",
    "עמותת השכונה",
    "مركز الحي",
    "X" * 300,
)


class Reader(HTMLParser):
    """Reads a page as a browser does: which elements there are with what, and the text of the table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag
        if tag in {"th", "td"}:
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in {"th", "td"}:
            self.cells[-1] += data


def build_hostile() -> Network:
    """Partners, a sector, a goal and a coalition with hostile names, each tied to the first."""
    orgs = [org(f"o{number}", name=name, description=name, city=name) for number, name in enumerate(HOSTILE)]
    items = [sector("s", name=HOSTILE[1]), Goal(id="g", name=HOSTILE[0]), Coalition(id="c", name=HOSTILE[3])]
    items += [person("p", name=HOSTILE[4], standing=Standing.PARTNER, may_be_named=True)]
    ties = [tie(TieKind.IN_SECTOR, one.id, "s", primary=True) for one in orgs]
    ties += [tie(TieKind.PARTNERS_WITH, "o0", one.id) for one in orgs[1:]]
    ties += [tie(TieKind.MEMBER_OF, "o1", "c"), tie(TieKind.PURSUES, "o2", "g")]
    return Network.of_items([*items, *orgs, *ties])


def draw(
    network: Network | None = None, choices: Choices | None = None, *, title: str = "", place: str = ""
) -> bytes:
    copy = rebuild(build_day(network or build_public_town()), choices or Choices())
    return draw_page(copy, load_content(), title=title, place=place).data


def test_it_says_what_it_is_of_and_when() -> None:
    page = draw(place="Marlow County").decode()
    assert "<title>Who we know so far: Marlow County</title>" in page
    assert "As of 28 November 2026" in page
    assert "4 organizations in 2 sectors, 3 ties between them and 1 open chair." in page


def test_every_name_is_in_the_picture_the_table_and_the_text() -> None:
    page = draw().decode()
    picture, words = page.partition('<div class="picture wheel"')[0], page.partition('id="words"')[2]
    for name in ("Clinic", "Hospital", "Hospice", "Pantry"):
        assert f">{name}</text>" in picture
        assert name in Reader(page).cells
        assert f"{name} is tied to" in words


def test_nothing_in_it_is_fetched_and_nothing_but_its_own_script_runs() -> None:
    page = draw(build_hostile()).decode()
    reader = Reader(page)
    fetching = {"src", "href", "action", "srcset", "data", "poster", "background", "xlink:href"}
    for tag, given in reader.elements:
        assert {name: value for name, value in given.items() if name in fetching} in (
            {},
            {"href": "#words"},
        ), tag
        assert not any(name.startswith("on") or name == "style" for name in given), (tag, given)
    policy = next(given["content"] or "" for tag, given in reader.elements if given.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for (text,), kind in ((scripts, "script"), (styles, "style")):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize(
    "choices", [Choices(), Choices(people=PeopleShown.AGREED, also=("city", "description"))]
)
def test_hostile_names_are_text_wherever_they_stand(choices: Choices) -> None:
    data = draw(build_hostile(), choices, title="</title><script>alert(1)</script>", place=HOSTILE[3])
    reader = Reader(data.decode())
    tags = [tag for tag, _ in reader.elements]
    assert tags.count("script") == 2
    assert "img" not in tags
    assert {" ".join(name.split()) for name in HOSTILE} <= {" ".join(cell.split()) for cell in reader.cells}
    file = read_copy(data)
    assert file.is_whole
    assert {one.name for one in file.label.said.partners} >= set(HOSTILE)
    assert file.label.title.startswith("</title><script>")


def test_what_it_says_of_itself_cannot_end_its_element_and_is_read_back() -> None:
    data = draw(build_hostile())
    block = re.search(rb'<script type="application/json" id="netmap-copy">(.*?)</script>', data, re.DOTALL)
    assert block
    assert not set(b"<>&") & set(block[1])
    label = read_copy(data).label
    assert json.loads(block[1]) == label.model_dump(mode="json")
    assert label.said == tell_copy(rebuild(build_day(build_hostile()), Choices()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<h1>Who we know", b"<h1>Whom we know"), (b'"name":"Clinic"', b'"name":"Klinik"'), (b">Pantry</text>", b">Pantri</text>"),
        (b'"revision":0', b'"revision":9'), (b"</html>\n", b"</html>\n<p>more"),
    ],
)  # fmt: skip
def test_a_file_that_was_changed_is_not_whole_any_more(old: bytes, new: bytes) -> None:
    data = draw()
    assert old in data
    assert read_copy(data).is_whole
    assert not read_copy(data.replace(old, new, 1)).is_whole
    assert read_copy(data.replace(b"\n", b"\r\n")).is_whole, "what mail makes of line ends changes nothing"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<html></html>", b"\xff\xfe\x00", b'<script type="application/json" id="netmap-copy">{}</script>',
        b'<script type="application/json" id="netmap-copy">[1</script>',
    ],
)  # fmt: skip
def test_what_is_no_copy_is_refused(data: bytes) -> None:
    with pytest.raises(FileError, match="no public copy"):
        read_copy(data)


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(FileError, match="larger than any"):
        read_copy(b"x" * (LARGEST + 1))


@pytest.mark.parametrize("count", [0, 1, 150, 420])
@pytest.mark.parametrize("naming", Naming)
def test_towns_of_every_size_are_a_page(count: int, naming: Naming) -> None:
    network = build_town(count) if count else Network()
    page = draw(network, Choices(naming=naming)).decode()
    reader = Reader(page)
    rows = sum(tag == "tr" for tag, _ in reader.elements) - 1
    if naming is Naming.SECTORS:
        assert f"{count:,} organization" in page or not count
    else:
        assert rows == count
    assert page.count("<svg") >= 4


def test_very_many_names_are_legible_on_a_tall_picture() -> None:
    network = build_town(300, sectors=20)
    page = draw(network).decode()
    picture = page.partition('<div class="sheet tall">')[2].partition("</svg>")[0]
    texts = re.findall(r">([^<>]+)</text>", picture)
    assert {one.name for one in network.actors()} <= {html.unescape(text) for text in texts}
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', picture)]
    assert min(sizes) > 9


def test_by_sector_only_no_partner_has_a_shape_of_its_own() -> None:
    page = draw(build_town(40), Choices(naming=Naming.SECTORS)).decode()
    said = read_copy(page.encode()).label.said
    assert said.partners == ()
    shapes = {shape for found in re.findall(r'data-of="([^"]+)"', page) for shape in found.split()}
    assert all(re.fullmatch(r"(sector:)?s\d+|g\d+|c\d+", shape) for shape in shapes)


def test_people_are_counted_in_a_sentence() -> None:
    page = draw(choices=Choices(people=PeopleShown.COUNTED)).decode()
    assert "Beside them take part: 2 individuals and 1 person at these organizations." in page
