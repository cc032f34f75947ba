"""The phone list of everybody, or of some of them."""

from collections.abc import Iterable, Sequence
from datetime import date

from relapp import wording
from relapp.book import Book
from relapp.book.client_list import ClientFilter
from relapp.domain.clients import Client
from relapp.i18n import _, format_day
from relapp.paper.documents import Document, joined
from relapp.paper.phones import PhonesSheet, compose

# A hundred pages, made in a few seconds.
MOST_LINES = 5000

_CHUNK = 500


def phone_list(
    book: Book,
    who: ClientFilter | Sequence[int],
    on: date,
    *,
    about: str = "",
    emails: bool = False,
    everybody: bool = False,
) -> Document:
    """Those of `who` that have a phone, by name whatever their order; `about` says who they are, which a filter does itself.

    Who is not to be contacted is left out as from other files, and counted, unless it is meant for `everybody`.
    """
    if isinstance(who, ClientFilter):
        ids: Iterable[int] = book.list.ids(who, limit=None)
        about = about or filter_words(who)
    else:
        ids = who
    wanted = set(ids)
    apart = frozenset() if everybody else book.privacy.not_to_be_contacted() & wanted
    by_name = [each for each in book.list.ids(ClientFilter(), limit=None) if each in wanted and each not in apart]
    reached, without = _reached(book, by_name)
    return compose(
        PhonesSheet(
            reached[:MOST_LINES],
            without,
            about,
            book.path.name,
            on,
            book.today,
            emails,
            is_shortened=len(reached) > MOST_LINES,
            in_peace=len(apart),
        )
    )


def filter_words(wanted: ClientFilter) -> str:
    """What a filter asks for, in words; nothing for everybody."""
    month = wanted.birthday_month and date(2000, wanted.birthday_month, 1)
    return joined(
        (
            wanted.text.strip(),
            wording.importance(wanted.importance) if wanted.importance else "",
            wanted.tag,
            wording.stage(wanted.stage) if wanted.stage else "",
            _("not contacted since {day}").format(day=format_day(wanted.silent_since)) if wanted.silent_since else "",
            _("birthday in {month}").format(month=format_day(month, "month")) if month else "",
        )
    )


def _reached(book: Book, ids: Sequence[int]) -> tuple[list[Client], int]:
    """Those with a phone, one more than there is room for at the most, and how many before them have none."""
    reached: list[Client] = []
    without = 0
    for start in range(0, len(ids), _CHUNK):
        for client in book.clients.load(ids[start : start + _CHUNK]).values():
            if not client.phones:
                without += 1
            elif len(reached) <= MOST_LINES:
                reached.append(client)
        if len(reached) > MOST_LINES:
            break
    return reached, without
