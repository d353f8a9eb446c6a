"""A built wheel works away from the checkout: every file it needs is in it."""

import re
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel and this environment's libraries."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    paths = sysconfig.get_paths(
        sysconfig.get_preferred_scheme("prefix"),
        {"base": str(folder / "env"), "platbase": str(folder / "env")},
    )
    scripts, site = Path(paths["scripts"]), Path(paths["purelib"])
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        str(wheel),
    ]
    subprocess.run(install, check=True)
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return scripts


def test_the_wheel_runs_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [installed / "python", "-c", "import netmap; print(netmap.__file__)"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert str(installed.parent) in where


@pytest.fixture
def demo(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a running `netmap demo`."""
    store = ["--store", str(tmp_path / "demo")]
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [installed / "netmap", "demo", "--no-browser", "--port", "0", *store],
            cwd=tmp_path, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            for _ in range(600):
                found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
                if found or process.poll() is not None:
                    break
                time.sleep(0.1)
            assert found, log.read_text(encoding="utf-8")
            yield found.group()
        finally:
            process.terminate()
            process.wait(30)
            subprocess.run([installed / "netmap", "stop", *store], check=True, capture_output=True)


def test_the_demo_answers_with_the_sample_county(demo: str, installed: Path, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{demo}/map") as answer:
        assert answer.status == 200
    status = subprocess.run(
        [installed / "netmap", "status", "--store", str(tmp_path / "demo")],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert "Organization" in status
