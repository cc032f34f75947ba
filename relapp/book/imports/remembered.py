"""Those who asked for peace and were taken out of the book since: a file that brings them again does not undo what they asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from relapp.book.database import Database, chunks
from relapp.domain.clients import Channel, Client, Pause
from relapp.domain.pauses import LEFT_FOR_GOOD, weighs_more
from relapp.matching import keys_of

_PAUSES = ", ".join(f"'{each}'" for each in sorted(LEFT_FOR_GOOD))
_GONE = f"""
SELECT id, uuid, CASE WHEN pause IN ({_PAUSES}) THEN pause END, paused_until, refused_channels FROM client
WHERE deleted_at IS NOT NULL AND (pause IN ({_PAUSES}) OR refused_channels <> '')
"""
# A key that a living client has leads to that one, and says nothing of who is gone.
_KEYS = """
SELECT client_id, key FROM client_key AS own WHERE client_id IN ({}) AND NOT EXISTS (
    SELECT 1 FROM client_key AS other CROSS JOIN client ON client.id = other.client_id AND deleted_at IS NULL
    WHERE other.key = own.key AND (own.key LIKE 'phone %' OR own.key LIKE 'mail %')
)
"""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What somebody asked for."""

    pause: Pause | None
    until: date | None
    refused: frozenset[Channel]


class Remembered:
    """Reads the book once; somebody is the same by the uuid, the e-mail, or a phone together with the whole name."""

    def __init__(self, db: Database) -> None:
        self._by: dict[str, _Asked] = {}
        gone = {row: (uuid, _asked(*said)) for row, uuid, *said in db.sql(_GONE)}
        for chunk in chunks(gone):
            keys: dict[int, list[str]] = {row: [] for row in chunk}
            for row, key in db.sql(_KEYS.format(", ".join("?" * len(chunk))), chunk):
                keys[row].append(key)
            for row, known in keys.items():
                uuid, asked = gone[row]
                self._by |= dict.fromkeys(_names(uuid, known), asked)

    def applied(self, client: Client, keys: Iterable[str] | None = None) -> Client:
        """`client` as they asked to be treated, the same where they never did; `keys` where they are known already."""
        if not self._by:
            return client
        names = _names(client.uuid, list(keys_of(client) if keys is None else keys))
        asked = next((self._by[each] for each in names if each in self._by), None)
        if asked is None:
            return client
        client = replace(client, refused_channels=client.refused_channels | asked.refused)
        if asked.pause and (client.pause is None or weighs_more(asked.pause, client.pause)):
            client = replace(client, pause=asked.pause, paused_until=asked.until)
        return client


def _names(uuid: str, keys: list[str]) -> Iterator[str]:
    if uuid:
        yield f"uuid {uuid}"
    yield from (key for key in keys if key.startswith("mail "))
    whole = next((key for key in keys if key.startswith("name ")), "")
    if whole:
        yield from (f"{key} {whole}" for key in keys if key.startswith("phone "))


def _asked(pause: str | None, until: str | None, refused: str) -> _Asked:
    known = Pause(pause) if pause else None
    return _Asked(known, date.fromisoformat(until) if known and until else None, frozenset(map(Channel, refused.split())))
