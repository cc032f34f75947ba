"""Where others' records name somebody, in words that only the user can judge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from relapp.book.database import Database
from relapp.book.erasing.traces import named
from relapp.domain.clients import Client

# More places than these nobody looks through at once, and so many letters tell which one it is.
MOST = 50
_LETTERS = 120

# What users write about clients, by table, and what belongs to no client.
_TEXTS: Mapping[str, Sequence[str]] = {
    "client": ("company", "title", "notes"),
    "client_detail": ("text",),
    "occasion": ("label", "person"),
    "person": ("name", "phone", "email", "note"),
    "touch": ("note",),
    "purchase": ("what",),
    "free_reminder": ("text",),
    "event": ("text",),
    "promise": ("text",),
    "gift": ("what", "source", "note"),
    "concern": ("what", "cause", "solution", "prevention", "who_must_know"),
    "feedback": ("question", "answer", "reply"),
    "check_up": ("gained", "note"),
    "recovery_step": ("text",),
    "question": ("text",),
    "client_extra": ("value",),
}
_OF_NOBODY: Mapping[str, Sequence[str]] = {"clipping": ("title", "source", "note"), "text_template": ("body",)}
_UNSTAMPED = ("client_detail", "occasion", "person", "client_extra")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names somebody: `where` is the table, `client_id` whose record it is in, None for what is nobody's.

    `text` is what stands around the name.
    """

    where: str
    client_id: int | None
    client_name: str
    text: str


def find(db: Database, client: Client) -> tuple[Mention, ...]:
    """The first places outside the record of `client` that hold its name, its phones as typed or its e-mails."""
    return tuple(islice(_found(db, client), MOST))


def _found(db: Database, client: Client) -> Iterator[Mention]:
    said = named(client)
    if said is None:
        return
    wanted = [each for each in (client.name.strip(), *client.phones, *client.emails) if each]
    for table, columns in (*_TEXTS.items(), *_OF_NOBODY.items()):
        is_theirs = table in _TEXTS
        conditions = " OR ".join(f"t.{column} LIKE ? ESCAPE '\\'" for column in columns for _each in wanted)
        values = [*(_pattern(each) for _column in columns for each in wanted), *([client.id] if is_theirs else [])]
        theirs = "" if not is_theirs else " AND t.id <> ?" if table == "client" else " AND t.client_id <> ?"
        living = theirs if table in _UNSTAMPED else f"{theirs} AND t.deleted_at IS NULL"
        whose = _whose(table) if is_theirs else "SELECT NULL, ''"
        shown = ", ".join(f"t.{column}" for column in columns)
        for client_id, name, *texts in db.sql(f"{whose}, {shown} {_source(table)} WHERE ({conditions}){living}", values):
            place = next(filter(None, map(said.search, texts)), None)
            if place:
                yield Mention(table, client_id, name, _around(place.string, place.start()))


def _whose(table: str) -> str:
    return "SELECT t.id, t.name" if table == "client" else "SELECT c.id, c.name"


def _source(table: str) -> str:
    joins = table in _TEXTS and table != "client"
    return f"FROM {table} AS t" + (" JOIN client AS c ON c.id = t.client_id AND c.deleted_at IS NULL" if joins else "")


def _pattern(text: str) -> str:
    """`text` anywhere in another, for LIKE."""
    plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


def _around(text: str, start: int) -> str:
    """A passage of a text on one line, with what stands at `start` in it."""
    first = max(0, start - _LETTERS // 3)
    passage = " ".join(text[first : first + _LETTERS].split())
    return ("…" if first else "") + passage + ("…" if first + _LETTERS < len(text) else "")
