"""What was changed of clients, written in the transaction of the change and taken back with it."""

from collections.abc import Iterable
from datetime import date

from relapp.book import records
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientChangeTable
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client
from relapp.domain.histories import changes_of


def write(db: Database, stamps: Stamps, pairs: Iterable[tuple[Client, Client]], on: date, reason: str = "") -> list[str]:
    """Write what makes the second of each pair of the first; returns the uuids by which `forget` takes it back."""
    found = [change for before, after in pairs for change in changes_of(before, after, on, reason)]
    kept = [records.identified(change, change.client_id, stamps) for change in found]
    records.insert_many(db, stamps, kept)
    return [change.uuid for change in kept]


def forget(db: Database, uuids: Iterable[str]) -> None:
    """Take changes out as if they had never been made."""
    for chunk in chunks(uuids):
        db.execute(ClientChangeTable.delete().where(ClientChangeTable.uuid.in_(chunk)))
