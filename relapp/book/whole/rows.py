"""What a book holds as it leaves it, read chunk by chunk: a large book takes no more memory than a small one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from relapp.book import extras, facts, records, request_rows
from relapp.book.database import Database, chunks
from relapp.book.schema import ClientTable, NotTheSameTable, RequestTable, TextTemplateTable, TextUseTable, TouchTable
from relapp.domain.facts import RECORDS, ClientFacts
from relapp.domain.histories import ClientChange
from relapp.domain.privacy import Consent
from relapp.domain.questions import Question
from relapp.domain.texts import Situation, Template, Way
from relapp.domain.whole import AskedFor, NotTheSame, TextUse, WholeClient

T = TypeVar("T")


def clients(db: Database, ids: Iterable[int]) -> Iterator[WholeClient]:
    """The clients with these ids and all that happened with them; those that are gone are left out."""
    for chunk in chunks(ids):
        row, touch, use = ClientTable, TouchTable, TextUseTable
        since = dict(db.rows(row.select(row.id, row.created_at).where(row.id.in_(chunk))))
        fields = (touch.day, touch.at, touch.purpose, touch.channel, touch.direction, touch.outcome, touch.note)
        touches = touch.select(touch.client_id, *fields, touch.message_counts, touch.uuid).where(touch.deleted_at.is_null())
        touched = _by_client(db, touches, touch, chunk, facts.touch)
        used = _by_client(db, use.select(use.client_id, use.template, use.day), use, chunk, _use)
        questions, changes = records.load(db, Question, chunk), records.load(db, ClientChange, chunk)
        consents = records.load(db, Consent, chunk)
        uids, extra = extras.load_all_uids(db, chunk), extras.load(db, chunk)
        for known in facts.load(db, chunk):
            client_id = known.client.id
            yield WholeClient(
                replace(known.client, id=0),
                since[client_id],
                uids.get(client_id, ()),
                extra.get(client_id, ()),
                tuple(touched.get(client_id, ())),
                known.purchases,
                known.free_reminders,
                known.marks,
                questions=_without_rows(questions.get(client_id, ())),
                changes=_without_rows(changes.get(client_id, ())),
                text_uses=tuple(used.get(client_id, ())),
                consents=_without_rows(consents.get(client_id, ())),
                **_records_of(known),
            )


def templates(db: Database) -> list[Template]:
    """The texts of the user's own, in the order in which they were written."""
    row = TextTemplateTable
    query = row.select(row.purpose, row.channel, row.language, row.body, row.uuid).where(row.deleted_at.is_null())
    return [Template(Situation(purpose), Way(way), *rest) for purpose, way, *rest in db.rows(query.order_by(row.id))]


def pairs(db: Database) -> Iterator[NotTheSame]:
    """Those of whom the user said that they are not one client, where the book still has both."""
    row, living = NotTheSameTable, ClientTable.select(ClientTable.uuid).where(ClientTable.deleted_at.is_null())
    are_there = (row.one.in_(living), row.other.in_(living))
    for one, other in db.rows(row.select(row.one, row.other).where(row.deleted_at.is_null(), *are_there).order_by(row.id)):
        yield NotTheSame(one, other)


def requests(db: Database) -> Iterator[AskedFor]:
    """What was asked for as the law allows, in the order in which it came in."""
    row = ClientTable
    uuids = dict(db.rows(row.select(row.id, row.uuid).where(row.deleted_at.is_null(), row.id.in_(_asking()))))
    for request in request_rows.load(db):
        yield AskedFor(replace(request, client_id=None), uuids.get(request.client_id or 0, ""))


def _asking() -> Any:
    return RequestTable.select(RequestTable.client_id).where(RequestTable.client_id.is_null(False))


def _without_rows(kept: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(replace(each, client_id=0) for each in kept)


def _records_of(known: ClientFacts) -> dict[str, Any]:
    return {name: _without_rows(getattr(known, name)) for name in RECORDS}


def _use(values: tuple[Any, ...]) -> TextUse:
    template, day = values
    return TextUse(template, date.fromisoformat(day))


def _by_client(db: Database, query: Any, row: Any, ids: list[int], make: Callable[[tuple[Any, ...]], T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for client_id, *values in db.rows(query.where(row.client_id.in_(ids)).order_by(row.client_id, row.id)):
        found.setdefault(client_id, []).append(make(tuple(values)))
    return found
