"""Texts to say or send: the user's own, ours that were not switched off, and which of them each client has had."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from relapp import i18n
from relapp.book.changes import Changes, Kind
from relapp.book.database import Database, chunks
from relapp.book.journal import Journal
from relapp.book.schema import TextTemplateTable, TextUseTable
from relapp.book.settings import SettingsPart
from relapp.book.stamps import Stamps
from relapp.domain.clients import Channel, Client
from relapp.domain.journal import Touch
from relapp.domain.merging import problems
from relapp.domain.reminders import Reminder
from relapp.domain.texts import Situation, Template, Way, rotation
from relapp.errors import UserError
from relapp.i18n import _
from relapp.wording.phrasebook import phrasebook
from relapp.wording.texts import problem

_KINDS = frozenset({Kind.SETTINGS})

# Under which the book keeps how its owner signs, and the keys of our texts that are not wanted.
SIGNATURE = "texts_signature"
SWITCHED_OFF = "texts_switched_off"

# More uses than this say nothing about which text was used longest ago.
_USES_REMEMBERED = 200


class TextError(UserError):
    """A text that cannot be kept as it is written."""


class Texts:
    """The part of a book that has words for every touch."""

    def __init__(self, db: Database, stamps: Stamps, settings: SettingsPart, journal: Journal) -> None:
        self._db = db
        self._stamps = stamps
        self._settings = settings
        self._journal = journal

    @property
    def signature(self) -> str:
        """How whoever writes signs, or nothing."""
        return str(self._settings.value(SIGNATURE) or "")

    def language_of(self, client: Client) -> str:
        """The language a client is written to in: their own, else the book's."""
        wanted = (client.language, self._settings.get().language, i18n.language())
        return next(each for each in wanted if each in i18n.LANGUAGES)

    def every(self, situation: Situation, language: str) -> list[Template]:
        """The user's own texts and ours, those switched off included."""
        ours = [each for each in phrasebook(language).texts if each.situation is situation]
        return self._own(situation, language) + ours

    def is_on(self, template: Template) -> bool:
        """Whether a text is offered; the user's own ones always are."""
        return template.is_own or template.key not in self._switched_off()

    def offered(self, client: Client, situation: Situation, channel: Channel, language: str) -> list[Template]:
        """What fits, in the order in which to offer it: first what this client has not had, or not for longest.

        Where nothing is left for a part of a purpose, the texts for the purpose as a whole stand in.
        """
        return rotation(self.fitting(situation, channel, language), self.used_by(client.id), client.uuid)

    def fitting(self, situation: Situation, channel: Channel, language: str) -> list[Template]:
        """What may be offered to anybody; for a part of a purpose without any, the texts for the purpose as a whole."""
        for wanted in dict.fromkeys((situation, situation.general)):
            fitting = [each for each in self.every(wanted, language) if each.way.fits(channel) and self.is_on(each)]
            if fitting:
                return fitting
        return []

    def used_by(self, client_id: int) -> list[str]:
        """The keys of the texts that a client had, most recent last."""
        row = TextUseTable
        query = row.select(row.template).where(row.client_id == client_id).order_by(row.id.desc()).limit(_USES_REMEMBERED)
        return [each[0] for each in reversed(self._db.rows(query))]

    def used_by_many(self, ids: Iterable[int]) -> dict[int, list[str]]:
        """The same of many clients, of those who had any."""
        row = TextUseTable
        found: dict[int, list[str]] = {}
        for chunk in chunks(ids):
            query = row.select(row.client_id, row.template).where(row.client_id.in_(chunk)).order_by(row.id)
            for client_id, template in self._db.rows(query):
                found.setdefault(client_id, []).append(template)
        return {client_id: used[-_USES_REMEMBERED:] for client_id, used in found.items()}

    def keep(self, template: Template) -> Changes:
        """Keep a text of the user's own: over the one with its key, or as a new one. Raises TextError for one with mistakes."""
        found = problems(template.body)
        if found or not template.body.strip():
            raise TextError(
                problem(found[0]) if found else _("The text is empty. Write what is to be said, or close without it.")
            )
        undo = self._update(template) if template.key else self._insert(template)
        return self._changes("text_saved", undo)

    def remove(self, template: Template) -> Changes:
        """Take a text of the user's own out; who had it is still remembered."""
        self._bury(template.key, self._stamps.moment())
        return self._changes("text_deleted", lambda: self._bury(template.key, None))

    def switch(self, template: Template, *, on: bool) -> Changes:
        """Offer one of our texts again, or no more."""
        before = self._switched_off()
        after = [key for key in before if key != template.key] + ([] if on else [template.key])
        return self._put(SWITCHED_OFF, before, after)

    def sign(self, signature: str) -> Changes:
        """Keep how whoever writes signs."""
        return self._put(SIGNATURE, self.signature, " ".join(signature.split()))

    def log_use(self, client_id: int, touch: Touch, reasons: Sequence[Reminder] | None, key: str) -> Changes:
        """Log a touch as the journal does, and remember the text with `key` as one that the client has had."""
        with self._db.transaction():
            logged = self._journal.log(client_id, touch, reasons)
            row = self._db.execute(TextUseTable.insert(client_id=client_id, template=key, day=touch.on.isoformat()))

        def undo() -> Changes:
            with self._db.transaction():
                self._db.execute(TextUseTable.delete().where(TextUseTable.id == row))
                return logged.undo() if logged.undo else logged

        return replace(logged, undo=undo)

    def _own(self, situation: Situation, language: str) -> list[Template]:
        row = TextTemplateTable
        is_wanted = (row.purpose == situation.value, row.language == language, row.deleted_at.is_null())
        query = row.select(row.channel, row.body, row.uuid).where(*is_wanted).order_by(row.id)
        return [Template(situation, Way(way), language, body, uuid) for way, body, uuid in self._db.rows(query)]

    def _insert(self, template: Template) -> Callable[[], Any]:
        stamped = {"uuid": self._stamps.uuid(), "updated_at": self._stamps.moment()}
        row = self._db.execute(TextTemplateTable.insert(**stamped, **_values(template)))
        return lambda: self._db.execute(TextTemplateTable.delete().where(TextTemplateTable.id == row))

    def _update(self, template: Template) -> Callable[[], Any]:
        row = TextTemplateTable
        stored = self._db.rows(row.select(*(getattr(row, name) for name in _COLUMNS)).where(row.uuid == template.key))
        before = dict(zip(_COLUMNS, stored[0], strict=True))

        def write(values: dict[str, str]) -> None:
            self._db.execute(row.update(updated_at=self._stamps.moment(), **values).where(row.uuid == template.key))

        write(_values(template))
        return lambda: write(before)

    def _bury(self, uuid: str, moment: str | None) -> None:
        row = TextTemplateTable
        self._db.execute(row.update(deleted_at=moment, updated_at=self._stamps.moment()).where(row.uuid == uuid))

    def _switched_off(self) -> list[str]:
        return list(self._settings.value(SWITCHED_OFF) or [])

    def _put(self, key: str, before: Any, after: Any) -> Changes:
        self._settings.put(key, after)
        return self._changes("text_saved", lambda: self._settings.put(key, before))

    def _changes(self, action: str, undo: Callable[[], Any]) -> Changes:
        def undone() -> Changes:
            undo()
            return Changes("undone", _KINDS)

        return Changes(action, _KINDS, undo=undone)


_COLUMNS = ("purpose", "channel", "language", "body")


def _values(template: Template) -> dict[str, str]:
    return dict(zip(_COLUMNS, (template.situation.value, template.way.value, template.language, template.body), strict=True))
