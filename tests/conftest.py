"""What all tests of one run share: a local database, emptied for each test that asks, and a browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadFileScheduling

from tests.browsers import CACHE, FLAGS, find_chromium
from tests.stores import LocalDatabase, start_local

settings.register_profile(
    "unhurried",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")

ROOMS = Path(__file__).parent
LONGEST = ("graph", "journeys", "ui", "cli")
"""The folders whose files take longest: they come first, so that all workers end at about the same time."""
TOGETHER = "tests/graph/"
"""The folder of one worker alone: another one would start each Neo4j once more, which takes longer than most tests."""


class ByFile(LoadFileScheduling):  # type: ignore[misc]
    """Gives each worker one file after the other, and all files that need a Neo4j to one of them."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return TOGETHER if file.startswith(TOGETHER) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadFileScheduling | None:
    """Give files to workers as `ByFile` says, where they are given by file."""
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that take longest first; all others keep their order."""
    items.sort(key=lambda item: _rank_folder(item.path.relative_to(ROOMS).parts[0]))


def _rank_folder(folder: str) -> int:
    return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)


@pytest.fixture(scope="session", autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what netmap keeps for a user apart from what it keeps for whoever runs the tests; the cache from run to run."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patched.setenv("XDG_CACHE_HOME", str(CACHE))
        yield


@pytest.fixture(scope="session")
def local_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalDatabase]:
    """One local database for the whole run, with what the last test left in it."""
    with start_local(tmp_path_factory.mktemp("local") / "store") as database:
        yield database


@pytest.fixture
def empty_local(local_database: LocalDatabase) -> LocalDatabase:
    """The local database, emptied: `.folder` for NETMAP_STORE, `.settings` for `open_store`."""
    local_database.clear()
    return local_database


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    CACHE.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield opened
        opened.close()
