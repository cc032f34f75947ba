"""Search as you type, by SQLite's FTS5: trigrams for three letters and more, single letters and pairs for less."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from relapp.book.database import Database
from relapp.domain.clients import Client, DetailKind
from relapp.domain.text import digits, fold

SCREENFUL = 50

_PUNCTUATION_IN_NUMBERS = frozenset("0123456789+-() ./")


def index(db: Database, clients: Sequence[Client]) -> None:
    """Make `clients` findable as they are now."""
    forget(db, [client.id for client in clients])
    words = [(client.id, fold(client.name), _other(client)) for client in clients]
    db.insert_many("client_words", ("rowid", "name", "other"), words)
    db.insert_many(
        "client_grams", ("rowid", "grams"), ((row, " ".join(_grams(f"{name}\n{other}"))) for row, name, other in words)
    )


def forget(db: Database, ids: Iterable[int]) -> None:
    """Make clients unfindable."""
    rows = [(client_id,) for client_id in ids]
    db.many("DELETE FROM client_words WHERE rowid = ?", rows)
    db.many("DELETE FROM client_grams WHERE rowid = ?", rows)


def find(db: Database, text: str, limit: int = SCREENFUL) -> list[int]:
    """Ids of clients in which every word of `text` occurs, hits in the name first; at most `limit`, or all for -1."""
    terms = _terms(text)
    if not terms:
        return []
    long = [term for term in terms if len(term) > 2]
    short = [term for term in terms if len(term) <= 2]
    if not long:
        return _ids(db, "SELECT rowid FROM client_grams WHERE client_grams MATCH ? LIMIT ?", (_all_of(short), limit))
    match = _all_of(long)
    also, parameters = "", []
    if short:
        also = " AND rowid IN (SELECT rowid FROM client_grams WHERE client_grams MATCH ?)"
        parameters = [_all_of(short)]
    query = f"SELECT rowid FROM client_words WHERE client_words MATCH ?{also} LIMIT ?"
    named = _ids(db, query, (f"{{name}} : ({match})", *parameters, limit))
    if 0 <= limit <= len(named):
        return named
    known = set(named)
    return (
        named
        + [found for found in _ids(db, query, (match, *parameters, limit)) if found not in known][
            : limit - len(named) if limit >= 0 else None
        ]
    )


def _ids(db: Database, query: str, parameters: Sequence[str | int]) -> list[int]:
    return [row[0] for row in db.sql(query, parameters)]


def _terms(text: str) -> list[str]:
    """The words of `text`; a phone number however it is written is one word."""
    if set(text) <= _PUNCTUATION_IN_NUMBERS and (number := digits(text)):
        return [number]
    words = "".join(letter if letter.isprintable() else " " for letter in fold(text)).split()
    return ["".join(letter for letter in word if letter.isalnum() or len(word) > 2) for word in words]


def _all_of(terms: Iterable[str]) -> str:
    quoted = ('"' + term.replace('"', '""') + '"' for term in terms if term)
    return " AND ".join(quoted) or '""'


def _other(client: Client) -> str:
    parts = [client.company, client.title, client.notes, *client.tags, *client.emails]
    parts += [detail.text for detail in client.details if detail.kind is not DetailKind.PREFERENCE]
    parts += [occasion.person for occasion in client.occasions if occasion.person]
    return "\n".join([*(fold(part) for part in parts if part), *(digits(phone) for phone in client.phones)])


def _grams(text: str) -> set[str]:
    """Every letter, digit and pair of them within a word."""
    grams = set(text)
    grams.update(map("".join, pairwise(text)))
    return {gram for gram in grams if gram.isalnum()}
