"""Work that takes a while: what it is, how far it is, how long it will still take, and the way to stop it."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from relapp.i18n import _, format_number, ngettext
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text

# Before this many seconds nobody can say how long the rest will take.
FIRST_GUESS_AFTER = 1.0

# A dialog that comes and goes faster than this is only a flicker.
SHOWN_AFTER_MS = 250


class Remaining:
    """How long work will still take, judged by how fast it went so far; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()

    def seconds(self, done: int, total: int) -> float | None:
        """The seconds left at `done` of `total`; None while that is anybody's guess."""
        gone = self._clock() - self._began
        if gone < FIRST_GUESS_AFTER or not 0 < done <= total:
            return None
        return gone * (total - done) / done


def time_left(seconds: float) -> str:
    """Roughly how long it will still take, in words."""
    if seconds > 90:
        minutes = round(seconds / 60)
        return ngettext("about {count} minute left", "about {count} minutes left", minutes).format(count=minutes)
    rounded = max(5, -(-round(seconds) // 5) * 5)
    return ngettext("about {count} second left", "about {count} seconds left", rounded).format(count=rounded)


class BusyView(QWidget):
    """Shows no bar until the amount of work is known; `in_bytes` are said as a percentage, as nobody counts them.

    What was read to its last byte is compared.
    """

    cancelled = Signal()

    def __init__(self, title: str, *, in_bytes: bool = False) -> None:
        super().__init__()
        self._in_bytes = in_bytes
        self._remaining = Remaining()
        self.title = Text(title, "large", wrap=True)
        self.bar = ProgressBar()
        self.detail = Text(_("One moment…"), "soft", wrap=True)
        self.cancel_button = PlainButton(_("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        column = VBox(self, margins=(24, 24, 24, 24), spacing=12)
        for widget in (self.title, self.bar, self.detail):
            column.addWidget(widget)
        column.addWidget(self.cancel_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.bar.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; a `total` of 0 says that nobody knows."""
        if not total or not self.cancel_button.isEnabled():
            return
        self.bar.set_value(done, total)
        self.bar.show()
        if self._in_bytes and done >= total:
            self.detail.setText(_("Comparing…"))
            return
        said = _("{done} of {total}").format(done=format_number(done), total=format_number(total))
        parts = [_("{percent}%").format(percent=format_number(100 * done // total)) if self._in_bytes else said]
        left = self._remaining.seconds(done, total)
        if left is not None and done < total:
            parts.append(time_left(left))
        self.detail.setText(" · ".join(parts))

    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.detail.setText(_("Stopping…"))
        self.cancelled.emit()


class BusyDialog(QDialog):
    """Stays in front until `finish`: while an import is written, the book can take no other change. Escape cancels."""

    cancelled = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import contacts"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(current_theme().px(380))
        self.view = BusyView(title)
        self.view.cancelled.connect(self.cancelled)
        VBox(self).addWidget(self.view)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.open)

    def open_soon(self) -> None:
        """Open, unless the work ends at once."""
        self._timer.start()

    def reject(self) -> None:
        """Escape and the window's own button cancel the work; its end closes the dialog."""
        self.view.cancel_button.click()

    def finish(self) -> None:
        """Close, as the work has ended."""
        self._timer.stop()
        super().reject()
        self.deleteLater()
