"""Files in and out: what clients are compared by, what files said besides, imports to be undone, who is not the same."""

from typing import Any

STATEMENTS = """
CREATE TABLE client_key (
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, key TEXT NOT NULL, PRIMARY KEY (client_id, key)
) WITHOUT ROWID;
CREATE INDEX client_key_by_key ON client_key (key);
DROP INDEX client_by_match;
ALTER TABLE client DROP COLUMN match_key;
DROP INDEX contact_point_by_key;
ALTER TABLE contact_point DROP COLUMN key;

CREATE TABLE client_extra (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    origin TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, import_id INTEGER
);
CREATE INDEX client_extra_by_client ON client_extra (client_id, position);
CREATE INDEX client_extra_by_import ON client_extra (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE client_uid (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, uid TEXT NOT NULL,
    import_id INTEGER
);
CREATE INDEX client_uid_by_client ON client_uid (client_id);
CREATE INDEX client_uid_by_uid ON client_uid (uid);
CREATE INDEX client_uid_by_import ON client_uid (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE import_change (
    id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, before TEXT NOT NULL
);
CREATE INDEX import_change_by_import ON import_change (import_id);
CREATE INDEX import_change_by_client ON import_change (client_id);
ALTER TABLE import_batch ADD COLUMN undone_at TEXT;

CREATE TABLE not_the_same (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    one TEXT NOT NULL, other TEXT NOT NULL
);
CREATE UNIQUE INDEX not_the_same_by_pair ON not_the_same (one, other)
"""


def up(_migrator: object, db: Any) -> None:
    """Add the tables; `db` is the peewee database."""
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
