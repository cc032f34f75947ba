"""Says calmly that the book is damaged or missing, looks at what can be saved, and leaves the choice to the user."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from relapp.book import opening, rescue
from relapp.book.door import Door
from relapp.domain.backups import Backup
from relapp.i18n import _
from relapp.ui.importing.worker import Job
from relapp.ui.rescue.choice import Choice
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words
from relapp.wording import erasing
from relapp.wording.backups import moment_name
from relapp.wording.rescue import doubt, held, lost

_WIDTH = 600

# Title, detail, action and work of a way back.
Way = tuple[str, str, str, Callable[[Door], rescue.Taken]]


def rescued(door: Door, parent: QWidget | None = None, *, may_be_former: bool = False) -> bool:
    """Let the user choose what becomes of the damaged or missing book behind `door`; True where it can be opened again.

    Where its passphrase `may_be_former`, the book may be sound.
    """
    dialog = RescueDialog(door, parent, may_be_former=may_be_former)
    is_whole = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_whole


class RescueDialog(QDialog):
    """Accepted, there is a sound book at the path again; rejected, all is as it was."""

    def __init__(self, door: Door, parent: QWidget | None = None, *, may_be_former: bool = False) -> None:
        super().__init__(parent)
        self._door = door
        self._may_be_former = may_be_former
        self._outlook: rescue.Outlook | None = None
        self._job: Job | None = None
        self.choices: list[Choice] = []
        self.setWindowTitle(_("Relapp"))
        self.setMinimumWidth(min(current_theme().px(_WIDTH), self.screen().availableGeometry().width()))
        title, said = _what_happened(door.path, may_be_former=may_be_former)
        self.title = Text(title, "title", wrap=True)
        self.said = Text(said, wrap=True)
        self.bar = ProgressBar()
        self.state = Text(_("Seeing what can be saved…"), "soft", wrap=True)
        form = Words(_WIDTH)
        self._column = VBox(form, margins=(24, 24, 24, 8), spacing=14)
        for widget in (self.title, self.said, self.bar, self.state):
            self._column.addWidget(widget)
        self.leave_button = PlainButton(_("Try another passphrase") if may_be_former else _("Quit, and decide later"))
        self.leave_button.clicked.connect(self.reject)
        self.open_button = PrimaryButton(_("Open the book"), "check")
        self.open_button.clicked.connect(self.accept)
        self.open_button.hide()
        row = HBox(margins=(24, 8, 24, 24), spacing=8)
        row.addStretch()
        row.addWidget(self.leave_button)
        row.addWidget(self.open_button)
        column = VBox(self, spacing=0)
        self._area = FormArea(form)
        column.addWidget(self._area, 1)
        column.addLayout(row)
        self._work(lambda report: rescue.look(door.path, door.passphrase, report), self._show)

    def done(self, result: int) -> None:
        """Wait for what is under way, and leave nothing beside the book that was not chosen."""
        if self._job:
            self._job.cancel()
            self._job.wait()
            self._job = None
        if self._outlook:
            self._outlook.put_away()
        super().done(result)

    def _work(self, work: Callable[[Callable[[int, int], None]], object], then: Callable[..., None]) -> None:
        self._job = job = Job(work, self._drop)
        job.progressed.connect(self.bar.set_value)
        job.succeeded.connect(then)
        job.refused.connect(self._tell)
        job.crashed.connect(lambda: self._tell(_("That did not work. Nothing was changed.")))
        job.start()

    @staticmethod
    def _drop(result: object) -> None:
        """Put away what nobody waits for any more."""
        if isinstance(result, rescue.Outlook):
            result.put_away()

    def _tell(self, sentence: str) -> None:
        """Say why something could not be done; the choices are there again."""
        self._job = None
        self.bar.hide()
        self.state.set_role("problem")
        self.state.setText(sentence)
        self._enable(True)

    def _show(self, outlook: rescue.Outlook) -> None:
        """Show what can be had, the better one first."""
        self._job, self._outlook = None, outlook
        self.bar.hide()
        found = _choices(outlook)
        for number, (title, detail, action, work) in enumerate(found):
            choice = Choice(title, detail, action, is_better=not number)
            choice.taken.connect(partial(self._take, work))
            self.choices.append(choice)
            self._column.addWidget(choice)
            # What is not shown yet takes no room.
            choice.show()
        self.state.setVisible(not found)
        self.state.setText(_nothing(outlook))
        self._column.addStretch()
        self._fit()
        if self.choices:
            first = self.leave_button if self._may_be_former else self.choices[0].button
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, work: Callable[[Door], rescue.Taken]) -> None:
        self._enable(False)
        self.state.set_role("soft")
        self.state.setText(_("One moment…"))
        self.state.show()
        self._work(lambda _report: work(self._door), self._tell_done)

    def _tell_done(self, taken: rescue.Taken) -> None:
        self._job = None
        for choice in self.choices:
            choice.hide()
        self.title.setText(_("The book can be opened again"))
        self.said.setText(_what_came_of(taken))
        self.said.setVisible(bool(self.said.text()))
        self.state.hide()
        self.leave_button.hide()
        self.open_button.show()
        self.open_button.setFocus(Qt.FocusReason.TabFocusReason)
        self._fit()

    def _fit(self) -> None:
        """As high as what is said now needs, and no higher than the screen."""
        self._column.activate()
        self._area.updateGeometry()
        self.resize(self.sizeHint())

    def _enable(self, enabled: bool) -> None:
        for button in (*(choice.button for choice in self.choices), self.leave_button):
            button.setEnabled(enabled)


def _what_happened(path: Path, *, may_be_former: bool) -> tuple[str, str]:
    """The title, and a sentence or two."""
    if may_be_former:
        return _("Your client book does not open"), doubt(path)
    if opening.is_missing(path):
        said = _(
            "There is no file {file} any more, but what belongs to it still is. If you moved it, quit and put it back first."
        )
        return _("Your client book is missing"), said.format(file=path)
    said = _(
        "Part of {file} can no longer be read, as happens when a computer loses power or a disk wears out."
        " Nothing was deleted, and whatever you choose, the damaged file is kept beside it."
    )
    return _("Your client book is damaged"), said.format(file=path)


def _what_came_of(taken: rescue.Taken) -> str:
    kept = _("The damaged file is kept as {file}, in case somebody can get more out of it.")
    said = [kept.format(file=taken.aside)] if taken.aside else []
    return " ".join([*said, erasing.left_out(taken.left_out)] if taken.left_out else said)


def _nothing(outlook: rescue.Outlook) -> str:
    """Why there is no choice."""
    if outlook.are_locked:
        return _("The backups beside it have another passphrase. Quit, and begin again with the one that they were made with.")
    return _("Nothing of it can be read any more, and no backup is beside it. A copy that you keep elsewhere can be opened.")


def _choices(outlook: rescue.Outlook) -> list[Way]:
    """The ways back, the better one first."""
    found: list[Way] = []
    backup, salvaged = outlook.backup, outlook.salvaged
    if backup and outlook.held:
        title = _("The backup of {moment}").format(moment=moment_name(backup.made_at))
        detail = held(outlook.held.clients, outlook.held.touches) + ". " + _("What was changed since then is not in it.")
        found.append((title, detail, _("Go back to this backup"), partial(_take_backup, backup, salvaged)))
    if salvaged:
        what = lost(salvaged.missing, salvaged.nameless, unknown=bool(salvaged.unknown))
        detail = f"{held(salvaged.clients, salvaged.touches)}. {what}"
        way = (_("What can still be read"), detail, _("Keep what can be read"), partial(_take_salvaged, salvaged))
        found.insert(0 if outlook.prefers_salvaged else len(found), way)
    if outlook.is_missing and not outlook.are_locked:
        detail = _("Nobody is in it yet. What is left of the old one stays beside it.")
        found.append((_("A new book"), detail, _("Start an empty book"), _begin_new))
    return found


def _take_backup(backup: Backup, salvaged: rescue.Salvaged | None, door: Door) -> rescue.Taken:
    return rescue.take_backup(door.path, backup, door.passphrase, salvaged)


def _take_salvaged(salvaged: rescue.Salvaged, door: Door) -> rescue.Taken:
    return rescue.take_salvaged(door.path, salvaged, door.passphrase)


def _begin_new(door: Door) -> rescue.Taken:
    return rescue.begin_new(door.path, door.passphrase)
