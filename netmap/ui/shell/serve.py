"""Start the pages: one server in this Python, on this machine only unless told otherwise."""

import socket
import sys
import webbrowser
from asyncio import to_thread
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from netmap.errors import NetmapError
from netmap.settings import Settings
from netmap.ui.server.assets import KeptAssets
from netmap.ui.server.listening import check_address
from netmap.ui.server.passing_files import PassingFiles
from netmap.ui.server.preloading import PreloadMap
from netmap.ui.server.probes import ProbeAnswers
from netmap.ui.server.security import SecurityHeaders, build_policy, read_index_page
from netmap.ui.server.strangers import OwnOrigin
from netmap.ui.shell.handing_over import hand_over
from netmap.ui.shell.notices import tell_failure
from netmap.ui.shell.reading import close_store
from netmap.ui.shell.warm import warm_up
from netmap.ui.theme.options import build_options, is_this_machine, list_hosts

_SCRIPT = Path(__file__).with_name("app.py")


def serve(
    settings: Settings,
    port: int = 8501,
    address: str = "127.0.0.1",
    *,
    open_browser: bool = True,
    is_login_waived: bool = False,
    is_for_the_room: bool = False,
) -> None:
    """Serve the pages until Ctrl-C.

    Parameters
    ----------
    port
        0 takes a free one; the address printed says which.
    address
        Where to listen. Anything but this machine lets everybody in who can reach it.
    is_login_waived
        Whether that is meant; every page says so then.
    is_for_the_room
        Show the room only: what everybody may see, and nothing that can be changed.

    Raises
    ------
    NetmapError
        When the port or the address cannot be used, or would let others in and that was not said to be meant.
    """
    check_address(address, is_login_waived=is_login_waived)
    free = find_port(port, address)
    page = f"http://{f'[{address}]' if ':' in address else _name_host(address)}:{free}"
    hand_over(settings, is_open_to_all=not is_this_machine(address), is_for_the_room=is_for_the_room)
    try:
        build_app(page, list_hosts(address), open_browser=open_browser, is_for_the_room=is_for_the_room).run(
            config=build_options(free, address)
        )
    except KeyboardInterrupt:
        sys.stdout.write("\nStopped. What was saved is saved.\n")


def _name_host(address: str) -> str:
    return "127.0.0.1" if address == "0.0.0.0" else address  # noqa: S104 - only compared


def find_port(port: int, address: str) -> int:
    """Return `port`, or a free one for 0; raise `NetmapError` when it cannot be listened on."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family) as tried:
            if sys.platform != "win32":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((address, port))
            return int(tried.getsockname()[1])
    except socket.gaierror as error:
        raise NetmapError(
            f"There is no address “{address}”. Use 127.0.0.1, or leave --address out."
        ) from error
    except OSError as error:
        raise NetmapError(
            f"Port {port} at {address} cannot be used ({error.strerror}): perhaps netmap is open already. "
            f"Look at http://{address}:{port}, or start with --port 0 for a free one."
        ) from error


def build_app(
    page: str = "",
    hosts: Collection[str] = (),
    *,
    open_browser: bool = False,
    is_for_the_room: bool = False,
) -> st.App:
    """Return the pages as an ASGI application, with security headers on everything it sends.

    Parameters
    ----------
    page
        Printed once the map is ready, and opened when `open_browser`; "" prints nothing.
    hosts
        The names under which it answers; any when there are none.
    is_for_the_room
        Whether it shows the room only: then no file can be sent to it.
    """

    @asynccontextmanager
    async def announce(app: st.App) -> AsyncIterator[dict[str, Any]]:
        del app
        if page:
            sys.stderr.write("Getting the map ready …\n")
        await to_thread(warm_up)
        if page:
            sys.stdout.write(f"netmap is open at {page} – Ctrl-C stops it.\n")
            sys.stdout.flush()
        if open_browser:
            webbrowser.open(page)
        try:
            yield {}
        finally:
            close_store()

    return st.App(
        _SCRIPT,
        lifespan=announce,
        on_script_error=tell_failure,
        middleware=[
            Middleware(SecurityHeaders, policy=build_policy(read_index_page())),
            Middleware(OwnOrigin, hosts=hosts),
            Middleware(PassingFiles, is_for_the_room=is_for_the_room),
            Middleware(PreloadMap),
            Middleware(ProbeAnswers),
            Middleware(KeptAssets),
        ],
    )
