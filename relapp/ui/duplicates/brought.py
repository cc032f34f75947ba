"""What happened with a client, counted: nothing of it is lost by merging."""

from collections import Counter

from relapp.book import Book
from relapp.domain.concerns import Concern
from relapp.domain.gifts import Gift
from relapp.domain.promises import Promise
from relapp.domain.timeline import EntryKind
from relapp.i18n import _, format_number, ngettext


def brought(book: Book, client_id: int) -> str:
    """How many touches, purchases and the like a record has, in words; of its history the last ten thousand lines are counted."""
    history = Counter(entry.kind for entry in book.timeline.walk(client_id))
    touches, purchases = history[EntryKind.TOUCH], history[EntryKind.PURCHASE]
    promises, concerns, gifts = (len(book.records.of(kind, client_id)) for kind in (Promise, Concern, Gift))
    said = [
        words.format(count=format_number(count))
        for count, words in (
            (touches, ngettext("{count} touch", "{count} touches", touches)),
            (purchases, ngettext("{count} purchase", "{count} purchases", purchases)),
            (promises, ngettext("{count} promise", "{count} promises", promises)),
            (concerns, ngettext("{count} concern", "{count} concerns", concerns)),
            (gifts, ngettext("{count} gift", "{count} gifts", gifts)),
        )
        if count
    ]
    return ", ".join(said) or _("nothing happened yet")
