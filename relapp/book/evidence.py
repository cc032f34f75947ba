"""What the formula of loyalty counts, wherever the book keeps it, as one table of clients, codes and days."""

from datetime import date, timedelta

from relapp.book.database import Database
from relapp.domain.loyalty import FORMULA, YEAR, Evidence

# `until` is the day from which something no longer holds. Every branch is plain enough to be asked for one client alone, by its
# index. A touch counts once: as theirs, else as a meeting, else by its purpose; so does a meeting that is an event too.
TABLE = """
SELECT client_id, CASE result WHEN 'good' THEN 'check_up_good' ELSE 'check_up_at_risk' END AS code, day,
    coalesce((SELECT min(later.day) FROM check_up later WHERE later.client_id = check_up.client_id AND later.deleted_at IS NULL
        AND (later.day > check_up.day OR later.day = check_up.day AND later.id > check_up.id)), '9999-12-31') AS until
FROM check_up WHERE deleted_at IS NULL AND result <> 'unknown'
UNION ALL
SELECT client_id, 'gain_told', day, '9999-12-31' FROM check_up WHERE deleted_at IS NULL AND gained <> ''
UNION ALL
SELECT client_id, CASE direction_right WHEN 1 THEN 'direction_right' ELSE 'direction_wrong' END, closed_on, '9999-12-31'
FROM feedback WHERE deleted_at IS NULL AND direction_right IS NOT NULL AND closed_on IS NOT NULL
UNION ALL
SELECT client_id, 'opinion_asked', asked_on, '9999-12-31' FROM feedback
WHERE deleted_at IS NULL AND asked_on IS NOT NULL AND question <> ''
UNION ALL
SELECT client_id, 'opinion_told', answered_on, '9999-12-31' FROM feedback WHERE deleted_at IS NULL AND answered_on IS NOT NULL
UNION ALL
SELECT client_id, 'opinion_answered', replied_on, '9999-12-31' FROM feedback WHERE deleted_at IS NULL AND replied_on IS NOT NULL
UNION ALL
SELECT client_id, 'concern_open', opened_on, coalesce(resolved_on, '9999-12-31') FROM concern WHERE deleted_at IS NULL
UNION ALL
SELECT client_id, 'concern_resolved', resolved_on, coalesce(called_back_on, '9999-12-31') FROM concern
WHERE deleted_at IS NULL AND resolved_on IS NOT NULL
UNION ALL
SELECT client_id, 'concern_closed', called_back_on, '9999-12-31' FROM concern
WHERE deleted_at IS NULL AND resolved_on IS NOT NULL AND called_back_on IS NOT NULL
UNION ALL
SELECT client_id, CASE state WHEN 'kept' THEN 'promise_kept' ELSE 'promise_broken' END, settled_on, '9999-12-31' FROM promise
WHERE deleted_at IS NULL AND party = 'us' AND state IN ('kept', 'broken') AND settled_on IS NOT NULL
UNION ALL
SELECT client_id, 'bought_again', day, '9999-12-31' FROM purchase
WHERE deleted_at IS NULL AND EXISTS (SELECT 1 FROM purchase earlier WHERE earlier.client_id = purchase.client_id
    AND earlier.day < purchase.day AND earlier.deleted_at IS NULL)
UNION ALL
SELECT client_id, CASE kind WHEN 'praise' THEN 'praise' ELSE 'client_said' END, noted_on, '9999-12-31' FROM client_detail
WHERE noted_on IS NOT NULL AND (kind = 'praise' OR observed = 'said')
UNION ALL
SELECT client_id, 'shared_answered', day, '9999-12-31' FROM passed_on WHERE deleted_at IS NULL AND answer <> ''
UNION ALL
SELECT client_id, CASE WHEN direction = 'incoming' THEN 'got_in_touch' WHEN channel = 'in_person' THEN 'met'
    WHEN purpose = 'spontaneous_gesture' THEN 'gesture' ELSE purpose END, day, '9999-12-31' FROM touch
WHERE deleted_at IS NULL AND is_contact = 1
    AND (direction = 'incoming' OR channel = 'in_person' OR purpose IN ('personal_note', 'greeting', 'spontaneous_gesture'))
UNION ALL
SELECT client_id, CASE WHEN kind IN ('met', 'met_at_event') THEN 'met' ELSE kind END, day, '9999-12-31' FROM event
WHERE deleted_at IS NULL AND (kind IN ('good_news', 'referral_received', 'favour_received', 'gift_received')
    OR kind IN ('met', 'met_at_event') AND NOT EXISTS (SELECT 1 FROM touch WHERE touch.client_id = event.client_id
        AND touch.is_contact = 1 AND touch.day = event.day AND touch.channel = 'in_person' AND touch.deleted_at IS NULL))
UNION ALL
SELECT client_id, 'gift_given', given_on, '9999-12-31' FROM gift
WHERE deleted_at IS NULL AND state = 'given' AND given_on IS NOT NULL
UNION ALL
SELECT client_id, 'gift_thanked', thanked_on, '9999-12-31' FROM gift WHERE deleted_at IS NULL AND thanked_on IS NOT NULL
"""

# What lasts however long ago it began.
LASTING = ", ".join(f"'{rule.code}'" for rule in FORMULA if rule.days is None)

_OF_ONE = f"""
SELECT code, day, until FROM ({TABLE})
WHERE client_id = ? AND until > ? AND (day > ? OR code IN ({LASTING})) ORDER BY day, code
"""


def of_client(db: Database, client_id: int, since: date) -> tuple[Evidence, ...]:
    """All that counts for one client on the day `since` or later, the earliest first."""
    rows = db.sql(_OF_ONE, (client_id, since.isoformat(), (since - timedelta(days=YEAR)).isoformat()))
    return tuple(Evidence(code, date.fromisoformat(day), date.fromisoformat(until)) for code, day, until in rows)
