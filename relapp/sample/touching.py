"""Touches as a salesperson logs them: a channel that suits, an hour that suits, a few words in the client's own language."""

from dataclasses import replace
from datetime import date, time

from relapp.domain.clients import Channel, DetailKind
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.sample.casting import Part
from relapp.sample.dice import Dice
from relapp.sample.people import Persona
from relapp.sample.words import Words, notes

# What is talked about when nothing calls for it.
_EVERYDAY = (
    (Purpose.KEEP_IN_TOUCH,) * 20
    + (Purpose.SHARE_INFORMATION,) * 5
    + (Purpose.PERSONAL_NOTE,) * 3
    + (Purpose.SPONTANEOUS_GESTURE,)
)
_WRITTEN = (Purpose.SHARE_INFORMATION, Purpose.PERSONAL_NOTE)
_SILENT = 0.2


class Touches:
    """Makes the touches of one client; no note comes twice before all others of its kind came once."""

    def __init__(self, dice: Dice, part: Part, words: Words, persona: Persona) -> None:
        self._dice = dice
        self._words = words
        self._persona = persona
        self._notes = notes(part.country)
        self._decks: dict[str, list[str]] = {}
        interests = [detail.text for detail in persona.client.details if detail.kind is DetailKind.INTEREST]
        self._interests = interests or words["interests"]

    def everyday(self, on: date) -> Touch:
        """One of the touches that keep a relationship going, always a real contact; one in six comes from the client."""
        if self._dice.chance(0.17):
            channel = self._channel()
            outcome = _outcome(Purpose.KEEP_IN_TOUCH, channel)
            return self._touch(on, Purpose.KEEP_IN_TOUCH, channel, outcome, Direction.INCOMING, kind="incoming")
        return self.about(on, self._dice.pick(_EVERYDAY))

    def about(self, on: date, purpose: Purpose, what: str = "", kind: str | None = None) -> Touch:
        """A touch with a purpose, about `what` was bought, promised or given; its note is of `kind`, the purpose's by default."""
        if purpose is Purpose.GIFT:
            return self._touch(on, purpose, Channel.IN_PERSON, Outcome.HANDED_OVER, kind=kind, what=what)
        if purpose is Purpose.SPONTANEOUS_GESTURE:
            return self._touch(on, purpose, Channel.IN_PERSON)
        channel = self._way(purpose)
        return self._touch(on, purpose, channel, _outcome(purpose, channel), kind=kind, what=what)

    def noted(self, on: date, purpose: Purpose, note: str, direction: Direction, channel: Channel | None) -> Touch:
        """A touch with a note of its own, on a channel that suits where none is given."""
        channel = channel or self._way(purpose)
        made = self._touch(on, purpose, channel, _outcome(purpose, channel), direction, kind="")
        return replace(made, note=note)

    def card(self, on: date) -> Touch:
        """A card by post."""
        return self._touch(on, Purpose.GREETING, Channel.LETTER, Outcome.SENT, kind="")

    def missed(self, on: date, purpose: Purpose = Purpose.KEEP_IN_TOUCH) -> Touch:
        """A call that nobody answered."""
        return self._touch(on, purpose, Channel.PHONE, Outcome.NO_ANSWER, kind="no_answer")

    def message(self, on: date) -> Touch:
        """A call that ended in a message, which does not count as contact."""
        return self._touch(on, Purpose.KEEP_IN_TOUCH, Channel.PHONE, Outcome.LEFT_MESSAGE, kind="left_message")

    def _touch(
        self,
        on: date,
        purpose: Purpose,
        channel: Channel,
        outcome: Outcome = Outcome.SPOKE,
        direction: Direction = Direction.OUTGOING,
        kind: str | None = None,
        what: str = "",
    ) -> Touch:
        note = self._note(purpose.value if kind is None else kind, what)
        at = self._hour() if self._dice.chance(0.6) else None
        return Touch(on, purpose, channel, direction, outcome, note, at=at, uuid=self._dice.uuid())

    def _way(self, purpose: Purpose) -> Channel:
        if purpose in _WRITTEN:
            by_email = bool(self._persona.client.emails) and self._dice.chance(0.5)
            return self._allowed(Channel.EMAIL if by_email else Channel.WHATSAPP)
        return self._channel()

    def _allowed(self, channel: Channel) -> Channel:
        """`channel`, or another for a client who does not want that one."""
        refused = self._persona.client.refused_channels
        return channel if channel not in refused else Channel.WHATSAPP if channel is Channel.PHONE else Channel.PHONE

    def _channel(self) -> Channel:
        preferred = self._persona.client.preferred_channel
        if preferred and self._dice.chance(0.8):
            return preferred
        channel = Channel(self._dice.pick(self._words["channels"]))
        return self._allowed(channel if channel is not Channel.EMAIL or self._persona.client.emails else Channel.PHONE)

    def _hour(self) -> time:
        first, last = self._persona.hours
        return time(self._dice.between(first, last - 1), 5 * self._dice.below(12))

    def _note(self, kind: str, what: str) -> str:
        if not kind or self._dice.chance(_SILENT):
            return ""
        deck = self._decks.get(kind)
        if not deck:
            deck = self._decks[kind] = list(self._notes[kind])
        return self._dice.draw(deck).format(
            interest=self._dice.pick(self._interests),
            what=what,
            product=what or self._dice.pick(self._words["products"])["what"],
            city=self._dice.pick(self._words["places"])["city"],
        )


def _outcome(purpose: Purpose, channel: Channel) -> Outcome:
    is_written = channel in (Channel.EMAIL, Channel.LETTER) or (channel is Channel.WHATSAPP and purpose in _WRITTEN)
    return Outcome.SENT if is_written else Outcome.SPOKE
