"""What data-protection law asks of the book: bases and consents, requests, who is kept too long, what looks sensitive."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from peewee import fn

from relapp.book import request_rows
from relapp.book.changes import Changes, Kind
from relapp.book.clients import Clients
from relapp.book.database import Database
from relapp.book.records import Records
from relapp.book.schema import ClientTable, PurchaseTable, RequestTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.pauses import NOT_TO_BE_CONTACTED
from relapp.domain.privacy import NEAR_DAYS, Consent, Law, Request, law_of
from relapp.domain.retention import KEPT_FOR, silent_since

if TYPE_CHECKING:
    from relapp.domain.sensitive import Hint

_KINDS = frozenset({Kind.CLIENTS})

# Under which the book remembers the hints that the user does not want to see again.
_KEPT_HINTS = "kept_hints"


@dataclass(frozen=True, slots=True)
class Silent:
    """A client without contact for long, `last_contact` None where there never was one."""

    client_id: int
    name: str
    company: str
    last_contact: date | None


class Privacy:
    """The part of a book that knows what the law asks for."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, clients: Clients, records: Records) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._clients = clients
        self._records = records

    @property
    def law(self) -> Law:
        """The law of the book's country."""
        return law_of(self._settings.get().country)

    # Bases and consents

    def consents(self, client_id: int) -> list[Consent]:
        """On what basis a client is reached, those in force first, in the order in which they were noted."""
        return sorted(self._records.of(Consent, client_id), key=lambda each: each.withdrawn_on is not None)

    def note(self, client_id: int, consent: Consent) -> Changes:
        """Keep a basis; a channel that the client now says yes to is refused no more."""
        refused = self._clients.get(client_id).refused_channels
        wanted = refused - {consent.channel} if consent.is_yes else refused
        return self._keep("consent_noted", client_id, consent, wanted)

    def withdraw(self, consent: Consent, on: date) -> Changes:
        """Note that a client took it back: the channel is refused from then on."""
        refused = self._clients.get(consent.client_id).refused_channels | {consent.channel}
        return self._keep("consent_withdrawn", consent.client_id, replace(consent, withdrawn_on=on), refused)

    def forget(self, consent: Consent) -> Changes:
        """Take out what was noted by mistake; what is refused stays refused."""
        return self._records.remove("consent_deleted", consent.client_id, consent)

    def not_to_be_contacted(self) -> frozenset[int]:
        """The clients who asked not to be contacted, or not to be used, by an index."""
        row = ClientTable
        held = row.pause.in_([each.value for each in NOT_TO_BE_CONTACTED]) & row.pause.is_null(False)
        today = self._stamps.today().isoformat()
        in_force = row.paused_until.is_null() | (row.paused_until >= today)
        return frozenset(self._db.column(row.select(row.id).where(held, in_force, row.deleted_at.is_null())))

    # Requests

    def requests(self, client_id: int | None = None) -> list[Request]:
        """What was asked for, of one client where that is given: the open ones by their last day, then the latest answered."""
        where = [] if client_id is None else [RequestTable.client_id == client_id]
        found = list(request_rows.load(self._db, *where))
        still_open = sorted((each for each in found if not each.answered_on), key=lambda each: each.due_on)
        return still_open + sorted((each for each in found if each.answered_on), key=lambda each: each.received_on, reverse=True)

    def pressing(self, on: date) -> list[Request]:
        """The open requests whose last day is near on the day `on`, or over, by that day."""
        row, until = RequestTable, (on + timedelta(days=NEAR_DAYS)).isoformat()
        found = request_rows.load(self._db, row.answered_on.is_null(), row.due_on <= until)
        return sorted(found, key=lambda each: each.due_on)

    def receive(self, request: Request) -> Changes:
        """Keep a request that came in."""
        uuid = self._stamps.uuid()
        row = {"uuid": uuid, "updated_at": self._stamps.moment(), **request_rows.values(request)}
        self._db.insert_many("privacy_request", tuple(row), [tuple(row.values())])
        return _changes("request_received", request, lambda: self._bury(uuid, self._stamps.moment()))

    def answer(self, request: Request, on: date | None) -> Changes:
        """Note when a request was answered; None opens it again."""
        self._write(replace(request, answered_on=on))
        action = "request_answered" if on else "request_reopened"
        return _changes(action, request, lambda: self._write(request))

    def drop(self, request: Request) -> Changes:
        """Take a request out that was none."""
        self._bury(request.uuid, self._stamps.moment())
        return _changes("request_deleted", request, lambda: self._bury(request.uuid, None))

    # Retention

    def count_silent(self, on: date) -> int:
        """How many clients had no contact for as long as the settings say, and nobody looked through for a year."""
        return int(self._db.value(ClientTable.select(fn.COUNT(ClientTable.id)).where(*self._silent(on))))

    def silent(self, on: date, limit: int) -> list[Silent]:
        """The first of them, those without any contact and then those silent for longest."""
        row = ClientTable
        query = row.select(row.id, row.name, row.company, row.last_contact).where(*self._silent(on))
        found = self._db.rows(query.order_by(row.last_contact, row.id).limit(limit))
        return [Silent(each, name, company, date.fromisoformat(last) if last else None) for each, name, company, last in found]

    def _silent(self, on: date) -> tuple[Any, ...]:
        """No contact and no purchase since, known for longer, and not kept on purpose meanwhile."""
        row, bought = ClientTable, PurchaseTable
        since = silent_since(on, self._settings.get().retention_years).isoformat()
        again = (on - timedelta(days=KEPT_FOR)).isoformat()
        buyers = bought.select(bought.client_id).where(bought.day >= since, bought.deleted_at.is_null())
        return (
            row.deleted_at.is_null(),
            row.last_contact.is_null() | (row.last_contact < since),
            row.created_at < since,
            row.reviewed_on.is_null() | (row.reviewed_on < again),
            row.id.not_in(buyers),
        )

    # What looks sensitive

    def hints(self, client_id: int) -> "list[Hint]":
        """What looks sensitive in a record, without what the user keeps; nothing for a client who is gone."""
        from relapp.domain.sensitive import hints

        client = self._clients.load([client_id]).get(client_id)
        found = hints(client) if client else ()
        kept = set(self._settings.value(_KEPT_HINTS) or ()) if found else set()
        return [each for each in found if client and each.mark(client.uuid) not in kept]

    def keep_as_it_is(self, client_id: int, hint: "Hint") -> Changes:
        """Never hint at this value of this client again."""
        mark = hint.mark(self._clients.get(client_id).uuid)
        self._keep_hints(lambda kept: [*kept, mark])

        def undo() -> Changes:
            self._keep_hints(lambda kept: [each for each in kept if each != mark])
            return Changes("undone", _KINDS, (client_id,))

        return Changes("hint_kept", _KINDS, (client_id,), undo)

    def _keep_hints(self, change: Callable[[Sequence[str]], Sequence[str]]) -> None:
        with self._db.transaction():
            self._settings.put(_KEPT_HINTS, change(self._settings.value(_KEPT_HINTS) or []))

    def _keep(self, action: str, client_id: int, consent: Consent, refused: Iterable[Any]) -> Changes:
        """A consent with what it means for its channel, as one change."""
        client = self._clients.get(client_id)
        with self._db.transaction():
            done = [self._records.keep(action, client_id, consent)]
            if client.refused_channels != frozenset(refused):
                done.append(self._clients.save(replace(client, refused_channels=frozenset(refused))))
        kinds = _KINDS.union(*(each.kinds for each in done))

        def undo() -> Changes:
            with self._db.transaction():
                for each in reversed(done):
                    if each.undo:
                        each.undo()
            return Changes("undone", kinds, (client_id,))

        return Changes(action, kinds, (client_id,), undo)

    def _write(self, request: Request) -> None:
        row = RequestTable
        stamped = {"updated_at": self._stamps.moment(), **request_rows.values(request)}
        self._db.execute(row.update(**stamped).where(row.uuid == request.uuid))

    def _bury(self, uuid: str, moment: str | None) -> None:
        row = RequestTable
        self._db.execute(row.update(deleted_at=moment, updated_at=self._stamps.moment()).where(row.uuid == uuid))


def _changes(action: str, request: Request, undo: Callable[[], None]) -> Changes:
    ids = (request.client_id,) if request.client_id else ()

    def undone() -> Changes:
        undo()
        return Changes("undone", _KINDS, ids)

    return Changes(action, _KINDS, ids, undone)
