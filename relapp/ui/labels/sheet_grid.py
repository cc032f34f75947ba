"""A sheet of labels in small: which of them are gone, and where printing begins."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.labels import PAPERS, LabelSheet
from relapp.i18n import _, format_number
from relapp.ui.theme import current_theme
from relapp.ui.widgets.painting import draw_box, draw_focus_ring

# In units.
_WIDTH = 168
_AROUND = 4


class SheetGrid(QWidget):
    """The label to begin at, by mouse or by arrow keys; `start_chosen` carries its number, from 1."""

    start_chosen = Signal(int)
    spoken_role = "Slider"

    def __init__(self, sheet: LabelSheet, start: int, filled: int) -> None:
        super().__init__()
        self._sheet, self._start, self._filled = sheet, start, filled
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().theme_changed.connect(self.updateGeometry)
        self._tell()

    @property
    def start(self) -> int:
        """The label it begins at, from 1."""
        return self._start

    def show_sheet(self, sheet: LabelSheet, start: int, filled: int) -> None:
        """Show another sheet, of which `filled` labels are printed from `start` on."""
        is_other_size = PAPERS[sheet.paper] != PAPERS[self._sheet.paper]
        self._sheet, self._start, self._filled = sheet, start, filled
        if is_other_size:
            self.updateGeometry()
        self._tell()
        self.update()

    def place_of(self, index: int) -> QRectF:
        """Where a label is drawn, counted from 0."""
        scale, around = self._scale(), current_theme().px(_AROUND)
        left, top = self._sheet.corner(index)
        return QRectF(around + left * scale, around + top * scale, self._sheet.width * scale, self._sheet.height * scale)

    def sizeHint(self) -> QSize:
        """A sheet in its proportions."""
        px, (width, height) = current_theme().px, PAPERS[self._sheet.paper]
        around = 2 * px(_AROUND)
        return QSize(px(_WIDTH) + around, round(px(_WIDTH) * height / width) + around)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper, what is gone, what is printed, and the label it begins at."""
        painter, theme = QPainter(self), current_theme()
        around = theme.px(_AROUND)
        paper = QRectF(self.rect()).adjusted(around, around, -around, -around)
        draw_box(painter, paper, theme.px(3), theme.colour("card"), theme.colour("line"))
        gap = min(0.6, self.place_of(0).height() / 12)
        for index in range(self._sheet.count):
            place = self.place_of(index).adjusted(gap, gap, -gap, -gap)
            is_first, is_gone = index == self._start - 1, index < self._start - 1
            is_filled = not is_gone and index < self._start - 1 + self._filled
            fill = theme.colour("accent" if is_first else "accent_soft" if is_filled else "well" if is_gone else "card")
            draw_box(painter, place, theme.px(2), fill, None if is_first or is_filled else theme.colour("line"))
        if self.hasFocus():
            draw_focus_ring(painter, QRectF(self.rect()), theme.px(5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at the label that is nearest to the click."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._nearest(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move the beginning; what leads nowhere is taken all the same."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._sheet.columns,
            Qt.Key.Key_Down: self._sheet.columns,
            Qt.Key.Key_Home: 1 - self._start,
            Qt.Key.Key_End: self._sheet.count - self._start,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._start + step <= self._sheet.count:
            self._choose(self._start + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Fill the room anew when the text's size changes."""
        super().changeEvent(event)
        self.updateGeometry()

    def _choose(self, start: int) -> None:
        if start != self._start:
            self._start = start
            self._tell()
            self.update()
            self.start_chosen.emit(start)

    def _nearest(self, point: QPointF) -> int:
        centres = (self.place_of(index).center() - point for index in range(self._sheet.count))
        distances = [centre.x() ** 2 + centre.y() ** 2 for centre in centres]
        return distances.index(min(distances)) + 1

    def _tell(self) -> None:
        said = _("Begin at label {number} of {count}")
        self.setAccessibleName(said.format(number=format_number(self._start), count=format_number(self._sheet.count)))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _scale(self) -> float:
        return current_theme().px(_WIDTH) / PAPERS[self._sheet.paper][0]
