"""Workbooks (.xlsx, .ods, .xls) read: any as tables, our own as the network it holds."""

from netmap.files.formats.workbooks.opening import open_workbook, read_sheets
from netmap.files.limits import LIMITS, Limits
from netmap.files.own.edited_workbook import is_network_workbook, read_network_workbook
from netmap.files.tables import FileContent


def read_workbook(data: bytes, name: str, limits: Limits = LIMITS) -> FileContent:
    """Return what a workbook holds.

    Raises
    ------
    FileError
        When it is damaged, locked, no workbook, or larger than the limits allow.
    """
    workbook, parts = open_workbook(data, name, limits)
    read = read_network_workbook if is_network_workbook(workbook, name, limits) else read_sheets
    return read(workbook, parts, name, limits)
