"""A printable on its way to pages, a slice at a time, so that the first page is there at once."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Printable
from relapp.paper.render import Pages, laid_out

# Milliseconds of one slice: nobody feels it while they type.
_SLICE = 20


class Proof(QObject):
    """The pages of what is shown; `changed` follows other pages, `grew` more of the same, `completed` the last of them."""

    changed = Signal()
    grew = Signal()
    completed = Signal()

    def __init__(self, printable: Printable, setup: PageSetup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self.pages = self._begin(printable, setup)

    def show(self, printable: Printable, setup: PageSetup) -> None:
        """Throw the pages away and begin with others."""
        self.pages = self._begin(printable, setup)
        self.changed.emit()

    def _begin(self, printable: Printable, setup: PageSetup) -> Pages:
        pages = laid_out(printable, setup)
        while not pages.known and not pages.is_complete:
            pages.lay_out_more()
        if pages.is_complete:
            self._timer.stop()
        else:
            self._timer.start()
        return pages

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not self.pages.is_complete and clock.elapsed() < _SLICE:
            self.pages.lay_out_more()
        if self.pages.is_complete:
            self._timer.stop()
            self.completed.emit()
        else:
            self.grew.emit()
