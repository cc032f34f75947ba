"""Erasing a person: what goes, what stays, and a clear word before it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from relapp.book.erasing.mentions import Mention
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.erasing.mention_list import MentionList
from relapp.ui.erasing.worker import Outcome, erasing
from relapp.ui.settings.waiting import waiting
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.text import Text
from relapp.wording import erasing as words

_WIDTH = 560


class EraseDialog(QDialog):
    """Says what erasing a client means, and does it; `outcome` is there once it is done."""

    def __init__(self, bus: Bus, client_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._bus = bus
        self._client_id = client_id
        self._is_busy = False
        self.outcome: Outcome | None = None
        self.setWindowTitle(_("Erase this person"))
        self.backups = QCheckBox(_("Erase them from the backups too"))
        self.message = Text("", "strong", wrap=True)
        self.message.hide()
        self.erase_button = Button(_("Erase for good"), "trash", kind="danger")
        self.erase_button.clicked.connect(self._erase)
        self.cancel_button = PlainButton(_("Cancel"))
        self.cancel_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out(bus.book.clients.get(client_id).name, bus.book.erasing.mentions(client_id))
        _fit(self)
        self.cancel_button.setFocus()

    def reject(self) -> None:
        """Leave everything as it is, unless it has begun."""
        if not self._is_busy:
            super().reject()

    def _lay_out(self, name: str, mentions: Sequence[Mention]) -> None:
        column = VBox(self, margins=20, spacing=10)
        column.addWidget(Text(_("Erase {name} for good?").format(name=name), "large", wrap=True))
        for said in (
            _("The record, the whole history and what files said of them go, and nothing brings them back: it cannot be undone."),
            _("They stay out: a file or a restored backup that has them leaves them out, and says so."),
            _("Earlier changes, of others too, can no longer be undone: what undoes them may hold copies."),
        ):
            column.addWidget(Text(said, wrap=True))
        if mentions:
            said = _("These texts about others name them. Links to them go; texts stay until you change them:")
            column.addWidget(Text(said, wrap=True))
            column.addWidget(MentionList(mentions))
        column.addWidget(self.backups)
        hint = _("Otherwise the backups hold them until they are cleared out. Copies that you made yourself are not reached.")
        column.addWidget(Text(hint, "small", wrap=True))
        column.addWidget(Text(words.known_again(), "small", wrap=True))
        column.addWidget(self.message)
        column.addStretch()
        column.addWidget(_row(self.erase_button, self.cancel_button))

    def _erase(self) -> None:
        self._set_busy(_("One moment: a backup is made, then the book is written anew without them."), is_busy=True)
        job = erasing(self._bus.book.door, self._client_id, from_backups=self.backups.isChecked())
        job.succeeded.connect(self._on_done)
        job.refused.connect(lambda sentence: self._set_busy(sentence, is_busy=False))
        job.crashed.connect(lambda: self._set_busy(_("Something went wrong. Try again."), is_busy=False))
        job.start()

    def _on_done(self, outcome: Outcome) -> None:
        self._is_busy = False
        self.outcome = outcome
        self.accept()

    def _set_busy(self, sentence: str, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for widget in (self.erase_button, self.cancel_button, self.backups):
            widget.setEnabled(not is_busy)
        self.message.setText(sentence)
        self.message.show()
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))


class ErasedDialog(QDialog):
    """Says what is left to do once somebody was erased."""

    def __init__(self, sentences: Sequence[str], mentions: Sequence[Mention], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Erased for good"))
        self.close_button = PlainButton(_("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        column = VBox(self, margins=20, spacing=10)
        column.addWidget(Text(_("Erased for good"), "large", wrap=True))
        self.sentences = [Text(said, wrap=True, selectable=True) for said in sentences]
        for said in self.sentences:
            column.addWidget(said)
        if mentions:
            column.addWidget(Text(_("These texts about others still name them:"), wrap=True))
            column.addWidget(MentionList(mentions))
        column.addStretch()
        column.addWidget(_row(self.close_button))
        _fit(self)
        self.close_button.setFocus()


def ask_to_erase(bus: Bus, client_id: int, parent: QWidget) -> bool:
    """Erase a client once the user says so, and say what is left to do; whether they are erased."""
    with waiting():
        dialog = EraseDialog(bus, client_id, parent)
    dialog.exec()
    outcome = dialog.outcome
    dialog.deleteLater()
    if outcome is None:
        return False
    tell_erased(bus, outcome)
    told = ErasedDialog(sentences(outcome), outcome.erased.mentions, parent)
    told.exec()
    told.deleteLater()
    return True


def tell_erased(bus: Bus, outcome: Outcome) -> None:
    """Let every view and what can be undone forget who was erased beside the window."""
    bus.book.refresh()
    bus.announce(outcome.erased.changes)


def sentences(outcome: Outcome) -> list[str]:
    """What is left to do, or done besides."""
    found = [] if outcome.erased.is_finished else [words.unfinished()]
    if outcome.cleaned:
        found.append(words.erased_from(outcome.cleaned))
    if outcome.held:
        found.append(words.held(outcome.held))
    if outcome.unread:
        found.append(words.unread(outcome.unread))
    if outcome.away:
        found.append(words.second_place_away())
    return [*found, outcome.problem] if outcome.problem else found


def _row(*buttons: Button) -> QWidget:
    row = QWidget()
    layout = FlowLayout(row, spacing=8, line_spacing=8, to_the_right=True)
    for button in buttons:
        layout.addWidget(button)
    return row


def _fit(dialog: QDialog) -> None:
    width = min(current_theme().px(_WIDTH), dialog.screen().availableGeometry().width())
    dialog.resize(width, dialog.heightForWidth(width))
