"""Everything about one person, as the book has it: to read, and as JSON that other programs can read too."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from relapp.book import Book
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.loyalty import Loyalty, counts, loyalty
from relapp.domain.questions import Question
from relapp.domain.whole import NotTheSame, WholeClient
from relapp.exchange.book_file import VERSION
from relapp.files import write_whole
from relapp.paper.client_sheet import ClientSheet
from relapp.paper.documents import Document
from relapp.paper.everything import Everything, compose
from relapp.plain import to_plain
from relapp.printing.client import client_facts


def everything(book: Book, client_id: int, on: date) -> Document:
    """All of it to read; raises KeyError for a client who is gone."""
    about, facts = book.erasing.about(client_id), book.agenda.facts(client_id)
    return compose(
        Everything(
            _sheet(book, client_id, on),
            consents=book.privacy.consents(client_id),
            requests=book.privacy.requests(client_id),
            gifts=book.records.of(Gift, client_id),
            reminders=facts.free_reminders if facts else (),
            changes=book.records.of(ClientChange, client_id),
            extras=about.extras,
            uids=about.uids,
            imports=[(file, at.astimezone().date()) for file, at in about.imports],
            printed=list(dict.fromkeys((number, printed_on) for number, printed_on, _day in about.printed)),
            loyalty=_loyalty(book, client_id, on),
        )
    )


def as_json(book: Book, client_id: int) -> dict[str, Any]:
    """All of it for a program: a book of one client (`exchange.book_file`), and beside it what such a file leaves out.

    ``imports`` and ``printed_lists`` say where the data came from and where it went; ``requests`` are theirs alone; ``loyalty``
    has the scores as they are computed of all this; ``rows`` are the rest of the book's own rows, by table. Raises KeyError for a
    client who is gone.
    """
    client = book.clients.get(client_id)
    pieces = list(book.whole.export([client_id]))
    about = book.erasing.about(client_id)
    return {
        "relapp": VERSION,
        "clients": [to_plain(each) for each in pieces if isinstance(each, WholeClient)],
        "not_the_same": [to_plain(each) for each in pieces if isinstance(each, NotTheSame)],
        "requests": [
            {"request": to_plain(replace(each, client_id=None)), "about": client.uuid}
            for each in book.privacy.requests(client_id)
        ],
        "imports": [{"file": file, "imported_at": at.isoformat()} for file, at in about.imports],
        "printed_lists": [
            {"number": number, "printed_on": printed_on.isoformat(), "day": day.isoformat()}
            for number, printed_on, day in about.printed
        ],
        "loyalty": to_plain(_loyalty(book, client_id, book.today)),
        "rows": about.rows,
    }


def write_json(book: Book, client_id: int, file: Path) -> None:
    """Write all of it as JSON, laid out for people too, into a file of the owner's alone; raises UserError where that fails."""
    write_whole(file, json.dumps(as_json(book, client_id), ensure_ascii=False, indent=2).encode() + b"\n", private=True)


def _loyalty(book: Book, client_id: int, on: date) -> Loyalty:
    return loyalty(counts(book.loyalty.evidence(client_id, on), on))


def _sheet(book: Book, client_id: int, on: date) -> ClientSheet:
    return replace(
        client_facts(book, client_id, on),
        happened=tuple(book.timeline.walk(client_id)),
        questions=tuple(each for each in book.records.of(Question, client_id) if each.text),
    )
