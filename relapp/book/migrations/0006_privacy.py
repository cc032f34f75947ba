"""What data-protection law asks for: on what basis a client is reached, requests with their legal days, who was erased."""

from typing import Any

STATEMENTS = """
CREATE TABLE consent (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, channel TEXT NOT NULL, basis TEXT NOT NULL,
    source TEXT NOT NULL, given_on TEXT, withdrawn_on TEXT
);
CREATE INDEX consent_by_client ON consent (client_id);

CREATE TABLE privacy_request (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER REFERENCES client (id) ON DELETE SET NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
    received_on TEXT NOT NULL, due_on TEXT NOT NULL, answered_on TEXT, note TEXT NOT NULL
);
CREATE INDEX privacy_request_by_client ON privacy_request (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX privacy_request_open ON privacy_request (due_on) WHERE answered_on IS NULL AND deleted_at IS NULL;

CREATE TABLE erased (
    mark TEXT NOT NULL, erasure TEXT NOT NULL, erased_on TEXT NOT NULL, PRIMARY KEY (mark, erasure)
) WITHOUT ROWID;

CREATE TABLE erased_near (salt TEXT NOT NULL, near INTEGER NOT NULL, PRIMARY KEY (salt, near)) WITHOUT ROWID
"""


def up(_migrator: object, db: Any) -> None:
    """Add the tables; `db` is the peewee database."""
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
