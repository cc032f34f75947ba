"""Writing down a promise, or writing it anew."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from relapp.domain.promises import Party, Promise
from relapp.i18n import _
from relapp.ui.client.record import ClientEditor
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import DayField, lead_to
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text
from relapp.wording.promises import party


class PromiseForm(Card):
    """What, for when, and who promised it."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__(spacing=8)
        self._editor = editor
        self.changed_one: Promise | None = None
        self.text = QLineEdit(placeholderText=_("What was promised?"))
        self.day = DayField(editor.bus.today(), name=_("Day of the promise"))
        self.by = SegmentedControl([(each, party(each)) for each in Party], name=_("Who promised"))
        self.add = PlainButton("", "plus")
        self.cancel = PlainButton(_("Cancel"))
        self._caption = Text("", "caption")
        self._lay_out()
        self.text.textChanged.connect(self._update)
        self.text.returnPressed.connect(self.save)
        self.add.clicked.connect(self.save)
        self.cancel.clicked.connect(self.begin_anew)
        self.begin_anew()

    def change(self, promise: Promise) -> None:
        """Offer a promise that the book has, to be written anew."""
        self.changed_one = promise
        self.text.setText(promise.text)
        self.day.set_day(promise.due)
        self.by.set_value(promise.by)
        self._update()
        lead_to(self.text)

    def begin_anew(self) -> None:
        """Be empty for the next promise."""
        self.changed_one = None
        self.text.clear()
        self.day.set_day(self._editor.bus.today())
        self.by.set_value(Party.US)
        self._update()

    def save(self) -> None:
        """Keep the promise and be ready for the next one."""
        text, bus, before = self.text.text().strip(), self._editor.bus, self.changed_one
        if not text:
            return
        due, by = self.day.day, Party(str(self.by.value))
        if before:
            promise, action = replace(before, text=text, due=due, by=by), "promise_saved"
        else:
            today = bus.today()
            promise, action = Promise(text, due, by, made_on=today if due >= today else None), "promise_added"
        if bus.do(lambda: bus.book.records.keep(action, self._editor.client_id, promise)):
            self.begin_anew()
            self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves a promise as it was."""
        if event.key() == Qt.Key.Key_Escape and self.changed_one:
            self.begin_anew()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.body.addWidget(self._caption)
        for label, field in ((_("Promise"), self.text), (_("Day"), self.day), (_("Who promised"), self.by)):
            self.body.addWidget(LabelledRow(label, field))
        buttons = in_flow(self.add, self.cancel)
        self.body.addWidget(buttons)

    def _update(self) -> None:
        is_change = self.changed_one is not None
        self._caption.setText(_("Change the promise") if is_change else _("New promise"))
        self.add.setText(_("Save") if is_change else _("Add promise"))
        self.add.set_icon_name("check" if is_change else "plus")
        self.add.setEnabled(bool(self.text.text().strip()))
        self.cancel.setVisible(is_change)
