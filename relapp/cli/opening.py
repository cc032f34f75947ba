"""What every verb begins and ends with: the book it is about, and the JSON that it answers with."""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from relapp import i18n
from relapp.errors import BookError, UserError
from relapp.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

    from relapp.book import Book
    from relapp.domain.clients import Client

# More are no number of a client.
_MOST_DIGITS = 15

_TAGS_NAMED = 20


def open_book(options: argparse.Namespace, *, create: bool = False, turn: bool = True) -> "Book":
    """The book, turned to today and speaking its language unless another was asked for."""
    from relapp.book.encryption import tidy_up_beside_others
    from relapp.book.opening import known_by
    from relapp.cli.passphrase import for_book
    from relapp.paths import default_book

    path = options.book or default_book()
    if not create and not path.exists():
        from relapp.book import opening, unreadable

        if opening.is_missing(path):
            raise unreadable.gone(path, "")
        raise BookError(
            _("There is no book at {file} yet. “relapp import FILE” makes one from a contact file.").format(file=path)
        )
    if not create:
        require_content(path)
    passphrase = for_book(known_by(path), options)
    book = _unlocked(path, passphrase)
    tidy_up_beside_others(path, passphrase)
    settings = book.settings.get()
    if not settings.language:
        language = options.lang or i18n.guess_language()
        country = settings.country or i18n.guess_country(language=language)
        book.save_settings(replace(settings, language=language, country=country))
    if not options.lang:
        i18n.set_language(book.settings.get().language, book.settings.get().country)
    if turn:
        book.turn_to(date.today())
    return book


def _unlocked(path: "Path", passphrase: str) -> "Book":
    """The book behind its passphrase, of which wrong ones cost growing time."""
    from relapp.book.door import Door

    if not passphrase:
        return Door(path).open()
    from relapp.book.tries import unlocked

    return unlocked(Door(path, passphrase))


def client_named(book: "Book", text: str) -> "Client":
    """The one client that a number or a name means; raises UserError where that is none, or several."""
    if text.isdecimal() and len(text) <= _MOST_DIGITS and (found := book.clients.load([int(text)])):
        return found[int(text)]
    from relapp.domain.text import fold

    words = fold(text).split()
    lines = [line for line in book.list.find(text) if all(word in fold(line.name) for word in words)]
    exact = [line for line in lines if line.name.casefold() == text.casefold()]
    lines = exact or lines
    if not lines:
        raise UserError(_("No client is called “{text}”. “relapp clients --search” finds names and numbers.").format(text=text))
    if len(lines) > 1:
        names = ", ".join(f"{line.name} ({line.id})" for line in lines[:5])
        raise UserError(_("“{text}” may be several clients: {names}. Give the number.").format(text=text, names=names))
    return book.clients.get(lines[0].id)


def require_tags(book: "Book", tags: Iterable[str]) -> None:
    """Raise UserError for a tag that no client has; an empty one asks for nothing."""
    known = book.list.tags()
    for tag in filter(None, tags):
        if tag not in known:
            names = ", ".join(known[:_TAGS_NAMED])
            raise UserError(_("No client has the tag “{tag}”. There are: {names}.").format(tag=tag, names=names or "—"))


def day_and_week(options: argparse.Namespace, book: "Book") -> tuple[date, date]:
    """The day asked about, and the Monday of its week; where none was, today and the Monday of the week still to work."""
    from relapp.domain.dates import monday_of, week_to_work

    on: date | None = options.on
    if on:
        return on, monday_of(on)
    return date.today(), week_to_work(date.today(), book.settings.rules().calendar)


def require_content(path: "Path") -> None:
    """Raise BookError for a file with nothing in it: a new book in its place would hide that something emptied it."""
    from relapp.book import faults, opening

    if opening.is_emptied(path):
        raise faults.emptied(path)


def speak_as_the_book(options: argparse.Namespace) -> None:
    """Speak the language of the book, if there is one."""
    from relapp.book.opening import is_emptied
    from relapp.paths import default_book

    path = options.book or default_book()
    if not options.lang and path.exists() and not is_emptied(path):
        open_book(options, turn=False).close()


def write_json(value: dict[str, Any]) -> int:
    """Write what a script asked for; the exit status of having done so."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()
    return 0
