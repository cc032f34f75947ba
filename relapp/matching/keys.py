"""The keys of a client: two records of one client share at least one, whatever way they were written.

Keys promise every likeness by a phone, an e-mail or a name; somebody at a company is found by the company's name alone.
"""

from functools import lru_cache

from relapp.domain.clients import Client, ClientKind, PointKind
from relapp.domain.text import digits, fold
from relapp.matching.names import Name, company_name, person_name, skeleton
from relapp.matching.nicknames import families

# Digits of a phone that are compared: what stands before is written in many ways, or not at all.
PHONE_DIGITS = 8

# What is typed where a field must not stay empty: fewer digits, or the keys in their order.
_SHORTEST_PHONE, _COUNTED = 3, "01234567890"

# Longer values are cut; nothing that is an e-mail is longer (RFC 5321 4.5.3.1.3), nor a phone however it is written.
_LONGEST_EMAIL, LONGEST_PHONE = 256, 40


def keys_of(client: Client) -> list[str]:
    """Each key once: what kind it is, a space, and what it is made of; at most eight for the name, and one for each point.

    ``phone`` and ``mail`` are for points, ``name`` for the whole name, ``like`` for two words of it by their sound, ``init`` for
    one of them and the initial of another.
    """
    found = list(name_keys(name_of(client)))
    for point in client.points:
        if point.kind is PointKind.PHONE or point.kind is PointKind.EMAIL:
            key = phone_key(point.value) if point.kind is PointKind.PHONE else email_key(point.value)
            if key:
                found.append(key)
    return list(dict.fromkeys(found))


def name_of(client: Client) -> Name:
    """The name of a client as it is compared."""
    return company_name(client.name) if client.kind is ClientKind.ORGANISATION else person_name(client.name)


def name_key(name: str) -> str:
    """What two spellings of an organisation's name share: its folded words in alphabetical order, its legal form left out."""
    return whole(company_name(name))


@lru_cache(maxsize=1 << 12)
def phone_key(value: str) -> str:
    """The last eight digits, or all of an internal number; empty for what is none, as one digit over and over."""
    dialled = digits(value[:LONGEST_PHONE])
    number = dialled[-PHONE_DIGITS:]
    is_filler = len(number) < _SHORTEST_PHONE or number == number[0] * len(number) or dialled in _COUNTED
    return "" if is_filler else f"phone {number}"


def email_key(value: str) -> str:
    """The address as it is compared; empty for what is none, as ``null`` or ``-``."""
    address = fold(value[:_LONGEST_EMAIL]).strip()
    mailbox, _at, domain = address.rpartition("@")
    return f"mail {address}" if mailbox and "." in domain.strip(".") else ""


@lru_cache(maxsize=1 << 12)
def name_keys(name: Name) -> tuple[str, ...]:
    """The keys of a name: the whole of it, its first word with each other one, and an end with the initial of the other.

    Of two words, both ends: some say the family's name first. Numbers are part of all: shops 1 and 2 share none.
    """
    full = name.full
    if not (name.words or name.numbers):
        return ()
    found = [f"name {whole(name)}"]
    numbers = " ".join(("", *name.numbers))
    if len(full) > 1:
        sounds = [_sound(word) for word in full]
        found += [f"like {' '.join(sorted((sounds[0], each)))}{numbers}" for each in sounds[1:]]
    if len(name.words) > 1:
        first, last = name.words[0], name.words[-1]
        ends = [(last, first)] if len(full) > 2 else [(last, first), (first, last)]
        found += [f"init {skeleton(word)} {other[0]}{numbers}" for word, other in ends if len(word) > 1]
    return tuple(found)


def _sound(word: str) -> str:
    """The sound of a word, or of the one that leads all that it may be short for."""
    return skeleton(families().get(word, word))


def whole(name: Name) -> str:
    """All of a name, whatever the order of its words."""
    return " ".join(sorted((*name.words, *name.numbers)))
