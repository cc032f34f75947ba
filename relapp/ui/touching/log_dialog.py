"""Logging a touch that no reminder asked for, in either direction."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from relapp import wording
from relapp.domain.clients import Channel
from relapp.domain.journal import Direction, Outcome, Purpose, Touch
from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.search_box import SearchBox
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField
from relapp.ui.widgets.text import Text


class LogDialog(QDialog):
    """Asks whom, unless `client_id` says it, then what; saved when accepted."""

    def __init__(self, bus: Bus, parent: QWidget, client_id: int | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._client_id = client_id
        self.setWindowTitle(_("Log a touch"))
        self.setMinimumWidth(current_theme().px(440))
        self.who = Text("", "strong", wrap=True)
        self.search = SearchBox(bus.book, shortcut="")
        self.search.client_chosen.connect(self._choose)
        self.direction = Choice([(each, wording.direction(each)) for each in Direction])
        self.purpose = Choice([(each, wording.purpose(each)) for each in Purpose])
        self.purpose.set_value(Purpose.KEEP_IN_TOUCH)
        self.channel = Choice([(each, wording.channel(each)) for each in Channel])
        self.outcome = Choice([(each, wording.outcome(each)) for each in Outcome])
        self.message_counts = QCheckBox(_("A message left counts as contact"))
        self.day = DayField(bus.today())
        self.note = QLineEdit()
        self.save = PrimaryButton(_("Log it"), "check")
        self.save.setDefault(True)
        self.save.clicked.connect(self._log)
        self._lay_out()
        self._choose(client_id) if client_id else self._update()
        self.outcome.currentIndexChanged.connect(self._update)
        self.direction.currentIndexChanged.connect(self._update)

    def _lay_out(self) -> None:
        column = VBox(self, margins=20, spacing=10)
        column.addWidget(self.who)
        column.addWidget(self.search)
        self.search.setVisible(self._client_id is None)
        for label, field in (
            (_("Direction"), self.direction),
            (_("Purpose"), self.purpose),
            (_("Channel"), self.channel),
            (_("Outcome"), self.outcome),
            (_("Day"), self.day),
            (_("Note"), self.note),
        ):
            field.setAccessibleName(label)
            column.addWidget(LabelledRow(label, field))
        column.addWidget(self.message_counts)
        cancel = PlainButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row = HBox(spacing=8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(self.save)
        column.addLayout(row)

    def _choose(self, client_id: int) -> None:
        client = self._bus.book.clients.get(client_id)
        self._client_id = client_id
        self.who.setText(" · ".join(filter(None, (client.name, client.company))))
        if client.preferred_channel:
            self.channel.set_value(client.preferred_channel)
        self._update()
        self.purpose.setFocus()

    def _update(self) -> None:
        self.who.setVisible(self._client_id is not None)
        self.save.setEnabled(self._client_id is not None)
        incoming = self.direction.value is Direction.INCOMING
        self.outcome.setEnabled(not incoming)
        self.message_counts.setVisible(not incoming and self.outcome.value is Outcome.LEFT_MESSAGE)

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
        if self._bus.do(lambda: self._bus.book.journal.log(client_id, touch)):
            self.accept()
