"""One day of the week: how full it is, and its touches."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from relapp.book.agenda import ClientName
from relapp.domain.week import DayPlan
from relapp.i18n import _, first_letter_upper, format_day, ngettext
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.week.week_card import WeekCard
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.text import Text

STEP = 20


class DayColumn(QFrame):
    """`client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus, plan: DayPlan, clients: dict[int, ClientName], on: date) -> None:
        super().__init__()
        self.setObjectName("day_column")
        self.plan, self.cards = plan, list[WeekCard]()
        self._bus, self._clients, self._on = bus, clients, on
        total = len(plan.touches) + plan.done
        title = HBox(spacing=6)
        name = first_letter_upper(format_day(plan.day, "weekday_day"))
        title.addWidget(Text(name, "accent" if plan.day == on else "strong", wrap=True), 1)
        title.addWidget(Text(f"{total} / {plan.capacity}" if plan.capacity else str(total), "soft"))
        bar = ProgressBar(total if plan.capacity else 0, max(plan.capacity, 1), full_role="gift")
        bar.setAccessibleName(_("{day}: {count} of {capacity}").format(day=name, count=total, capacity=plan.capacity))
        column = VBox(self, margins=(8, 12, 8, 8), spacing=8)
        column.addLayout(title)
        column.addWidget(bar)
        remarks = [plan.holiday] if plan.holiday else []
        if plan.done:
            remarks.append(ngettext("{count} done", "{count} done", plan.done).format(count=plan.done))
        if remarks:
            column.addWidget(Text(" · ".join(remarks), "soft", wrap=True))
        column.addWidget(self._scrolling_list(), 1)
        self.setMinimumWidth(current_theme().px(138))

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
            card = WeekCard(self._bus, touch, self._clients[touch.client_id], self._on)
            card.activated.connect(lambda card=card: self.client_opened.emit(card.client.id))
            self.cards.append(card)
            self._list.addWidget(card)
        if rest := len(self.plan.touches) - len(self.cards):
            more = PlainButton(ngettext("Show {count} more", "Show {count} more", rest).format(count=rest), compact=True)
            more.clicked.connect(lambda: self._show_more(more))
            self._list.addWidget(more)
        self._list.addStretch()

    def _show_more(self, button: PlainButton) -> None:
        self._list.takeAt(self._list.count() - 1)
        self._list.removeWidget(button)
        button.hide()
        button.deleteLater()
        self._add_cards()
