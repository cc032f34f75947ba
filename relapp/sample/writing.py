"""Writes a sample book."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from relapp.book import Book
from relapp.book.bulk import ClientHistory
from relapp.book.stamps import Stamps
from relapp.domain.clippings import Shelf
from relapp.domain.events import Event
from relapp.domain.followups import Trigger
from relapp.errors import UserError
from relapp.i18n import _
from relapp.sample.care_words import care_words
from relapp.sample.casting import Scene, part
from relapp.sample.dice import Dice
from relapp.sample.giving import budgets
from relapp.sample.history import history
from relapp.sample.people import persona
from relapp.sample.sharing import clippings
from relapp.sample.words import LANGUAGES, words

FIRST_YEAR, LAST_YEAR = 1990, 2199

_REFERRALS = frozenset({Trigger.REFERRAL_RECEIVED, Trigger.REFERRAL_GIVEN})

_COUNTRIES = {"pt_BR": "BR", "ro": "RO", "en": "US"}


def write_sample(
    path: Path,
    clients: int = 120,
    seed: int = 1,
    on: date | None = None,
    language: str = "pt_BR",
    country: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    due_like: int | None = None,
) -> None:
    """Write a new book of clients with two years of history up to `on`, today by default; raises UserError, leaves no half book.

    Without a `country` (ISO 3166) it is that of the language. `progress` is told done and total, and may raise to stop. With
    `due_like` as much is due as in a book of so many clients.
    """
    on = on or Stamps().today()
    if path.exists():
        raise UserError(_("{file} exists already. Choose another name; nothing was changed.").format(file=path))
    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        raise UserError(
            _("A sample cannot be made for {day}. Choose a day from {first} to {last}.").format(
                day=on.isoformat(), first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    try:
        with Book(path, _stamps(seed, on)) as book:
            country = country if country is not None else _COUNTRIES[language]
            settings = replace(book.settings.get(), language=language, country=country)
            book.save_settings(replace(settings, gift_budgets=budgets(settings.currency_of_gifts)))
            book.turn_to(on)
            book.bulk.add(_histories(_scene(book, seed, on, language, due_like), clients), partial(_tell, progress, clients))
    except BaseException:
        _remove(path)
        raise


def _scene(book: Book, seed: int, on: date, language: str, due_like: int | None) -> Scene:
    """What the clients share; the clippings are in the book before them."""
    home, rules = LANGUAGES[language], book.settings.rules()
    for clipping in clippings(care_words(home)["clippings"], on, rules.calendar):
        book.library.add(clipping)
    known = tuple(book.library.clippings())
    return Scene(seed, on, rules, words(home)["tags"], due_like, language, known, Shelf(known))


def _remove(path: Path) -> None:
    with suppress(OSError):
        for ending in ("-wal", "-shm", ""):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def _tell(progress: Callable[[int, int], None] | None, total: int, done: int) -> None:
    if progress:
        progress(done, total)


def _histories(scene: Scene, clients: int) -> Iterator[ClientHistory]:
    before = ""
    for index in range(clients):
        dice = Dice(f"{scene.seed}/{index}")
        played = part(scene, index, dice)
        of_country = words(played.country)
        who = persona(dice, played, scene, of_country)
        yield _referring(history(dice, played, scene, of_country, who), before)
        before = who.client.uuid


def _referring(told: ClientHistory, before: str) -> ClientHistory:
    """Whoever a client referred to us, or we to them, is the one `before` them in the book."""
    linked = tuple(
        replace(each, about=before, text="") if isinstance(each, Event) and each.kind in _REFERRALS else each
        for each in told.records
    )
    return replace(told, records=linked)


def _stamps(seed: int, on: date) -> Stamps:
    """Identity from the seed and noon of the day, so that the clock leaves no trace."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    return Stamps(Dice(f"{seed}/stamps").uuid, lambda: noon, lambda: on)
