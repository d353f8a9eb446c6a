"""Comments beside cells, kept in columns of their own beside the list."""

from collections import defaultdict

from netmap.files.shapes.marks.sheets import MarkedSheet, add_column


def read_comments(sheet: MarkedSheet) -> MarkedSheet:
    """Return the sheet with a column for the comments of each column that has any; those on headings are told.

    What is written beside a name is about the whole row, and its column is headed “Comment” alone.
    """
    columns: dict[int, dict[int, str]] = defaultdict(dict)
    notes = []
    for (row, column), text in sorted(sheet.grid.marks.comments.items()):
        if sheet.is_in_body((row, column)):
            columns[column][row] = text
        else:
            message = f"Beside this cell stands a comment, which is about no single row: {text}"
            notes.append(sheet.note((row, column), sheet.grid.rows[row][column] or "", message))
    naming = sheet.find_naming()
    for column, told in columns.items():
        heading = "Comment" if column in naming else f"Comment on {sheet.name_heading(column)}"
        sheet = add_column(sheet, heading, told, column)
    return sheet.tell(*notes)
