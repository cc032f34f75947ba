"""The rows of a delimited text, one after another, in flat memory: what is broken in one row costs that row alone."""

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple, TextIO

from relapp.exchange.unusable import TooLargeError, UnusableFileError
from relapp.i18n import _, language

MAX_COLUMNS = 2_000
MAX_LINE = 2_000_000  # characters
MAX_CELL = csv.field_size_limit()  # characters
MAX_BROKEN = 300  # rows whose quotation mark is never closed

_WEST, _CENTRAL = "cp1252", "cp1250"


class Row(NamedTuple):
    """One row as a spreadsheet counts it, from 1; `problem` is a translated sentence where its cells could not be read."""

    number: int
    cells: list[str]
    problem: str = ""


def text_of(stream: BinaryIO, encoding: str) -> TextIO:
    """The text of `stream`, read as it is asked for; bytes that are no UTF-8 are taken for a Windows encoding's."""
    errors = f"relapp-{_CENTRAL if language() == 'ro' else _WEST}" if encoding == "utf-8" else "replace"
    return io.TextIOWrapper(stream, encoding, errors, newline=None)


def rows_of(name: str, text: TextIO, delimiter: str) -> Iterator[Row]:
    """Every row of `text`, the line in which Excel names the delimiter aside; raises UnusableFileError for what is no table."""
    lines = _Lines(name, text)
    lines.skip_delimiter()
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = broken = 0
    while True:
        lines.begin_row()
        problem = ""
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            lines.give_back_all_but_one()
            cells, problem = _alone(lines.first, delimiter)
        number += 1
        if problem:
            broken += 1
            if broken > MAX_BROKEN:
                message = _("“{name}” is damaged: too many of its quotation marks are never closed; export the contacts again.")
                raise UnusableFileError(message.format(name=name))
        yield Row(number, cells, problem)


def delimiter_named_by(first_line: str) -> str:
    """The delimiter that Excel's ``sep=;`` names; empty for any other line."""
    line = first_line.lstrip("\ufeff").strip("\r\n").strip('"')
    return line[4] if line[:4].lower() == "sep=" and len(line) == 5 else ""


class _Lines:
    """The lines of a text, so that a reader can go back to the line after the one in which a row began."""

    def __init__(self, name: str, text: TextIO) -> None:
        self._name = name
        self._text = text
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._number = 0

    @property
    def first(self) -> str:
        """The line in which the row began."""
        return self._taken[0]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            raise StopIteration
        self._taken.append(line)
        return line

    def skip_delimiter(self) -> None:
        line = self._read()
        if line and not delimiter_named_by(line):
            self._waiting.append(line)

    def begin_row(self) -> None:
        self._taken.clear()

    def give_back_all_but_one(self) -> None:
        self._waiting.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]

    def _read(self) -> str:
        line = self._text.readline(MAX_LINE + 1)
        self._number += 1
        if len(line) > MAX_LINE:
            message = _("Line {line} of “{name}” is longer than any table's: check that it is the right file.")
            raise TooLargeError(message.format(line=self._number, name=self._name))
        if self._number == 1:
            line = line.removeprefix("\ufeff")
        return line.replace("\0", "") or "\n" if line else ""


def _alone(line: str, delimiter: str) -> tuple[list[str], str]:
    """The cells of a line by itself, whatever stands behind its quotation marks, or none and why."""
    asked_for_more = False

    def once() -> Iterator[str]:
        nonlocal asked_for_more
        yield line
        asked_for_more = True

    try:
        cells = next(csv.reader(once(), delimiter=delimiter))
    except (csv.Error, StopIteration):
        return [], _("A cell in this row is too long, so it could not be read.")
    if asked_for_more:
        return [], _("A quotation mark in this row is never closed, so it could not be read.")
    return cells, ""


def _register(encoding: str) -> None:
    def decode(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError), error
        return error.object[error.start : error.end].decode(encoding, "replace"), error.end

    codecs.register_error(f"relapp-{encoding}", decode)


for _page in (_WEST, _CENTRAL):
    _register(_page)
