"""What was opened is not called sent: the user says what came of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Purpose
from relapp.domain.reminders import Reminder
from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text, set_tooltip, without_mnemonic

# What can have come of a touch on a channel; a message elsewhere was sent or was not.
_OUTCOMES: Mapping[Channel, Sequence[Outcome]] = {
    Channel.PHONE: (Outcome.SPOKE, Outcome.LEFT_MESSAGE, Outcome.NO_ANSWER),
    Channel.IN_PERSON: (Outcome.SPOKE,),
    Channel.LETTER: (Outcome.SENT, Outcome.HANDED_OVER),
}

# Any word does for these; anything else is settled by what was said about it.
_GO_ALONG = frozenset({Purpose.KEEP_IN_TOUCH, Purpose.SPONTANEOUS_GESTURE})

_WIDEST_REASON = 240


class SentQuestion(Card):
    """Asks once something was opened or copied; `answered` carries the outcome, `put_off` that nothing was sent yet."""

    answered = Signal(object)
    put_off = Signal()

    def __init__(self, reasons: Sequence[Reminder]) -> None:
        super().__init__(spacing=8)
        self._boxes = [(reason, _reason_box(reason)) for reason in reasons]
        self._question = Text("", "strong", wrap=True)
        self._settles = in_flow(Text(_("What it settles:"), "soft"), *(box for _reason, box in self._boxes))
        self.buttons = {outcome: self._button(outcome) for outcome in Outcome}
        self.not_yet = PlainButton(_("Not yet"))
        self.not_yet.clicked.connect(self.put_off)
        for widget in (self._question, self._settles, in_flow(*self.buttons.values(), self.not_yet)):
            self.body.addWidget(widget)

    def ask(self, channel: Channel) -> None:
        """Ask what fits a channel."""
        outcomes = _OUTCOMES.get(channel, (Outcome.SENT,))
        self._question.setText(_("Did you send it?") if Outcome.SENT in outcomes else _("Did you talk to them?"))
        self.setAccessibleName(self._question.text())
        for outcome, button in self.buttons.items():
            button.setVisible(outcome in outcomes)

    def set_topic(self, topic: object) -> None:
        """Suggest what is settled: what the text is about, and what any contact settles."""
        for reason, box in self._boxes:
            box.setChecked(reason == topic or reason.purpose in _GO_ALONG)
        self._settles.setVisible([reason for reason, _box in self._boxes] not in ([], [topic]))

    def settled(self) -> list[Reminder]:
        """The reasons that are closed by it."""
        return [reason for reason, box in self._boxes if box.isChecked()]

    def _button(self, outcome: Outcome) -> PlainButton:
        button = PlainButton(wording.outcome(outcome), "check" if outcome in (Outcome.SENT, Outcome.SPOKE) else "")
        button.clicked.connect(lambda: self.answered.emit(outcome))
        return button


def _reason_box(reason: Reminder) -> QCheckBox:
    title = wording.reason_title(reason)
    box = QCheckBox()
    shown = box.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, current_theme().px(_WIDEST_REASON))
    box.setText(without_mnemonic(shown))
    box.setAccessibleName(title)
    set_tooltip(box, title)
    return box
