"""How large a file may be before it is refused, so that no file can exhaust the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold at most; bytes, or counts."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000
    text_bytes: int = 500_000_000
    rows: int = 500_000
    columns: int = 500
    cells: int = 20_000_000
    sheets: int = 200
    cards: int = 50_000


LIMITS = Limits()

_MEGABYTE = 1_000_000


def tell_size(size: int) -> str:
    """Return a number of bytes as people say it, in megabytes."""
    return f"{size / _MEGABYTE:,.0f} MB" if size >= _MEGABYTE else f"{size:,} bytes"
