"""Clippings to rows and back."""

import json
from datetime import date
from typing import Any

from relapp.book.database import Database
from relapp.book.schema import ClippingTable
from relapp.domain.clippings import Clipping


def load(db: Database) -> list[Clipping]:
    """All clippings, in the order in which they were added."""
    row = ClippingTable
    query = row.select(row.title, row.added_on, row.source, row.note, row.topics, row.good_until, row.uuid)
    return [_clipping(*values) for values in db.rows(query.where(row.deleted_at.is_null()).order_by(row.id))]


def values(clipping: Clipping) -> dict[str, Any]:
    """A clipping by its columns, its uuid aside."""
    return {
        "title": clipping.title,
        "added_on": clipping.added_on.isoformat(),
        "source": clipping.source,
        "note": clipping.note,
        "topics": json.dumps(clipping.topics, ensure_ascii=False),
        "good_until": clipping.good_until and clipping.good_until.isoformat(),
    }


def _clipping(title: str, added: str, source: str, note: str, topics: str, until: str | None, uuid: str) -> Clipping:
    good_until = date.fromisoformat(until) if until else None
    return Clipping(title, date.fromisoformat(added), source, note, tuple(json.loads(topics)), good_until, uuid)
