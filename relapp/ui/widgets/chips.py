"""A row of filters to tick."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from relapp.ui.theme import current_theme
from relapp.ui.widgets.buttons import PaintedButton
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.ui.widgets.text import without_mnemonic


class Chip(PaintedButton):
    """One filter, ticked or not."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(without_mnemonic(text), parent)
        self.setAccessibleName(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """The text with room around it."""
        self.ensurePolished()
        metrics, px = self.fontMetrics(), current_theme().px
        return QSize(metrics.horizontalAdvance(self.label) + 2 * px(10), metrics.height() + 2 * px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, filled where ticked, the text and the ring."""
        painter = QPainter(self)
        colour, rect = current_theme().colour, QRectF(self.rect())
        ground = "accent" if self.isChecked() else "line" if self.underMouse() else "well"
        draw_box(painter, rect, rect.height() / 2, colour(ground))
        painter.setPen(colour("on_accent" if self.isChecked() else "ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.label)
        if self.shows_ring:
            draw_focus_ring(painter, rect, rect.height() / 2, "ink" if self.isChecked() else "accent")


class ChipRow(QWidget):
    """Filters to choose from, one at a time where `exclusive`; `options` are pairs of a value and its text."""

    selection_changed = Signal(list)
    spoken_role = "Grouping"

    def __init__(
        self, options: Iterable[tuple[object, str]] = (), *, exclusive: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chips: list[tuple[object, Chip]] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._layout = FlowLayout(self, spacing=8, line_spacing=6)
        self.set_options(options)

    def set_options(self, options: Iterable[tuple[object, str]]) -> None:
        """Offer other filters; none is ticked, or the first where only one can be."""
        for _, chip in self._chips:
            self._group.removeButton(chip)
            chip.deleteLater()
            self._layout.removeWidget(chip)
        self._chips = [(value, Chip(text, self)) for value, text in options]
        for _, chip in self._chips:
            self._group.addButton(chip)
            self._layout.addWidget(chip)
            chip.clicked.connect(self._tell)
        if self._chips and self._group.exclusive():
            self._chips[0][1].setChecked(True)

    def selected(self) -> list[object]:
        """The values ticked, in the order of the row."""
        return [value for value, chip in self._chips if chip.isChecked()]

    def select(self, values: Sequence[object]) -> None:
        """Tick `values` and no others, without a signal."""
        for value, chip in self._chips:
            chip.setChecked(value in values)

    def show_only(self, values: Collection[object]) -> None:
        """Show the filters of these values, and hide the others."""
        for value, chip in self._chips:
            chip.setVisible(value in values)

    def _tell(self) -> None:
        self.selection_changed.emit(self.selected())
