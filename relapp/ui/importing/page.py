"""Bringing files in: choose, look, decide, import, and undo if it was a mistake."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.book.imports import Action, Batch, Counts
from relapp.i18n import _, format_number, ngettext
from relapp.importing import FilePreview
from relapp.ui.bus import Bus
from relapp.ui.importing.busy import BusyDialog, BusyView
from relapp.ui.importing.files import choose_files, dropped_files
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.result import ResultView
from relapp.ui.importing.worker import Job, reading, taking_in
from relapp.ui.settings.waiting import undone_waiting
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.text import without_mnemonic


class ImportPage(Page):
    """One file after another; a file that comes while one is looked at waits for its turn."""

    sorting_wanted = Signal()
    finished = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._file = Path()
        self._waiting: list[Path] = []
        self._decisions: Mapping[int, Action] = {}
        self._preview: FilePreview | None = None
        self._changes: Changes | None = None
        self._can_undo = self._is_stale = False
        self._job: Job | None = None
        self._dialog: BusyDialog | None = None
        self.setAcceptDrops(True)
        self.heading = Heading()
        self.header.set_left(self.heading)
        self.other_button = PlainButton("")
        self.other_button.clicked.connect(self._leave_file)
        self.import_button = PrimaryButton("", "import")
        self.import_button.clicked.connect(self._take_in)
        self.header.add_action(self.other_button)
        self.header.add_action(self.import_button)
        self.view = QWidget()
        self.body.addWidget(self.view, 1)
        bus.changed.connect(self._on_changed)
        self._show_start()

    def begin(self, file: Path | None = None) -> None:
        """Read `file`, after the one that is looked at now; without a file, go on where the page was left."""
        if file and (self._job or isinstance(self.view, PreviewView)):
            self._waiting.append(file)
            self._show_header()
        elif file:
            self._read(file)
        elif not self._job and not isinstance(self.view, PreviewView):
            self._show_start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere on the page."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files one after another."""
        event.acceptProposedAction()
        for file in dropped_files(event.mimeData()):
            self.begin(file)

    def showEvent(self, event: QShowEvent) -> None:
        """Compare again with a book that has changed meanwhile."""
        super().showEvent(event)
        self._compare_again()

    def _choose(self) -> None:
        files = choose_files(self)
        if files:
            self._waiting += files[1:]
            self._read(files[0])

    def _leave_file(self) -> None:
        """Go on with the file that waits, or ask for another one."""
        if self._waiting:
            self._read(self._waiting.pop(0))
        else:
            self._choose()

    def _read(self, file: Path, decisions: Mapping[int, Action] | None = None) -> None:
        self._file, self._is_stale, self._decisions = file, False, decisions or {}
        busy = BusyView(_("Reading {file}").format(file=file.name))
        busy.cancelled.connect(self._give_up_reading)
        job = reading(self._bus.book.path, file)
        job.succeeded.connect(self._on_read)
        self._run(job)
        self._show(busy)

    def _take_in(self) -> None:
        if self._job or not self._preview or not isinstance(self.view, PreviewView):
            return
        job = taking_in(self._bus.book.path, self._preview, self.view.choices.entries)
        self._dialog = BusyDialog(_("Importing {file}").format(file=self._file.name), self)
        self._dialog.cancelled.connect(job.cancel)
        job.progressed.connect(self._dialog.view.show_progress)
        job.succeeded.connect(self._on_taken_in)
        self._run(job)
        self._dialog.open_soon()
        self._show_header()

    def _run(self, job: Job) -> None:
        job.refused.connect(self._on_refused)
        job.crashed.connect(self._on_crashed)
        job.stopped.connect(self._on_stopped)
        self.destroyed.connect(job.cancel)
        self._job = job
        job.start()

    def _ended(self) -> bool:
        """Whether the job that just told how it ended is the one that is waited for; then it no longer is."""
        if self._job is None or self.sender() is not self._job:
            return False
        self._job = None
        if self._dialog:
            self._dialog.finish()
            self._dialog = None
        return True

    def _give_up_reading(self) -> None:
        """Nothing depends on how the reading ends; it is not waited for."""
        if self._job:
            self._job.cancel()
        self._job = None
        self._waiting.clear()
        self._show_start()

    @Slot(object)
    def _on_read(self, preview: FilePreview) -> None:
        if not self._ended():
            return
        if self._is_stale:
            self._read(self._file, self._decisions)
            return
        self._preview = preview
        view = PreviewView(preview, self._decisions)
        view.decided.connect(self._show_header)
        self._show(view)
        self._focus_soon(self.import_button if self.import_button.isEnabled() else view.table)

    @Slot(object)
    def _on_taken_in(self, result: tuple[Counts, Batch]) -> None:
        if not self._ended():
            return
        counts, batch = result
        self._changes = undone_waiting(self._bus.book.imports.changes_of(batch))
        view = ResultView(self._file.name, counts, self._waiting[0].name if self._waiting else "")
        view.sorting_wanted.connect(self.sorting_wanted)
        view.today_wanted.connect(self.finished)
        view.next_wanted.connect(self._leave_file)
        view.undo_wanted.connect(self._bus.undo)
        self._show(view)
        self._focus_soon(view.first_button)
        self._bus.announce(self._changes)

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self._ended():
            self._show_problem(sentence)

    @Slot()
    def _on_crashed(self) -> None:
        if self._ended():
            said = _("A fault in Relapp stopped the work on “{file}”. Nothing was changed.")
            self._show_problem(said.format(file=self._file.name))

    @Slot()
    def _on_stopped(self) -> None:
        if self._ended():
            self._show_header()
            self._bus.said.emit(_("The import was stopped. Nothing was changed."), False)

    def _on_changed(self, changes: Changes) -> None:
        could_undo = self._can_undo
        self._can_undo = self._changes is not None and self._bus.book.history.last is self._changes
        if isinstance(self.view, ResultView):
            self.view.set_undo_possible(self._can_undo)
            if could_undo and changes.action == "undone":
                self._show_undone()
        elif Kind.CLIENTS in changes.kinds:
            self._is_stale = True
            self._compare_again()

    def _compare_again(self) -> None:
        if self._is_stale and not self._job and self.isVisible() and isinstance(self.view, PreviewView):
            self._read(self._file, self.view.choices.decisions)

    def _show_start(self) -> None:
        text = _("A vCard (.vcf) or CSV file from a phone, Google Contacts or Outlook. Nothing comes in before you have seen it.")
        self._show_choice("import", _("Drop a contact file here"), text, _("Choose a file…"))

    def _show_problem(self, sentence: str) -> None:
        again = PlainButton(_("Try again"))
        again.clicked.connect(lambda: self._read(self._file))
        self._show_choice("warning", _("This file did not come in"), sentence, _("Choose another file…"), again)

    def _show_undone(self) -> None:
        text = _("Nothing of “{file}” is in your book any more.").format(file=self._file.name)
        self._show_choice("undo", _("The import was undone"), text, _("Choose another file…"))

    def _show_choice(self, icon_name: str, title: str, text: str, choose: str, *others: Button) -> None:
        """A page that asks for a file; the one that waits comes first."""
        if self._waiting:
            choose = without_mnemonic(_("Next file: {file}").format(file=self._waiting[0].name))
        button = PrimaryButton(choose)
        button.clicked.connect(self._leave_file)
        self._show(EmptyState(icon_name, title, text, button, *others))
        self._focus_soon(button)

    def _focus_soon(self, widget: QWidget) -> None:
        """Give the keyboard to `widget` once everything has its place: moving the header would take it away."""
        QTimer.singleShot(0, widget, lambda: widget.setFocus(Qt.FocusReason.OtherFocusReason))

    def _show(self, view: QWidget) -> None:
        self.body.removeWidget(self.view)
        self.view.hide()
        self.view.deleteLater()
        self.view = view
        self.body.addWidget(view, 1)
        view.show()
        self._show_header()

    def _show_header(self) -> None:
        parts = [self._file.name] if isinstance(self.view, PreviewView) else []
        if waiting := len(self._waiting):
            said = ngettext("{count} more file waits", "{count} more files wait", waiting)
            parts.append(said.format(count=format_number(waiting)))
        self.heading.set_texts(_("Import contacts"), " · ".join(parts))
        self.other_button.setVisible(isinstance(self.view, PreviewView))
        self.import_button.setVisible(isinstance(self.view, PreviewView))
        self.other_button.setText(_("Leave out this file") if self._waiting else _("Choose another file…"))
        if isinstance(self.view, PreviewView):
            counts = self.view.choices.counts()
            wanted = counts[Action.ADD] + counts[Action.MERGE]
            said = ngettext("Import {count} contact", "Import {count} contacts", wanted).format(count=format_number(wanted))
            self.import_button.setText(said)
            self.import_button.setEnabled(wanted > 0 and not self._job)
            self.other_button.setEnabled(not self._job)
