"""One of the people around a client: who they are and when their dates are; unfolded, all of it can be changed."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relapp.book.people import ClientLink
from relapp.domain.clients import Circle, ClientKind, Occasion, Person
from relapp.i18n import _, pgettext
from relapp.ui.client.people.dates import DatesEditor
from relapp.ui.client.people.links import LinkField
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.forms import LabelledRow, TextField
from relapp.ui.widgets.inputs import Choice, lead_to
from relapp.ui.widgets.text import Text
from relapp.wording.people import circle, date_line, person_line


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody around a client with their dates, as seen on a day, and their own record where the book has one."""

    person: Person
    dates: tuple[Occasion, ...]
    link: ClientLink | None
    on: date
    kind: ClientKind


class PersonCard(Row):
    """`edited` asks to save `person`, `client_chosen` carries the id of a record to open."""

    edited = Signal()
    removed = Signal()
    client_chosen = Signal(int)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._person = Person("")
        self.name, self.line, self.note = Text("", "strong", wrap=True), Text("", "soft", wrap=True), Text("", "soft", wrap=True)
        self.dates_line = Text("", "soft", wrap=True)
        self.open = PlainButton(_("Open record"), compact=True)
        self.edit = IconButton("edit", _("Change"), compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.form = PersonForm(editor)
        self._lay_out()
        self._connect()

    @property
    def person(self) -> Person:
        """What is typed; an emptied name comes back, as everybody has one."""
        typed = self.form.typed()
        return replace(typed, name=typed.name or self._person.name, uuid=self._person.uuid)

    def begin(self, value: Circle, kind: ClientKind) -> None:
        """Be empty, for somebody new of a circle."""
        self._person = Person("", value, uuid=uuid4().hex)
        self.form.show_person(self._person, None, kind)
        self.form.dates.hide()
        self.unfold(self.form.name)

    def fill(self, item: Shown) -> None:
        """Show somebody; folded where it was somebody else."""
        person = item.person
        if person.uuid != self._person.uuid:
            self.fold()
        self._person = person
        self.form.show_person(person, item.link, item.kind)
        self.form.dates.show()
        self.form.dates.show_dates(list(item.dates), item.on, person)
        self.name.setText(person.name)
        for label, text in (
            (self.line, person_line(person)),
            (self.note, person.note),
            (self.dates_line, " · ".join(date_line(each) for each in item.dates)),
        ):
            label.setText(text)
        self.open.setVisible(item.link is not None)
        self.open.setAccessibleName(_("Open the record of {client}").format(client=person.name))
        self.remove.set_label(_("Delete {what}").format(what=person.name))
        self._show_words()

    def unfold(self, field: QWidget) -> None:
        """Open the form, with the keyboard on `field` of it."""
        self.form.show()
        self._show_words()
        lead_to(field)

    def fold(self) -> None:
        """Close the form."""
        self.form.hide()
        self._show_words()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden() and not self.is_new:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fold()
        else:
            super().keyPressEvent(event)

    def _show_words(self) -> None:
        """The form says what the lines below the name say."""
        is_folded = self.form.isHidden()
        for label in (self.line, self.note, self.dates_line):
            label.setVisible(is_folded and bool(label.text()))
        self.edit.setVisible(not self.is_new)
        self.edit.set_icon_name("edit" if is_folded else "check")
        self.edit.set_label((_("Change {what}") if is_folded else _("Done with {what}")).format(what=self._person.name))

    def _lay_out(self) -> None:
        card = Card(spacing=10)
        VBox(self).addWidget(card)
        words = VBox(spacing=2)
        for label in (self.name, self.line, self.dates_line, self.note):
            words.addWidget(label)
        top = HBox(spacing=8)
        top.addLayout(words, 1)
        for button in (self.open, self.edit, self.remove):
            top.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(top)
        card.body.addWidget(self.form)
        self.open.hide()
        self.form.hide()

    def _connect(self) -> None:
        self.form.edited.connect(self._tell)
        self.form.link.client_chosen.connect(self.client_chosen)
        self.open.clicked.connect(self.form.link.open.click)
        self.edit.clicked.connect(lambda: self.unfold(self.form.name) if self.form.isHidden() else self.fold())
        self.remove.clicked.connect(self.removed)

    def _tell(self) -> None:
        if self.person.name:
            self.edited.emit()


class PersonForm(QWidget):
    """All that is known of somebody; `edited` once the user has finished with a field."""

    edited = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self.name, self.title, self.phone, self.email, self.note = (TextField() for _each in range(5))
        self.relation = TextField(placeholder=_("daughter, partner, buyer…"))
        self.circle = Choice()
        self.link = LinkField(editor.bus.book)
        self._linked = ""
        self.dates = DatesEditor(editor, is_theirs=True)
        column = VBox(self, spacing=8)
        for label, field in (
            (_("Name"), self.name),
            (_("Belongs to"), self.circle),
            (_("Relation"), self.relation),
            (pgettext("job", "Title"), self.title),
            (_("Phone"), self.phone),
            (_("E-mail"), self.email),
            (_("Note"), self.note),
            (_("Own record"), self.link),
            (_("Dates"), self.dates),
        ):
            column.addWidget(LabelledRow(label, field))
        for field in (self.name, self.relation, self.title, self.phone, self.email, self.note):
            field.edited.connect(lambda _text: self.edited.emit())
        self.circle.value_chosen.connect(lambda _value: self.edited.emit())
        self.link.changed.connect(self._link)

    def show_person(self, person: Person, link: ClientLink | None, kind: ClientKind) -> None:
        """Show somebody; what the user is typing just now is kept."""
        self.name.set_text(person.name)
        self.circle.set_options([(each, circle(each, kind)) for each in Circle])
        self.circle.set_value(person.circle)
        self.relation.set_text(person.relation)
        self.title.set_text(person.title)
        self.phone.set_text(person.phone)
        self.email.set_text(person.email)
        self.note.set_text(person.note)
        self._linked = person.client
        self.link.show_link(link)

    def typed(self) -> Person:
        """What stands in the fields."""
        name, relation, title, phone, email, note = (
            field.text().strip() for field in (self.name, self.relation, self.title, self.phone, self.email, self.note)
        )
        return Person(name, Circle(str(self.circle.value)), relation, title, phone, email, note, self._linked)

    def _link(self, uuid: str, name: str) -> None:
        self._linked = uuid
        if not self.name.text().strip():
            self.name.set_text(name)
        self.edited.emit()
