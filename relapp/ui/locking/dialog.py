"""Setting, changing or removing the passphrase of the book."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QWidget

from relapp.book.door import Door
from relapp.book.encryption import require_good, wrong
from relapp.book.tries import counted
from relapp.errors import UserError
from relapp.i18n import _, format_number, ngettext
from relapp.ui.locking.field import PassphraseField, ShowLetters
from relapp.ui.locking.rekeying import Rekeying
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.text import Text

_WIDTH = 520


class Step(Enum):
    """What is to become of the passphrase."""

    SET = "set"
    CHANGE = "change"
    REMOVE = "remove"


class PassphraseDialog(QDialog):
    """Accepted, `wanted` is what to do; `copies` are older ones of the book that could follow it.

    `places` may have more of them and cannot be looked into.
    """

    def __init__(self, door: Door, step: Step, copies: Sequence[Path], parent: QWidget, *, places: Sequence[Path] = ()) -> None:
        super().__init__(parent)
        self._door, self._step, self._copies = door, step, copies
        self.wanted = Rekeying("")
        title, explanation, label = _words(step)
        self.setWindowTitle(title)
        self._form, self._foot = QWidget(), QWidget()
        self.current = PassphraseField(_("Passphrase now"))
        self.new = PassphraseField(_("New passphrase"))
        self.again = PassphraseField(_("The same again"))
        self.show_letters = ShowLetters(self.current, self.new, self.again)
        self.with_copies = QCheckBox(_copies_words(step, len(copies)))
        self.with_copies.setAccessibleName(self.with_copies.text())
        self.with_copies.setChecked(True)
        self.with_copies.setVisible(bool(copies))
        self.elsewhere = Text(_elsewhere_words(places), "small", wrap=True)
        self.elsewhere.setVisible(bool(places) and step is not Step.REMOVE)
        self.problem = Text("", "problem", wrap=True)
        self.problem.hide()
        self.save = Button(label, "lock", kind="danger" if step is Step.REMOVE else "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._finish)
        self._lay_out(explanation)
        for field in self._fields():
            field.textChanged.connect(lambda _text: self._check())
        self._check()
        self._fields()[0].setFocus()

    def sizeHint(self) -> QSize:
        """As high as its words at a width that reads well, within the screen."""
        room, px = self.screen().availableGeometry(), current_theme().px
        width = min(px(_WIDTH), room.width())
        # As high as beside a scroll bar: where one was shown, Qt takes it away for no less.
        bar = self._area.verticalScrollBar().sizeHint().width()
        height = self._form.heightForWidth(width - bar) + self._foot.heightForWidth(width) + px(4)
        return QSize(width, min(height, room.height() - px(40)))

    def _fields(self) -> list[PassphraseField]:
        asked = [] if self._step is Step.SET else [self.current]
        return asked if self._step is Step.REMOVE else [*asked, self.new, self.again]

    def _lay_out(self, explanation: str) -> None:
        column = VBox(self._form, margins=(20, 20, 20, 8), spacing=12)
        column.addWidget(Text(explanation, "soft", wrap=True))
        for field in self._fields():
            column.addWidget(LabelledRow(field.accessibleName(), field))
        for part in (self.show_letters, self.with_copies, self.elsewhere):
            column.addWidget(part)
        column.addStretch()
        cancel = PlainButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8, to_the_right=True)
        row.addWidget(cancel)
        row.addWidget(self.save)
        foot = VBox(self._foot, margins=(20, 4, 20, 20), spacing=12)
        foot.addWidget(self.problem)
        foot.addWidget(buttons)
        self._area = area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._form)
        whole = VBox(self, spacing=0)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot)

    def _check(self) -> None:
        self._say("")
        self.save.setEnabled(all(field.text() for field in self._fields()))

    def _finish(self) -> None:
        try:
            self._require_current()
            self._require_new()
        except UserError as error:
            self._say(str(error))
            return
        passphrase = "" if self._step is Step.REMOVE else self.new.passphrase
        self.wanted = Rekeying(passphrase, tuple(self._copies) if self.with_copies.isChecked() else ())
        for field in self._fields():
            field.clear()
        self.accept()

    def _require_current(self) -> None:
        """Whoever finds the window open must not be able to take the book over."""
        if self._step is Step.SET:
            return
        with counted(self._door.path):
            if self.current.passphrase != self._door.passphrase:
                raise wrong(self._door.path)

    def _require_new(self) -> None:
        if self._step is Step.REMOVE:
            return
        require_good(self.new.passphrase)
        if self.new.passphrase != self.again.passphrase:
            raise UserError(_("The two are not the same. Type the new passphrase twice."))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.resize(self.sizeHint())


def _words(step: Step) -> tuple[str, str, str]:
    """The title, what it means, and the button."""
    if step is Step.REMOVE:
        told = _("Whoever gets at this computer, or at a copy of the book, can then read all of it.")
        return _("Remove the passphrase"), told, _("Remove it")
    told = _(
        "Everything in the book is then encrypted. Without the passphrase nobody can open it, not even we: "
        "write it on the recovery note and keep that away from this computer. Several words are easy to remember."
    )
    if step is Step.SET:
        return _("Set a passphrase"), told, _("Set it")
    return _("Change the passphrase"), told, _("Change it")


def _elsewhere_words(places: Sequence[Path]) -> str:
    said = _(
        "Copies made earlier may be in {places}, which is not there now. They open as before: connect it first, "
        "or delete them there."
    )
    return said.format(places=", ".join(map(str, places)))


def _copies_words(step: Step, count: int) -> str:
    if step is Step.SET:
        said = ngettext("Encrypt the {count} older copy too", "Encrypt the {count} older copies too", count)
    elif step is Step.CHANGE:
        said = ngettext("Change it for the {count} older copy too", "Change it for the {count} older copies too", count)
    else:
        said = ngettext("Remove it from the {count} older copy too", "Remove it from the {count} older copies too", count)
    return said.format(count=format_number(count))
