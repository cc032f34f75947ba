"""What the parts of a workbook say: its sheets, its strings, its formats and the rows of a sheet (ECMA-376 part 1, 18)."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from relapp.exchange.tables.lines import MAX_CELL, MAX_COLUMNS, Row
from relapp.exchange.workbooks.archive import DAMAGES, WORKBOOK, StartOf, read_part
from relapp.exchange.workbooks.cells import TextOfNumber, number_reader, number_text, plain_text

MAX_STRINGS = 200_000_000  # characters of all shared strings together
MAX_SHEETS = 200
LAST_ROW = 1_048_576

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and the part it is in."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class Workbook:
    """The sheets of a workbook and what their cells refer to; `lost` counts cells with an error or a formula never computed."""

    archive: zipfile.ZipFile
    sheets: list[Sheet] = field(default_factory=list)
    since_1904: bool = False
    lost: int = 0
    _strings: "_Strings | None" = None
    _readers: list[TextOfNumber] = field(default_factory=list)

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> "Workbook":
        """The workbook in `archive`."""
        book = cls(archive)
        targets, types = _relations(archive)

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if name == "workbookPr":
                book.since_1904 = attributes.get("date1904", "0") in {"1", "true"}
            elif name == "sheet" and len(book.sheets) < MAX_SHEETS:
                identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                if types.get(identity) == "worksheet":
                    is_hidden = attributes.get("state", "visible") != "visible"
                    book.sheets.append(Sheet(attributes.get("name", ""), targets[identity], is_hidden))

        _read_all(archive, WORKBOOK, start)
        by_type = {kind: targets[identity] for identity, kind in types.items()}
        if "sharedStrings" in by_type:
            book._strings = _Strings(archive, by_type["sharedStrings"])
        if "styles" in by_type:
            book._readers = _number_readers(archive, by_type["styles"], since_1904=book.since_1904)
        return book

    def rows(self, sheet: Sheet) -> Iterator[tuple[Row, float]]:
        """Every row that the sheet has, by its own number, with the share of the sheet that is read."""
        reader = _SheetReader(self)
        shares = read_part(self.archive, sheet.part, reader.start, reader.end, reader.add_text)
        while True:
            try:
                share = next(shares, None)
            except DAMAGES:
                yield from ((row, 1.0) for row in reader.rows)
                raise
            if share is None:
                return
            yield from ((row, share) for row in reader.rows)
            reader.rows.clear()

    def string(self, index: int) -> str:
        """A shared string; empty where there is none of the number."""
        return self._strings.get(index) if self._strings else ""

    def number(self, text: str, style: str) -> str:
        """A number as a cell of that style shows it."""
        index = int(style) if style.isdecimal() and len(style) < 8 else 0
        return self._readers[index](text) if index < len(self._readers) else number_text(text)


class _SheetReader:
    """The rows of a sheet, gathered as its elements come by."""

    def __init__(self, book: Workbook) -> None:
        self.rows: list[Row] = []
        self._book = book
        self._cells: list[str] = []
        self._number = 0
        self._column = 0
        self._type = self._style = ""
        self._texts: list[str] = []
        self._is_text = self._is_phonetic = self._has_formula = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            place = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = _column_number(place[1]) if place else self._column + 1
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._texts, self._has_formula = [], False
        elif name in {"v", "t"}:
            self._is_text = not self._is_phonetic
        elif name == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 8 else self._number + 1
            if self._number > LAST_ROW:
                raise ValueError("a row beyond the last")
            self._cells, self._column = [], 0
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._is_phonetic = True

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._is_text = False
        elif name == "row":
            self.rows.append(Row(self._number, self._cells))
        elif name == "rPh":
            self._is_phonetic = False

    def add_text(self, text: str) -> None:
        if self._is_text:
            self._texts.append(text)

    def _end_cell(self) -> None:
        text = self._value("".join(self._texts))
        if not text:
            return
        column = min(self._column, MAX_COLUMNS + 1)
        self._cells.extend([""] * (column - len(self._cells)))
        self._cells[column - 1] = text[:MAX_CELL]

    def _value(self, text: str) -> str:
        if self._type == "e" or (self._has_formula and not text):
            self._book.lost += 1
            return ""
        if self._type == "s":
            return self._book.string(int(text)) if text.isdecimal() and len(text) < 10 else ""
        if self._type == "n":
            return self._book.number(text, self._style) if text else ""
        if self._type == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(text, "")
        return text.removesuffix("T00:00:00") if self._type == "d" else plain_text(text)


class _Strings:
    """The strings that cells share, read as far as they are asked for."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self._known: list[str] = []
        self._texts: list[str] = []
        self._size = 0
        self._is_text = self._is_phonetic = False
        self._reading = read_part(archive, part, self._start, self._end, self._add)

    def get(self, index: int) -> str:
        while index >= len(self._known):
            if next(self._reading, None) is None:
                return ""
        return self._known[index]

    def _start(self, name: str, _attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._texts = []
        elif name == "t":
            self._is_text = not self._is_phonetic
        elif name == "rPh":
            self._is_phonetic = True

    def _end(self, name: str) -> None:
        if name == "si":
            self._known.append(plain_text("".join(self._texts)))
            self._size += len(self._known[-1])
            if self._size > MAX_STRINGS:
                raise ValueError("too many strings")
        elif name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_phonetic = False

    def _add(self, text: str) -> None:
        if self._is_text:
            self._texts.append(text)


def _relations(archive: zipfile.ZipFile) -> tuple[dict[str, str], dict[str, str]]:
    """The parts that the workbook names, and the type of each, by their identifiers."""
    targets: dict[str, str] = {}
    types: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes["Id"]] = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            types[attributes["Id"]] = attributes.get("Type", "").rpartition("/")[2]

    _read_all(archive, "xl/_rels/workbook.xml.rels", start)
    return targets, types


def _number_readers(archive: zipfile.ZipFile, part: str, *, since_1904: bool) -> list[TextOfNumber]:
    """How the numbers of each style read, in the order of the styles."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    formats: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    styles: list[str] = []
    is_inside = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal is_inside
        if name == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        elif name in {"cellXfs", "cellStyleXfs"}:
            is_inside = name == "cellXfs"
        elif name == "xf" and is_inside and len(styles) < 100_000:
            styles.append(attributes.get("numFmtId", "0"))

    _read_all(archive, part, start)
    readers = {style: number_reader(formats.get(style, "General"), since_1904=since_1904) for style in set(styles)}
    return [readers[style] for style in styles]


def _read_all(archive: zipfile.ZipFile, part: str, start: StartOf) -> None:
    for _share in read_part(archive, part, start):
        pass


def _column_number(letters: str) -> int:
    """``A`` is 1, ``AA`` 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
