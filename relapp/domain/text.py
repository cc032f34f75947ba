"""How names are compared, sorted and abbreviated, whatever accents and case they were typed with."""

import re
import unicodedata

# The blocks of combining diacritical marks.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")

# Letters that have no decomposition but that people type without their stroke or ligature.
_UNDECOMPOSED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})

# The Romanian alphabet sorts these as letters of their own, each after its plain form ("{" follows "z" in code point order).
_ROMANIAN_ORDER = str.maketrans({"ă": "a{", "â": "a|", "î": "i{", "ș": "s{", "ş": "s{", "ț": "t{", "ţ": "t{"})

# The cedilla is how they were typed before there were letters with a comma.
_WITH_COMMA = str.maketrans("şţ", "șț")

_NO_DIGITS = bytes(code for code in range(128) if not chr(code).isdecimal())


def fold(text: str) -> str:
    """Lower case without accents: ``Țepeș`` with a comma or a cedilla and ``TEPES`` all give ``tepes``."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text).casefold())
    if plain.isascii():
        return plain
    return _MARKS.sub("", unicodedata.normalize("NFKD", plain.translate(_UNDECOMPOSED)))


def sort_key(text: str, language: str) -> str:
    """A string whose code point order is the alphabetical order of `language` (``en``, ``pt_BR`` or ``ro``)."""
    text = unicodedata.normalize("NFC", text.casefold())
    return fold(text.translate(_ROMANIAN_ORDER)) if language == "ro" else fold(text)


def index_letter(text: str, language: str) -> str:
    """The capital under which an index of `language` has `text`, in the order of `sort_key`; empty where no letter begins it.

    Accents make no difference, but ``ă``, ``â``, ``î``, ``ș`` and ``ț`` are letters of their own in Romanian.
    """
    first = unicodedata.normalize("NFC", text.strip())[:1].casefold()[:1]
    is_own = language == "ro" and ord(first or " ") in _ROMANIAN_ORDER
    letter = first.translate(_WITH_COMMA) if is_own else fold(first)[:1]
    return letter.upper() if letter.isalpha() else ""


def initials(name: str) -> str:
    """One or two capital letters for an avatar: ``Ana Lúcia Prado`` gives ``AP``; an empty name gives ``?``."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def digits(text: str) -> str:
    """Only the decimal digits of `text`, as ASCII."""
    if text.isascii():
        return text.encode().translate(None, _NO_DIGITS).decode()
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())
