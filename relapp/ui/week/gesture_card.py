"""A small choice of clients to surprise, offered on the day with the most room."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan
from relapp.i18n import _, format_day
from relapp.ui.theme import current_theme
from relapp.ui.touching.purpose_look import reason_look
from relapp.ui.week.mover import Mover
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text, without_mnemonic


class GestureCard(Card):
    """Choosing one gives it the day that the card stands on."""

    def __init__(self, mover: Mover, gestures: Sequence[Reminder], clients: dict[int, ClientName], plan: DayPlan) -> None:
        _icon, role = reason_look(gestures[0])
        super().__init__(stripe=role, margins=(10, 8, 6, 8), spacing=4)
        self._mover, self._gestures, self._clients, self._plan = mover, gestures, clients, plan
        title = _("A spontaneous gesture: one of these")
        self.setAccessibleName(title)
        self.body.addWidget(Text(title, role, wrap=True))
        for gesture in gestures:
            self.body.addWidget(Text(clients[gesture.client_id].name, "strong", wrap=True))
        self.choose_button = PlainButton(_("Choose"), compact=True)
        day = format_day(plan.day, "weekday_day")
        self.choose_button.setAccessibleName(_("Choose a gesture for {day}").format(day=day))
        self.choose_button.clicked.connect(self._open_menu)
        row = HBox(spacing=0)
        row.addWidget(self.choose_button)
        row.addStretch()
        self.body.addLayout(row)

    def _open_menu(self) -> None:
        """Show the clients, each with the idea for them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        widest = current_theme().px(420)
        for gesture in self._gestures:
            said = f"{self._clients[gesture.client_id].name}: {wording.why(gesture, self._plan.day)}"
            short = menu.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, widest)
            menu.addAction(without_mnemonic(short), partial(self._mover.give_day, gesture, self._plan.day))
        menu.popup(self.choose_button.mapToGlobal(QPoint(0, self.choose_button.height())))
