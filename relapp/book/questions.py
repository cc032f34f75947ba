"""What is not known about a client: the gaps, what became of asking, and the answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from relapp.book.changes import Changes
from relapp.book.clients import Clients
from relapp.book.database import Database
from relapp.book.people import People
from relapp.book.records import Records
from relapp.domain.clients import Client, Detail, DetailKind
from relapp.domain.questions import Question, closed, in_turn, open_questions, put_aside, to_ask


@dataclass(frozen=True, slots=True)
class Unknown:
    """The questions still open in turn, the one to ask next unless the client is left in peace, and those not to be asked."""

    still_open: tuple[Question, ...]
    next: Question | None
    put_aside: tuple[Question, ...]


class Questions:
    """The part of a book that knows what it does not know."""

    def __init__(self, db: Database, clients: Clients, records: Records, people: People) -> None:
        self._db = db
        self._clients = clients
        self._records = records
        self._people = people

    def unknown(self, client: Client, on: date) -> Unknown:
        """What is not known of `client`, and what to ask on `on`."""
        known = self._records.of(Question, client.id)
        origin_known = self._people.is_origin_known(client)
        still_open = in_turn(open_questions(client, known, origin_known=origin_known))
        aside = put_aside(client, known, origin_known=origin_known)
        return Unknown(tuple(still_open), to_ask(client, still_open, on), tuple(aside))

    def answer(self, question: Question, detail: Detail, on: date) -> Changes:
        """Close a question with what the client said, as a detail among those of its kind."""
        client = self._clients.get(question.client_id)
        details = sorted([*client.details, detail], key=lambda each: list(DetailKind).index(each.kind))
        with self._db.transaction():
            saved = self._clients.save(replace(client, details=tuple(details)))
            kept = self._records.keep("question_answered", client.id, closed(question, on))
        return self._together([kept, saved])

    def _together(self, done: Sequence[Changes]) -> Changes:
        """Changes that are one for the user; they are taken back in their order."""
        kinds = frozenset().union(*(each.kinds for each in done))

        def undo() -> Changes:
            with self._db.transaction():
                for each in done:
                    if each.undo:
                        each.undo()
            return Changes("undone", kinds, done[0].client_ids)

        return Changes(done[0].action, kinds, done[0].client_ids, undo)
