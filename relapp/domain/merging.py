r"""Merge fields: ``{first_name}``, ``{company|your shop}``, and ``[[ parts ]]`` that vanish where a field in them is unknown.

A backslash lets a brace or a bracket stand for itself: ``\{``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a text can take from the client, the reason and whoever writes."""

    FIRST_NAME = "first_name"
    NAME = "name"
    COMPANY = "company"
    OCCASION = "occasion"
    YEARS = "years"
    PERSON = "person"
    WHAT = "what"
    QUESTION = "question"
    TITLE = "title"
    LINK = "link"
    INTEREST = "interest"
    ME = "me"


class ProblemKind(StrEnum):
    """What is wrong with the marks in a text."""

    UNKNOWN_FIELD = "unknown_field"
    BRACE = "brace"
    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    NESTED = "nested"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake; `at` is the piece of the text that it is about."""

    kind: ProblemKind
    at: str


_PIECE = re.compile(
    r"\\(?P<escaped>[\\{}\[\]])"
    r"|(?P<opens>\[\[)|(?P<closes>\]\])"
    r"|\{(?P<field>[^{}\[\]\\|\n]*)(?P<otherwise>\|[^{}\[\]\\\n]*)?\}"
    r"|(?P<brace>[{}])"
)

# Stands in for what vanished until the words around it are put right; no text and no value may bring one of its own.
_GONE = "\0"

_BEGINS_LINE = re.compile(rf"(^|\n)[ \t]*{_GONE}[\s,;:.{_GONE}]*(\w?)")
_BEGINS_SENTENCE = re.compile(rf"([.!?…][ \t]+){_GONE}[ \t,;:.{_GONE}]*(\w?)")
_BEFORE_SPACE_OR_END = re.compile(rf"[ \t,]*{_GONE}(?=[\s.,;:!?)]|$)")
_BLANKS_AT_END = re.compile(r"[ \t]+(?=\n)")
_LINES_LEFT_EMPTY = re.compile(r"\n{3,}")

_FIELDS: Mapping[str, Field] = {field.value: field for field in Field}

_Pieces = Iterator[re.Match[str] | str]


def problems(text: str) -> list[Problem]:
    """What the writer of `text` has to put right, in order; nothing where it can be merged."""
    found, opened = [], ""
    for piece in _pieces(text):
        if isinstance(piece, str) or piece["escaped"]:
            continue
        if piece["opens"]:
            if opened:
                found.append(Problem(ProblemKind.NESTED, _around(text, piece.start())))
            opened = _around(text, piece.start())
        elif piece["closes"]:
            if not opened:
                found.append(Problem(ProblemKind.NOT_OPENED, _around(text, piece.end(), before=True)))
            opened = ""
        elif piece["brace"]:
            found.append(Problem(ProblemKind.BRACE, _around(text, piece.start())))
        elif _field(piece) is None:
            found.append(Problem(ProblemKind.UNKNOWN_FIELD, piece[0]))
    return found + ([Problem(ProblemKind.NOT_CLOSED, opened)] if opened else [])


def fields_in(text: str) -> frozenset[Field]:
    """The fields that `text` asks for."""
    found = (_field(piece) for piece in _pieces(text) if not isinstance(piece, str))
    return frozenset(field for field in found if field)


def merge(text: str, values: Mapping[Field, str]) -> str:
    """`text` with its fields filled in; an empty value is an unknown one.

    A part whose field is unknown vanishes with the space and the comma before it, and a sentence that now begins later begins
    with a capital. Marks that make no sense are left out, never raised and never shown.
    """
    whole: list[str] = []
    part: list[str] | None = None
    part_is_known = True
    for piece in _pieces(text.replace(_GONE, "")):
        if isinstance(piece, str):
            (whole if part is None else part).append(piece)
        elif piece["opens"]:
            whole += part or []
            part, part_is_known = [], True
        elif piece["closes"]:
            whole += (part or []) if part_is_known else [_GONE]
            part, part_is_known = None, True
        else:
            said = piece["escaped"] or _value(piece, values)
            part_is_known = part_is_known and said != _GONE
            (whole if part is None else part).append(said)
    return _put_right("".join(whole + (part or [])))


def _pieces(text: str) -> _Pieces:
    """Marks as matches, and the words between them."""
    end = 0
    for match in _PIECE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield match
        end = match.end()
    if end < len(text):
        yield text[end:]


def _field(piece: re.Match[str]) -> Field | None:
    return _FIELDS.get((piece["field"] or "").strip().lower())


def _value(piece: re.Match[str], values: Mapping[Field, str]) -> str:
    if piece["field"] is None:
        return ""
    field = _field(piece)
    known = " ".join(values.get(field, "").replace(_GONE, "").split()) if field else ""
    if known or piece["otherwise"] is None:
        return known or _GONE
    return piece["otherwise"][1:].strip()


def _put_right(text: str) -> str:
    if _GONE in text:
        for beginning in (_BEGINS_LINE, _BEGINS_SENTENCE):
            text = beginning.sub(lambda match: match[1] + match[2].upper(), text)
        text = _BEFORE_SPACE_OR_END.sub("", text).replace(_GONE, "")
        text = _LINES_LEFT_EMPTY.sub("\n\n", _BLANKS_AT_END.sub("", text))
    return text.strip()


def _around(text: str, at: int, *, before: bool = False) -> str:
    """A few letters by which the place is found again."""
    start, end = (max(0, at - 20), at) if before else (at, at + 20)
    return " ".join(text[start:end].split())
