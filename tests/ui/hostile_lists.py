"""A workbook in which everything that can hold a text holds one that is not to be read as markup or run."""

from io import BytesIO

import xlsxwriter

RIGHT_TO_LEFT = "\u202eabc \u0645\u0643\u062a\u0628\u0629 <b>x</b>"
LONG = "Very <b>long</b> " * 18
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![](http://evil.example/x.png)",
    "=cmd|' /C calc'!A0",
    ":red[x] :material/home:",
    "[a](javascript:alert(1))",
    "</script><script>alert(1)</script>",
    LONG.strip(),
    RIGHT_TO_LEFT,
)
SHEET = "<img src=x onerror=alert(1)>"


def write_hostile_workbook() -> bytes:
    """Return partners with hostile names, headings, comments, links, colors with a legend, and a hidden row."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(SHEET)
        green = book.add_format({"bg_color": "#00FF00"})
        headings = (
            "Organization",
            "Sector",
            "Who knows them",
            "![](http://evil.example/h.png)",
            "Works with",
        )
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading)
        for row, name in enumerate(HOSTILE, start=1):
            other = HOSTILE[row % len(HOSTILE)]
            for column, cell in enumerate((name, other, "Deb; **Marcus**", name, other)):
                sheet.write_string(row, column, cell[:32_000], green if column == 0 and row % 2 else None)
            sheet.write_comment(row, 0, f"{other} called", {"author": name[:50]})
        last = len(HOSTILE) + 1
        sheet.write_string(last, 0, "City Clinic")
        sheet.write_string(last, 3, "javascript:alert(1)")
        sheet.write_url(last, 1, "http://evil.example/link", string="Health")
        sheet.set_row(last, None, None, {"hidden": True})
        sheet.write_string(last + 3, 0, "![](http://evil.example/legend.png) = member", green)
    return written.getvalue()
