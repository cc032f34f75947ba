"""A row that continues on the next line where it has no more room."""

from dataclasses import dataclass, field

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import Margins, four_sides


@dataclass(slots=True)
class _Line:
    """Items beside each other, with the width in pixels that each gets."""

    items: list[QLayoutItem] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    height: int = 0


class FlowLayout(QLayout):
    """Items from left to right, then on further lines; those that want to expand share what a line leaves free."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: Margins = 0,
        spacing: int = 8,
        line_spacing: int = 8,
        to_the_right: bool = False,
        at_the_top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: dict[int, tuple[list[_Line], int]] = {}
        self._units = (*four_sides(margins), spacing, line_spacing)
        self._to_the_right, self._at_the_top = to_the_right, at_the_top
        self._gap = self._line_gap = 0
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in: `addWidget` ends here."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are, hidden ones included."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at `index`, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give the item at `index` back to the caller, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: it is as high as its lines."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """True: the narrower it is, the more lines it needs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of all lines together."""
        margins = self.contentsMargins()
        return self._arranged(width - margins.left() - margins.right())[1] + margins.top() + margins.bottom()

    def invalidate(self) -> None:
        """Forget where things were, as something has changed its size."""
        self._known.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place; the lines keep together in the middle of the height there is."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top() + max(rect.height() - self.heightForWidth(rect.width()), 0) // 2
        for line in self._arranged(inner.width())[0]:
            self._place(line, inner, top)
            top += line.height + self._line_gap

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return self._with_margins(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest item alone on its line."""
        sizes = [item.minimumSize() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        return self._with_margins(widest, max((size.height() for size in sizes), default=0))

    def _place(self, line: _Line, inner: QRect, top: int) -> None:
        used = sum(line.widths) + self._gap * (len(line.items) - 1)
        left = inner.left() + (max(inner.width() - used, 0) if self._to_the_right else 0)
        for item, width in zip(line.items, line.widths, strict=True):
            own = _height(item, width)
            item.setGeometry(QRect(left, top + (0 if self._at_the_top else (line.height - own) // 2), width, own))
            left += width + self._gap

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arranged(self, room: int) -> tuple[list[_Line], int]:
        """The lines in `room` pixels, and their height together."""
        if room not in self._known:
            lines = self._lines(room)
            for line in lines:
                self._share_rest(line, room)
                line.height = max(_height(item, width) for item, width in zip(line.items, line.widths, strict=True))
            self._known[room] = lines, sum(line.height for line in lines) + self._line_gap * max(len(lines) - 1, 0)
        return self._known[room]

    def _lines(self, room: int) -> list[_Line]:
        lines: list[_Line] = []
        left = 0
        for item in self._shown():
            width = min(item.sizeHint().width(), max(room, item.minimumSize().width()))
            if not lines or left + self._gap + width > room:
                lines.append(_Line())
                left = -self._gap
            lines[-1].items.append(item)
            lines[-1].widths.append(width)
            left += self._gap + width
        return lines

    def _share_rest(self, line: _Line, room: int) -> None:
        rest = room - sum(line.widths) - self._gap * (len(line.items) - 1)
        if rest <= 0:
            return
        wanting = [i for i, item in enumerate(line.items) if item.expandingDirections() & Qt.Orientation.Horizontal]
        for i in wanting:
            wider = line.widths[i] + rest // len(wanting)
            line.widths[i] = max(min(wider, line.items[i].maximumSize().width()), line.widths[i])

    def _with_margins(self, width: int, height: int) -> QSize:
        return QSize(width, height).grownBy(QMargins(self.contentsMargins()))

    def _rescale(self) -> None:
        left, top, right, bottom, self._gap, self._line_gap = (current_theme().px(units) for units in self._units)
        self.setContentsMargins(left, top, right, bottom)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def in_flow(*widgets: QWidget, spacing: int = 8, line_spacing: int = 8) -> QWidget:
    """A widget that shows `widgets` side by side, in as many lines as they need."""
    holder = QWidget()
    flow = FlowLayout(holder, spacing=spacing, line_spacing=line_spacing)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
