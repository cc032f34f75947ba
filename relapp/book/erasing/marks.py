"""Salted marks of those who were erased: enough to know them again in a file, and nothing that says who they were."""

import hmac
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from relapp.book.database import Database, chunks
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, PointKind
from relapp.domain.text import digits, fold
from relapp.matching.keys import email_key, keys_of, name_of, phone_key, whole
from relapp.matching.numbers import international

# Under which the book keeps what its marks are salted with, in hexadecimal digits: more than one after a restore of another book.
SALTS = "erasing_salts"
_SALT_BYTES = 32

# What a file calls an entry by is the only name of its kind in the world from this many characters on.
_UNIQUE_FROM = 16

# The kinds of keys by which it is seen soon that an entry is nobody who was erased.
_NEAR = ("phone ", "mail ", "name ")

_WITH_NINTH = 13  # digits of a Brazilian mobile with country, area and the ninth digit that old lists lack


@dataclass(frozen=True, slots=True)
class Kept:
    """All marks of a book, each with the erasure it belongs to and its day, and what they are salted with (hexadecimal)."""

    salts: tuple[str, ...] = ()
    rows: tuple[tuple[str, str, str], ...] = ()


class Marks:
    """The marks of one book, as they were when this was made."""

    def __init__(self, db: Database, settings: SettingsPart) -> None:
        self._db = db
        self._settings = settings
        self._country = settings.get().country
        self._known = frozenset(row[0] for row in db.sql("SELECT DISTINCT mark FROM erased"))
        self._salts = tuple(bytes.fromhex(each) for each in settings.value(SALTS) or ())

    @property
    def are_there(self) -> bool:
        """Whether anybody was ever erased."""
        return bool(self._known)

    def know(self, client: Client, uids: Iterable[str] = (), keys: Sequence[str] | None = None) -> bool:
        """Whether `client` was erased; `keys` are those of theirs, where they are known already."""
        if not self._known:
            return False
        named = list(_names(client, uids))
        near = [f"near {key}" for key in (keys_of(client) if keys is None else keys) if key.startswith(_NEAR)]
        if not any(map(self._has, [*named, *near])):
            return False
        return any(map(self._has, [*named, *_signs(client, self._country, ())]))

    def know_uuid(self, uuid: str) -> bool:
        """Whether the client with this uuid was erased."""
        return self._has(f"uuid {uuid}")

    def among(self, keys: Iterable[tuple[int, str]]) -> set[int]:
        """Those of the clients, each by number with one of their keys, who may have been erased: `know` says who was."""
        return {client_id for client_id, key in keys if key.startswith(_NEAR) and self._has(f"near {key}")}

    def note(self, client: Client, uids: Iterable[str], shared: Collection[str], erasure: str, stamps: Stamps) -> None:
        """Keep the marks of somebody who goes; a point whose key is `shared` with others in the book says nothing by itself."""
        if not self._salts:
            self._salts = (os.urandom(_SALT_BYTES),)
            self._keep_salts()
        near = [f"near {key}" for key in keys_of(client) if key.startswith(_NEAR)]
        signs = [*_names(client, uids), *_signs(client, self._country, shared), *near]
        made = [_mark(self._salts[0], sign) for sign in dict.fromkeys(signs)]
        self._insert((mark, erasure, stamps.today().isoformat()) for mark in made)
        self._known |= frozenset(made)

    def lift(self, client: Client, uids: Iterable[str] = ()) -> None:
        """Forget the erasures of whoever `client` is, with all their marks: they were brought back on purpose."""
        signs = [*_names(client, uids), *_signs(client, self._country, ())]
        made = [_mark(salt, sign) for salt in self._salts for sign in signs]
        erasures: set[str] = set()
        for chunk in chunks(made):
            found = self._db.sql(f"SELECT DISTINCT erasure FROM erased WHERE mark IN ({', '.join('?' * len(chunk))})", chunk)
            erasures.update(row[0] for row in found)
        self._db.many("DELETE FROM erased WHERE erasure = ?", ((each,) for each in erasures))

    def kept(self) -> Kept:
        """All of them, to be carried into a book that is restored in place of this one."""
        rows = self._db.sql("SELECT mark, erasure, erased_on FROM erased")
        return Kept(tuple(each.hex() for each in self._salts), tuple((mark, erasure, on) for mark, erasure, on in rows))

    def take_over(self, kept: Kept) -> None:
        """Add the marks of another book; what is marked from now on is salted as before."""
        self._salts = tuple(dict.fromkeys((*self._salts, *map(bytes.fromhex, kept.salts))))
        self._keep_salts()
        self._insert(kept.rows)
        self._known |= frozenset(mark for mark, _erasure, _on in kept.rows)

    def _has(self, sign: str) -> bool:
        return any(_mark(salt, sign) in self._known for salt in self._salts)

    def _insert(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._db.many("INSERT OR IGNORE INTO erased (mark, erasure, erased_on) VALUES (?, ?, ?)", rows)

    def _keep_salts(self) -> None:
        self._settings.put(SALTS, [each.hex() for each in self._salts])


def point_keys(client: Client) -> list[str]:
    """The keys of a client's phones and e-mails."""
    return [key for key in keys_of(client) if key.startswith(("phone ", "mail "))]


def name_keys(client: Client) -> list[str]:
    """The key of a client's whole name; none where there is nothing in it."""
    return [key for key in keys_of(client) if key.startswith("name ")]


def _mark(salt: bytes, sign: str) -> str:
    return hmac.digest(salt, sign.encode(), "sha256").hex()


def _names(client: Client, uids: Iterable[str]) -> Iterator[str]:
    """What the book and files call a client by."""
    if client.uuid:
        yield f"uuid {client.uuid}"
    yield from (f"uid {uid}" for uid in uids if len(uid) >= _UNIQUE_FROM)


def _signs(client: Client, country: str, shared: Collection[str]) -> Iterator[str]:
    """What nobody else has: a number, an address; with the name also what several may share, or what is only part of it."""
    name = whole(name_of(client))
    with_name: list[str] = []
    for point in client.points:
        key = _key(point.kind, point.value)
        if key:
            with_name.append(key)
            if key not in shared:
                yield f"number {_dialled(point.value, country)}" if point.kind is PointKind.PHONE else key
    if client.birthday:
        with_name.append(f"born {client.birthday.month}-{client.birthday.day}")
    if client.company:
        with_name.append(f"at {fold(client.company)}")
    if name:
        yield from (f"{sign} of {name}" for sign in with_name or ["alone"])


def _key(kind: PointKind, value: str) -> str:
    if kind is PointKind.PHONE:
        return phone_key(value)
    return email_key(value) if kind is PointKind.EMAIL else ""


def _dialled(number: str, country: str) -> str:
    """A number as it is dialled from abroad, whether or not it was written with the ninth digit of Brazil."""
    found = digits(international(number, country))
    has_ninth = found.startswith("55") and len(found) == _WITH_NINTH and found[4] == "9"
    return found[:4] + found[5:] if has_ninth else found
