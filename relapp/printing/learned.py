"""What concerns taught, as the book has it."""

from datetime import date

from relapp.book import Book
from relapp.domain.concerns import Concern, ConcernState
from relapp.domain.lessons import holds, lessons, searched
from relapp.domain.promises import Promise
from relapp.paper.documents import Document
from relapp.paper.learned import LearnedSheet, compose


def learned(book: Book, on: date, *, text: str = "", state: ConcernState | None = None) -> Document:
    """All concerns by their causes, or those in which every word of `text` is found and that have come as far as `state`."""
    concerns = book.records.everywhere(Concern)
    clients = book.agenda.names({each.client_id for each in concerns})
    names = {client_id: client.name for client_id, client in clients.items()}
    of_state = [each for each in concerns if state in (None, each.state)]
    found = [each for each in of_state if holds(searched(each, names.get(each.client_id, "")), text)]
    promises = book.records.everywhere(Promise)
    return compose(LearnedSheet(lessons(found), names, promises, book.path.name, on, text.strip(), state))
