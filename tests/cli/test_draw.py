"""Drawing the map into a file, from the command line."""

import io
import stat
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from netmap.cli.main import app
from netmap.errors import FileError, InputError, NetmapError
from netmap.graph.store import open_store
from netmap.model.changes import Item, build_change
from netmap.model.happenings import View as SavedView
from netmap.settings import load_settings
from tests.picture.map_networks import build_people, build_town
from tests.picture.svg_shapes import read_svg


@pytest.fixture
def town_store(empty_folder: Path) -> str:
    """A store with twelve organizations in sectors, one of which has nobody, and people at two more."""
    with open_store(load_settings(store=str(empty_folder))) as store:
        for network in (build_town(12), build_people()):
            items: list[Item] = [*network.entities.values(), *network.ties.values()]
            store.apply(build_change(store.read(), put=items, who="Ana", sentence="Add a town"))
    return str(empty_folder)


def run(store: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--store", store], catch_exceptions=True)


def refuse(store: str, file: Path, words: Iterable[str], kind: type[NetmapError] = NetmapError) -> str:
    """What is said when there is nothing to draw; no file is left."""
    error = run(store, "draw", *words, "-o", str(file)).exception
    assert isinstance(error, kind)
    assert not file.exists()
    return error.message


def test_the_map_is_drawn_as_svg(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    done = run(town_store, "draw", "wheel", "-o", str(file), "--width", "900", "--place", "Marlow")
    assert done.exit_code == 0, done.output
    root, shapes = read_svg(file.read_text("utf-8"))
    assert root.get("width") == "900"
    assert {"org00003", "org1"} <= {shape.of for shape in shapes if shape.role == "mark"}
    assert [child.text for child in root if child.get("id") == "title"] == ["Partner map: Marlow"]


@pytest.mark.parametrize("view", ["wheel", "names"])
def test_the_map_is_drawn_as_pdf(town_store: str, tmp_path: Path, view: str) -> None:
    done = run(town_store, "draw", view, "-o", str(tmp_path / "map.PDF"), "--width", "1200")
    assert done.exit_code == 0, done.output
    (page,) = pypdfium2.PdfDocument(tmp_path / "map.PDF")
    assert page.get_size()[0] == pytest.approx(900)


def test_what_the_map_is_of_is_text(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    done = run(town_store, "draw", "-o", str(file), "--place", "<b>]]>\u202e\x00\udcff Marlow")
    assert done.exit_code == 0, done.output
    root, _ = read_svg(file.read_text("utf-8"))
    assert [child.text for child in root if child.get("id") == "title"] == ["Partner map: <b>]]> Marlow"]
    assert "Shorten it" in str(run(town_store, "draw", "-o", str(file), "--place", "x" * 10_000).exception)


def test_the_map_is_drawn_as_png(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    done = run(town_store, "draw", "wheel", "-o", str(file), "--width", "500", "--height", "400")
    assert done.exit_code == 0, done.output
    assert file.read_bytes().startswith(b"\x89PNG")


def test_people_are_drawn_when_asked_for_and_in_the_room_chairs_are(town_store: str, tmp_path: Path) -> None:
    def draw(*how: str) -> dict[str, set[str]]:
        file = tmp_path / "map.svg"
        assert run(town_store, "draw", "wheel", "-o", str(file), *how).exit_code == 0
        _, shapes = read_svg(file.read_text("utf-8"))
        return {role: {shape.of for shape in shapes if shape.role == role} for role in ("mark", "open")}

    assert "person1" not in draw()["mark"]
    assert "person1" in draw("--people")["mark"]
    assert "sector000" in draw("--room")["open"]


def test_a_name_that_is_no_picture_is_refused(town_store: str, tmp_path: Path) -> None:
    done = run(town_store, "draw", "wheel", "-o", str(tmp_path / "map.docx"))
    assert isinstance(done.exception, InputError)
    assert ".svg, .png, .pdf" in done.exception.message


def test_a_folder_that_is_not_there_is_said(town_store: str, tmp_path: Path) -> None:
    done = run(town_store, "draw", "wheel", "-o", str(tmp_path / "nowhere" / "map.svg"))
    assert isinstance(done.exception, FileError)
    assert "There is no folder" in done.exception.message


def test_a_picture_can_be_read_by_nobody_else_unless_they_could_before(
    town_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "map.svg"
    assert run(town_store, "draw", "wheel", "-o", str(file)).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    assert run(town_store, "draw", "wheel", "-o", str(file)).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert [one.name for one in tmp_path.iterdir()] == ["map.svg"]


def test_an_empty_map_is_no_picture_but_says_what_to_do(empty_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    done = run(str(empty_folder), "draw", "wheel", "-o", str(file))
    assert isinstance(done.exception, NetmapError)
    assert "Bring in a list" in done.exception.message
    assert not file.exists()


@pytest.mark.parametrize(
    ("words", "title", "told"),
    [
        (("around", "org00000", "--steps", "2"), "Around ", "name"),
        (("goal", "every child reads by grade three"), "Every child reads by grade three", "mark"),
        (("coalition", "Early table"), "Early table", "mark"),
        (("sectors",), "Ties between sectors", "cell"),
        (("people",), "People and where they work", "heading"),
        (("geography",), "Who is where", "name"),
    ],
    ids=["around", "goal", "coalition", "sectors", "people", "geography"],
)
def test_every_view_is_drawn_into_a_file(
    town_store: str, tmp_path: Path, words: tuple[str, ...], title: str, told: str
) -> None:
    svg, png = tmp_path / "view.svg", tmp_path / "view.png"
    for more in ((), ("--room",)):
        done = run(town_store, "draw", *words, "-o", str(svg), "--width", "3200", *more)
        assert done.exit_code == 0, done.output
        root, shapes = read_svg(svg.read_text("utf-8"))
        assert root.get("width") == "3200"
        assert str(next(child.text for child in root if child.get("id") == "title")).startswith(title)
        assert told in {shape.role for shape in shapes}
    assert run(town_store, "draw", *words, "-o", str(png), "--width", "300", "--height", "600").exit_code == 0
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_view_of_one_says_whom_or_what_it_needs(town_store: str, tmp_path: Path) -> None:
    for words, said in (
        (("around",), "Around whom? Give a name: netmap draw around NAME -o FILE."),
        (("goal", "nowhere"), "Nothing on the map is called nowhere."),
        (("sectors", "Clinic"), "“sectors” shows all of the map. Leave out “Clinic”."),
        (("around", "Person 1"), "Nothing on the map is called Person 1."),
    ):
        done = run(town_store, "draw", *words, "-o", str(tmp_path / "view.svg"))
        assert isinstance(done.exception, InputError), done.output
        assert said in done.exception.message


def test_a_view_of_what_is_not_there_says_so(empty_folder: Path, tmp_path: Path) -> None:
    for view, said in (
        ("goal", "No goal"),
        ("coalition", "No coalition"),
        ("around", "Nobody is on the map"),
    ):
        done = run(str(empty_folder), "draw", view, "somebody", "-o", str(tmp_path / "view.svg"))
        assert isinstance(done.exception, NetmapError)
        assert said in done.exception.message


def test_everybody_is_named_in_the_view_of_names(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "names.svg"
    done = run(town_store, "draw", "names", "-o", str(file), "--width", "1200", "--place", "Marlow", "--room")
    assert done.exit_code == 0, done.output
    root, shapes = read_svg(file.read_text("utf-8"))
    assert root.get("width") == "1200"
    texts = {shape.form["text"] for shape in shapes if isinstance(shape.form, dict)}
    assert "Who we know so far: Marlow" in texts
    assert {one.name for one in build_town(12).actors()} <= texts


def test_a_picture_is_fitted_to_paper_and_says_how_far_off_it_can_be_read(
    town_store: str, tmp_path: Path
) -> None:
    file = tmp_path / "map.pdf"
    done = run(town_store, "draw", "names", "-o", str(file), "--paper", "letter", "--portrait")
    assert done.exit_code == 0, done.output
    assert "Its smallest name can be read from" in done.output
    (page,) = pypdfium2.PdfDocument(file)
    assert page.get_size() == pytest.approx((612, 792))


def test_a_picture_is_fitted_to_a_screen(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.png"
    done = run(town_store, "draw", "wheel", "-o", str(file), "--screen", "1080p")
    assert done.exit_code == 0, done.output
    assert Image.open(io.BytesIO(file.read_bytes())).size == (1920, 1080)


def test_names_for_a_wall_take_as_many_pages_as_they_need(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "wall.pdf"
    one = run(town_store, "draw", "names", "--wall", "-o", str(file))
    assert "1 page; every name" in " ".join(one.output.split())
    done = run(town_store, "draw", "names", "--wall", "--paper", "a4", "-o", str(file), "--place", "Marlow")
    assert done.exit_code == 0, done.output
    pages = pypdfium2.PdfDocument(file)
    assert len(pages) > 1
    assert f"{len(pages)} pages; every name can be read from 2 meters." in " ".join(done.output.split())
    png = run(town_store, "draw", "names", "--wall", "--paper", "a4", "-o", str(tmp_path / "wall.png"))
    assert isinstance(png.exception, InputError)
    assert f"{len(pages)} pages are needed." in png.exception.message


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--paper", "a4", "--screen", "4k"), "not both"),
        (("--paper", "a4", "--width", "900"), "Leave out --width"),
        (("--landscape",), "Only paper can be turned."),
        (("--wall",), "For a wall are names"),
    ],
)
def test_sizes_that_do_not_go_together_are_refused(
    town_store: str, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    done = run(town_store, "draw", "wheel", "-o", str(tmp_path / "map.pdf"), *words)
    assert isinstance(done.exception, InputError)
    assert said in done.exception.message


def read_picture(file: Path) -> tuple[str, set[str]]:
    root, shapes = read_svg(file.read_text("utf-8"))
    return "".join(root.itertext()), {shape.of for shape in shapes if shape.role == "mark"}


@pytest.mark.parametrize("view", ["wheel", "names"])
def test_only_some_are_drawn_and_the_picture_says_whom(town_store: str, tmp_path: Path, view: str) -> None:
    file = tmp_path / "map.svg"
    words = ("draw", view, "-o", str(file))
    assert run(town_store, *words).exit_code == 0
    _, everybody = read_picture(file)
    done = run(town_store, *words, "--only", "coalition=early TABLE", "--only", "strength=3")
    assert done.exit_code == 0, done.output
    text, some = read_picture(file)
    assert "Only members of Early table; ties of strength 3 and more." in text
    assert {one for one in some if one.startswith("org")} == {f"org{number:05}" for number in range(6)}
    assert some < everybody


def test_a_map_is_drawn_as_it_was_for_the_room_too(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    done = run(town_store, "draw", "wheel", "--room", "-o", str(file), "--only", "on=2019-12-31")
    assert done.exit_code == 0, done.output
    assert "As it was on 31 December 2019, as far as days are noted." in read_picture(file)[0]


@pytest.mark.parametrize(
    ("only", "said"),
    [
        (("Health",), "Write it like sector=Health"),
        (("color=red",), "Write it like sector=Health"),
        (("sector=Nowhere",), "Nothing on the map is called Nowhere"),
        (("standing=friend",), "There are: idea, partner"),
        (("strength=9",), "There are: 1, 2, 3, 4, 5"),
        (("tie=loves",), "There are: works with, knows"),
        (("sector=Sector 0",), "leaves nobody on the map. Only Sector 0."),
        (("strength=3", "--room"), "for the team only"),
        (("since=Signed on 2024-01-01",), "No column has days."),
        (("sector=<script>",), "Nothing on the map is called <script>"),
        (("on=yesterday",), "is not a day. Write it like 2026-03-31."),
        (("on=",), "Write the day like on=2024-12-31."),
        (("on=0001-01-01",), "only from 1900-01-01 to 2999-12-31"),
    ],
)
def test_a_filter_that_is_none_is_said(
    town_store: str, tmp_path: Path, only: tuple[str, ...], said: str
) -> None:
    assert said in refuse(town_store, tmp_path / "map.svg", ("--only", *only))


@pytest.fixture
def saved_store(town_store: str) -> str:
    """The town with four saved views: of a coalition, for the team only, of somebody who is gone, and with a hostile name."""
    views = [
        SavedView(id="v1", name="Early birds", shows=("view:names", "coalition:table")),
        SavedView(id="v2", name="Strong", shows=("view:wheel", "size:connectors", "strength:4")),
        SavedView(id="v3", name="Lost", shows=("view:around", "of:gone")),
        SavedView(
            id="v4", name="<b>\u202e$(reboot)", shows=("view:coalition", "of:table", "junk", "sector:<x>")
        ),
    ]
    with open_store(load_settings(store=town_store)) as store:
        store.apply(build_change(store.read(), put=views, who="Ana", sentence="Save views"))
    return town_store


def test_a_saved_view_is_drawn_by_its_name_or_id(saved_store: str, tmp_path: Path) -> None:
    by_name, by_id, by_hand = (tmp_path / f"{name}.svg" for name in ("name", "id", "hand"))
    assert run(saved_store, "draw", "early BIRDS", "-o", str(by_name)).exit_code == 0
    assert run(saved_store, "draw", "v1", "-o", str(by_id)).exit_code == 0
    assert (
        run(saved_store, "draw", "names", "--only", "coalition=Early table", "-o", str(by_hand)).exit_code
        == 0
    )
    assert by_name.read_bytes() == by_id.read_bytes() == by_hand.read_bytes()
    assert run(saved_store, "draw", "v4", "-o", str(by_id)).exit_code == 0


def test_a_saved_view_is_drawn_with_its_circles_where_they_were_put(saved_store: str, tmp_path: Path) -> None:
    plain, placed, other = (tmp_path / f"{name}.svg" for name in ("plain", "placed", "room"))
    with open_store(load_settings(store=saved_store)) as store:
        views = [
            SavedView(id=name, name=name, shows=("view:wheel",), positions=positions)
            for name, positions in (("plain", ""), ("placed", '{"table":[0.5,350.0],"gone":[0.5,350.0]}'))
        ]
        store.apply(build_change(store.read(), put=views, who="Ana", sentence="Save views"))
    assert run(saved_store, "draw", "plain", "-o", str(plain)).exit_code == 0
    assert run(saved_store, "draw", "placed", "-o", str(placed)).exit_code == 0
    assert plain.read_bytes() != placed.read_bytes()
    assert run(saved_store, "draw", "placed", "--room", "-o", str(other)).exit_code == 0
    again = run(saved_store, "verify", str(placed))
    assert "All that it shows of the map is so today." in again.output.replace("\n", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Late birds",), "There are: “"),
        (("Early birds", "somebody"), "says by itself whom it is of"),
        (("Strong", "--room"), "for the team only"),
        (("Lost",), "not on the map any more"),
    ],
)
def test_a_saved_view_that_cannot_be_drawn_says_why(
    saved_store: str, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in refuse(saved_store, tmp_path / "map.svg", words, InputError)


def test_what_can_be_drawn_is_listed(saved_store: str) -> None:
    team, room = (run(saved_store, "draw", "--list", *more).output for more in ((), ("--room",)))
    assert "names: everybody’s name, by sectors" in team
    assert "“Early birds” (v1): names. Only members of Early table." in team
    assert "“Strong” (v2): wheel. Only ties of strength 4 and more." in team
    assert "Early birds" in room
    assert "Strong" not in room
    assert isinstance(run(saved_store, "draw").exception, InputError)


def test_circles_are_colored_and_sized_by_what_is_asked(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    done = run(town_store, "draw", "names", "--color-by", "strength", "--size-by", "ties", "-o", str(file))
    assert done.exit_code == 0, done.output
    text = file.read_text("utf-8")
    assert "color: How close we are; darker: closer to us" in text
    assert "larger: more ties; from" in text
    assert run(town_store, "draw", "--room", "--color-by", "coalition", "-o", str(file)).exit_code == 0
    assert "color: Coalition" in file.read_text("utf-8")
    for view in ("wheel", "names"):
        done = run(town_store, "draw", view, "--room", "--group-by", "coalition", "-o", str(file))
        assert done.exit_code == 0, done.output
        assert "Grouped by “Coalition”." in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--color-by", "shoe size"), "There are: strength"),
        (("--size-by", "coalition"), "Circles are not sized by “coalition”"),
        (("--room", "--color-by", "strength"), "for the team only"),
        (("--room", "--size-by", "ties"), "for the team only"),
        (("sectors", "--color-by", "strength"), "Nothing in the view “sectors” is colored"),
        (("around", "Anybody", "--size-by", "ties"), "Nothing in the view “around” is sized"),
        (("--group-by", "shoe size"), "Circles are not grouped by “shoe size”"),
        (("--room", "--group-by", "strength"), "for the team only"),
        (("communities", "--group-by", "coalition"), "is not cut by --group-by"),
    ],
)
def test_colors_and_sizes_that_are_none_are_said(
    town_store: str, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in refuse(town_store, tmp_path / "map.svg", words)


def test_the_way_between_two_is_drawn_and_told(town_store: str, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    ends = ("--way-from", "org00001", "--way-to", "org00002")
    for more in ((), ("--room",)):
        done = run(town_store, "draw", "names", *ends, *more, "-o", str(file))
        assert done.exit_code == 0, done.output
        told = done.output.splitlines()[-1]
        assert " → " in told
        assert told.split(":")[0] in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--way-from", "org00001"), "A way has two ends"),
        (("--way-from", "org00001", "--way-to", "org00001"), "Name two"),
        (("--way-from", "org00001", "--way-to", "table"), "Nothing on the map is called table"),
        (("sectors", "--way-from", "org00001", "--way-to", "org00002"), "no ties between partners"),
    ],
)
def test_a_way_that_is_none_is_said(
    town_store: str, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in refuse(town_store, tmp_path / "map.svg", words)
