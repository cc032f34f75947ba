"""Knowing again who was erased, without keeping who they were in any form that can be read.

Phone numbers are few enough to be tried one after another by whoever has the book, and what its marks are salted with stands
in it too. So a mark costs a moment and much memory (scrypt, RFC 7914), which makes trying all numbers take days instead of
minutes: dearer, not impossible. To go through a large file all the same, each key also has a *near*, sixteen bits that many
keys share; only where all nears of a sign are there, its mark is made. Nears do not say whose they are, and most of a small
book's are made up. What is random by itself, a client's uuid, needs no such care.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass, field

from relapp.book.erasing.signs import near_keys, of_files, signs
from relapp.domain.clients import Client
from relapp.matching.keys import keys_of

_SALT_BYTES = 32
_NEAR_BYTES = 2

# How many different nears there can be; each is a number below it.
NEARS = 1 << 8 * _NEAR_BYTES

# Nears of nobody, so that those of the first to be erased do not stand alone.
_MADE_UP = 64

# scrypt's N, of which r = 8 makes eight mebibytes and about 20 milliseconds for each mark.
_COST, _BLOCKS = 1 << 13, 8


@dataclass(frozen=True, slots=True)
class Kept:
    """All marks of a book, each with the erasure it belongs to and its day; `nears` each with what it is salted with, in hex."""

    nears: tuple[tuple[str, int], ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()

    @property
    def salts(self) -> tuple[str, ...]:
        """What all of it is salted with, hexadecimal: more than one where another book's was taken over."""
        return tuple(dict.fromkeys(salt for salt, _near in self.nears))


@dataclass(slots=True)
class Sieve:
    """Marks with what they are salted with; `country` is where numbers without a code are dialled."""

    country: str
    nears: dict[bytes, set[int]] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    _made: dict[tuple[bytes, str], str] = field(default_factory=dict)

    def add(self, kept: Kept) -> None:
        """Know those of `kept` too."""
        for salt, near in kept.nears:
            self.nears.setdefault(bytes.fromhex(salt), set()).add(near)
        self.marks.update(mark for mark, _erasure, _on in kept.rows)

    def know(self, client: Client, uids: Iterable[str] = (), keys: Sequence[str] | None = None) -> bool:
        """Whether `client` was erased; `keys` are those of theirs, where they are known already."""
        if not self.marks:
            return False
        if self.know_uuid(client.uuid):
            return True
        is_near = self.is_near(near_keys(keys_of(client) if keys is None else keys, uids))
        return is_near and any(self.found(client, uids))

    def know_uuid(self, uuid: str) -> bool:
        """Whether the client with this uuid was erased."""
        return bool(uuid and self.marks) and any(uuid_mark(salt, uuid) in self.marks for salt in self.nears)

    def is_near(self, keys: Iterable[str]) -> bool:
        """Whether somebody with one of these near keys may have been erased: `know` says who was."""
        return any(number_of(salt, key) in nears for key in keys for salt, nears in self.nears.items())

    def found(self, client: Client, uids: Iterable[str] = ()) -> Iterator[str]:
        """The marks by which `client` is known here."""
        given = [*of_files(uids), *signs(client, self.country)]
        for salt, nears in self.nears.items():
            if client.uuid and (mark := uuid_mark(salt, client.uuid)) in self.marks:
                yield mark
            for sign, keys in given:
                if all(number_of(salt, key) in nears for key in keys) and (mark := self.mark(salt, sign)) in self.marks:
                    yield mark

    def mark(self, salt: bytes, sign: str) -> str:
        """The mark of a sign; it is made once."""
        made = self._made.get((salt, sign))
        if made is None:
            memory = 2 * 128 * _COST * _BLOCKS
            made = hashlib.scrypt(sign.encode(), salt=salt, n=_COST, r=_BLOCKS, p=1, maxmem=memory, dklen=32).hex()
            self._made[salt, sign] = made
        return made


def new_salt() -> tuple[bytes, set[int]]:
    """Something to salt marks with, and its nears of nobody."""
    return os.urandom(_SALT_BYTES), {int.from_bytes(os.urandom(_NEAR_BYTES), "big") for _each in range(_MADE_UP)}


def number_of(salt: bytes, key: str) -> int:
    """The near of a key."""
    return int.from_bytes(hmac.digest(salt, f"near {key}".encode(), "sha256")[:_NEAR_BYTES], "big")


def uuid_mark(salt: bytes, uuid: str) -> str:
    """The mark of a client's uuid."""
    return hmac.digest(salt, f"uuid {uuid}".encode(), "sha256").hex()


def as_rows(nears: Mapping[bytes, AnySet[int]]) -> tuple[tuple[str, int], ...]:
    """Nears as a book keeps them, in an order that says nothing of when they came."""
    return tuple((salt.hex(), near) for salt in sorted(nears) for near in sorted(nears[salt]))
