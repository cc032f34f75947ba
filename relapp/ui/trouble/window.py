"""Says calmly that the program made a mistake, what is saved, and what can be done now."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget

from relapp.errors import UserError
from relapp.files import write_whole
from relapp.i18n import _, ngettext
from relapp.ui.help.opening import open_help
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.file_dialog import file_dialog
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.words import Words

_WIDTH = 690
_REPORT_HEIGHT = 150


class TroubleWindow(QDialog):
    """`saved` are sentences; `report` is asked for the text each time. It closes to go on, or to end where nothing can go on."""

    restart_wanted = Signal()

    def __init__(self, saved: Sequence[str], report: Callable[[], str], *, goes_on: bool = True) -> None:
        super().__init__()
        self._report = report
        self._is_ready = True
        self.setWindowTitle(_("Something went wrong · Relapp"))
        self.setMinimumWidth(min(current_theme().px(_WIDTH), self.screen().availableGeometry().width()))
        self.title = Text(_("Something went wrong"), "title", wrap=True)
        self.said = Text(_said(goes_on=goes_on), wrap=True)
        self.saved = [Text(sentence, "strong" if number == 0 else "soft", wrap=True) for number, sentence in enumerate(saved)]
        self.times = Text("", "soft", wrap=True)
        said = _("If it comes again, send the report to whoever looks after the program. It holds nothing from your book.")
        self.asked = Text(said, "soft", wrap=True)
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(_("Report"))
        self.state = Text("", wrap=True)
        self.see_button = PlainButton(_("See the report"), compact=True)
        self.help_button = Button(_("Help"), "help", kind="quiet")
        self.restart_button = PlainButton(_("Restart Relapp"))
        self.save_button = PlainButton(_("Save the report…"))
        self.copy_button = PlainButton(_("Copy the report"), "copy")
        self.go_on_button = PrimaryButton(_("Go on") if goes_on else _("Quit"))
        self.go_on_button.setDefault(True)
        self._lay_out()
        self._connect()
        for hidden in (self.times, self.text, self.state):
            hidden.hide()
        self.go_on_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Come into the middle of something: a click or a key that was meant for what is below does not close it."""
        super().showEvent(event)
        self._fit()
        self._is_ready = False
        QTimer.singleShot(QApplication.doubleClickInterval(), self, self._make_ready)

    def done(self, result: int) -> None:
        """Close, once it could be seen."""
        if self._is_ready:
            super().done(result)

    def show_times(self, count: int) -> None:
        """Say how often it has happened, where that is more than once."""
        self.times.setText(ngettext("It has happened {count} time.", "It has happened {count} times.", count).format(count=count))
        self.times.setVisible(count > 1)
        self._fit()
        if self.text.isVisible():
            self.text.setPlainText(self._report())

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report())
        self._tell(_("The report is on the clipboard. Paste it into a message."))

    def save(self) -> None:
        """Ask for a file, and write the report into it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = file_dialog(self, _("Save the report"), folder, _("Text files (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("relapp-report.txt")
        if dialog.exec():
            self._save_to(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def _save_to(self, file: Path) -> None:
        try:
            write_whole(file, self._report().encode())
        except UserError as error:
            self._tell(str(error))
        else:
            self._tell(_("The report is saved as {file}.").format(file=file))

    def _make_ready(self) -> None:
        self._is_ready = True

    def _lay_out(self) -> None:
        form = Words(_WIDTH)
        words = VBox(form, margins=(24, 24, 24, 8), spacing=12)
        for widget in (self.title, self.said, *self.saved, self.times, self.asked):
            words.addWidget(widget)
        words.addWidget(self.see_button, alignment=Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.text)
        words.addWidget(self.state)
        self.text.setFixedHeight(current_theme().px(_REPORT_HEIGHT))
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, margins=(24, 8, 24, 24), spacing=8, line_spacing=8, to_the_right=True)
        for button in (
            self.help_button, self.restart_button, self.save_button, self.copy_button, self.go_on_button,
        ):  # fmt: skip
            row.addWidget(button)
        column = VBox(self, spacing=0)
        self._area = FormArea(form)
        column.addWidget(self._area, 1)
        column.addWidget(self._buttons)

    def _fit(self) -> None:
        """Be as high as the words are, where the screen has the room: Qt stops at two thirds of it."""
        wanted, room = self._area.sizeHint(), self.screen().availableGeometry().height()
        self.resize(wanted.width(), min(wanted.height() + self._buttons.heightForWidth(wanted.width()), room))

    def _connect(self) -> None:
        self.go_on_button.clicked.connect(self.accept)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)
        self.see_button.clicked.connect(self._see)
        self.help_button.clicked.connect(lambda: open_help(self, "trouble"))
        self.restart_button.clicked.connect(self.restart_wanted)

    def _see(self) -> None:
        is_shown = self.text.isHidden()
        self.text.setPlainText(self._report() if is_shown else "")
        self.text.setVisible(is_shown)
        self.see_button.setText(_("Hide the report") if is_shown else _("See the report"))
        self._fit()

    def _tell(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.show()
        self._fit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def _said(*, goes_on: bool) -> str:
    if goes_on:
        return _("Relapp made a mistake of its own and could not finish what it had begun. You can go on working.")
    return _("Relapp made a mistake of its own and cannot open its window. You did nothing wrong.")
