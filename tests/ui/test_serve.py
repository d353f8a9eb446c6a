"""What the server sends: security headers on every response, nothing to strangers."""

import gzip
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from netmap.errors import InputError, NetmapError
from netmap.graph.local.server import stop_local_server
from netmap.settings import load_settings
from netmap.ui.server.listening import check_address
from netmap.ui.server.security import build_policy, read_index_page
from netmap.ui.shell.serve import find_port, serve
from netmap.ui.theme.options import build_options

_SCRIPT = """
import signal, sys
asked = open(sys.argv[1] + ".asked", "a", buffering=1)
sys.addaudithook(lambda what, about: asked.write(f"{about[0]}\\n") if what == "socket.getaddrinfo" else None)
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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("serve") / "store"


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    process, number = _start(folder)
    yield number
    process.terminate()
    process.communicate(timeout=20)
    stop_local_server(folder)


def _open_web_socket(port: int, *headers: str) -> str:
    """Return the first line of what the server answers to a browser that wants to drive the app."""
    request = (
        "GET /_stcore/stream HTTP/1.1",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        *headers,
        "\r\n",
    )
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall("\r\n".join(request).encode())
        return connection.makefile("rb").readline().decode().strip()


def _get(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
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


def test_only_the_apps_own_page_may_drive_it(port: int) -> None:
    for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
        assert _open_web_socket(port, f"Host: {host}", f"Origin: http://{host}").startswith("HTTP/1.1 101 ")


@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1:{another}",
        "http://localhost:{port}",
        "http://127.0.0.1",
        "http://evil.example",
        "http://127.0.0.1:{port}.evil.example",
        "http://evil.example@127.0.0.1:{port}",
        "file://127.0.0.1:{port}",
        "http://[",
        "null",
        "",
    ],
)
def test_a_page_from_elsewhere_is_refused_and_nobody_is_asked_about_it(
    port: int, folder: Path, origin: str
) -> None:
    origin = origin.format(port=port, another=port + 1)
    host = f"127.0.0.1:{port}"
    asked = Path(f"{folder}.asked")
    before = asked.read_text()
    assert _open_web_socket(port, f"Host: {host}", f"Origin: {origin}").startswith("HTTP/1.1 403 ")
    both = _open_web_socket(port, f"Host: {host}", f"Origin: http://{host}", f"Origin: {origin}")
    assert " 101 " not in both
    assert _get(port, "/_stcore/health", Origin=origin)[0].status == 403
    assert "default-src 'none'" in _get(port, "/", Origin=origin)[0].headers["Content-Security-Policy"]
    assert asked.read_text() == before


@pytest.mark.parametrize(
    "host", ["evil.example:{port}", "127.0.0.1.evil.example", "evil.example@127.0.0.1:{port}", "[", ""]
)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/media/x.png", "/static/x.js"])
def test_a_name_that_was_pointed_to_this_machine_gets_nothing(port: int, host: str, path: str) -> None:
    """As a page does whose name leads here once it is open: its Origin and its Host are the same."""
    host = host.format(port=port)
    assert _get(port, path, Host=host, Origin=f"http://{host}")[0].status in {400, 403}
    assert _open_web_socket(port, f"Host: {host}", f"Origin: http://{host}").split()[1] in {"400", "403"}


@pytest.mark.parametrize("path", ["/_stcore/bidi-components/netmap.map/vis-network.min.js", "{script}"])
def test_a_script_is_sent_packed_and_only_once(port: int, path: str) -> None:
    script = re.findall(rb'src="\./(static/js/[^"]+)"', _get(port, "/")[1])[0].decode()
    path = path.format(script=f"/{script}")
    plain, whole = _get(port, path)
    packed, sent = _get(port, path, Accept_Encoding="gzip, deflate, br")
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent) == whole
    assert len(sent) < len(whole) / 2
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert "default-src 'none'" in packed.headers["Content-Security-Policy"]
    again, nothing = _get(port, path, If_None_Match=packed.headers["ETag"])
    assert (again.status, nothing) == (304, b"")
    assert _get(port, path, If_None_Match='"another"')[1] == whole


def test_a_missing_script_is_not_kept_and_a_part_is_a_part(port: int) -> None:
    assert "ETag" not in _get(port, "/_stcore/bidi-components/netmap.map/none.js")[0].headers
    script = re.findall(rb'src="\./(static/js/[^"]+)"', _get(port, "/")[1])[0].decode()
    part, sent = _get(port, f"/{script}", Range="bytes=0-9")
    assert (part.status, sent) == (206, _get(port, f"/{script}")[1][:10])


def test_others_get_in_only_when_that_is_said(tmp_path: Path) -> None:
    settings = load_settings(store=str(tmp_path / "store"))
    for address in ("0.0.0.0", "::", "192.0.2.7", "library.example.org"):  # noqa: S104
        with pytest.raises(InputError, match=r"netmap has no log-in.*--insecure-no-login"):
            serve(settings, 0, address, open_browser=False)
    assert not Path(tmp_path, "store").exists()
    for address in ("127.0.0.1", "localhost", "::1", "127.0.0.2"):
        check_address(address, is_login_waived=False)
    check_address("192.0.2.7", is_login_waived=True)


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
    stop_local_server(tmp_path / "store")
