"""The map component: found when installed, free of markup built from data, and strict about what comes back."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from streamlit.components.v2.manifest_scanner import scan_component_manifests

import netmap.ui.map
import netmap.ui.map.painted
from netmap.picture.svg import FACES
from netmap.ui.map.component import NAME, MapEvent, read_event
from netmap.ui.map.painted.component import NAME as PAINTED_NAME

ASSETS = Path(netmap.ui.map.__file__).parent / "assets"
PAINTED = Path(netmap.ui.map.painted.__file__).parent / "assets"
OWN = sorted(
    path
    for folder in (ASSETS, PAINTED)
    for path in folder.glob("*.js")
    if not path.name.startswith("vis-network")
)

VIS_NETWORK = "vis-network 10.1.5, package/standalone/esm/vis-network.min.js of the npm package"
VIS_SHA256 = "f9a1b378866721656ea5b12f61e613dbecd1ee76e76dcb1b3e312bc1032ce6ad"


def test_streamlit_finds_the_components_of_the_installed_package() -> None:
    found = {
        f"{manifest.name}.{component.name}": component.resolve_asset_root(root)
        for manifest, root in scan_component_manifests()
        for component in manifest.components
    }
    assert found[NAME] == ASSETS.resolve()
    assert found[PAINTED_NAME] == PAINTED.resolve()


def test_streamlit_finds_the_font_for_the_page() -> None:
    found = {
        f"{manifest.name}.{component.name}": component.resolve_asset_root(root)
        for manifest, root in scan_component_manifests()
        for component in manifest.components
    }
    faces = {f"{name}.woff2" for name in FACES.values()}
    folder = found["netmap.font"]
    assert folder
    assert faces <= {path.name for path in folder.iterdir()}
    assert "../netmap.font/" in (ASSETS / "font.js").read_text(encoding="utf-8")


def test_the_drawing_library_is_the_published_file_with_its_licences() -> None:
    assert hashlib.sha256((ASSETS / "vis-network.min.js").read_bytes()).hexdigest() == VIS_SHA256, VIS_NETWORK
    assert "Apache License" in (ASSETS / "vis-network.LICENSE-APACHE-2.0").read_text(encoding="utf-8")
    assert "MIT" in (ASSETS / "vis-network.LICENSE-MIT").read_text(encoding="utf-8")


def test_every_module_a_module_imports_is_there() -> None:
    rooms = {".": None, "../netmap.map": ASSETS}
    wanted = {
        (rooms[room] or path.parent) / name
        for path in OWN
        for room, name in re.findall(
            r'from "(\.|\.\./netmap\.map)/([\w.-]+)"', path.read_text(encoding="utf-8")
        )
    }
    assert all(path.is_file() for path in wanted)
    assert {path for path in OWN if path.name != "index.js"} <= wanted


@pytest.mark.parametrize("path", OWN, ids=lambda path: f"{path.parents[1].name} {path.name}")
def test_no_markup_is_made_from_data_and_nothing_is_fetched(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
    ):
        assert forbidden not in text
    for forbidden in ("fetch(", "XMLHttpRequest", "import(", "http://", "https://", "WebSocket"):
        assert forbidden not in text


def test_the_modules_behave() -> None:
    node = shutil.which("node")
    assert node, "Node.js is needed to test the map's JavaScript. Install it, then run the tests again."
    tests = sorted(str(path) for path in (Path(__file__).parent / "map_component").glob("*.test.mjs"))
    done = subprocess.run([node, "--test", *tests], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_event_from_the_browser_is_read() -> None:
    sent = {"id": "e1", "what": "moved", "subject": "org1", "positions": {"org1": {"x": 1.5, "y": -2}}}
    assert read_event(sent) == MapEvent("e1", "moved", "org1", {"org1": (1.5, -2.0)})


@pytest.mark.parametrize(
    "sent",
    [
        None, "node", 7, [], {}, {"id": "e1"}, {"id": "", "what": "node", "subject": "x"},
        {"id": "e1", "what": "delete", "subject": "x"}, {"id": "e1", "what": "node", "subject": 7},
        {"id": "e1", "what": "node", "subject": "x" * 81}, {"id": "x" * 81, "what": "node", "subject": "x"},
        {"id": ["e1"], "what": "node", "subject": "x"}, {"id": "e1", "what": ["node"], "subject": "x"},
    ],
)  # fmt: skip
def test_what_is_no_event_is_not_taken_for_one(sent: object) -> None:
    assert read_event(sent) is None


@pytest.mark.parametrize(
    "positions",
    [
        None, [], "x", {"org1": 5}, {"org1": {"x": "1", "y": 2}}, {"org1": {"x": 1}}, {"org1": {"x": 1e12, "y": 0}},
        {"org1": {"x": float("nan"), "y": 0}}, {f"org{number}": {"x": 1, "y": 1} for number in range(5001)},
    ],
)  # fmt: skip
def test_places_that_are_none_are_left_out(positions: object) -> None:
    event = read_event({"id": "e1", "what": "moved", "subject": "", "positions": positions})
    assert event is not None
    assert event.positions == {}
