"""What can go wrong, in words that say what to do next.

::

    NetmapError
    ├── SettingsError        a setting or a content file cannot be used
    ├── InputError           one value cannot be taken as it is
    ├── FileError            a whole file cannot be read or written
    └── StoreError
        ├── StoreUnreachable     nothing answers at the address
        ├── StoreRefused         the database does not let us in
        ├── StoreUnusable        this folder, disk, platform or database cannot hold a map
        ├── StoreDamaged         what was stored is not there, or not whole
        ├── StoreTooNew          written by a newer netmap
        ├── ChangeConflict       somebody else changed the same thing first
        ├── ChangeTooLarge       more than one Change may hold
        ├── ChangeNotFound       no such Change
        └── UndoRefused          later Changes stand on this one
"""


class NetmapError(Exception):
    """Root of everything netmap raises on purpose; `message` is meant to be shown to a person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SettingsError(NetmapError):
    """A setting or a content file cannot be used as it is."""


class InputError(NetmapError):
    """One value cannot be taken; `field` and `value` say which."""

    def __init__(self, message: str, *, field: str = "", value: object = None) -> None:
        super().__init__(message)
        self.field = field
        self.value = value


class FileError(NetmapError):
    """A whole file cannot be read or written."""


class StoreError(NetmapError):
    """The store cannot do what was asked."""


class StoreUnreachable(StoreError):
    """Nothing answers at the store's address."""


class StoreRefused(StoreError):
    """The database does not let us in."""


class StoreUnusable(StoreError):
    """A map cannot be kept in that folder, on that disk or platform, or in that database."""


class StoreDamaged(StoreError):
    """What was stored is not there any more, or not whole; nothing is changed."""


class StoreTooNew(StoreError):
    """The store was written by a newer netmap."""


class ChangeConflict(StoreError):
    """Somebody else changed the same thing first; nothing was written."""


class ChangeTooLarge(StoreError):
    """The Change holds more than one transaction may; nothing was written."""


class ChangeNotFound(StoreError):
    """There is no such Change."""


class UndoRefused(StoreError):
    """Later Changes stand on the one to be undone; nothing was written."""
