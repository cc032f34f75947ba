"""About: the program and its book first, then each part and its terms; a list at the left, what it names at the right."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from relapp.i18n import _
from relapp.ui.about.facts import facts
from relapp.ui.about.facts_page import FactsPage
from relapp.ui.about.licence_page import LicencePage
from relapp.ui.about.licences import licences
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton

_SIZE = (960, 640)
_LIST_WIDTH = 230
# What the list may take of a narrow window.
_LIST_SHARE = 0.36


class AboutDialog(QDialog):
    """Without a book where none is open."""

    def __init__(self, bus: Bus | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Relapp"))
        self._licences = licences()
        self.list = QListWidget()
        self.list.setObjectName("topic_list")
        self.list.setAccessibleName(_("The program and its parts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.facts, self.licence = FactsPage(facts(bus)), LicencePage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.facts)
        self.stack.addWidget(self.licence)
        self.close_button = PlainButton(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self._fill()
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for the list and a text, within the screen."""
        wanted = QSize(current_theme().px(_SIZE[0]), current_theme().px(_SIZE[1]))
        return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize() * 0.95)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the text its room where the window is narrow for the size of the text."""
        super().resizeEvent(event)
        self._left.setFixedWidth(min(current_theme().px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))

    def _fill(self) -> None:
        self.list.addItem(_("Program and book"))
        for licence in self._licences:
            item = QListWidgetItem(licence.name)
            item.setToolTip(licence.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{licence.name}: {licence.terms}")
            self.list.addItem(item)

    def _lay_out(self) -> None:
        self._left = QWidget()
        self._left.setObjectName("sidebar")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        VBox(self._left, margins=(12, 14, 12, 12)).addWidget(self.list)
        right = VBox(margins=(24, 20, 24, 20), spacing=12)
        right.addWidget(self.stack, 1)
        right.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignRight)
        row = HBox(self, spacing=0)
        row.addWidget(self._left)
        row.addLayout(right, 1)

    def _show(self, row: int) -> None:
        if row > 0:
            self.licence.show_licence(self._licences[row - 1])
        self.stack.setCurrentIndex(1 if row > 0 else 0)


class _Line(QStyledItemDelegate):
    """A line with room above and below its words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # type: ignore[override]
        """As wide as Qt has it."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + current_theme().px(12))
