"""The commands `demo` and `serve`."""

from contextlib import suppress
from threading import Thread

from netmap.cli.terminal.options import (
    DEFAULT_PORT,
    AddressFlag,
    NoBrowserFlag,
    NoLoginFlag,
    PortFlag,
    RoomFlag,
    StoreFlag,
)
from netmap.cli.terminal.printing import print_error, show_progress
from netmap.content.loading import load_content
from netmap.errors import ChangeConflict, NetmapError
from netmap.files.sample import plan_sample
from netmap.graph.store import open_store
from netmap.settings import Settings, find_data_folder, load_settings
from netmap.ui.server.listening import check_address

SAMPLE_AUTHOR = "netmap"


def fill_sample(settings: Settings) -> None:
    """Bring the sample county into a store that was never written to."""
    with open_store(settings) as opened:
        if opened.revision():
            return
        print_error("Bringing in the sample county …")
        changes = plan_sample(load_content(settings.content), who=SAMPLE_AUTHOR)
        # Another demo may have begun at the same moment and been quicker.
        with suppress(ChangeConflict), show_progress("Writing the sample county") as advance:
            opened.apply_batch(changes, on_progress=advance)


def open_demo(
    port: PortFlag = DEFAULT_PORT,
    address: AddressFlag = "127.0.0.1",
    insecure_no_login: NoLoginFlag = False,
    no_browser: NoBrowserFlag = False,
    store: StoreFlag = None,
) -> None:
    check_address(address, is_login_waived=insecure_no_login)
    settings = load_settings(store=store or str(find_data_folder() / "demo"))
    fill_sample(settings)
    _open_pages(settings, port, address, open_browser=not no_browser, is_login_waived=insecure_no_login)


def open_map(
    *,
    port: PortFlag = DEFAULT_PORT,
    address: AddressFlag = "127.0.0.1",
    insecure_no_login: NoLoginFlag = False,
    no_browser: NoBrowserFlag = False,
    room: RoomFlag = False,
    store: StoreFlag = None,
) -> None:
    check_address(address, is_login_waived=insecure_no_login)
    settings = load_settings(store=store)
    Thread(target=_wake_store, args=(settings,), name="netmap-wake-store", daemon=True).start()
    _open_pages(
        settings, port, address, open_browser=not no_browser, is_login_waived=insecure_no_login, room=room
    )


def _wake_store(settings: Settings) -> None:
    """Have the database start while the pages are loaded; what is wrong with it is told by the pages."""
    with suppress(NetmapError), open_store(settings):
        pass


def _open_pages(
    settings: Settings,
    port: int,
    address: str,
    *,
    open_browser: bool,
    is_login_waived: bool,
    room: bool = False,
) -> None:
    from netmap.ui.shell.serve import serve  # noqa: PLC0415 - Streamlit takes a second, for which `--help` need not wait

    serve(
        settings,
        port,
        address,
        open_browser=open_browser,
        is_login_waived=is_login_waived,
        is_for_the_room=room,
    )
