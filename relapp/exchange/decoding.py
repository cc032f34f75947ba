"""From bytes to text: which encoding a file is written in."""

import re
from collections.abc import Iterable

from relapp.i18n import language

UTF8_BOM = b"\xef\xbb\xbf"

# Every charset that a CHARSET parameter may name; others, such as those that unpack data, are nobody's handwriting.
_CHARSETS = {
    "utf-8", "utf8", "us-ascii", "ascii", "latin1", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "shift-jis", "euc-jp",
    "euc-kr", "koi8-r", "koi8-u", *(f"iso-8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *(f"windows-{page}" for page in range(1250, 1259)), *(f"cp{page}" for page in range(1250, 1259)),
}  # fmt: skip

_SAMPLE = 50_000  # bytes
_WEST, _CENTRAL = "cp1252", "cp1250"

# In Windows-1250 these are ş, ţ, ł, ą, ż, or ă before a consonant; 1252 has signs there, or an ã where no Western language does.
_CENTRAL_SIGNS = re.compile(
    rb"[\xaa\xba\xfe\xde\xb3\xb9\xbf](?=[a-z\xe0-\xff])|(?<=[aeiou\xe2\xe3\xee])[\xba\xfe]|\xe3(?=[b-df-hj-np-rtv-z])"
)
# ão, ãe, and the letters of Portuguese, Spanish and French that Romanian does not have.
_WESTERN_SIGNS = re.compile(rb"\xe3(?=[oe])|[\xc7\xe7\xf5\xea\xe0\xf1\xe8\xe1\xe9\xed\xf3\xf4\xfa\xc1\xc9\xcd\xd3\xda]")


def to_utf8(data: bytes) -> bytes:
    """`data` without a byte order mark, and as UTF-8 where it is UTF-16, with a mark or without."""
    if data.startswith(UTF8_BOM):
        return data[len(UTF8_BOM) :]
    encoding = utf16_of(data)
    return data.decode(encoding, "replace").encode() if encoding else data


def utf16_of(data: bytes) -> str:
    """The name of the UTF-16 that a file beginning with `data` is in, with a mark or without; empty where it is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:400]
    if len(start) >= 4 and start[1::2].count(0) * 4 > len(start):
        return "utf-16-le"
    return "utf-16-be" if len(start) >= 4 and start[0::2].count(0) * 4 > len(start) else ""


def guess_encoding(lines: Iterable[bytes]) -> str:
    """The Windows encoding, Western or Central European, that `lines` seem to be in; the language spoken decides a tie."""
    central, western = windows_signs(lines)
    if central == western:
        return _CENTRAL if language() == "ro" else _WEST
    return _CENTRAL if central > western else _WEST


def windows_signs(lines: Iterable[bytes]) -> tuple[int, int]:
    """How many letters in `lines` speak for Windows-1250, Central European, and how many for 1252, Western."""
    # Statistics of whole texts take any list of names for Polish: a few letters tell more.
    sample = b"\n".join(line for line in lines if not line.isascii())[:_SAMPLE]
    return len(_CENTRAL_SIGNS.findall(sample)), len(_WESTERN_SIGNS.findall(sample))


def decode(data: bytes) -> str:
    """`data` as text: UTF-8, else the Windows encoding that it seems to be in."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(guess_encoding(data[: 20 * _SAMPLE].splitlines()), "replace")


def decode_as(data: bytes, charset: str, fallback: str = "") -> str:
    """`data` in the charset that it claims where that is known and fits, else as UTF-8, else in `fallback` or a guess."""
    claimed = charset.lower()
    for encoding in (claimed if claimed in _CHARSETS else "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(fallback or guess_encoding([data]), "replace")
