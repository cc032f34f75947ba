"""What the questions of all figures have in common."""

from typing import Any

from peewee import JOIN

from relapp.book.freshness import SORTED
from relapp.book.schema import ClientTable


def of_sorted(row: Any, *fields: Any) -> Any:
    """`fields` of the rows of a table, and of their clients, which are in the book and sorted; for tables of few rows.

    A cross join keeps SQLite from going through the clients instead.
    """
    client = ClientTable
    query = row.select(*fields).join(client, JOIN.CROSS)
    return query.where(client.id == row.client_id, *is_sorted(), row.deleted_at.is_null())


def is_sorted() -> tuple[Any, ...]:
    """That a client is in the book and sorted."""
    return ClientTable.deleted_at.is_null(), ClientTable.importance.in_(SORTED)


def are_sorted(client_id: Any) -> Any:
    """That `client_id` is one of those; for tables of many rows."""
    return client_id.in_(ClientTable.select(ClientTable.id).where(*is_sorted()))
