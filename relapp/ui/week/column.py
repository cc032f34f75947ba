"""One day of the week: how full it is, and its touches."""

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.week import DayPlan
from relapp.i18n import _, first_letter_upper, format_day, ngettext
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.week.dragging import is_touch
from relapp.ui.week.mover import Mover
from relapp.ui.week.week_card import WeekCard
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.painting import draw_focus_ring
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text

STEP = 20


class DayColumn(QFrame):
    """Takes touches that are dropped on it; `client_opened` carries an id, `drag_wanted` the card that the mouse pulls."""

    client_opened = Signal(int)
    drag_wanted = Signal(object)

    def __init__(self, bus: Bus, plan: DayPlan, clients: dict[int, ClientName], on: date, mover: Mover) -> None:
        super().__init__()
        self.setObjectName("day_column")
        self.setAcceptDrops(True)
        self.plan, self.cards = plan, list[WeekCard]()
        self._bus, self._clients, self._on, self._mover = bus, clients, on, mover
        self._ring = ""
        self._offered: QWidget | None = None
        name = first_letter_upper(format_day(plan.day, "weekday_day"))
        load = f"{plan.load} / {plan.capacity}" if plan.capacity else str(plan.load)
        title = HBox(spacing=6)
        title.addWidget(Text(name, "accent" if plan.day == on else "strong", wrap=True), 1)
        title.addWidget(Text(load, "late" if plan.is_overfull else "soft"))
        full_role = "late" if plan.is_overfull else "gift"
        bar = ProgressBar(plan.load if plan.capacity else 0, max(plan.capacity, 1), full_role=full_role)
        bar.setAccessibleName(_("{day}: {count} of {capacity}").format(day=name, count=plan.load, capacity=plan.capacity))
        column = VBox(self, margins=(4, 12, 4, 8), spacing=8)
        column.addLayout(title)
        column.addWidget(bar)
        if plan.is_overfull:
            excess = plan.load - plan.capacity
            said = ngettext("{count} too many", "{count} too many", excess).format(count=excess)
            column.addWidget(Text(said, "late", wrap=True))
        if remarks := _remarks(plan):
            column.addWidget(Text(" · ".join(remarks), "soft", wrap=True))
        column.addWidget(self._scrolling_list(), 1)
        self.setMinimumWidth(current_theme().px(138))

    def offer(self, card: QWidget) -> None:
        """Show something to choose from after the touches."""
        self._offered = card
        self._list.insertWidget(self._list.count() - 1, card)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show whether the touch held may be let go of here."""
        if is_touch(event) and self._mover.dragged:
            event.acceptProposedAction()
            self._show_ring("late" if self._mover.refusal(self._mover.dragged, self.plan.day) else "accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was only on its way."""
        self._show_ring("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the touch this day, or say why it cannot have it."""
        self._show_ring("")
        if is_touch(event) and self._mover.dragged:
            event.acceptProposedAction()
            self._mover.drop(self.plan.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring while a touch is held over the day."""
        super().paintEvent(event)
        if self._ring:
            draw_focus_ring(QPainter(self), QRectF(self.rect()), current_theme().px(12), self._ring)

    def _show_ring(self, role: str) -> None:
        self._ring = role
        self.update()

    def _scrolling_list(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("day_list")
        holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._list = VBox(holder, spacing=6)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self._add_cards()
        return area

    def _add_cards(self) -> None:
        start = len(self.cards)
        for touch in self.plan.touches[start : start + STEP]:
            card = WeekCard(self._bus, touch, self._clients[touch.client_id], self._on, self._mover)
            card.activated.connect(lambda card=card: self.client_opened.emit(card.client.id))
            card.pulled.connect(lambda card=card: self.drag_wanted.emit(card))
            self.cards.append(card)
            self._list.addWidget(card)
        if rest := len(self.plan.touches) - len(self.cards):
            more = PlainButton(ngettext("Show {count} more", "Show {count} more", rest).format(count=rest), compact=True)
            more.clicked.connect(lambda: self._show_more(more))
            self._list.addWidget(more)
        if self._offered:
            self._list.addWidget(self._offered)
        self._list.addStretch()

    def _show_more(self, button: PlainButton) -> None:
        self._list.takeAt(self._list.count() - 1)
        self._list.removeWidget(button)
        button.hide()
        button.deleteLater()
        self._add_cards()


def _remarks(plan: DayPlan) -> list[str]:
    """What else is to be said of a day: its holiday, what was done, and how long the rest takes."""
    said = [plan.holiday] if plan.holiday else []
    if plan.done:
        said.append(ngettext("{count} done", "{count} done", plan.done).format(count=plan.done))
    if plan.minutes:
        said.append(_("about {time}").format(time=wording.minutes(plan.minutes)))
    return said
