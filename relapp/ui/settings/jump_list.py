"""The names of the groups, each one click away: a list beside them, or a choice above them where there is little room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QListWidget, QListWidgetItem, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox

# In units.
_WIDEST = 250
_ROW = 31


class JumpList(QListWidget):
    """`chosen` carries the number of a group; keys go from one to the next."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("jump_list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Groups of settings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for name in names:
            QListWidgetItem(name, self).setToolTip(name)
        self.currentRowChanged.connect(self.chosen)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        current_theme().theme_changed.connect(self._rescale)
        self._rescale()

    def show_at(self, number: int) -> None:
        """Mark the group that is in view, without going anywhere."""
        self.blockSignals(True)
        self.setCurrentRow(number)
        self.blockSignals(False)
        self.viewport().update()

    def _rescale(self) -> None:
        px = current_theme().px
        self.ensurePolished()
        longest = max(self.fontMetrics().horizontalAdvance(self.item(row).text()) for row in range(self.count()))
        self.setFixedWidth(min(longest + px(32), px(_WIDEST)))
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, px(_ROW)))


class JumpChoice(QWidget):
    """The same as one line that opens."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.addItems(list(names))
        self.box.setAccessibleName(_("Groups of settings"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(16)
        self.box.activated.connect(self.chosen)
        self.setFocusProxy(self.box)
        row = HBox(self, margins=(0, 12, 0, 4))
        row.addWidget(self.box)
        row.addStretch()

    def show_at(self, number: int) -> None:
        """Name the group that is in view."""
        self.box.setCurrentIndex(number)
