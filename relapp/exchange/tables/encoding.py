"""In which encoding a table is written, told from its beginning."""

import codecs
from typing import NamedTuple

from relapp.exchange.decoding import UTF8_BOM, guess_encoding, utf16_of, windows_signs
from relapp.exchange.unusable import UnusableFileError
from relapp.i18n import _

_PAGES = ("cp1252", "cp1250")
# What a user may say it is, beside what is found: every text that is a byte or more a letter.
_TEXTS = {
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "cp437", "cp850", "cp852", "koi8-r", "koi8-u", "mac-roman", "gb18030",
    "gbk", "big5", "shift_jis", "euc_jp", "euc_kr", *(f"cp{page}" for page in range(1250, 1259)),
    *(f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
}  # fmt: skip


class Encoding(NamedTuple):
    """The name of an encoding as Python knows it, and whether another is as likely."""

    name: str
    is_doubtful: bool = False


def encoding_of(beginning: bytes) -> Encoding:
    """What `beginning` is written in; the language spoken decides between Windows-1250 and 1252 where nothing else does."""
    if beginning.startswith(UTF8_BOM):
        return Encoding("utf-8")
    if wide := utf16_of(beginning):
        return Encoding(wide)
    if _is_utf8(beginning):
        return Encoding("utf-8")
    lines = [line for line in beginning.splitlines() if not line.isascii()]
    found = guess_encoding(lines)
    sample = b"\n".join(lines)
    if len({sample.decode(page, "replace") for page in _PAGES}) == 1:
        return Encoding(found)
    central, western = windows_signs(lines)
    return Encoding(found, is_doubtful=min(central, western) * 4 >= max(central, western))


def chosen_encoding(text: str, beginning: bytes) -> str:
    """What the user calls the encoding of `beginning`, as Python does; raises UnusableFileError for none that is known."""
    try:
        name = codecs.lookup(text.strip()).name
    except (LookupError, ValueError):
        name = ""
    name = {"utf-8-sig": "utf-8", "windows-1252": "cp1252", "windows-1250": "cp1250"}.get(name, name)
    if name not in _TEXTS:
        message = _("“{encoding}” is no encoding that is known: choose UTF-8, UTF-16, Windows-1252 or Windows-1250.")
        raise UnusableFileError(message.format(encoding=text[:40]))
    return (utf16_of(beginning) or "utf-16-le") if name == "utf-16" else name


def _is_utf8(data: bytes) -> bool:
    """Whether `data`, which may stop in the middle of a letter, is UTF-8, a few spoilt letters aside."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    text = decoder.decode(data)
    spoilt = text.count("\ufffd")
    return spoilt == 0 or spoilt * 20 < sum(not letter.isascii() for letter in text)
