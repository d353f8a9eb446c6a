"""Our own files, written and read back whole: the workbook and the JSON."""
