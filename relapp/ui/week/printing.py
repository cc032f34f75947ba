"""The weekly list on its way to paper: what is chosen beside the preview is shown at once, and kept when it is printed."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.printed import WeekChoices
from relapp.errors import UserError
from relapp.paper.documents import Document
from relapp.printing import week
from relapp.ui.bus import Bus
from relapp.ui.printing import PreviewDialog, preview
from relapp.ui.week.print_panel import WeekPanel


class WeekPrinting(QObject):
    """Opens the list of the week from the Monday `start` over `parent`, as it was printed last, and goes with its window."""

    def __init__(self, bus: Bus, start: date, parent: QWidget) -> None:
        super().__init__()
        self._bus, self._start = bus, start
        tags = bus.book.list.tags()
        choices = week.week_choices(bus.book)
        self.panel = WeekPanel(choices, tags)
        self._sheet = week.gather(bus.book, bus.today(), start, choices)
        self.dialog: PreviewDialog = preview(parent, bus.book, week.compose(self._sheet), panel=self.panel, final=self._kept)
        self.setParent(self.dialog)
        self.panel.choices_changed.connect(self._show)

    def _show(self, choices: WeekChoices) -> None:
        """Print it like this, now and the next time."""
        self._sheet = week.gather(self._bus.book, self._bus.today(), self._start, choices)
        self.dialog.show_printable(week.compose(self._sheet))
        try:
            week.remember_choices(self._bus.book, choices)
        except UserError as error:
            self._bus.failed.emit(str(error))

    def _kept(self) -> Document:
        self._sheet = week.keep(self._bus.book, self._sheet)
        return week.compose(self._sheet)
