"""Workbooks (xlsx, ods, xls): looked at from outside, opened, read and written."""
