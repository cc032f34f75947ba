"""Search as you type, by SQLite's FTS5: trigrams for three letters and more, single letters and pairs for less."""

from collections.abc import Iterable, Sequence
from typing import Any

from relapp.book.database import Database
from relapp.domain.clients import Client, DetailKind
from relapp.domain.text import digits, fold

SCREENFUL = 50

# Letters of a text that are looked for: a page pasted by mistake would take minutes, and nobody is called by more.
_MOST_LETTERS = 200

_BY_WORDS = "SELECT rowid FROM client_words WHERE client_words MATCH ? LIMIT ?"
_BY_GRAMS = "SELECT rowid FROM client_grams WHERE client_grams MATCH ? LIMIT ?"
_BY_BOTH = (
    "SELECT words.rowid FROM client_words AS words CROSS JOIN client_grams AS grams ON grams.rowid = words.rowid"
    " WHERE words.client_words MATCH ? AND grams.client_grams MATCH ? LIMIT ?"
)
_FIRST_POINT = "(SELECT value FROM contact_point WHERE client_id = client.id AND kind = '{kind}' ORDER BY position LIMIT 1)"
_SHOWN = (
    f"SELECT client.id, client.name, client.company, coalesce({_FIRST_POINT.format(kind='phone')}, ''),"
    f" coalesce({_FIRST_POINT.format(kind='email')}, '')"
    " FROM ({found}) AS found CROSS JOIN client ON client.id = found.rowid"
)

_PUNCTUATION_IN_NUMBERS = frozenset("0123456789+-() ./")


def index(db: Database, clients: Sequence[Client]) -> None:
    """Make `clients` findable as they are now."""
    forget(db, [client.id for client in clients])
    add(db, clients)


def add(db: Database, clients: Sequence[Client]) -> None:
    """Make clients findable that were not."""
    words = [(client.id, fold(client.name), _other(client)) for client in clients]
    db.insert_many("client_words", ("rowid", "name", "other"), words)
    db.insert_many("client_grams", ("rowid", "grams"), ((row, _grams(f"{name}\n{other}")) for row, name, other in words))


def forget(db: Database, ids: Iterable[int]) -> None:
    """Make clients unfindable."""
    rows = [(client_id,) for client_id in ids]
    db.many("DELETE FROM client_words WHERE rowid = ?", rows)
    db.many("DELETE FROM client_grams WHERE rowid = ?", rows)


def find(db: Database, text: str, limit: int = SCREENFUL) -> list[int]:
    """Ids of clients in which every word of `text` occurs, hits in the name first; at most `limit`, or all for -1."""
    return [row[0] for row in _found(db, text, limit, "SELECT rowid FROM ({found})")]


def find_shown(db: Database, text: str, limit: int = SCREENFUL) -> list[tuple[int, str, str, str, str]]:
    """The same clients as `find`, each with its name, company, first phone and first e-mail, as one statement gives them."""
    return _found(db, text, limit, _SHOWN)


def _found(db: Database, text: str, limit: int, columns: str) -> list[Any]:
    """What `columns` asks of the clients found."""
    terms = _terms(text[:_MOST_LETTERS])
    long = _all_of(term for term in terms if len(term) > 2)
    short = _all_of(term for term in terms if len(term) <= 2)
    if not terms or not (long or short):
        return []
    if not long:
        return db.sql(columns.format(found=_BY_GRAMS), (short, limit))
    statement = columns.format(found=_BY_BOTH if short else _BY_WORDS)
    also = [short] if short else []
    named = db.sql(statement, (f"{{name}} : ({long})", *also, limit))
    if 0 <= limit <= len(named):
        return named
    known = {row[0] for row in named}
    rest = [row for row in db.sql(statement, (long, *also, limit)) if row[0] not in known]
    return named + rest[: limit - len(named) if limit >= 0 else None]


def _terms(text: str) -> list[str]:
    """The words of `text`; a phone number however it is written is one word."""
    if set(text) <= _PUNCTUATION_IN_NUMBERS and (number := digits(text)):
        return [number]
    words = "".join(letter if letter.isprintable() else " " for letter in fold(text)).split()
    return ["".join(letter for letter in word if letter.isalnum() or len(word) > 2) for word in words]


def _all_of(terms: Iterable[str]) -> str:
    quoted = ('"' + term.replace('"', '""') + '"' for term in terms if term)
    return " AND ".join(quoted)


def _other(client: Client) -> str:
    parts = [client.company, client.title, client.notes, *client.tags, *client.emails]
    parts += [detail.text for detail in client.details if detail.kind is not DetailKind.PREFERENCE]
    parts += [occasion.person for occasion in client.occasions if occasion.person]
    parts += [word for person in client.people for word in (person.name, person.email)]
    phones = [*client.phones, *(person.phone for person in client.people if person.phone)]
    return "\n".join([fold("\n".join(filter(None, parts))), *map(digits, phones)])


def _grams(text: str) -> str:
    """Every letter and every pair of neighbours, with spaces between; of these the index takes letters and digits, each once.

    The pairs are laid out all at once: one after another would take several times as long.
    """
    pairs = [" "] * (3 * len(text))
    pairs[::3], pairs[1:-3:3] = text, text[1:]
    return " ".join(set(text)) + " " + "".join(pairs)
