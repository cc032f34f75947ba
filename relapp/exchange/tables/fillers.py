"""Cells that say nothing: what programs, spreadsheets and people write where there is no value."""

import re

from relapp.domain.text import fold
from relapp.exchange.tables.columns import Field

_LONGEST = 20  # characters
_IDENTIFIER = 6  # digits

_SIGNS = re.compile(r"[-–—_.,?*/\\\s]+")
_ZEROS = re.compile(r"[0\s()+./-]+")
_MANGLED = re.compile(r"\+?\d(?:[.,]\d+)?E\+\d\d", re.ASCII | re.IGNORECASE)

# The errors of spreadsheets in English, Portuguese and Romanian, and what stands in a column that is too narrow.
_ERROR = re.compile(
    r"#(?:REF|NULL|NULO|NUL|NUM|N[ÚU]M|VALUE|VALOR|VALOARE|NAME|NOME|NUME|SPILL|DESPEJAR|CALC|ERROR|ERRO|EROARE|DIV/0)[!?]"
    r"|#N/[AD]|#{3,}|Err:5\d\d",
    re.IGNORECASE,
)
_ERROR_STARTS = {"#", "E", "e"}
_DIGITS = set("123456789")  # with which nothing here begins

# What nobody is called and nothing is named, without accents.
_PHRASES = {
    "n/a", "n.a", "n.a.", "n/d", "n.d", "n.d.", "undefined", "(null)", "[null]", "<null>", "(none)", "(vazio)", "(blank)",
    "(gol)", "nao tem", "nao possui", "nao ha", "nao informado", "nao informada", "nao consta", "nao se aplica",
    "nao cadastrado", "sem telefone", "sem celular", "sem fone", "sem email", "sem e-mail", "sem informacao", "sem dados",
    "s/ telefone", "nu are", "nu exista", "nu stiu", "nu se stie", "nu e cazul", "nu este cazul", "fara telefon",
    "fara email", "fara e-mail", "not available", "not applicable", "not provided", "no phone", "no email", "no e-mail",
}  # fmt: skip
# What may be the name of a client, but stands for nothing anywhere else; and how programs write it where a name is missing.
_WORDS = {"null", "none", "nenhum", "nenhuma", "niciunul", "unknown", "desconhecido", "necunoscut", "vazio"}
_NULLS = {"null", "NULL", "nan", "NaN"}
# What may be a state or a country, but is no way to reach anybody.
_NO_ANSWERS = {"nan", "nil", "na", "nd", "no", "nao", "nu", "sem", "fara", "x", "xx", "xxx", "true", "false"}

_NAMES = {
    Field.FULL_NAME, Field.PREFIX, Field.GIVEN, Field.MIDDLE, Field.FAMILY, Field.SUFFIX, Field.NICKNAME,
}  # fmt: skip
_REACHES = {Field.PHONE, Field.EMAIL, Field.URL}
_NEVER_ZERO = {*_REACHES, Field.COMPANY, Field.TITLE, Field.OCCASION}
# Text may say anything, and what our own columns say is ours.
_TEXTS = {Field.NOTES, Field.OTHER, Field.OWN}


def is_filler(cell: str, column: Field) -> bool:
    """Whether `cell` stands in a column of that field for nothing at all."""
    if len(cell) > _LONGEST or column in _TEXTS or cell[:1] in _DIGITS:
        return False
    if not cell[:1].isalpha() and (_SIGNS.fullmatch(cell) or (column in _NEVER_ZERO and _ZEROS.fullmatch(cell))):
        return True
    plain = fold(cell)
    if plain in _PHRASES or (column in _REACHES and plain in _NO_ANSWERS):
        return True
    return cell in _NULLS or (column not in _NAMES and plain in _WORDS)


def is_error(cell: str) -> bool:
    """Whether `cell` is what a spreadsheet shows instead of a value."""
    return cell[:1] in _ERROR_STARTS and len(cell) <= _LONGEST and _ERROR.fullmatch(cell) is not None


def is_mangled(cell: str) -> bool:
    """Whether `cell` is a phone of which a spreadsheet kept the first digits only: ``5,51191E+12``."""
    return len(cell) <= _LONGEST and _MANGLED.fullmatch(cell) is not None


def is_identifier(cell: str) -> bool:
    """Whether `cell` is the number by which a program knows a company, not its name."""
    return len(cell) >= _IDENTIFIER and all(part.strip().isdecimal() for part in cell.split(";"))
