"""What the columns of a table say that no program is known to have written: by their headers and by what stands in them."""

import hashlib
import re
from collections.abc import Sequence

from relapp.domain.text import fold
from relapp.exchange.look import ColumnMapping
from relapp.exchange.tables.cell_kinds import CellKind, column_kind
from relapp.exchange.tables.columns import Column, Field, plain_header
from relapp.exchange.tables.guess_words import ALONE, FILLERS, LABELLED, LABELS, NOTHING, OTHERS, PHRASES

_SAMPLE = 200  # rows
_LONGEST = 60  # characters of a header that is words and not a sentence
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_EMAIL = re.compile(r"\be[\s_-]?mails?\b")
_WHATSAPP = re.compile(r"\bwhats\s+app\b")
_WORD = re.compile(r"[a-z]+", re.ASCII)
_NAME_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*")

_KINDS = {
    CellKind.EMAIL: Column(Field.EMAIL),
    CellKind.URL: Column(Field.URL),
    CellKind.PHONE: Column(Field.PHONE),
    CellKind.POSTCODE: Column(Field.ADDRESS, "postcode"),
}
# What a header may promise though there are values of a kind in its column: text may hold anything.
_TEXTS = {Field.NOTES, Field.OTHER, Field.OWN, Field.INTERESTS, Field.TAGS}
_SINGLE = {
    Field.FULL_NAME, Field.PREFIX, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX, Field.NICKNAME, Field.COMPANY,
    Field.TITLE,
}  # fmt: skip


def guess_mapping(headers: Sequence[str], rows: Sequence[Sequence[str]], *, is_named: bool = True) -> ColumnMapping:
    """What each of `headers` says, by its words and by what `rows` hold; where neither tells, a line of the notes."""
    guessed: list[Column | None] = []
    for place, header in enumerate(headers):
        cells = [row[place] for row in rows[:_SAMPLE] if place < len(row)]
        guessed.append(_column(header if is_named else "", cells, is_named=is_named))
    if not any(column and column.field in {Field.FULL_NAME, Field.GIVEN, Field.FAMILY} for column in guessed):
        _find_names(guessed, headers if is_named else [""] * len(headers), rows)
    _agree_on_names(guessed, headers)
    mapping = _once(guessed)
    return tuple(_noted(mapping, headers) if is_named and any(mapping) else mapping)


def understood(headers: Sequence[str]) -> int:
    """How many of `headers` are words that columns go by."""
    return sum(_by_header(header) is not None or _says_nothing(header) for header in headers if header.strip())


def signature_of(headers: Sequence[str]) -> str:
    """What tables with the same headers have in common, to remember how they are read."""
    return hashlib.sha256("\n".join(map(plain_header, headers)).encode("utf-8", "replace")).hexdigest()[:32]


def _column(header: str, cells: Sequence[str], *, is_named: bool) -> Column | None:
    column = _by_header(header)
    kind = column_kind(cells)
    shown = _KINDS.get(kind) if kind else None
    if column is None:
        if kind is CellKind.DATE:
            return None if is_named else Column(Field.OCCASION, label="Birthday")
        return None if _says_nothing(header) else shown
    if shown is None or column.field in _TEXTS or column.field is shown.field:
        return column
    return column if column.field is Field.PERSON else shown


def _by_header(header: str) -> Column | None:
    words = _words(header)
    if not words:
        return None
    without = [word for word in words if word not in FILLERS]
    for each in (words, without):
        if column := PHRASES.get(" ".join(each)):
            return column
    labels = [word for word in without if word in LABELS]
    rest = [word for word in without if word not in LABELS]
    label = LABELS[labels[0]] if labels else ""
    if label in ALONE and not rest:
        return Column(ALONE[label], label=label)
    column = PHRASES.get(" ".join(rest)) or _within(rest)
    if column is None or _says_nothing(header) or (column.field is not Field.PERSON and not OTHERS.isdisjoint(rest)):
        return None
    if column.field in LABELLED:
        return Column(column.field, column.part, label or column.label)
    return None if labels else column


def _within(words: Sequence[str]) -> Column | None:
    """The longest phrase among the words of a header that is about a way to reach somebody, or a birthday."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            column = PHRASES.get(" ".join(words[start : start + length]))
            if column and column.field in {Field.PHONE, Field.EMAIL, Field.OCCASION}:
                return column
    return None


def _says_nothing(header: str) -> bool:
    words = _words(header)
    return not NOTHING.isdisjoint(words) or " ".join(words) in NOTHING


def _words(header: str) -> list[str]:
    if len(header) > _LONGEST:
        return []
    plain = fold(_CAMEL.sub(" ", header))
    return _WORD.findall(_WHATSAPP.sub("whatsapp", _EMAIL.sub("email", plain)))


def _find_names(guessed: list[Column | None], headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Take the first column of words for the names where no header promises any."""
    for place, column in enumerate(guessed):
        if column is None and not _says_nothing(headers[place]):
            cells = [row[place].strip() for row in rows[:_SAMPLE] if place < len(row) and row[place].strip()]
            if cells and all(_NAME_WORDS.fullmatch(cell) and len(cell) < _LONGEST for cell in cells):
                guessed[place] = Column(Field.FULL_NAME)
                return


def _agree_on_names(guessed: list[Column | None], headers: Sequence[str]) -> None:
    """A column called just “name” is the given one beside a family name, and the other way round where Romanians say so."""
    fields = {column.field for column in guessed if column}
    if Field.FULL_NAME not in fields or (Field.GIVEN in fields) == (Field.FAMILY in fields):
        return
    missing = Field.FAMILY if Field.GIVEN in fields else Field.GIVEN
    for place, column in enumerate(guessed):
        if column and column.field is Field.FULL_NAME and plain_header(headers[place]) in {"nome", "name", "nume"}:
            guessed[place] = Column(missing)
            return


def _noted(mapping: Sequence[Column | None], headers: Sequence[str]) -> list[Column | None]:
    """The same with a line in the notes for whatever else somebody thought worth a column: who made the table wants to see it."""
    return [
        column or (Column(Field.OTHER, label=header.strip()) if header.strip() and not _says_nothing(header) else None)
        for column, header in zip(mapping, headers, strict=True)
    ]


def _once(guessed: Sequence[Column | None]) -> list[Column | None]:
    """The same without second columns for what there is one of: they are kept as they are."""
    seen: set[Field] = set()
    result: list[Column | None] = []
    for column in guessed:
        is_second = column is not None and column.field in _SINGLE and column.field in seen
        result.append(None if is_second else column)
        seen |= {column.field} if column else set()
    return result
