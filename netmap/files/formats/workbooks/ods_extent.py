"""How many cells an OpenDocument sheet stands for: a few bytes of it may repeat a row a million times."""

from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.sax import parseString

from netmap.errors import FileError
from netmap.files.grids import check_grid_size
from netmap.files.limits import Limits

_CELLS = {"table:table-cell", "table:covered-table-cell"}
_VALUE = "office:value-type"


class _Extent(ContentHandler):
    """Counts, sheet by sheet, the rows and columns up to the last cell that holds something."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__()
        self._name, self._limits = name, limits
        self._rows = self._last_row = self._width = 0
        self._columns = self._last_column = self._repeat = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        if name in _CELLS:
            self._columns += int(attrs.get("table:number-columns-repeated", "1"))
            if _VALUE in attrs:
                self._last_column = self._columns
        elif name == "text:p":
            self._last_column = self._columns
        elif name == "table:table-row":
            self._repeat = int(attrs.get("table:number-rows-repeated", "1"))
            self._columns = self._last_column = 0
        elif name == "table:table":
            self._rows = self._last_row = self._width = 0

    def endElement(self, name: str) -> None:  # noqa: N802
        if name != "table:table-row":
            return
        self._rows += self._repeat
        if self._last_column:
            self._last_row = self._rows
            self._width = max(self._width, self._last_column)
            check_grid_size(self._name, self._last_row, self._width, self._limits)


def measure_ods(content: bytes, name: str, limits: Limits) -> None:
    """Check what the sheets of a `content.xml` stand for.

    Raises
    ------
    FileError
        When it cannot be read, or a sheet is larger than the limits allow.
    """
    try:
        parseString(content, _Extent(name, limits))
    except DefusedXmlException as error:
        raise FileError(
            f"{name} declares XML entities, which a spreadsheet never needs; it was not read."
        ) from error
    except (SAXException, ValueError) as error:
        message = (
            f"{name} is damaged or cut short. Open it in a spreadsheet program, save it again, and retry."
        )
        raise FileError(message) from error
