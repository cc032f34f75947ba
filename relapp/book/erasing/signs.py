"""By what somebody who was erased is known again: what nobody else has, and what several may share together with the name."""

from collections.abc import Collection, Iterable, Iterator

from relapp.domain.clients import Client, PointKind
from relapp.domain.text import digits, fold
from relapp.matching.keys import email_key, keys_of, name_of, phone_key, whole
from relapp.matching.numbers import international

# What a file calls an entry by is the only name of its kind in the world from this many characters on.
_UNIQUE_FROM = 16

# The kinds of keys by which it is seen soon that an entry is nobody who was erased.
_NEAR = ("phone ", "mail ", "name ")

_WITH_NINTH = 13  # digits of a Brazilian mobile with country, area and the ninth digit that old lists lack

# A sign, and the keys that somebody has who has it.
Sign = tuple[str, tuple[str, ...]]


def point_keys(client: Client) -> list[str]:
    """The keys of a client's phones and e-mails."""
    return [key for key in keys_of(client) if key.startswith(("phone ", "mail "))]


def name_keys(client: Client) -> list[str]:
    """The key of a client's whole name; none where there is nothing in it."""
    return [key for key in keys_of(client) if key.startswith("name ")]


def near_keys(keys: Iterable[str] = (), uids: Iterable[str] = ()) -> list[str]:
    """Those of a client's keys, and of what files call them by, of which every sign needs one."""
    return [*(key for key in keys if key.startswith(_NEAR)), *(key for _sign, (key,) in of_files(uids))]


def of_files(uids: Iterable[str]) -> Iterator[tuple[str, tuple[str]]]:
    """What files call a client by."""
    yield from ((f"uid {uid}", (f"uid {uid}",)) for uid in uids if len(uid) >= _UNIQUE_FROM)


def signs(client: Client, country: str, shared: Collection[str] = ()) -> Iterator[Sign]:
    """A number, an address; with the name also what several may share, or what is only part of it.

    A point whose key is `shared` with others says nothing by itself.
    """
    name = whole(name_of(client))
    named = f"name {name}"
    with_name: list[Sign] = []
    for point in client.points:
        key = _key(point.kind, point.value)
        if key:
            with_name.append((key, (key, named)))
            if key not in shared:
                yield (f"number {_dialled(point.value, country)}" if point.kind is PointKind.PHONE else key), (key,)
    if client.birthday:
        with_name.append((f"born {client.birthday.month}-{client.birthday.day}", (named,)))
    if client.company:
        with_name.append((f"at {fold(client.company)}", (named,)))
    if name:
        yield from ((f"{sign} of {name}", keys) for sign, keys in with_name or [("alone", (named,))])


def _key(kind: PointKind, value: str) -> str:
    if kind is PointKind.PHONE:
        return phone_key(value)
    return email_key(value) if kind is PointKind.EMAIL else ""


def _dialled(number: str, country: str) -> str:
    """A number as it is dialled from abroad, whether or not it was written with the ninth digit of Brazil."""
    found = digits(international(number, country))
    has_ninth = found.startswith("55") and len(found) == _WITH_NINTH and found[4] == "9"
    return found[:4] + found[5:] if has_ninth else found
