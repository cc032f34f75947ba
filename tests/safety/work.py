"""What a process is killed at: each kind of work tells over a pipe when it begins, and of each change once it has returned."""

import contextlib
import signal
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from relapp.book import Book
from relapp.book.backups.part import keep_up
from relapp.book.backups.restoring import restore
from relapp.book.client_list import ClientFilter
from relapp.book.encryption import change_passphrase
from relapp.book.stamps import Stamps
from relapp.domain.backups import Reason
from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.journal import Purpose, Touch
from relapp.errors import BookError, UserError
from relapp.exchange.look import TableChoices
from relapp.importing import bring_in, open_source

MONDAY = date(2026, 11, 23)
STAMPS = Stamps(today=lambda: MONDAY)
READY = "ready"

# The passphrases that a book has one after the other, while it is changed.
PASSPHRASES = ("", "correct horse battery", "d'água é «ção» 100 %")

# Clients of a book before anything happens to it.
AT_FIRST = 60

Work = Callable[[Path, Connection], None]


def opened(path: Path, passphrase: str = "") -> Book:
    """The book on its Monday."""
    book = Book(path, STAMPS, passphrase)
    book.turn_to(MONDAY)
    return book


def name_of(number: int) -> str:
    """A name that is nobody else's, nor a part of it."""
    return f"Zq{number:05}x Prado"


def client(number: int) -> Client:
    """Somebody with all that is looked for later."""
    points = (ContactPoint(PointKind.PHONE, f"0722 {number:06}"), ContactPoint(PointKind.EMAIL, f"zq{number:05}x@example.com"))
    birthday = Occasion(OccasionKind.BIRTHDAY, YearlyDate(1 + number % 12, 7, 1970))
    return Client(name_of(number), points=points, notes=f"note {number} " * 20, occasions=(birthday,))


def make_book(path: Path, clients: int = AT_FIRST) -> Path:
    """A book with clients and a touch of each, closed."""
    with Book(path, STAMPS) as book:
        book.save_settings(replace(book.settings.get(), language="en", country="RO"))
        book.turn_to(MONDAY)
        with book._db.transaction():
            for number in range(clients):
                (client_id,) = book.clients.add(client(number)).client_ids
                book.journal.log(client_id, Touch(MONDAY - timedelta(days=number % 50), Purpose.KEEP_IN_TOUCH))
    return path


def make_cards(path: Path, cards: int) -> Path:
    """A file of contacts, none of them in any book."""
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:+4073{n:07}\r\nEMAIL:c{n}@example.org\r\nBDAY:1980-02-03\r\nEND:VCARD\r\n"
    )
    path.write_text("".join(card.format(name=f"Wk{n:05}y Reis", n=n) for n in range(cards)), encoding="utf-8")
    return path


def write(path: Path, said: Connection) -> None:
    """Clients, touches and settings, for ever."""
    with opened(path) as book:
        said.send(READY)
        for number in count(book.list.count()):
            (client_id,) = book.clients.add(client(number)).client_ids
            said.send(("client", number))
            book.journal.log(client_id, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note=f"touch {number}"))
            said.send(("touch", number))
            if number % 5 == 0:
                book.save_settings(replace(book.settings.get(), capacity=number))
                said.send(("capacity", number))


def bring(path: Path, said: Connection) -> None:
    """A file of cards, which is beside the book."""
    with opened(path) as book:
        said.send(READY)
        file = path.with_name("cards.vcf")
        bring_in(book, file, open_source(file), TableChoices())
        said.send("imported")


def back_up(path: Path, said: Connection) -> None:
    """Change by change a backup, at home and in the second place, and those that need not be kept deleted."""
    with opened(path) as book:
        said.send(READY)
        for number in count(book.list.count()):
            book.clients.add(client(number))
            kept = keep_up(book.backups.shelf(), asked=True)
            assert kept.made
            said.send((kept.made.path.name, number + 1))


def migrate(path: Path, said: Connection) -> None:
    """An old book opened."""
    said.send(READY)
    with opened(path):
        said.send("migrated")


def rekey(path: Path, said: Connection) -> None:
    """One passphrase after the other."""
    set_rounds(1000)
    said.send(READY)
    for number in count():
        old, new = passphrase_of(number), passphrase_of(number + 1)
        change_passphrase(path, old, new)
        said.send(number + 1)


def passphrase_of(number: int) -> str:
    """What opens the book after so many changes."""
    return PASSPHRASES[number % len(PASSPHRASES)]


def erase(path: Path, said: Connection) -> None:
    """One client after the other."""
    with opened(path) as book:
        said.send(READY)
        for client_id in book.list.ids(ClientFilter(), limit=None):
            number = int(book.clients.get(client_id).name[2:7])
            book.erasing.erase(client_id)
            said.send(number)


def bring_back(path: Path, said: Connection) -> None:
    """One backup and the other in turn, of a book whose first is restored."""
    backups = backups_of(path)
    said.send(READY)
    for number in count(1):
        restore(path, backups[number % 2])
        said.send(number)


def backups_of(path: Path) -> list[Path]:
    """The first two backups of a book."""
    from relapp.book.backups.shelf import Shelf

    return [each.path for each in list(Shelf(path).list())[::-1][:2]]


def import_into_little_room(path: Path, said: Connection, room: int) -> None:
    """Cards, while no file may have more than `room` bytes: what came of it, as a sentence, empty where it came in."""
    import resource

    with opened(path) as book:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        said.send(_what_comes_of_it(book))


def import_into_few_pages(path: Path, said: Connection, pages: int) -> None:
    """Cards, while the book may have so many pages."""
    with opened(path) as book:
        book._db.sql(f"PRAGMA max_page_count = {pages}")
        said.send(_what_comes_of_it(book))


def import_on_a_disk(path: Path, said: Connection) -> None:
    """Cards, on a disk as it is, the opening and what is written for the time being included."""
    tempfile.tempdir = str(path.parent)
    try:
        with opened(path) as book:
            said.send(_what_comes_of_it(book))
    except UserError as error:
        said.send(str(error))


def _what_comes_of_it(book: Book) -> str:
    file = book.path.with_name("cards.vcf")
    try:
        bring_in(book, file, open_source(file), TableChoices())
    except UserError as error:
        return str(error)
    return ""


def set_rounds(rounds: int) -> None:
    """How much a passphrase costs to try, for all books that this process opens from now on."""
    with contextlib.closing(sqlite.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA cipher_default_kdf_iter = {rounds}")


@contextlib.contextmanager
def quick_keys() -> Iterator[None]:
    """Passphrases that become keys in no time."""
    set_rounds(1000)
    try:
        yield
    finally:
        set_rounds(256_000)


def all_names(book: Book) -> set[str]:
    """Whoever is in a book."""
    return {each.name for each in book.clients.load(book.list.ids(ClientFilter(), limit=None)).values()}


def prepare_backups(path: Path) -> None:
    """Two backups, of the book as it is now and with another client; the book is the first one."""
    with opened(path) as book:
        book.backups.make(Reason.ASKED)
        book.clients.add(client(book.list.count()))
        book.backups.make(Reason.ASKED)
    restore(path, backups_of(path)[0])


def write_notes(path: Path, said: Connection, name: str, changes: int) -> None:
    """So many touches, each with its own note; what is refused because the other one writes is tried again, as it says."""
    with opened(path) as book:
        for number in range(changes):
            while True:
                try:
                    book.journal.log(1 + number % 2, Touch(MONDAY, Purpose.KEEP_IN_TOUCH, note=f"{name} {number}"))
                    break
                except BookError as error:
                    if "busy" not in str(error):
                        raise
            said.send(number)
