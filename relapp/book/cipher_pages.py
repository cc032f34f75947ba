"""The pages of an encrypted book one by one: whether a passphrase is theirs, even where the first of them is spoilt.

As SQLCipher 4 makes them: the key is PBKDF2 of the passphrase and the salt that begins the file, and each page ends with what
its content is signed with, by a second key made of the first.
"""

import hashlib
import hmac
from pathlib import Path

from relapp.files import PAGE

SALT_BYTES, _KEY_BYTES, _ROUNDS = 16, 32, 256_000

# Of the salt, for the key that signs; rounds to make it.
_MASK, _FEW_ROUNDS = 0x3A, 2

_HASH = "sha512"
_SIGN_BYTES = 64

# Bytes that a disk loses at once; of as many random ones some 220 values occur.
_SECTOR, _SECTOR_VALUES = 512, 180

# Pages after the first that are looked at.
_LOOKED_AT = 8


def key_of_pages(salt: bytes, passphrase: str) -> bytes:
    """The key itself; to make it takes a third of a second."""
    return hashlib.pbkdf2_hmac(_HASH, passphrase.encode(), salt, _ROUNDS, _KEY_BYTES)


def opens_any_page(file: Path, passphrase: str) -> bool:
    """Whether one of the pages after the first was signed with this passphrase; to be asked of a file that nobody has open."""
    with file.open("rb") as stream:
        salt = stream.read(PAGE)[:SALT_BYTES]
        pages = [stream.read(PAGE) for _number in range(_LOOKED_AT)]
    key = key_of_pages(salt, passphrase)
    signing = hashlib.pbkdf2_hmac(_HASH, key, bytes(byte ^ _MASK for byte in salt), _FEW_ROUNDS, _KEY_BYTES)
    return any(_is_signed(page, number, signing) for number, page in enumerate(pages, 2) if len(page) == PAGE)


def has_whole_beginning(file: Path) -> bool:
    """Whether the first sector, in which the salt is, looks as random as all of an encrypted book does."""
    with file.open("rb") as stream:
        return len(set(stream.read(_SECTOR))) > _SECTOR_VALUES


def _is_signed(page: bytes, number: int, signing: bytes) -> bool:
    content, sign = page[:-_SIGN_BYTES], page[-_SIGN_BYTES:]
    return hmac.compare_digest(sign, hmac.digest(signing, content + number.to_bytes(4, "little"), _HASH))
