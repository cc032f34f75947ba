"""Whether the passphrase is remembered on this computer."""

from concurrent.futures import Future

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from relapp import keyrings
from relapp.book.door import Door
from relapp.i18n import _
from relapp.ui.locking.awaiting import once_answered
from relapp.ui.locking.memory import Memory, no_keyring
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.text import Text


class RememberRow(QWidget):
    """Kept at once, and by this computer's keyring alone: nothing of it is in the book, nor taken back with it."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._memory = Memory(door.path)
        self.box = QCheckBox(_("Remember on this computer"))
        self._meaning = Text("", "small", wrap=True)
        self.box.setAccessibleName(_("Remember the passphrase on this computer"))
        self.box.clicked.connect(self._choose)
        column = VBox(self, spacing=3)
        column.addWidget(LabelledRow(_("At the start"), self.box))
        column.addWidget(self._meaning)
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew whether there is a keyring: only who can see the box waits for the answer."""
        super().showEvent(event)
        self._show_state()
        once_answered(self, keyrings.look(), self._on_looked, keyrings.PATIENCE)

    def _show_state(self, problem: str = "") -> None:
        self.box.setChecked(self._memory.is_on)
        self._meaning.setText(problem or _meaning())

    def _on_looked(self, answer: "Future[bool] | None") -> None:
        is_there = answer is not None and not answer.exception()
        # What was remembered while there was one can be forgotten without it.
        self.box.setEnabled(is_there or self._memory.is_on)
        if not self.box.isEnabled():
            self._show_state(no_keyring())

    def _choose(self, is_wanted: bool) -> None:
        self.box.setEnabled(False)
        answer = self._memory.keep(self._door.passphrase) if is_wanted else self._memory.drop()
        failed = (
            _("The keyring did not take it. Unlock it and try again.")
            if is_wanted
            else _("The keyring did not answer. Relapp asks for the passphrase again; delete its entry “Relapp” there.")
        )
        once_answered(self, answer, lambda done: self._on_chosen(done, failed), keyrings.PATIENCE_WITH_USER)

    def _on_chosen(self, answer: "Future[None] | None", failed: str) -> None:
        self._show_state(failed if answer is None or answer.exception() else "")
        self.box.setEnabled(True)


def _meaning() -> str:
    return _(
        "Relapp then starts without asking, for whoever can log in to your account here. "
        "After a lock, and on another computer, the passphrase is typed as before."
    )
