"""The words for one touch: which text, merged with what is known, and the one after it."""

from datetime import date

from relapp.book import Book
from relapp.domain.clients import Channel, Client
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.texts import Situation, Template, situation_of
from relapp.wording.phrasebook import filled, phrasebook, whole_body

Topic = Reminder | Situation


class Draft:
    """What to say to `client` on the day `on` about `topic`; set `channel`, `language` or `topic`, then `renew`."""

    def __init__(self, book: Book, client: Client, topic: Topic, channel: Channel, on: date) -> None:
        self._texts = book.texts
        self._client, self._on = client, on
        self.topic, self.channel = topic, channel
        self.language = self._texts.language_of(client)
        self._offered: list[Template] = []
        self._index = 0
        self.renew()

    @property
    def situation(self) -> Situation:
        """What the words are for."""
        return self.topic if isinstance(self.topic, Situation) else situation_of(self.topic, self._on)

    @property
    def purpose(self) -> Purpose:
        """The purpose of the touch."""
        return self.situation.purpose

    @property
    def template(self) -> Template | None:
        """The text shown now; None where there is none for this."""
        return self._offered[self._index] if self._offered else None

    @property
    def text(self) -> str:
        """The words, with all that is known filled in."""
        if not self.template:
            return ""
        return self._filled(whole_body(self.template, self.channel), self.template.language)

    @property
    def subject(self) -> str:
        """What an e-mail is headed with."""
        return self._filled(phrasebook(self.language).subjects[self.situation], self.language)

    @property
    def place(self) -> tuple[int, int]:
        """Which of how many texts it is, from 1; (0, 0) where there is none."""
        return (self._index + 1, len(self._offered)) if self._offered else (0, 0)

    def renew(self) -> None:
        """Look again for what fits; the text shown stays where it still does."""
        shown = self.template
        self._offered = self._texts.offered(self._client, self.situation, self.channel, self.language)
        self._index = self._offered.index(shown) if shown in self._offered else 0

    def turn(self) -> None:
        """Go on to the next text, and after the last one to the first."""
        self._index = (self._index + 1) % max(len(self._offered), 1)

    def _filled(self, body: str, language: str) -> str:
        reason = None if isinstance(self.topic, Situation) else self.topic
        return filled(body, language, self._client, reason, self._texts.signature)
