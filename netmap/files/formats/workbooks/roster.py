"""The roster question as a workbook to send or to print: one sheet for each who answers."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from netmap.files.formats.workbooks.writing import SAFE, name_sheet
from netmap.files.shapes.rosters import HEADINGS, HOW_OFTEN, list_sheet
from netmap.model.tie_rules import STRENGTH_RANGE

_FORGOTTEN = 15
"""How many empty rows wait at the end for those whom we forgot."""

_WIDTHS = (44, 14, 20, 40)
_PAGE = "Roster"


def write_roster(partners: Sequence[str], respondents: Sequence[str], scale: Sequence[str]) -> bytes:
    """Return a workbook in which partners say whom they work with; bringing it in gives their ties.

    Parameters
    ----------
    respondents
        Who answers, a sheet each; without any there is one sheet on which whoever answers writes their name.
    scale
        What the strengths 1 to 5 mean, in words.
    """
    output = io.BytesIO()
    workbook = Workbook(output, dict(SAFE))
    taken: set[str] = set()
    for respondent in respondents or ("",):
        page = workbook.add_worksheet(name_sheet(respondent or _PAGE, taken))
        others = [partner for partner in partners if partner != respondent]
        _fill_sheet(workbook, page, list(list_sheet(respondent, others, scale)))
    workbook.close()
    return output.getvalue()


def _fill_sheet(workbook: Workbook, page: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    bold = workbook.add_format({"bold": True, "font_size": 14})
    head = workbook.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "top"})
    box = workbook.add_format({"border": 1, "text_wrap": True})
    heads = rows.index(HEADINGS)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            look = head if number == heads else box if number > heads else bold if number == 0 else None
            page.write_string(number, column, text, look)
    page.write_string(1, 1, rows[1][1], box)
    last = len(rows) + _FORGOTTEN
    for number in range(heads + 1, last):
        for column in range(len(rows[number]) if number < len(rows) else 0, len(HEADINGS)):
            page.write_blank(number, column, None, box)
    for column, width in enumerate(_WIDTHS):
        page.set_column(column, column, width)
    page.data_validation(heads + 1, 1, last, 1, _offer([str(one) for one in STRENGTH_RANGE]))
    page.data_validation(heads + 1, 2, last, 2, _offer(HOW_OFTEN))
    page.freeze_panes(heads + 1, 1)
    page.repeat_rows(heads)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _offer(choices: Sequence[str]) -> dict[str, object]:
    return {"validate": "list", "source": list(choices), "error_type": "warning"}
