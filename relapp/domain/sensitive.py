"""What looks like a number of identity or like health data, and so wants more care than a client book is given.

CPF: Receita Federal, two check digits modulo 11. CNP: control key 279146358279 modulo 11 (Romanian Legea 105/1996).
Health: special categories of LGPD art. 5 II and GDPR art. 9(1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from relapp.domain.clients import Client, PointKind
from relapp.domain.text import digits, fold


class Sensitive(StrEnum):
    """What something looks like."""

    CPF = "cpf"
    CNP = "cnp"
    HEALTH = "health"


@dataclass(frozen=True, slots=True)
class Hint:
    """A value that looks like something, and the field of the client's record that it was found in."""

    kind: Sensitive
    field: str
    value: str

    def mark(self, client: str) -> str:
        """What it is remembered by once the user keeps it: tells nothing to whoever lacks the client's uuid, a random one."""
        return sha256(f"{client}/{self.kind}/{self.value}".encode()).hexdigest()[:20]


_CPF = re.compile(r"(?<![\d+])\d{3}[. ]?\d{3}[. ]?\d{3}[-. /]?\d{2}(?!\d)")
# Where a number of 11 digits is more likely a telephone.
_CPF_WRITTEN_OUT = re.compile(r"(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)")
_CNP = re.compile(r"(?<![\d+])[1-9]\d{12}(?!\d)")
_CONTROL = tuple(map(int, "279146358279"))

# Beginnings of words, folded. What shops sell, and where people work, is not among them.
_HEALTH = (
    # English
    "diabet", "cancer", "chemotherap", "depression", "pregnan", r"hiv\b", "epilep", "asthma", "surger", "hospitali[sz]ed",
    "psychiatr", "disabilit", "allerg", "dementia", "alzheimer", "parkinson", "hepatitis", "miscarriage", "tumou?r", "leukaemia",
    "leukemia", "heart attack", "heart disease", "sick leave", "wheelchair",
    # Portuguese
    "quimioterap", "depressao", "depressiv", "gravida", "gravidez", "gestante", r"asma\b", "asmatic", "cirurgi", "internad",
    "psiquiatr", "deficiencia", "deficiente", "alergi", "demencia", "hepatite", "aborto", "infarto", r"avc\b", "leucemia",
    "doenca", "doente", "hipertens", "pressao alta", "atestado medico", "cadeira de rodas",
    # Romanian
    "chimioterap", "depresie", "insarcinat", "astm", "chirurgi", "spitalizat", "psihiatr", "dizabilitat", "dementa", "hepatita",
    "avort", "infarct", "leucemi", "boala", "bolnav", "tensiune mare", "concediu medical", "scaun cu rotile",
)  # fmt: skip
_HEALTH_WORD = re.compile(rf"\b(?:{'|'.join(_HEALTH)})\w*")


def is_cpf(text: str) -> bool:
    """Whether the 11 digits of `text`, whatever stands between them, are a CPF; one of equal digits is given to nobody."""
    number = [int(each) for each in digits(text)]
    if len(number) != 11 or len(set(number)) == 1:
        return False
    return all(_cpf_digit(number[:length]) == number[length] for length in (9, 10))


def is_cnp(text: str) -> bool:
    """Whether `text` is a CNP: 13 digits with a month, a day and the control digit."""
    if not (text.isascii() and text.isdecimal() and len(text) == 13 and text[0] != "0"):
        return False
    number = [int(each) for each in text]
    is_a_day = 1 <= int(text[3:5]) <= 12 and 1 <= int(text[5:7]) <= 31
    rest = sum(digit * weight for digit, weight in zip(number, _CONTROL, strict=False)) % 11
    return is_a_day and number[12] == (1 if rest == 10 else rest)


def hints(client: Client) -> tuple[Hint, ...]:
    """What looks sensitive in a record, each once; a telephone that happens to add up is none."""
    phones = {digits(phone) for phone in client.phones}
    found: dict[tuple[Sensitive, str], Hint] = {}
    for hint in _all_hints(client):
        is_phone = hint.kind is Sensitive.CPF and not _CPF_WRITTEN_OUT.fullmatch(hint.value) and digits(hint.value) in phones
        if not is_phone:
            found.setdefault((hint.kind, hint.value), hint)
    return tuple(found.values())


def in_text(text: str) -> tuple[Hint, ...]:
    """What looks sensitive in words that are just being written, each once; they are of no field yet."""
    found = (*_numbers("", text), *(Hint(Sensitive.HEALTH, "", each) for each in _health_words(text)))
    return tuple(dict.fromkeys(found))


def _all_hints(client: Client) -> Iterator[Hint]:
    for field, text in _told(client):
        yield from _numbers(field, text)
        yield from (Hint(Sensitive.HEALTH, field, each) for each in _health_words(text))
    for field, text in _named(client):
        yield from _numbers(field, text)
    for phone in client.phones:
        yield from _matching(Sensitive.CPF, _CPF_WRITTEN_OUT, "points", phone)


def _told(client: Client) -> Iterator[tuple[str, str]]:
    """What is told of a client in words."""
    yield "notes", client.notes
    yield from (("details", each.text) for each in client.details)
    yield from (("people", each.note) for each in client.people)


def _named(client: Client) -> Iterator[tuple[str, str]]:
    """Fields in which a number may have been put for want of a better one; a firm may well be named after what it heals."""
    yield from (("name", client.name), ("company", client.company), ("title", client.title))
    yield "addressed_as", client.addressed_as
    yield from (("points", each.value) for each in client.points if each.kind is not PointKind.PHONE)
    yield from (("people", text) for each in client.people for text in (each.name, each.title, each.relation))


def _numbers(field: str, text: str) -> Iterator[Hint]:
    yield from _matching(Sensitive.CPF, _CPF, field, text)
    yield from _matching(Sensitive.CNP, _CNP, field, text)


def _matching(kind: Sensitive, pattern: re.Pattern[str], field: str, text: str) -> Iterator[Hint]:
    is_one = is_cpf if kind is Sensitive.CPF else is_cnp
    yield from (Hint(kind, field, each) for each in pattern.findall(text) if is_one(each))


def _health_words(text: str) -> Iterator[str]:
    """The words as they stand in the text, where folding it left each letter in its place."""
    folded = fold(text)
    source = text if len(folded) == len(text) else folded
    yield from (source[match.start() : match.end()] for match in _HEALTH_WORD.finditer(folded))


def _cpf_digit(number: list[int]) -> int:
    """The next check digit: weights go down to 2."""
    rest = sum(digit * weight for digit, weight in zip(number, range(len(number) + 1, 1, -1), strict=True)) * 10 % 11
    return rest % 10
