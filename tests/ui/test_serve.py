"""What the server sends: security headers on every response, nothing to strangers."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from netmap.errors import NetmapError
from netmap.ui.shell.security import build_policy, read_index_page
from netmap.ui.shell.serve import find_port
from netmap.ui.theme.options import build_options

_SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background has it ignored
from netmap.settings import load_settings
from netmap.ui.shell.serve import serve
serve(load_settings(store=sys.argv[1]), 0, open_browser=False)
"""


def _start(folder: Path) -> tuple[subprocess.Popen[str], int]:
    process = subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "Getting the map ready …\n"
    said = process.stdout.readline()
    found = re.search(r"netmap is open at http://127\.0\.0\.1:(\d+)", said)
    assert found, said
    return process, int(found[1])


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    process, number = _start(tmp_path_factory.mktemp("serve") / "store")
    yield number
    process.terminate()
    process.communicate(timeout=20)


def _get(port: int, path: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    "path", ["/", "/map", "/_stcore/health", "/favicon.png", "/static/nothing.js", "/media/none"]
)
def test_every_response_carries_the_headers(port: int, path: str) -> None:
    answer, _ = _get(port, path)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_map_page_names_the_drawing_code_and_each_of_it_is_there(port: int) -> None:
    link = _get(port, "/map")[0].headers["Link"]
    scripts = re.findall(r"<([^>]+)>; rel=modulepreload", link)
    assert scripts[0].endswith("/vis-network.min.js")
    assert all(_get(port, script)[0].status == 200 for script in scripts)
    assert "Link" not in _get(port, "/connectors")[0].headers


def test_the_policy_allows_the_inline_script_by_its_hash_and_no_other() -> None:
    policy = build_policy(b"<html><script>one()</script><script src='a.js'></script></html>")
    # printf 'one()' | openssl dgst -sha256 -binary | base64
    assert "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='" in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_the_policy_lets_nothing_come_from_elsewhere(port: int) -> None:
    policy = _get(port, "/")[0].headers["Content-Security-Policy"]
    assert policy == build_policy(read_index_page())
    assert "http" not in policy
    assert " *" not in policy
    for directive in (
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "connect-src 'self'",
    ):
        assert directive in policy


def test_a_probe_below_a_page_is_no_error(port: int) -> None:
    assert _get(port, "/partners/_stcore/health")[1] == b"null"
    assert _get(port, "/_stcore/health")[1] == b"ok"


def test_nothing_is_reported_to_streamlit_and_strangers_hosts_are_refused() -> None:
    options = build_options(8501, "127.0.0.1")
    assert options["browser.gatherUsageStats"] is False
    assert options["server.allowedHosts"] == ["127.0.0.1", "::1", "localhost"]
    assert build_options(8501, "0.0.0.0")["server.allowedHosts"] == []  # noqa: S104


def test_a_port_in_use_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(NetmapError, match=f"Port {port} .*--port 0"):
            find_port(port, "127.0.0.1")


def test_port_0_finds_a_free_one() -> None:
    assert find_port(0, "127.0.0.1") > 0


def test_ctrl_c_ends_the_server_without_a_trace(tmp_path: Path) -> None:
    process, number = _start(tmp_path / "store")
    assert _get(number, "/_stcore/health")[1] == b"ok"
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.strip() == "Stopped. What was saved is saved."
