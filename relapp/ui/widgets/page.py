"""What all pages share: a header that wraps, a body that scrolls, and a panel at the right."""

from collections.abc import Sequence
from itertools import accumulate
from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from relapp.i18n import _
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, Margins, VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.pane import Pane
from relapp.ui.widgets.text import set_tooltip

PANEL_WIDTHS = (300, 372)
NARROWEST_BODY = 460
TALLEST_HEADER = 0.35

_ACTION_GAP = 12

# Between the top of the body and what it is scrolled to.
_ABOVE = 16


class PageHeader(QFrame):
    """Something at the left that takes the room there is, and actions at the right, below it where they do not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, margins=(24, 14, 24, 14), spacing=16, line_spacing=10)
        self._actions = QWidget(self)
        self._action_row = FlowLayout(self._actions, spacing=_ACTION_GAP, line_spacing=8)
        left = QWidget(self)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._left_row = HBox(left)
        self._left_row.addStretch(1)
        self._left: QWidget | None = None
        self._layout.addWidget(left)
        self._layout.addWidget(self._actions)

    def set_left(self, widget: QWidget) -> None:
        """Put a heading, a search field or the like at the left, instead of what was there."""
        if self._left is not None:
            self._left_row.removeWidget(self._left)
            self._left.hide()
            self._left.deleteLater()
        self._left = widget
        self._left_row.insertWidget(0, widget, 1000)

    def add_action(self, widget: QWidget) -> None:
        """Add a button after those at the right."""
        self._action_row.addWidget(widget)

    def how_many_fit(self, foldable: Sequence[QWidget]) -> int:
        """How many of the actions `foldable`, from the first one on, have room on one line with all others."""
        margins, gap = self._layout.contentsMargins(), current_theme().px(_ACTION_GAP)
        room = self.width() - margins.left() - margins.right() + gap
        items = (self._action_row.itemAt(index) for index in range(self._action_row.count()))
        others = [item for item in items if item and not item.isEmpty() and item.widget() not in foldable]
        room -= sum(item.sizeHint().width() + gap for item in others)
        widths = accumulate(widget.sizeHint().width() + gap for widget in foldable)
        return sum(width <= room for width in widths)


class Page(QWidget):
    """Fill `header` and `body`; where the page is narrow, the panel gives way to a button in the header."""

    panel_folded = Signal(bool)

    def __init__(self, *, body_margins: Margins = (24, 16, 24, 24), spacing: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self)
        content = QWidget()
        content.setObjectName("page_body")
        self._content = VBox(content, spacing=0)
        self.body = VBox(margins=body_margins, spacing=spacing)
        self._content.addLayout(self.body, 1)
        self._body_area = _scroll_area(content)
        self._panel_area: QScrollArea | None = None
        self._strip: QWidget | None = None
        self._folded = self._opened = False
        self.details_button = Button("", "info")
        self.details_button.clicked.connect(lambda: self.close_panel() if self._opened else self.open_panel())
        self.header.add_action(self.details_button)
        self._column = VBox(self, spacing=0)
        self._column.addWidget(self.header)
        self._row = HBox(spacing=0)
        self._row.addWidget(self._body_area, 1)
        self._column.addLayout(self._row, 1)
        current_theme().theme_changed.connect(self._arrange)
        self._arrange()

    @property
    def is_panel_folded(self) -> bool:
        """Whether there is a panel and no room for it beside the body."""
        return self._folded

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The header, what scrolls below it, and the panel where there is one."""
        return (self.header, self._body_area, *((self._panel_area,) if self._panel_area else ()))

    def set_strip(self, widget: QWidget) -> QWidget:
        """Show `widget` across the whole width, below the header wherever that is; gives what it is shown in."""
        self._strip = holder = QWidget()
        HBox(holder, margins=(24, 0, 24, 0)).addWidget(widget)
        home = self._content if self._column.indexOf(self.header) < 0 else self._column
        home.insertWidget(1, holder)
        return holder

    def set_index(self, widget: QWidget) -> QWidget:
        """Show `widget` at the left of the body, where it stays as the body scrolls; gives what it is shown in."""
        holder = QWidget()
        HBox(holder, margins=(24, 16, 0, 16)).addWidget(widget)
        self._row.insertWidget(0, holder)
        return holder

    @property
    def scroll_bar(self) -> QScrollBar:
        """How far the body is scrolled, in pixels."""
        return self._body_area.verticalScrollBar()

    def top_of(self, widget: QWidget) -> int:
        """Where something in the body begins: the value of the scroll bar that has it at the top."""
        content = cast(QWidget, self._body_area.widget())
        return widget.mapTo(content, QPoint()).y() - current_theme().px(_ABOVE)

    def set_panel(self, widget: QWidget) -> None:
        """Show `widget` in the panel at the right, instead of what was there."""
        self._drop_panel()
        widget.setObjectName("page_panel")
        self._panel_area = Pane(widget, _("Details"))
        self._panel_area.setObjectName("page_panel_area")
        self._row.addWidget(self._panel_area)
        self._arrange()

    def remove_panel(self) -> None:
        """Give the body the whole width again."""
        self._drop_panel()
        self.close_panel()

    def open_panel(self) -> None:
        """Show the panel instead of the body where it is folded."""
        self._opened = True
        self._arrange()

    def close_panel(self) -> None:
        """Show the body again."""
        self._opened = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the panel."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes a panel that covers the body."""
        if event.key() == Qt.Key.Key_Escape and self._folded and self._opened:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Look again at the header when something in it has changed its size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_header()
        return super().event(event)

    def _drop_panel(self) -> None:
        if self._panel_area is not None:
            self._row.removeWidget(self._panel_area)
            self._panel_area.hide()
            self._panel_area.deleteLater()
            self._panel_area = None

    def _arrange(self) -> None:
        was_folded, area, px = self._folded, self._panel_area, current_theme().px
        narrowest, widest = (px(width) for width in PANEL_WIDTHS)
        self._folded = area is not None and self.width() < narrowest + px(NARROWEST_BODY)
        covers = self._folded and self._opened
        self._body_area.setVisible(not covers)
        self.details_button.setVisible(self._folded)
        self._label_details(_("Close details") if covers else _("Details"), covers=covers)
        if area is not None:
            area.setVisible(covers or not self._folded)
            area.setMinimumWidth(0 if covers else narrowest)
            area.setMaximumWidth(self.maximumWidth() if covers else min(max(self.width() - px(660), narrowest), widest))
        self._place_header()
        if was_folded != self._folded:
            self.panel_folded.emit(self._folded)

    def _label_details(self, label: str, *, covers: bool) -> None:
        """Its icon alone where the header has little room."""
        is_narrow = self.width() < current_theme().px(NARROWEST_BODY)
        self.details_button.setText("" if is_narrow else label)
        self.details_button.set_icon_name("close" if covers else "info")
        self.details_button.setAccessibleName(label)
        set_tooltip(self.details_button, label if is_narrow else "")

    def _place_header(self) -> None:
        """Above the body; where the header would take too much of the height, it scrolls with the body, and so does the strip."""
        covers = self._folded and self._opened
        scrolls = not covers and self.header.heightForWidth(self.width()) > self.height() * TALLEST_HEADER
        home = self._content if scrolls else self._column
        if home.indexOf(self.header) < 0:
            focus = cast("QWidget | None", self.window().focusWidget())
            moved = [self.header, *((self._strip,) if self._strip else ())]
            for place, widget in enumerate(moved):
                is_hidden = widget.isHidden()
                home.insertWidget(place, widget)
                # A new parent hides what it gets, and takes the keyboard from it.
                widget.setVisible(not is_hidden)
            if focus is not None and any(widget.isAncestorOf(focus) for widget in moved):
                focus.setFocus()


def _scroll_area(widget: QWidget) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
