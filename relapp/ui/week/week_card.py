"""One touch in a day's column."""

from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.clients import Importance
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, format_hour
from relapp.ui.bus import Bus
from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.purpose_look import reason_look
from relapp.ui.touching.snooze import SnoozeMenu
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text


class WeekCard(Card):
    """Enter or a double click opens the client; D, S and the right button act on the touch."""

    def __init__(self, bus: Bus, touch: PlannedTouch, client: ClientName, on: date) -> None:
        first = touch.reasons[0]
        self._icon_name, role = reason_look(first)
        super().__init__(selectable=True, stripe=role, margins=(12, 8, 8, 8), spacing=2)
        self.touch, self.client, self._bus, self._role = touch, client, bus, role
        title = HBox(spacing=5)
        self._icon = QLabel()
        title.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        named = " + ".join(dict.fromkeys(wording.reason_title(each) for each in touch.reasons))
        title.addWidget(Text(f"{format_hour(first.at)} · {named}" if first.at else named, role, wrap=True), 1)
        self.body.addLayout(title)
        star = "\u00a0★" if client.importance is Importance.VIP else ""
        self.body.addWidget(Text(client.name + star, "strong", wrap=True))
        lines = [wording.why(first, on), *wording.remarks(first, on)]
        if touch.moved_from:
            lines.append(wording.moved_from(touch.moved_from, on))
        self.body.addWidget(Text(" · ".join(filter(None, lines)), "small", wrap=True))
        self.setAccessibleName(f"{client.name}: {named}. {' · '.join(lines)}")
        self._retint()
        current_theme().theme_changed.connect(self._retint)

    def finish(self) -> None:
        """Ask what came of it."""
        preferred = self._bus.book.clients.get(self.client.id).preferred_channel
        DonePopup(self._bus, self.client.id, self.touch.reasons, preferred, self).show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D finishes, S puts off."""
        if event.key() == Qt.Key.Key_D:
            self.finish()
        elif event.key() == Qt.Key.Key_S:
            self._snooze_menu().popup(self.mapToGlobal(QPoint(0, self.height())))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Done…"), self.finish)
        snooze = self._snooze_menu()
        snooze.setTitle(_("Snooze"))
        menu.addMenu(snooze)
        menu.addAction(_("Open record"), self.activated.emit)
        menu.popup(event.globalPos())

    def _snooze_menu(self) -> SnoozeMenu:
        return SnoozeMenu(self._bus, lambda: self.touch.reasons, self)

    def _retint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._role, size=15))
        self._icon.setFixedSize(QSize(current_theme().px(15), current_theme().px(18)))
