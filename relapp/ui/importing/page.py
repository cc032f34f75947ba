"""Bringing files in: choose, answer what is in doubt, look, decide, import, and undo if it was a mistake."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from relapp.book.changes import Changes, Kind
from relapp.book.imports.staging import Action, Staging
from relapp.exchange.look import Doubt, TableChoices
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.importing.book_preview import BookPreview
from relapp.ui.importing.busy import BusyDialog, BusyView
from relapp.ui.importing.choosing import ChoosingView, after_a_problem, after_undoing, at_the_start
from relapp.ui.importing.files import choose_files
from relapp.ui.importing.incoming_file import IncomingFile
from relapp.ui.importing.mapping_view import MappingView
from relapp.ui.importing.preview import PreviewView
from relapp.ui.importing.result import ResultView
from relapp.ui.importing.step_header import Step, StepHeader
from relapp.ui.importing.table_question import TableQuestion
from relapp.ui.importing.undoing import Undoing
from relapp.ui.importing.view_page import ViewPage
from relapp.ui.importing.worker import Arrival, BookSummary
from relapp.ui.settings.waiting import undone_waiting

_WRITTEN = {Doubt.ENCODING, Doubt.DELIMITER}
_COLUMNS = {Doubt.MAPPING, Doubt.DAY_ORDER}


class ImportPage(ViewPage):
    """One file after another; a file that comes while one is looked at waits for its turn."""

    sorting_wanted = Signal()
    duplicates_wanted = Signal()
    finished = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self._bus = bus
        self._file: IncomingFile | None = None
        self._decisions: Mapping[int, Action] = {}
        self._waiting: list[Path] = []
        self._is_stale = self._is_refused = False
        self._dialog: BusyDialog | None = None
        self._undoing = Undoing(bus)
        self.steps = StepHeader(self.header)
        self.steps.columns_button.clicked.connect(self._ask_columns)
        self.steps.other_button.clicked.connect(self._leave_file)
        self.steps.next_button.clicked.connect(self._go_on)
        bus.changed.connect(self._on_changed)
        self._show_start()

    @property
    def is_busy(self) -> bool:
        """Whether something is done with a file beside the window."""
        return self._file is not None and self._file.is_busy

    def take_back(self) -> bool:
        """Take back the last decision about a file that is looked at: until it is in, Ctrl+Z does nothing to the book."""
        if isinstance(self.view, PreviewView) and not self.is_busy:
            self.view.take_back()
        return self.is_busy or isinstance(self.view, Step)

    def begin(self, file: Path | None = None) -> None:
        """Read `file`, after the one that is looked at now; without a file, go on where the page was left."""
        is_under_way = self.is_busy or isinstance(self.view, Step)
        if file and is_under_way:
            self._waiting.append(file)
            self._show_header()
        elif file:
            self._look(file)
        elif not is_under_way:
            self._show_start()

    def showEvent(self, event: QShowEvent) -> None:
        """Compare again with a book that has changed meanwhile."""
        super().showEvent(event)
        self._compare_again()
        self._refresh()

    def _choose(self) -> None:
        files = choose_files(self)
        if files:
            self._waiting += files[1:]
            self._look(files[0])

    def _leave_file(self) -> None:
        """Go on with the file that waits, or ask for another one."""
        if self._waiting:
            self._look(self._waiting.pop(0))
        else:
            self._choose()

    def _look(self, path: Path) -> None:
        """Begin with a file, and be done with the one before."""
        if self._file:
            self._file.give_up()
        file = self._file = IncomingFile(self._bus.book.door, path)
        self._decisions = {}
        file.looked.connect(self._on_looked)
        file.staged.connect(self._on_staged)
        file.taken_in.connect(self._on_taken_in)
        file.refused.connect(self._on_refused)
        file.stopped.connect(self._on_stopped)
        file.crashed.connect(self._on_crashed)
        self.destroyed.connect(file.give_up)
        file.look(TableChoices())
        self._show_reading()

    def _give_up_reading(self) -> None:
        """Nothing depends on how the reading ends; it is not waited for."""
        self._waiting.clear()
        self._show_start()

    # What the file says.

    def _look_again(self, choices: TableChoices) -> None:
        assert self._file
        self._decisions = {}
        self._file.look(choices)
        self._show_header()

    def _on_looked(self) -> None:
        assert self._file
        self._is_refused = False
        if isinstance(self.view, TableQuestion):
            self.view.show_look(self._file.table)
        elif isinstance(self.view, MappingView):
            self.view.show_look(self._file.table, self._file.first)
        elif self._file.is_table and self._file.table.doubts & _WRITTEN:
            self._ask_how_written()
        else:
            self._ask_columns_or_read()
        self._show_header()

    def _ask_how_written(self) -> None:
        assert self._file
        view = TableQuestion(self._file.table, self._file.choices)
        view.chosen.connect(self._look_again)
        self._show(view, view.first_control)

    def _ask_columns_or_read(self) -> None:
        if self._file and self._file.is_table and (self._file.table.doubts & _COLUMNS or self._file.choices.mapping):
            self._ask_columns()
        else:
            self._read()

    def _ask_columns(self) -> None:
        assert self._file
        view = MappingView(self._file.table, self._file.choices, self._file.first)
        view.chosen.connect(self._look_again)
        view.question_wanted.connect(self._ask_how_written)
        self._show(view, view.first_control)

    def _go_on(self) -> None:
        """What the button for the next step does."""
        if isinstance(self.view, TableQuestion):
            self._ask_columns_or_read()
        elif isinstance(self.view, MappingView) and self._file:
            self._file.confirm()
            if self._file.staging:
                self._on_staged(self._file.staging)
            else:
                self._read()
        elif isinstance(self.view, PreviewView | BookPreview):
            self._take_in()

    # What comes in.

    def _read(self) -> None:
        assert self._file
        self._is_stale = False
        self._file.stage(self._decisions)
        self._show_reading()

    def _show_reading(self) -> None:
        assert self._file
        busy = BusyView(_("Reading {file}").format(file=self._file.path.name), in_bytes=True)
        busy.cancelled.connect(self._give_up_reading)
        self._file.progressed.connect(busy.show_progress)
        self._show(busy, busy.cancel_button)

    def _on_staged(self, staged: Staging | BookSummary) -> None:
        if self._is_stale:
            self._read()
            return
        if isinstance(staged, BookSummary):
            self._show(BookPreview(staged), self.steps.next_button)
            return
        view = PreviewView(staged, lambda client_id: self._bus.book.clients.load([client_id]).get(client_id))
        view.decided.connect(self._show_header)
        self._show(view, self.steps.next_button if view.wanted else view.table)

    def _take_in(self) -> None:
        assert self._file
        self._dialog = BusyDialog(_("Importing {file}").format(file=self._file.path.name), self)
        self._dialog.cancelled.connect(self._file.cancel)
        self._file.progressed.connect(self._dialog.view.show_progress)
        self._file.take_in()
        self._dialog.open_soon()
        self._show_header()

    def _on_taken_in(self, arrival: Arrival) -> None:
        self._close_dialog()
        assert self._file
        changes = undone_waiting(arrival.changes_of(self._bus.book))
        self._undoing.note(arrival.import_id, changes)
        name = self._file.path.name
        offer = self._undoing.offer(arrival.import_id, name, _("Undo this import"))
        view = ResultView(name, arrival, offer, self._next_name())
        view.sorting_wanted.connect(self.sorting_wanted)
        view.today_wanted.connect(self.finished)
        view.duplicates_wanted.connect(self.duplicates_wanted)
        view.next_wanted.connect(self._leave_file)
        self._show(view, view.first_button)
        self._bus.announce(changes)

    # What went wrong, and what happened elsewhere.

    def _on_refused(self, sentence: str) -> None:
        self._close_dialog()
        if isinstance(self.view, TableQuestion | MappingView):
            self._is_refused = True
            self.view.show_problem(sentence)
            self._show_header()
        else:
            self._show_problem(sentence)

    def _on_crashed(self) -> None:
        self._close_dialog()
        assert self._file
        said = _("A fault in Relapp stopped the work on “{file}”. Nothing was changed: try once more.")
        self._show_problem(said.format(file=self._file.path.name))

    def _on_stopped(self) -> None:
        self._close_dialog()
        self._show_header()
        self._bus.said.emit(_("The import was stopped. Nothing was changed."), False)

    def _close_dialog(self) -> None:
        if self._dialog:
            self._dialog.finish()
            self._dialog = None

    def _on_changed(self, changes: Changes) -> None:
        if isinstance(self.view, ResultView) and self._undoing.is_undone(self.view.import_id):
            stayed = self._undoing.stayed(self.view.import_id)
            self._show_choice(after_undoing(stayed, self._next_name(), self._undoing))
        elif self._file and Kind.CLIENTS in changes.kinds:
            self._is_stale = True
            self._compare_again()
        if Kind.CLIENTS in changes.kinds and self.isVisible():
            self._refresh()

    def _compare_again(self) -> None:
        if self._is_stale and not self.is_busy and self.isVisible() and isinstance(self.view, PreviewView):
            self._decisions = self.view.staging.decisions()
            self._read()

    def _refresh(self) -> None:
        if isinstance(self.view, ChoosingView):
            self.view.refresh()

    # What is shown.

    def _show_start(self) -> None:
        self._show_choice(at_the_start(self._next_name(), self._undoing))

    def _show_problem(self, sentence: str) -> None:
        assert self._file
        path = self._file.path
        view = after_a_problem(sentence, self._next_name(), self._undoing)
        view.again_wanted.connect(lambda: self._look(path))
        self._show_choice(view)

    def _show_choice(self, view: ChoosingView) -> None:
        """Be done with the file, and ask for the next one."""
        if self._file:
            self._file.give_up()
            self._file = None
        view.file_wanted.connect(self._leave_file)
        self._show(view, view.file_button)

    def _next_name(self) -> str:
        return self._waiting[0].name if self._waiting else ""

    def _show(self, view: QWidget, first: QWidget | None = None) -> None:
        """Show `view` and its header, with the keyboard at `first`."""
        self.show_view(view, first)
        self._show_header()

    def _show_header(self) -> None:
        file = self._file
        is_table, is_busy = file is not None and file.is_table, self.is_busy or self._is_refused
        self.steps.show(self.view, file.path.name if file else "", len(self._waiting), is_table=is_table, is_busy=is_busy)
