"""One touch of the day: who, what, why, and what to do about it."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.domain.clients import Importance
from relapp.domain.reminders import Reminder
from relapp.domain.text import initials
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, format_day, format_hour
from relapp.ui.bus import Bus
from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme
from relapp.ui.today.name_line import name_line
from relapp.ui.touching.purpose_look import reason_look
from relapp.ui.touching.snooze_button import SnoozeButton
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.text import Text

# Below this many units the buttons have no room beside the words.
NARROW = 440


class TouchCard(Card):
    """Enter or a double click opens the client, D finishes the touch, S puts it off."""

    def __init__(self, bus: Bus, touch: PlannedTouch, client: ClientName, on: date) -> None:
        super().__init__(selectable=True)
        self.touch, self.client, self._bus = touch, client, bus
        row = HBox(spacing=12)
        row.addWidget(Avatar(initials(client.name), client.name, vip=client.importance is Importance.VIP))
        self._content = HBox(spacing=8)
        self._content.addLayout(self._words(on), 1)
        row.addLayout(self._content, 1)
        self.done_button = PlainButton(_("Done"), "check", compact=True)
        self.done_button.setAccessibleName(_("Done: {client}").format(client=client.name))
        self.done_button.clicked.connect(self.finish)
        self.snooze_button = SnoozeButton(bus, lambda: touch.reasons)
        self.snooze_button.setAccessibleName(_("Snooze: {client}").format(client=client.name))
        self._content.addLayout(self._actions(on))
        self.body.addLayout(row)
        self.setAccessibleName(self._spoken(on))

    def finish(self) -> None:
        """Ask what came of it."""
        from relapp.ui.touching.done_popup import DonePopup

        preferred = self._bus.book.clients.get(self.client.id).preferred_channel
        DonePopup(self._bus, self.client.id, self.touch.reasons, preferred, self.done_button).show()

    def set_selected(self, selected: bool) -> None:
        """The one that matters now has its main button filled."""
        super().set_selected(selected)
        self.done_button.set_kind("primary" if selected else "plain")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the buttons stand below the words."""
        super().resizeEvent(event)
        is_narrow = self.width() < current_theme().px(NARROW)
        self._content.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D and S work while the card has the focus."""
        if event.key() == Qt.Key.Key_D:
            self.finish()
        elif event.key() == Qt.Key.Key_S:
            self.snooze_button.open_menu()
        else:
            super().keyPressEvent(event)

    def _actions(self, on: date) -> HBox:
        row = HBox(spacing=8)
        if self.touch.day > on:
            row.addWidget(Text(format_day(self.touch.day, "weekday_short"), "soft"))
        row.addWidget(self.done_button)
        row.addWidget(self.snooze_button)
        row.addStretch()
        return row

    def _words(self, on: date) -> VBox:
        column = VBox(spacing=3)
        column.addLayout(name_line(self.client))
        for reason in self.touch.reasons:
            column.addWidget(ReasonLine(reason, on))
        if self.touch.moved_from:
            column.addWidget(Pill(wording.moved_from(self.touch.moved_from, on)))
        return column

    def _spoken(self, on: date) -> str:
        reasons = "; ".join(f"{wording.reason_title(each)}, {wording.why(each, on)}" for each in self.touch.reasons)
        return f"{self.client.name}: {reasons}"


class ReasonLine(QWidget):
    """One reason: its icon, what to do, why, and how late it is; wraps where there is no room."""

    def __init__(self, reason: Reminder, on: date) -> None:
        super().__init__()
        icon_name, role = reason_look(reason)
        self._icon_name, self._role = icon_name, role
        self._icon = QLabel()
        flow = FlowLayout(self, spacing=6, line_spacing=2)
        flow.addWidget(self._icon)
        flow.addWidget(Text(wording.reason_title(reason), role, wrap=True))
        if reason.at:
            flow.addWidget(Text(format_hour(reason.at), "strong"))
        flow.addWidget(Text(wording.why(reason, on), "soft", wrap=True))
        for remark in wording.remarks(reason, on):
            flow.addWidget(Pill(remark, "late"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._retint()
        current_theme().theme_changed.connect(self._retint)

    def _retint(self) -> None:
        self._icon.setPixmap(pixmap(self._icon_name, self._role, size=16))
        self._icon.setFixedSize(QSize(current_theme().px(16), current_theme().px(18)))
