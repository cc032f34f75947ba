"""Requests as the law allows them, as their rows hold them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from relapp.book.database import Database
from relapp.book.schema import RequestTable
from relapp.domain.privacy import Request, RequestKind


def load(db: Database, *where: Any) -> Iterator[Request]:
    """The requests that all of `where` holds for, in the order in which they came in."""
    row = RequestTable
    columns = (row.kind, row.who, row.received_on, row.due_on, row.answered_on, row.note, row.client_id, row.uuid)
    query = row.select(*columns).where(row.deleted_at.is_null(), *where).order_by(row.received_on, row.id)
    for kind, who, received_on, due_on, answered_on, *rest in db.rows(query):
        answered = date.fromisoformat(answered_on) if answered_on else None
        yield Request(RequestKind(kind), who, date.fromisoformat(received_on), date.fromisoformat(due_on), answered, *rest)


def values(request: Request) -> dict[str, Any]:
    """The columns of a request, its uuid and its moments aside."""
    return {
        "client_id": request.client_id,
        "who": request.who,
        "kind": request.kind.value,
        "received_on": request.received_on.isoformat(),
        "due_on": request.due_on.isoformat(),
        "answered_on": request.answered_on and request.answered_on.isoformat(),
        "note": request.note,
    }
