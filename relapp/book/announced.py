"""Which reminders with an hour have been announced today, kept in the book beyond the end of the program."""

from datetime import date, timedelta

from relapp.book import Book
from relapp.domain.reminders import Reminder, announcement_key

_KEY = "announced"


class Announced:
    """What the desktop was told of, whether anybody heard it or not."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def knows(self, reminder: Reminder, today: date) -> bool:
        """Whether it was announced `today`, at the hour that it has now."""
        return announcement_key(reminder) in self._keys(today)

    def add(self, reminder: Reminder, today: date) -> None:
        """It was announced `today`; what earlier days told is forgotten."""
        self._book.settings.put(_KEY, {today.isoformat(): [*self._keys(today), announcement_key(reminder)]})

    def unanswered(self, today: date) -> list[Reminder]:
        """Those announced `today` that are still open, the earliest first; the quiet hours may have kept them since yesterday."""
        keys = set(self._keys(today))
        if not keys:
            return []
        timed = [each for day in (today - timedelta(days=1), today) for each in self._book.agenda.timed(day)]
        return [each for each in timed if announcement_key(each) in keys]

    def _keys(self, today: date) -> list[str]:
        kept = self._book.settings.value(_KEY) or {}
        return list(kept.get(today.isoformat(), []))
