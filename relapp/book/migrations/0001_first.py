"""The first book: clients and their parts, the journal, the agenda, imports, settings, search."""

from typing import Any

TABLES = """
CREATE TABLE client (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    kind TEXT NOT NULL, name TEXT NOT NULL, sort_key TEXT NOT NULL, match_key TEXT NOT NULL, company TEXT NOT NULL,
    title TEXT NOT NULL, importance TEXT NOT NULL, stage TEXT, relationship TEXT, notes TEXT NOT NULL,
    preferred_channel TEXT, preferred_hours TEXT NOT NULL, rhythm_ideal INTEGER, rhythm_latest INTEGER, rhythm_start TEXT,
    wants_gifts INTEGER, wants_cards INTEGER, last_contact TEXT, created_at TEXT NOT NULL, import_id INTEGER
);
CREATE INDEX client_by_name ON client (sort_key) WHERE deleted_at IS NULL;
CREATE INDEX client_by_importance ON client (importance, sort_key) WHERE deleted_at IS NULL;
CREATE INDEX client_by_contact ON client (last_contact, sort_key) WHERE deleted_at IS NULL;
CREATE INDEX client_by_match ON client (match_key);
CREATE INDEX client_by_import ON client (import_id);

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    kind TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL
);
CREATE INDEX contact_point_by_client ON contact_point (client_id, position);
CREATE INDEX contact_point_by_key ON contact_point (key);

CREATE TABLE client_tag (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX client_tag_by_client ON client_tag (client_id, position);
CREATE INDEX client_tag_by_name ON client_tag (name, client_id);

CREATE TABLE client_detail (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX client_detail_by_client ON client_detail (client_id, position);

CREATE TABLE occasion (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    uuid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, month INTEGER NOT NULL, day INTEGER NOT NULL, year INTEGER,
    label TEXT NOT NULL, person TEXT NOT NULL, relation TEXT NOT NULL
);
CREATE INDEX occasion_by_client ON occasion (client_id, position);
CREATE INDEX occasion_by_month ON occasion (kind, month, day);

CREATE TABLE touch (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, day TEXT NOT NULL, at TEXT, purpose TEXT NOT NULL,
    channel TEXT NOT NULL, direction TEXT NOT NULL, outcome TEXT NOT NULL, note TEXT NOT NULL, message_counts INTEGER NOT NULL,
    is_contact INTEGER NOT NULL
);
CREATE INDEX touch_by_client ON touch (client_id, is_contact, day);
CREATE INDEX touch_by_day ON touch (day);

CREATE TABLE purchase (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, day TEXT NOT NULL, what TEXT NOT NULL,
    amount INTEGER, currency TEXT NOT NULL
);
CREATE INDEX purchase_by_client ON purchase (client_id, day);

CREATE TABLE free_reminder (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, text TEXT NOT NULL, day TEXT NOT NULL, at TEXT,
    every INTEGER, unit TEXT
);
CREATE INDEX free_reminder_by_client ON free_reminder (client_id);

CREATE TABLE mark (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, source TEXT NOT NULL, occurrence TEXT NOT NULL,
    kind TEXT NOT NULL, day TEXT NOT NULL, until TEXT
);
CREATE INDEX mark_by_client ON mark (client_id);
CREATE INDEX mark_by_day ON mark (day);

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, source TEXT NOT NULL,
    occurrence TEXT NOT NULL, purpose TEXT NOT NULL, code TEXT NOT NULL, earliest TEXT NOT NULL, ideal TEXT NOT NULL,
    latest TEXT NOT NULL, hard INTEGER NOT NULL, at TEXT, expires TEXT, tries INTEGER NOT NULL, data TEXT NOT NULL,
    UNIQUE (client_id, source)
);
CREATE INDEX reminder_by_day ON reminder (hard, earliest);
CREATE INDEX reminder_by_hour ON reminder (ideal) WHERE at IS NOT NULL;
CREATE INDEX reminder_by_expiry ON reminder (expires);

CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, imported_at TEXT NOT NULL, file TEXT NOT NULL, counts TEXT NOT NULL
);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE holiday (day TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE VIRTUAL TABLE client_words USING fts5 (
    name, other, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);
CREATE VIRTUAL TABLE client_grams USING fts5 (
    grams, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 0'
);
"""


def up(_migrator: object, db: Any) -> None:
    """Make every table; `db` is the peewee database."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
