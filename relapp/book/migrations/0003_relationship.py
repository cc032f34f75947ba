"""The relationship itself: how things are known, people around, what was asked, weights of signs, the history of changes."""

import json
from typing import Any

STATEMENTS = """
ALTER TABLE client ADD COLUMN addressed_as TEXT NOT NULL DEFAULT '';
ALTER TABLE client ADD COLUMN reviewed_on TEXT;
ALTER TABLE client_detail ADD COLUMN observed TEXT;
ALTER TABLE client_detail ADD COLUMN noted_on TEXT;
ALTER TABLE event ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE mark ADD COLUMN late_days INTEGER;
ALTER TABLE check_up ADD COLUMN weights TEXT NOT NULL DEFAULT '{}';
ALTER TABLE check_up ADD COLUMN result TEXT NOT NULL DEFAULT 'unknown';

CREATE TABLE person (
    id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    uuid TEXT NOT NULL UNIQUE, circle TEXT NOT NULL, name TEXT NOT NULL, relation TEXT NOT NULL, title TEXT NOT NULL,
    phone TEXT NOT NULL, email TEXT NOT NULL, note TEXT NOT NULL, client TEXT NOT NULL
);
CREATE INDEX person_by_client ON person (client_id, position);
CREATE INDEX person_by_link ON person (client) WHERE client <> '';

CREATE TABLE question (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, topic TEXT NOT NULL, text TEXT NOT NULL,
    asked_on TEXT, closed_on TEXT
);
CREATE INDEX question_by_client ON question (client_id);

CREATE TABLE client_change (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, updated_at TEXT NOT NULL, deleted_at TEXT,
    client_id INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE, day TEXT NOT NULL, field TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT NOT NULL
);
CREATE INDEX client_change_by_client ON client_change (client_id, day);

CREATE INDEX occasion_by_day ON occasion (month, day, kind, client_id, year);
CREATE INDEX occasion_by_kind ON occasion (client_id, kind, person);
CREATE INDEX contact_point_by_kind ON contact_point (client_id, kind, position);
CREATE INDEX client_by_care ON client (importance, last_contact, pause, kind, created_at, reviewed_on, deleted_at);
DROP INDEX touch_by_day;
CREATE INDEX touch_by_day ON touch (day, client_id, purpose, channel, direction, deleted_at);
CREATE INDEX reminder_by_ideal ON reminder (ideal, code, hard);
CREATE INDEX reminder_by_start ON reminder (client_id) WHERE code = 'rhythm_first';
CREATE INDEX client_by_pause ON client (pause) WHERE pause IS NOT NULL;
CREATE INDEX client_by_deletion ON client (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX client_by_company ON client (company) WHERE company <> '' AND deleted_at IS NULL;
CREATE INDEX client_detail_by_day ON client_detail (noted_on) WHERE noted_on IS NOT NULL;
CREATE INDEX event_by_about ON event (about) WHERE about <> '';
CREATE INDEX touch_by_time ON touch (client_id, day, purpose, channel) WHERE deleted_at IS NULL;
CREATE INDEX check_up_by_day ON check_up (day);
CREATE INDEX concern_by_end ON concern (resolved_on) WHERE resolved_on IS NOT NULL;
CREATE INDEX feedback_by_answer ON feedback (answered_on) WHERE answered_on IS NOT NULL;
CREATE INDEX feedback_by_end ON feedback (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX event_by_day ON event (day);
CREATE INDEX passed_on_by_day ON passed_on (day)
"""

# The signs and shares by which check-ups were judged until now.
GOOD = (
    "excellent_communication",
    "sharing_knowledge",
    "knowing_expectations",
    "sharing_opinions",
    "positive_attitude",
)
BAD = (
    "poor_communication",
    "opinions_withheld",
    "knowledge_kept",
    "bad_manners",
    "debates_without_solution",
    "no_strategic_planning",
    "negative_attitude",
    "no_data_shared",
)
RISK, ENOUGH = 0.4, 0.5


def up(_migrator: object, db: Any) -> None:
    """Add what the book did not know, and write down what each check-up said; `db` is the peewee database."""
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    for row, answers in db.execute_sql("SELECT id, answers FROM check_up").fetchall():
        db.execute_sql("UPDATE check_up SET result = ? WHERE id = ?", (_result(json.loads(answers)), row))


def _result(answers: dict[str, str]) -> str:
    known = [sign for sign in (*GOOD, *BAD) if answers.get(sign) in ("yes", "no")]
    against = [sign for sign in known if answers[sign] == ("no" if sign in GOOD else "yes")]
    if known and len(against) >= RISK * len(known):
        return "at_risk"
    return "good" if len(known) >= ENOUGH * (len(GOOD) + len(BAD)) else "unknown"
