"""What there is to tell colleagues of some days, gathered over the whole book by section."""

from datetime import date
from typing import Any

from relapp.book import records
from relapp.book.database import Database
from relapp.domain.clients import DetailKind, Observed
from relapp.domain.concerns import Concern
from relapp.domain.digest import DigestItem, DigestSection, Found, ItemKind, Period

# Columns of every branch: kind, client, day, text, what it is about, our reply, how it is known, kind of detail, whether it was
# said (of clients not sorted yet nothing else is told), and the row of a concern. Parameters are the days. Nearly all concerns
# were opened before the last of them: the plus keeps SQLite from looking up each one by an index.
_CONCERNS = """
SELECT 'concern' AS kind, client_id, CASE WHEN resolved_on BETWEEN ?1 AND ?2 THEN resolved_on ELSE opened_on END AS day,
    what AS text, '' AS about, '' AS reply, NULL AS observed, NULL AS detail, 1 AS said, id AS concern
FROM concern WHERE deleted_at IS NULL AND +opened_on <= ?2 AND (resolved_on IS NULL OR resolved_on >= ?1)
"""

_OPPORTUNITIES = """
SELECT 'opportunity' AS kind, client_id, noted_on AS day, text, '' AS about, '' AS reply, observed, kind AS detail,
    observed IS 'said' AS said, NULL AS concern
FROM client_detail WHERE noted_on BETWEEN ?1 AND ?2 AND kind = 'opportunity'
UNION ALL
SELECT CASE event.kind WHEN 'good_news' THEN 'good_news' ELSE 'referral' END, client_id, day, text, coalesce(other.name, ''), '',
    NULL, NULL, event.kind <> 'good_news', NULL
FROM event LEFT JOIN client other ON event.about <> '' AND other.uuid = event.about AND other.deleted_at IS NULL
WHERE event.deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND event.kind IN ('good_news', 'referral_received')
"""

_PRAISE = """
SELECT 'praise' AS kind, client_id, noted_on AS day, text, '' AS about, '' AS reply, observed, kind AS detail, 1 AS said,
    NULL AS concern
FROM client_detail WHERE noted_on BETWEEN ?1 AND ?2 AND kind = 'praise'
UNION ALL
SELECT 'direction', client_id, closed_on, answer, question, reply, NULL, NULL, 1, NULL
FROM feedback WHERE deleted_at IS NULL AND closed_on BETWEEN ?1 AND ?2 AND direction_right = 1
"""

_SAID = """
SELECT 'answer' AS kind, client_id, answered_on AS day, answer AS text, question AS about, reply, NULL AS observed,
    NULL AS detail, 1 AS said, NULL AS concern
FROM feedback WHERE deleted_at IS NULL AND answered_on BETWEEN ?1 AND ?2
UNION ALL
SELECT 'said', client_id, noted_on, text, '', '', observed, kind, 1, NULL
FROM client_detail WHERE noted_on BETWEEN ?1 AND ?2 AND observed = 'said' AND kind NOT IN ('opportunity', 'praise')
UNION ALL
SELECT 'shared', client_id, day, answer, coalesce(clipping.title, ''), '', NULL, NULL, 1, NULL
FROM passed_on LEFT JOIN clipping ON clipping.uuid = passed_on.clipping
WHERE passed_on.deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND answer <> ''
"""

_LEARNED = """
SELECT 'prevention' AS kind, client_id, resolved_on AS day, prevention AS text, coalesce(nullif(cause, ''), what) AS about,
    '' AS reply, NULL AS observed, NULL AS detail, 1 AS said, NULL AS concern
FROM concern WHERE deleted_at IS NULL AND resolved_on BETWEEN ?1 AND ?2 AND prevention <> ''
UNION ALL
SELECT 'gained', client_id, day, gained, '', '', NULL, NULL, 1, NULL
FROM check_up WHERE deleted_at IS NULL AND day BETWEEN ?1 AND ?2 AND gained <> ''
"""

_SECTIONS = {
    DigestSection.CONCERNS: _CONCERNS,
    DigestSection.OPPORTUNITIES: _OPPORTUNITIES,
    DigestSection.PRAISE: _PRAISE,
    DigestSection.SAID: _SAID,
    DigestSection.LEARNED: _LEARNED,
}

# A cross join keeps SQLite from looking through all clients first.
_IN_ORDER = """
SELECT found.*, count(*) OVER () FROM ({section}) AS found
CROSS JOIN client ON client.id = found.client_id AND client.deleted_at IS NULL
LEFT JOIN concern ON concern.id = found.concern
WHERE found.said OR client.importance <> 'not_sorted'
ORDER BY concern.id IS NULL OR concern.resolved_on IS NOT NULL, found.day DESC, client.sort_key, found.text LIMIT ?3
"""


class DigestPart:
    """The part of a book that gathers what colleagues should know."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def section(self, section: DigestSection, period: Period, limit: int) -> Found:
        """At most `limit` items of a section, open concerns first and then the latest, and how many there are."""
        days = (period.first.isoformat(), period.last.isoformat())
        rows = self._db.sql(_IN_ORDER.format(section=_SECTIONS[section]), (*days, limit))
        concerns = records.by_row(self._db, Concern, {row[9] for row in rows if row[9]})
        return Found(tuple(_item(row, concerns.get(row[9])) for row in rows), rows[0][-1] if rows else 0)


def _item(row: tuple[Any, ...], concern: Concern | None) -> DigestItem:
    kind, client_id, day, text, about, reply, observed, detail = row[:8]
    return DigestItem(
        ItemKind(kind),
        client_id,
        date.fromisoformat(day),
        text,
        about,
        reply,
        concern,
        Observed(observed) if observed else None,
        DetailKind(detail) if detail else None,
    )
