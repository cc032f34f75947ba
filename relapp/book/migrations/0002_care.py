"""Every kind of care: events, promises, gifts, concerns, feedback, check-ups, clippings, texts, and pauses of a client."""

from typing import Any

STATEMENTS = """
ALTER TABLE client ADD COLUMN gift_budget INTEGER;
ALTER TABLE client ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN refused_channels TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN pause TEXT;
ALTER TABLE client ADD COLUMN paused_until TEXT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, day TEXT NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL, plan TEXT NOT NULL
);
CREATE INDEX event_by_client ON event (client_id);

CREATE TABLE promise (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, text TEXT NOT NULL, due TEXT NOT NULL,
    party TEXT NOT NULL, made_on TEXT, state TEXT NOT NULL, settled_on TEXT
);
CREATE INDEX promise_by_client ON promise (client_id);
CREATE INDEX promise_by_state ON promise (party, state);

CREATE TABLE gift (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, what TEXT NOT NULL, state TEXT NOT NULL,
    source TEXT NOT NULL, note TEXT NOT NULL, occasion TEXT NOT NULL, year INTEGER, price INTEGER, currency TEXT NOT NULL,
    bought_on TEXT, given_on TEXT, thanked_on TEXT
);
CREATE INDEX gift_by_client ON gift (client_id);

CREATE TABLE concern (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, what TEXT NOT NULL, opened_on TEXT NOT NULL,
    cause TEXT NOT NULL, solution TEXT NOT NULL, prevention TEXT NOT NULL, who_must_know TEXT NOT NULL, resolved_on TEXT,
    called_back_on TEXT
);
CREATE INDEX concern_by_client ON concern (client_id);
CREATE INDEX concern_by_day ON concern (opened_on);

CREATE TABLE feedback (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, question TEXT NOT NULL, options TEXT NOT NULL,
    ask_on TEXT, asked_on TEXT, answer TEXT NOT NULL, answered_on TEXT, reply TEXT NOT NULL, replied_on TEXT,
    direction_right INTEGER, closed_on TEXT
);
CREATE INDEX feedback_by_client ON feedback (client_id);

CREATE TABLE check_up (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, day TEXT NOT NULL, answers TEXT NOT NULL,
    gained TEXT NOT NULL, note TEXT NOT NULL
);
CREATE INDEX check_up_by_client ON check_up (client_id, day);

CREATE TABLE recovery_step (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, text TEXT NOT NULL, due TEXT NOT NULL,
    sign TEXT NOT NULL, done_on TEXT
);
CREATE INDEX recovery_step_by_client ON recovery_step (client_id);

CREATE TABLE clipping (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    title TEXT NOT NULL, added_on TEXT NOT NULL, source TEXT NOT NULL, note TEXT NOT NULL, topics TEXT NOT NULL, good_until TEXT
);

CREATE TABLE passed_on (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, clipping TEXT NOT NULL, day TEXT NOT NULL,
    answer TEXT NOT NULL
);
CREATE INDEX passed_on_by_client ON passed_on (client_id);
CREATE INDEX passed_on_by_clipping ON passed_on (clipping);

CREATE TABLE text_template (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    purpose TEXT NOT NULL, channel TEXT NOT NULL, language TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX text_template_by_purpose ON text_template (purpose, language);

CREATE TABLE text_use (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, template TEXT NOT NULL,
    day TEXT NOT NULL
);
CREATE INDEX text_use_by_client ON text_use (client_id, id);
"""


def up(_migrator: object, db: Any) -> None:
    """Add what the first book did not know; `db` is the peewee database."""
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
