"""Logging a touch that no reminder asked for, in either direction, with what happened and what was promised."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDialog, QLineEdit, QWidget

from relapp import wording
from relapp.book.records import Record
from relapp.domain.clients import Channel
from relapp.domain.events import RECORDED, Event
from relapp.domain.followups import Trigger
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.search_box import SearchBox
from relapp.ui.theme import current_theme
from relapp.ui.touching.promise_line import PromiseLine
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.form_area import FormArea
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, none_first
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording.plans import event


class LogDialog(QDialog):
    """Asks whom, unless `client_id` says it, then what; saved when accepted. Key 2 says that the client got in touch."""

    def __init__(self, bus: Bus, parent: QWidget, client_id: int | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._client_id = client_id
        self.setWindowTitle(_("Log a touch"))
        self.setMinimumWidth(min(current_theme().px(600), self.screen().availableGeometry().width()))
        self.who = Text("", "strong", wrap=True)
        self.search = SearchBox(bus.book, shortcut="")
        self.search.client_chosen.connect(self._choose)
        directions = [(each, wording.direction(each)) for each in Direction]
        self.direction = SegmentedControl(directions, numbered=True, name=_("Direction"))
        self.direction.set_value(Direction.OUTGOING)
        self.purpose = Choice([(each, wording.purpose(each)) for each in Purpose])
        self.purpose.set_value(Purpose.KEEP_IN_TOUCH)
        self.channel = Choice([(each, wording.channel(each)) for each in Channel])
        self.outcome = Choice([(each, wording.outcome(each)) for each in Outcome])
        self.message_counts = QCheckBox(_("A message left counts as contact"))
        self.day = DayField(bus.today())
        self.day.set_latest(bus.today())
        self.happened = Choice(none_first([(each, event(each)) for each in RECORDED], _("nothing to note")))
        self.note = QLineEdit()
        self.promise = PromiseLine(self.note, bus.today())
        self.save = PrimaryButton(_("Log it"), "check")
        self.save.setDefault(True)
        self.save.clicked.connect(self._log)
        self._lay_out()
        self._choose(client_id) if client_id else self._update()
        self.outcome.currentIndexChanged.connect(self._update)
        self.direction.value_chosen.connect(self._update)
        # Once the layouts know of it.
        self.promise.reshaped.connect(lambda: QTimer.singleShot(0, self, self._make_room))

    def _lay_out(self) -> None:
        form = QWidget()
        fields = VBox(form, margins=(20, 20, 20, 8), spacing=10)
        fields.addWidget(self.who)
        fields.addWidget(self.search)
        self.search.setVisible(self._client_id is None)
        note = QWidget()
        noted = VBox(note, spacing=4)
        noted.addWidget(self.note)
        noted.addWidget(self.promise)
        self.note.setAccessibleName(_("Note"))
        for label, field in (
            (_("Direction"), self.direction),
            (_("Purpose"), self.purpose),
            (_("Channel"), self.channel),
            (_("Outcome"), self.outcome),
            (_("Day"), self.day),
            (_("What happened"), self.happened),
            (_("Note"), note),
        ):
            field.setAccessibleName(label)
            fields.addWidget(LabelledRow(label, field))
        fields.addWidget(self.message_counts)
        fields.addStretch()
        column = VBox(self, spacing=0)
        column.addWidget(FormArea(form), 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> HBox:
        cancel = PlainButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row = HBox(margins=(20, 8, 20, 20), spacing=8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    def _choose(self, client_id: int) -> None:
        client = self._bus.book.clients.get(client_id)
        self._client_id = client_id
        self.who.setText(" · ".join(filter(None, (client.name, client.company))))
        if client.preferred_channel:
            self.channel.set_value(client.preferred_channel)
        self._update()
        chosen = next(each for each in self.direction.findChildren(QAbstractButton) if each.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _update(self) -> None:
        self.who.setVisible(self._client_id is not None)
        self.save.setEnabled(self._client_id is not None)
        incoming = self.direction.value is Direction.INCOMING
        self.outcome.setEnabled(not incoming)
        self.message_counts.setVisible(not incoming and self.outcome.value is Outcome.LEFT_MESSAGE)

    def _make_room(self) -> None:
        """Grow with the form, as far as the screen goes."""
        self.resize(self.size().expandedTo(self.sizeHint()))

    def _log(self) -> None:
        client_id = self._client_id
        if client_id is None:
            return
        incoming = self.direction.value is Direction.INCOMING
        touch = Touch(
            on=self.day.day,
            purpose=Purpose(str(self.purpose.value)),
            channel=Channel(str(self.channel.value)),
            direction=Direction(str(self.direction.value)),
            outcome=Outcome.SPOKE if incoming else Outcome(str(self.outcome.value)),
            note=self.note.text().strip(),
            message_counts=self.message_counts.isChecked(),
        )
        came_of_it = self._came_of(touch)
        if self._bus.do(lambda: self._bus.book.journal.log(client_id, touch, None, came_of_it)):
            self.accept()

    def _came_of(self, touch: Touch) -> list[Record]:
        """What happened and what was promised, told in the words of the note."""
        happened = self.happened.value
        events = [Event(touch.on, happened, touch.note)] if isinstance(happened, Trigger) else []
        return [*events, *self.promise.promises(touch.on)]
