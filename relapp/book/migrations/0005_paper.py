"""Printed lists, so that what is scribbled on paper finds its way back."""

from typing import Any

STATEMENTS = """
CREATE TABLE printed_list (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    number INTEGER NOT NULL UNIQUE, printed_on TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL
);
CREATE TABLE printed_row (
    id INTEGER PRIMARY KEY, list_id INTEGER NOT NULL REFERENCES printed_list (id) ON DELETE CASCADE,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, number INTEGER NOT NULL, day TEXT NOT NULL,
    reasons TEXT NOT NULL, touch_id INTEGER REFERENCES touch (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX printed_row_by_list ON printed_row (list_id, number);
CREATE INDEX printed_row_by_client ON printed_row (client_id);
CREATE INDEX printed_row_by_touch ON printed_row (touch_id) WHERE touch_id IS NOT NULL
"""


def up(_migrator: object, db: Any) -> None:
    """Add the tables; `db` is the peewee database."""
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
