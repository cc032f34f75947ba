"""Where a file is chosen: at the start, and after one that did not come in or was taken back."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.importing.earlier import EarlierImports
from relapp.ui.importing.undoing import Undoing
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.text import without_mnemonic

# In units: the room that a message of the window takes.
_FOOT = 48


class ChoosingView(QWidget):
    """What is the matter, the button that leads on and is called `choose`, and the earlier imports."""

    file_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, icon_name: str, title: str, text: str, choose: str, undoing: Undoing, *, again: bool = False) -> None:
        super().__init__()
        self.file_button = PrimaryButton(without_mnemonic(choose))
        self.file_button.clicked.connect(self.file_wanted)
        buttons: list[Button] = [self.file_button]
        if again:
            buttons.append(PlainButton(_("Try again")))
            buttons[-1].clicked.connect(self.again_wanted)
        self.state = EmptyState(icon_name, title, text, *buttons)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.earlier = EarlierImports(undoing)
        # What was just done is said over the foot of the window: the last import can be moved out from under it.
        column = VBox(self, margins=(0, 0, 0, _FOOT), spacing=0)
        column.addWidget(self.state, 1)
        row = HBox()
        row.addStretch(1)
        row.addWidget(self.earlier, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Show the earlier imports as they are now; the keyboard stays here."""
        focus = cast("QWidget | None", self.window().focusWidget())
        had_keyboard = focus is not None and self.earlier.isAncestorOf(focus)
        self.earlier.refresh()
        if had_keyboard:
            lead_to(self.earlier.first_button() or self.file_button)


def at_the_start(waiting: str, undoing: Undoing) -> ChoosingView:
    """Nothing is looked at yet; `waiting` is the file that comes next, if any."""
    kinds = _("Contacts (.vcf), a table (.csv, .xlsx), birthdays of a calendar (.ics), a whole book (.json).")
    said = "\n".join((kinds, _("Nothing comes in before you have seen it.")))
    choose = _next(waiting) or _("Choose a file…")
    return ChoosingView("import", _("Drop a contact file here"), said, choose, undoing)


def after_a_problem(sentence: str, waiting: str, undoing: Undoing) -> ChoosingView:
    """A file did not come in."""
    choose = _next(waiting) or _("Choose another file…")
    return ChoosingView("warning", _("This file did not come in"), sentence, choose, undoing, again=True)


def after_undoing(stayed: int, waiting: str, undoing: Undoing) -> ChoosingView:
    """A file was taken back, but for so many clients that had been changed since."""
    said, choose = [_("What it brought is gone again.")], _next(waiting) or _("Choose another file…")
    if stayed:
        words = ngettext(
            "{count} client that you changed since has stayed.", "{count} clients that you changed since have stayed.", stayed
        )
        said.append(words.format(count=format_number(stayed)))
    return ChoosingView("undo", _("The import was undone"), " ".join(said), choose, undoing)


def _next(waiting: str) -> str:
    return _("Next file: {file}").format(file=waiting) if waiting else ""
