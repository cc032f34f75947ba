"""One touch in a day's column."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.clients import Importance
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, first_letter_upper, format_day, format_hour
from relapp.ui.bus import Bus
from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme
from relapp.ui.touching.done_popup import DonePopup
from relapp.ui.touching.purpose_look import reason_look
from relapp.ui.touching.snooze import SnoozeMenu, ask_day
from relapp.ui.week.mover import Mover
from relapp.ui.widgets.boxes import HBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.text import Text, set_tooltip

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

# Offered in the menu; any other day is picked in a calendar.
_DAYS_OFFERED = 6


class WeekCard(Card):
    """Enter or a double click opens the client; D, S, Alt with an arrow, the mouse and the right button act on the touch.

    `pulled` comes when the mouse begins to carry it away.
    """

    pulled = Signal()

    def __init__(self, bus: Bus, touch: PlannedTouch, client: ClientName, on: date, mover: Mover) -> None:
        first = touch.reasons[0]
        self._icon_name, role = reason_look(first)
        super().__init__(selectable=True, stripe=role, margins=(8, 8, 4, 8), spacing=2)
        self.touch, self.client, self._bus, self._role, self._mover = touch, client, bus, role, mover
        self.grip: QPoint | None = None
        title = HBox(spacing=4)
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
        if touch.is_pinned:
            lines.append(_("you put it here"))
            self.body.addLayout(self._pin_row())
        self.setAccessibleName(f"{client.name}: {named}. {' · '.join(lines)}")
        how = _("Drag it to another day, or press Alt with the left or right arrow.")
        set_tooltip(self, how)
        self._retint()
        current_theme().theme_changed.connect(self._retint)

    def finish(self) -> None:
        """Ask what came of it."""
        preferred = self._bus.book.clients.get(self.client.id).preferred_channel
        DonePopup(self._bus, self.client.id, self.touch.reasons, preferred, self).show()

    def release(self) -> None:
        """Let it find its own day again."""
        self._mover.release(self.touch)

    def event(self, event: QEvent) -> bool:
        """Alt with an arrow comes here before it becomes the window's way back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D finishes, S puts off, Alt with an arrow moves by a working day; not every system makes a menu of Shift+F10."""
        if _moves(event):
            self._mover.step(self.touch, _STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_D:
            self.finish()
        elif event.key() == Qt.Key.Key_S:
            self._snooze_menu().popup(self.mapToGlobal(QPoint(0, self.height())))
        elif event.key() == Qt.Key.Key_Menu or (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._open_menu(self.mapToGlobal(QPoint(0, self.height())))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse may be about to carry it away."""
        super().mousePressEvent(event)
        self.grip = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell once that it is carried away."""
        super().mouseMoveEvent(event)
        way = (event.position().toPoint() - self.grip).manhattanLength() if self.grip else 0
        if event.buttons() & Qt.MouseButton.LeftButton and way >= QApplication.startDragDistance():
            self.pulled.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with it."""
        self._open_menu(event.globalPos())

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Done…"), self.finish)
        snooze = self._snooze_menu()
        snooze.setTitle(_("Snooze"))
        menu.addMenu(snooze)
        self._add_moves(menu.addMenu(_("Move to")))
        if self.touch.is_pinned:
            menu.addAction(_("Let it find its own day"), self.release)
        menu.addAction(_("Open record"), self.activated.emit)
        menu.popup(at)

    def _add_moves(self, menu: QMenu) -> None:
        for text, steps, key in ((_("Working day before"), -1, "Alt+Left"), (_("Working day after"), 1, "Alt+Right")):
            menu.addAction(f"{text}\t{key}", partial(self._mover.step, self.touch, steps))
        menu.addSeparator()
        calendar, day = self._bus.book.settings.rules().calendar, self._bus.today() - timedelta(days=1)
        for _index in range(_DAYS_OFFERED):
            day = calendar.add_working_days(day, 1)
            menu.addAction(first_letter_upper(format_day(day, "weekday_day_month")), partial(self._mover.move, self.touch, day))
        menu.addAction(_("On a day…"), self._ask_day)

    def _ask_day(self) -> None:
        if day := ask_day(self.window(), _("Move to"), self._bus.today()):
            self._mover.move(self.touch, day)

    def _pin_row(self) -> HBox:
        row = HBox(spacing=0)
        row.addWidget(Text(_("You put it here"), "small", wrap=True), 1)
        self.release_button = IconButton("undo", _("Let it find its own day"), kind="quiet", compact=True)
        self.release_button.clicked.connect(self.release)
        row.addWidget(self.release_button)
        return row

    def _snooze_menu(self) -> SnoozeMenu:
        return SnoozeMenu(self._bus, lambda: self.touch.reasons, self)

    def _retint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._role, size=14))
        self._icon.setFixedSize(QSize(current_theme().px(14), current_theme().px(18)))


def _moves(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) and event.key() in _STEPS
