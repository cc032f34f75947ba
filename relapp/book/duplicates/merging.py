"""Making two clients one, row by row, in a way that can be taken back exactly."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from relapp.book import client_history, client_rows, records, search
from relapp.book.agenda import Agenda
from relapp.book.database import Database
from relapp.book.duplicates import apart
from relapp.book.journal import Journal
from relapp.book.stamps import Stamps
from relapp.domain.clients import Client, Occasion, OccasionKind
from relapp.domain.duplicates import same_day, with_note
from relapp.domain.histories import merging_of
from relapp.wording import alike

# What happened with a client, and what files said of them: it goes to the one that stays. How a record was before an import does
# not: undoing that import must not write it over another one.
MOVED = (
    "touch", "purchase", "free_reminder", "mark", "event", "promise", "gift", "concern", "feedback", "check_up", "recovery_step",
    "question", "passed_on", "client_change", "consent", "privacy_request",
)  # fmt: skip
MOVED_UNSTAMPED = ("text_use", "client_extra", "client_uid", "printed_row")

# What is written with a client's record: the one that stays has what was composed of both.
PARTS = ("contact_point", "client_tag", "client_detail", "occasion", "person", "client_key")

_CLIENT = ("updated_at", "deleted_at")


@dataclass(frozen=True, slots=True)
class _Image:
    """Some columns of some rows of a table as they were; the id is the first value of a row."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def restore(self, db: Database) -> None:
        """Write them back to those of the rows that are still there."""
        settings = ", ".join(f"{column} = ?" for column in self.columns)
        db.many(f"UPDATE {self.table} SET {settings} WHERE id = ?", ((*row[1:], row[0]) for row in self.rows))


