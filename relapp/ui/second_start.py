"""A start on a book that is open already: what the user is told, and may decide."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from relapp.errors import BookError
from relapp.i18n import _
from relapp.ui.instance import Holder, Instance
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording.backups import moment_name

_WIDTH = 520


class HeldDialog(QDialog):
    """Says whose the book is; accepted, it is to be opened all the same, where that is offered."""

    def __init__(self, title: str, said: str, parent: QWidget | None, *, may_open: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Relapp"))
        self.open_button = PlainButton(_("Open anyway"))
        self.leave_button: Button = PrimaryButton(_("Leave it closed") if may_open else _("Close"))
        self.open_button.clicked.connect(self.accept)
        self.leave_button.clicked.connect(self.reject)
        buttons = (self.open_button, self.leave_button) if may_open else (self.leave_button,)
        holder = QWidget()
        row = FlowLayout(holder, spacing=8, to_the_right=True)
        for button in buttons:
            row.addWidget(button)
        column = VBox(self, margins=24, spacing=14)
        column.addWidget(Text(title, "large", wrap=True))
        column.addWidget(Text(said, wrap=True))
        column.addWidget(holder)
        chain_tab_order(*reversed(buttons))
        width = min(current_theme().px(_WIDTH), self.screen().availableGeometry().width())
        self.resize(width, self.heightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where Enter does no harm."""
        super().showEvent(event)
        self.leave_button.setFocus(Qt.FocusReason.TabFocusReason)


def may_open(instance: Instance, book: Path, parent: QWidget | None, *, is_hidden: bool = False) -> bool:
    """Whether a start that is not the first may open the book all the same; False where its window came forward.

    A start that `is_hidden` leaves the window that has the book where it is.
    Of a lock that another computer left the user decides. Raises BookError where a process here has the book and does not answer.
    """
    holder = instance.holder()
    if holder and not holder.is_here:
        return _is_wanted(holder, book, parent) and (instance.is_first() or instance.take_over())
    if is_hidden or instance.raise_first():
        return False
    if instance.is_first():
        return True
    error = BookError(_does_not_answer(book, holder))
    if not parent:
        _ask(HeldDialog(_("{name} is open already").format(name=book.stem), str(error), parent, may_open=False))
    raise error


def _is_wanted(holder: Holder, book: Path, parent: QWidget | None) -> bool:
    title = _("{name} seems to be open on another computer").format(name=book.stem)
    said = _(
        "“{computer}” has had it open since {moment}, or left its lock behind when it ended or the folder was copied."
        " If it is open there still, close it there first: two computers that write to one file in a synced folder lose changes."
    )
    computer = holder.computer or _("Another computer")
    return _ask(HeldDialog(title, said.format(computer=computer, moment=_moment(holder.since)), parent, may_open=True))


def _does_not_answer(book: Path, holder: Holder | None) -> str:
    if holder and holder.process:
        said = _(
            "{file} is open in another Relapp (process {number}, since {moment}) that does not answer."
            " It may be starting or busy: wait a moment and try again, or end that process."
        )
        return said.format(file=book, number=holder.process, moment=_moment(holder.since))
    said = _("{file} is open in another Relapp that does not answer. Wait a moment and try again, or restart the computer.")
    return said.format(file=book)


def _moment(since: datetime) -> str:
    return moment_name(since)


def _ask(dialog: QDialog) -> bool:
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_accepted
