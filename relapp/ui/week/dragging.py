"""Touches held by the mouse."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QWidget

from relapp.ui.widgets.buttons import IconButton

# The touch itself stays with the week's Mover: nobody else can do anything with it.
MIME = "application/x-relapp-touch"

# Long enough that a touch on its way to a day does not turn the page.
TURN_MS = 700


def is_touch(event: QDropEvent) -> bool:
    """Whether a touch is held over a widget."""
    return event.mimeData().hasFormat(MIME)


def hold(source: QWidget, picture: QPixmap, grip: QPoint) -> None:
    """Let the mouse carry `picture`, held at `grip`, until it is let go of."""
    drag = QDrag(source)
    carried = QMimeData()
    carried.setData(MIME, b"touch")
    drag.setMimeData(carried)
    drag.setPixmap(picture)
    drag.setHotSpot(grip)
    drag.exec(Qt.DropAction.MoveAction)


class TurningButton(IconButton):
    """Clicks itself again and again while a touch is held over it, so that the touch reaches another week."""

    def __init__(self, icon_name: str, label: str) -> None:
        super().__init__(icon_name, label)
        self.setAcceptDrops(True)
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self.click)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Begin to turn."""
        if is_touch(event):
            event.acceptProposedAction()
            self._timer.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Stay where one is."""
        self._timer.stop()

    def dropEvent(self, event: QDropEvent) -> None:
        """A week is no day: nothing moves."""
        self._timer.stop()
        event.ignore()
