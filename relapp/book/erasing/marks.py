"""Salted marks of those who were erased: enough to know them again in a file, and nothing that can be read back.

Whoever has the book can still try whether somebody they know of was erased, at a cost: `sieve` says which.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from relapp.book import client_rows, extras
from relapp.book.database import Database, chunks
from relapp.book.erasing.beside import MARKS_KEPT, NEARS_KEPT, keep_beside
from relapp.book.erasing.sieve import Kept, Sieve, as_rows, new_salt, number_of, uuid_mark
from relapp.book.erasing.signs import near_keys, of_files, signs
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client


class Marks(Sieve):
    """The marks of one book, as they were when this was made."""

    __slots__ = ("_db",)

    def __init__(self, db: Database, settings: SettingsPart) -> None:
        super().__init__(settings.get().country)
        self._db = db
        self.add(self.kept())

    @property
    def are_there(self) -> bool:
        """Whether anybody was ever erased."""
        return bool(self.marks)

    def prepare(self, clients: Iterable[Client], uids: Iterable[str]) -> None:
        """Make the marks that `note` will want, which takes a moment for each: before a transaction that others wait for."""
        salt = self._salt()
        for sign, _keys in [*of_files(uids), *(sign for each in clients for sign in signs(each, self.country))]:
            self.mark(salt, sign)

    def note(self, client: Client, uids: Iterable[str], shared: Collection[str], erasure: str, stamps: Stamps) -> None:
        """Keep the marks of somebody who goes; a point whose key is `shared` with others in the book says nothing by itself."""
        salt = self._salt()
        given = [*of_files(uids), *signs(client, self.country, shared)]
        self.nears[salt].update(number_of(salt, key) for _sign, keys in given for key in keys)
        made = {uuid_mark(salt, client.uuid), *(self.mark(salt, sign) for sign, _keys in given)}
        on = stamps.today().isoformat()
        self.take_over(Kept(as_rows({salt: self.nears[salt]}), tuple((mark, erasure, on) for mark in sorted(made))))

    def lift(self, client: Client, uids: Iterable[str] = ()) -> None:
        """Forget the erasures of whoever `client` is, with all their marks: they were brought back on purpose."""
        erasures: set[str] = set()
        for chunk in chunks(self.found(client, uids)):
            found = self._db.sql(f"SELECT DISTINCT erasure FROM erased WHERE mark IN ({', '.join('?' * len(chunk))})", chunk)
            erasures.update(row[0] for row in found)
        self.forget(erasures)

    def forget(self, erasures: Iterable[str]) -> None:
        """Let go of erasures with all their marks."""
        gone = [(each,) for each in erasures]
        self._db.many("DELETE FROM erased WHERE erasure = ?", gone)
        if gone:
            self._db.afterwards(keep_marks)

    def kept(self) -> Kept:
        """All of them, to be carried into a book that is restored in place of this one, or that this one is taken into."""
        return _kept(self._db)

    def take_over(self, kept: Kept) -> None:
        """Add the marks of another book, with what they are salted with."""
        self._db.many("INSERT OR IGNORE INTO erased_near (salt, near) VALUES (?, ?)", kept.nears)
        self._db.many("INSERT OR IGNORE INTO erased (mark, erasure, erased_on) VALUES (?, ?, ?)", kept.rows)
        self.add(kept)
        if kept.rows:
            self._db.afterwards(keep_marks)

    def _salt(self) -> bytes:
        """What is marked now is salted with."""
        if not self.nears:
            salt, made_up = new_salt()
            self.nears[salt] = made_up
        return next(iter(self.nears))


def keep_marks(db: Database) -> None:
    """Have the marks of a book beside it too, as they are now."""
    keep_beside(db.path, db.passphrase, _kept(db))


def _kept(db: Database) -> Kept:
    return Kept(tuple(db.sql(NEARS_KEPT)), tuple(db.sql(MARKS_KEPT)))


Load = Callable[[Database, Iterable[int]], Mapping[int, Client]]


def known_to(db: Database, sieve: Sieve, load: Load = client_rows.load_with_deleted) -> list[tuple[Client, Sequence[str]]]:
    """The clients of a book who were erased, as far as `load` knows them, with what files call them by."""
    keyed, called = db.sql("SELECT client_id, key FROM client_key"), db.sql("SELECT client_id, uid FROM client_uid")
    near = {client_id for client_id, key in keyed if sieve.is_near(near_keys((key,)))}
    near |= {client_id for client_id, uid in called if sieve.is_near(near_keys(uids=(uid,)))}
    near |= {client_id for client_id, uuid in db.sql("SELECT id, uuid FROM client") if sieve.know_uuid(uuid)}
    clients = load(db, sorted(near))
    uids = extras.load_all_uids(db, clients)
    called_by = ((each, uids.get(each.id, ())) for each in clients.values())
    return [(each, names) for each, names in called_by if sieve.know(each, names)]
