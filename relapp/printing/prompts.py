"""What to say and what to remember on paper: loaded for many clients at a time."""

from collections.abc import Mapping, Sequence
from functools import cache

from relapp.book import Book
from relapp.domain.clients import Channel, Client
from relapp.domain.printed import PrintedRow
from relapp.domain.reaching import best_reach, reaches
from relapp.domain.texts import Situation, Template, rotation, situation_of, topic_of
from relapp.i18n import _, format_day
from relapp.paper.week import TouchKey, key_of
from relapp.wording.phrasebook import filled
from relapp.wording.remembering import what_is_known


def to_say(book: Book, rows: Sequence[PrintedRow], clients: Mapping[int, Client]) -> dict[TouchKey, str]:
    """The words that *Say or send* would suggest first for each row, without the closing of a letter."""
    texts, signature = book.texts, book.texts.signature
    used = texts.used_by_many({row.client_id for row in rows})

    @cache
    def fitting(situation: Situation, channel: Channel, language: str) -> list[Template]:
        return texts.fitting(situation, channel, language)

    found = {}
    for row in rows:
        client, topic = clients[row.client_id], topic_of(row.reasons)
        reach = best_reach(reaches(client), topic)
        channel = reach.channel if reach else Channel.OTHER
        situation = situation_of(topic, row.day) if topic else Situation.KEEP_IN_TOUCH
        offered = fitting(situation, channel, texts.language_of(client))
        if offered:
            first = rotation(offered, used.get(client.id, ()), client.uuid)[0]
            found[key_of(row.reasons)] = filled(first.body, first.language, client, topic, signature)
    return found


def to_remember(book: Book, rows: Sequence[PrintedRow], clients: Mapping[int, Client]) -> dict[int, tuple[str, ...]]:
    """What Today remembers of each client beyond how to reach them, and what was noted the last time."""
    ids = {row.client_id for row in rows}
    notes = book.timeline.last_notes(ids)
    found = {}
    for client_id in ids:
        lines = what_is_known(clients[client_id])
        if client_id in notes:
            day, note = notes[client_id]
            lines.append(_("Last time, {day}: {note}").format(day=format_day(day, "day_month"), note=" ".join(note.split())))
        found[client_id] = tuple(lines)
    return found
