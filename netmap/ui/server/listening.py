"""Where the server listens: on this machine; beyond it only where that was asked for by name."""

from netmap.errors import InputError
from netmap.ui.theme.options import is_this_machine


def check_address(address: str, *, is_login_waived: bool) -> None:
    """Raise `InputError` when others would get in without a log-in, and nobody said that they may."""
    if not is_this_machine(address) and not is_login_waived:
        raise InputError(
            f"At {address} everybody who reaches this machine could read and change the map: netmap has no log-in. "
            "Leave --address out, or say --insecure-no-login if you mean it.",
            field="--address",
        )
