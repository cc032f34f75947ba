"""What came of a touch: one click or one key, with a line of note for those who have something to say."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QSizePolicy, QWidget

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.journal import Outcome, Touch
from relapp.domain.reminders import Reminder
from relapp.domain.touching import likeliest, likely_channel
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.touching.kept_notes import keep_note, kept_note
from relapp.ui.touching.promise_line import PromiseLine
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text, set_tooltip


class DonePopup(QFrame):
    """Opens below `anchor`. Keys 1 to 5 choose the outcome, Enter takes the likeliest, letters write the note.

    Closed without an outcome, it keeps the note for the next time that it opens for the same client.
    """

    spoken_role = "Dialog"

    def __init__(self, bus: Bus, client_id: int, reasons: Sequence[Reminder], preferred: Channel | None, anchor: QWidget) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("What came of it?"))
        self._bus, self._client_id, self._preferred = bus, client_id, preferred
        self._reasons = [(reason, self._reason_box(reason)) for reason in reasons]
        self.note = QLineEdit(placeholderText=_("A line of note, if you like"))
        self.note.setAccessibleName(_("Note"))
        self.promise = PromiseLine(self.note, bus.today())
        self.message_counts = QCheckBox(_("A message left counts as contact"))
        self.buttons = {outcome: self._button(number, outcome) for number, outcome in enumerate(Outcome, 1)}
        self._anchor = anchor
        self._lay_out()
        self._begin()
        # Once the layouts know of it.
        self.promise.reshaped.connect(lambda: QTimer.singleShot(0, self, self._place))
        self._place()

    def likeliest(self) -> Outcome:
        """What Enter means."""
        return likeliest(self._reasons[0][0])

    def finish(self, outcome: Outcome) -> None:
        """Log it and close."""
        settled = [reason for reason, box in self._reasons if box.isChecked()]
        purpose = settled[0].purpose if settled else self._reasons[0][0].purpose
        touch = Touch(
            on=self._bus.today(),
            purpose=purpose,
            channel=likely_channel(outcome, self._reasons[0][0], self._preferred),
            outcome=outcome,
            note=self.note.text().strip(),
            message_counts=self.message_counts.isChecked(),
        )
        promises = self.promise.promises(touch.on)
        self.close()
        if self._bus.do(lambda: self._bus.book.journal.log(self._client_id, touch, settled, promises)):
            keep_note(self._bus, self._client_id, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose, Enter takes what has the keyboard, letters go to the note, Escape closes."""
        number = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = [outcome for outcome, button in self.buttons.items() if button.hasFocus()]
            self.finish(focused[0] if focused else self.likeliest())
            return
        if 0 <= number < len(Outcome) and not self._is_writing():
            self.finish(list(Outcome)[number])
        elif event.text().isprintable() and event.text().strip():
            self.note.setFocus()
            self.note.insert(event.text())
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was written."""
        keep_note(self._bus, self._client_id, self.note.text().strip())
        super().closeEvent(event)

    def _begin(self) -> None:
        """On the likeliest outcome, or in the note where one was begun before."""
        self.note.setText(kept_note(self._bus, self._client_id))
        (self.note if self.note.text() else self.buttons[self.likeliest()]).setFocus()

    def _is_writing(self) -> bool:
        """Whether a number belongs to the note: it is begun, and the keyboard is not on the outcomes."""
        return bool(self.note.text()) and not any(button.hasFocus() for button in self.buttons.values())

    def _reason_box(self, reason: Reminder) -> QCheckBox:
        box = QCheckBox(wording.reason_title(reason).replace("&", "&&"))
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        on = self._bus.today()
        whole = " · ".join(filter(None, (wording.reason_title(reason), wording.why(reason, on), *wording.remarks(reason, on))))
        set_tooltip(box, whole)
        box.setAccessibleName(whole)
        box.setChecked(True)
        return box

    def _button(self, number: int, outcome: Outcome) -> Button:
        button = Button(f"{number}  {wording.outcome(outcome)}", compact=True)
        if outcome is self.likeliest():
            button.set_kind("primary")
        button.setAccessibleName(wording.outcome(outcome))
        button.clicked.connect(lambda: self.finish(outcome))
        return button

    def _lay_out(self) -> None:
        column = VBox(self, margins=14, spacing=10)
        client = self._bus.book.agenda.names([self._client_id])[self._client_id]
        column.addWidget(Text(_("What came of it with {client}?").format(client=client.name), "strong", wrap=True))
        if len(self._reasons) > 1:
            for _reason, box in self._reasons:
                column.addWidget(box)
        column.addWidget(self.note)
        column.addWidget(self.promise)
        row = in_flow(*self.buttons.values(), spacing=6, line_spacing=6)
        column.addWidget(row)
        column.addWidget(self.message_counts)

    def _place(self) -> None:
        """Below the button, or above it, as large as it needs to be and never off the screen."""
        anchor = self._anchor
        room = anchor.screen().availableGeometry()
        width = min(self.sizeHint().width(), room.width() - current_theme().px(16))
        self.resize(width, self.heightForWidth(width))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