class Merging:
    """Merges two clients within a transaction of the caller."""

    def __init__(self, db: Database, stamps: Stamps, language: str, agenda: Agenda, journal: Journal) -> None:
        self._db = db
        self._stamps = stamps
        self._language = language
        self._agenda = agenda
        self._journal = journal

    def merge(self, kept_id: int, gone_id: int, made: Client) -> Callable[[], None]:
        """Make them one whose record is `made`; what is returned takes it back, within a transaction too."""
        if kept_id == gone_id:
            raise ValueError("a client cannot be merged with itself")
        clients = client_rows.load(self._db, [kept_id, gone_id])
        kept, gone = clients[kept_id], clients[gone_id]
        made = _composed(kept, gone, made)
        parts = [(table, self._parts(table, (kept_id, gone_id))) for table in PARTS]
        images = [*self._images(kept, gone)]
        uids = self._drop_known_uids(kept_id, gone_id)
        self._move(kept_id, gone_id)
        self._rename(kept, gone, made)
        self._refer(kept, gone)
        self._write(gone, made)
        noted = self._note(kept, gone, made)
        self._refresh(kept_id, gone_id)

        def undo() -> None:
            client_history.forget(self._db, noted)
            client_rows.replace_rows(self._db, [kept], self._stamps, self._language)
            for table, rows in parts:
                self._put_back(table, (kept_id, gone_id), rows)
            for image in images:
                image.restore(self._db)
            self._insert("client_uid", uids)
            self._refresh(kept_id, gone_id)

        return undo

    def _images(self, kept: Client, gone: Client) -> Iterator[_Image]:
        """Everything that merging changes, as it is before; a row that two images hold is the same in both."""
        for table in MOVED:
            yield self._image(table, ("client_id", "updated_at"), "client_id = ?", gone.id)
        for table in MOVED_UNSTAMPED:
            columns = ("client_id", "position") if table == "client_extra" else ("client_id",)
            yield self._image(table, columns, "client_id = ?", gone.id)
        both = (kept.id, gone.id)
        yield self._image("mark", ("source", "updated_at"), "client_id IN (?, ?)", *both)
        yield self._image("gift", ("occasion", "updated_at"), "client_id IN (?, ?)", *both)
        yield self._image("printed_row", ("reasons",), "client_id IN (?, ?)", *both)
        yield self._image("event", ("about", "updated_at"), "about <> '' AND about IN (?, ?)", kept.uuid, gone.uuid)
        yield self._image("person", ("client",), _KNOWN_ELSEWHERE, gone.uuid, *both)
        holders = f"id IN (?, ?) OR id IN (SELECT client_id FROM person WHERE {_KNOWN_ELSEWHERE})"
        yield self._image("client", _CLIENT, holders, *both, gone.uuid, *both)
        yield self._image("not_the_same", ("one", "other", "updated_at"), "? IN (one, other)", gone.uuid)

    def _move(self, kept_id: int, gone_id: int) -> None:
        """Give what happened with the one to the other."""
        moment = self._stamps.moment()
        for table in MOVED:
            self._run(f"UPDATE {table} SET client_id = ?, updated_at = ? WHERE client_id = ?", kept_id, moment, gone_id)
        ((behind,),) = self._db.sql("SELECT coalesce(max(position), -1) + 1 FROM client_extra WHERE client_id = ?", (kept_id,))
        self._run("UPDATE client_extra SET position = position + ? WHERE client_id = ?", behind, gone_id)
        for table in MOVED_UNSTAMPED:
            self._run(f"UPDATE {table} SET client_id = ? WHERE client_id = ?", kept_id, gone_id)

    def _drop_known_uids(self, kept_id: int, gone_id: int) -> list[tuple[Any, ...]]:
        """A file's name that both go by stays once: two clients of one name could not be told apart again."""
        where = "client_id = ? AND uid IN (SELECT uid FROM client_uid WHERE client_id = ?)"
        rows = self._db.sql(f"SELECT * FROM client_uid WHERE {where}", (gone_id, kept_id))
        self._run(f"DELETE FROM client_uid WHERE {where}", gone_id, kept_id)
        return rows

    def _rename(self, kept: Client, gone: Client, made: Client) -> None:
        """Let marks, gifts and printed rows of an occasion that was taken for another one speak of that one."""
        moment = self._stamps.moment()
        for before, after in _renamed(kept, gone, made):
            sources = self._db.sql(
                "SELECT id, source FROM mark WHERE client_id = ? AND substr(source, 1, ?) = ?",
                (kept.id, len(before) + len("occasion//"), f"occasion/{before}/"),
            )
            changed = ((source.replace(before, after, 1), moment, row) for row, source in sources)
            self._db.many("UPDATE mark SET source = ?, updated_at = ? WHERE id = ?", changed)
            self._run(
                "UPDATE gift SET occasion = ?, updated_at = ? WHERE client_id = ? AND occasion = ?",
                after,
                moment,
                kept.id,
                before,
            )
            printed = "UPDATE printed_row SET reasons = replace(reasons, ?, ?) WHERE client_id = ?"
            self._run(printed, f"occasion/{before}/", f"occasion/{after}/", kept.id)

    def _refer(self, kept: Client, gone: Client) -> None:
        """Let everything that named the one that goes name the one that stays; nobody refers to themselves."""
        moment, both = self._stamps.moment(), (kept.id, gone.id)
        holders = f"SELECT client_id FROM person WHERE {_KNOWN_ELSEWHERE}"
        self._run(f"UPDATE client SET updated_at = ? WHERE id IN ({holders})", moment, gone.uuid, *both)
        self._run(f"UPDATE person SET client = ? WHERE {_KNOWN_ELSEWHERE}", kept.uuid, gone.uuid, *both)
        about = "UPDATE event SET about = ?, updated_at = ? WHERE about <> '' AND about = ?"
        self._run(about, kept.uuid, moment, gone.uuid)
        self._run(f"{about} AND client_id = ?", "", moment, kept.uuid, kept.id)
        for row, one, other in self._db.sql("SELECT id, one, other FROM not_the_same WHERE ? IN (one, other)", (gone.uuid,)):
            pair = apart.pair_of(kept.uuid, other if one == gone.uuid else one)
            if pair[0] != pair[1] and not self._db.sql("SELECT 1 FROM not_the_same WHERE one = ? AND other = ?", pair):
                self._run("UPDATE not_the_same SET one = ?, other = ?, updated_at = ? WHERE id = ?", *pair, moment, row)

    def _write(self, gone: Client, made: Client) -> None:
        """Write the record, and bury the other; occasions and people that the record took over are no longer the other's."""
        moment = self._stamps.moment()
        for table, taken in (("occasion", made.occasions), ("person", made.people)):
            self._db.many(f"DELETE FROM {table} WHERE client_id = ? AND uuid = ?", ((gone.id, each.uuid) for each in taken))
        client_rows.replace_rows(self._db, [made], self._stamps, self._language)
        self._run("UPDATE client SET deleted_at = ?, updated_at = ? WHERE id = ?", moment, moment, gone.id)

    def _note(self, kept: Client, gone: Client, made: Client) -> list[str]:
        """Say what was merged, and what it changed; the uuids by which it is forgotten."""
        on = self._agenda.as_of
        merged = records.identified(merging_of(gone, on), kept.id, self._stamps)
        records.insert_many(self._db, self._stamps, [merged])
        return [merged.uuid, *client_history.write(self._db, self._stamps, [(kept, made)], on)]

    def _refresh(self, kept_id: int, gone_id: int) -> None:
        ids = (kept_id, gone_id)
        self._journal.refresh_contacts(ids)
        search.forget(self._db, ids)
        search.index(self._db, list(client_rows.load(self._db, ids).values()))
        self._agenda.recompute(ids)

    def _image(self, table: str, columns: tuple[str, ...], where: str, *parameters: Any) -> _Image:
        rows = self._db.sql(f"SELECT id, {', '.join(columns)} FROM {table} WHERE {where}", parameters)
        return _Image(table, columns, tuple(rows))

    def _parts(self, table: str, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        return self._db.sql(f"SELECT * FROM {table} WHERE client_id IN (?, ?)", ids)

    def _put_back(self, table: str, ids: Sequence[int], rows: Sequence[tuple[Any, ...]]) -> None:
        self._run(f"DELETE FROM {table} WHERE client_id IN (?, ?)", *ids)
        self._insert(table, rows)

    def _insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert whole rows; the number of a row that another one has got meanwhile is a new one."""
        for row in rows:
            is_taken = table != "client_key" and self._db.sql(f"SELECT 1 FROM {table} WHERE id = ?", row[:1])
            values = (None, *row[1:]) if is_taken else row
            self._run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", *values)

    def _run(self, text: str, *parameters: Any) -> None:
        self._db.sql(text, parameters)


_KNOWN_ELSEWHERE = "client <> '' AND client = ? AND client_id NOT IN (?, ?)"


def _composed(kept: Client, gone: Client, made: Client) -> Client:
    """The record as it is written: it has what would be lost in its notes, and nobody around it is itself."""
    own = {kept.uuid, gone.uuid}
    people = tuple(replace(each, client="") if each.client in own else each for each in made.people)
    made = replace(made, id=kept.id, uuid=kept.uuid, people=people)
    return with_note(made, alike.note(kept, gone, made))


def _renamed(kept: Client, gone: Client, made: Client) -> Iterator[tuple[str, str]]:
    """The uuids of occasions that the record has no more, each with that of the one it was taken for."""
    there = {each.uuid for each in made.occasions}
    for occasion in (*kept.occasions, *gone.occasions):
        if occasion.uuid not in there:
            same = next((each for each in made.occasions if same_day(each, occasion)), None)
            same = same or next((each for each in made.occasions if _are_birthdays(each, occasion)), None)
            if same and same.uuid:
                yield occasion.uuid, same.uuid


def _are_birthdays(first: Occasion, second: Occasion) -> bool:
    """Whether both are the client's own birthday: another day of it was chosen."""
    return all(each.kind is OccasionKind.BIRTHDAY and not each.person for each in (first, second))
