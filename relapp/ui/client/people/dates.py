"""Yearly dates: the client's own, and those of the people around them."""

from datetime import date
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Occasion, OccasionKind, Person
from relapp.domain.dates import LeapDay
from relapp.i18n import _, format_day, ngettext
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.date_field import DateField
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.text import Text


class DatesEditor(QWidget):
    """A date is saved as soon as it has a day and a month. `is_theirs` makes it the dates of one of the people around.

    `person_wanted` carries an Occasion whose person is to be added to the people around the client.
    """

    person_wanted = Signal(object)

    def __init__(self, editor: ClientEditor, *, is_theirs: bool = False) -> None:
        super().__init__()
        self._editor = editor
        self._is_theirs = is_theirs
        self._person = Person("")
        self.list: RowList[OccasionRow] = RowList(self._make)
        self.add_button = MenuButton(_("Add a date"), "plus", compact=is_theirs)
        for kind in OccasionKind:
            name = _("Another date") if kind is OccasionKind.CUSTOM else wording.occasion(kind)
            self.add_button.add_action(name, partial(self.begin, kind), "calendar")
        self._nothing = Text(_("No dates yet. A birthday is a good beginning: the year may stay empty."), "soft", wrap=True)
        buttons = in_flow(self.add_button)
        column = VBox(self, spacing=8 if is_theirs else 12)
        for widget in (self.list, buttons) if is_theirs else (buttons, self._nothing, self.list):
            column.addWidget(widget)

    def show_dates(self, occasions: list[Occasion], on: date, person: Person | None = None) -> None:
        """Show these, which are those of `person` if given; what the user is typing just now is kept."""
        self._person = person or self._person
        self.list.show_items(occasions)
        leap_day = self._editor.bus.book.settings.get().leap_day
        for row in self.list.rows:
            row.show_next(on, leap_day)
        self._show_nothing()

    def begin(self, kind: OccasionKind) -> None:
        """Offer an empty date; it is saved once it has a day and a month."""
        row = next((each for each in self.list.rows if each.is_new), None) or self.list.add_row()
        row.begin(kind, self._person)
        self._show_nothing()
        lead_to(row.label if kind is OccasionKind.CUSTOM else row.date.day)

    def _show_nothing(self) -> None:
        if not self._is_theirs:
            self._nothing.setVisible(not self.list.rows)

    def _make(self) -> "OccasionRow":
        row = OccasionRow(is_theirs=self._is_theirs)
        row.edited.connect(lambda: self._save(row))
        row.removed.connect(lambda: self._remove(row))
        row.adopt.clicked.connect(lambda: self.person_wanted.emit(row.occasion))
        return row

    def _save(self, row: "OccasionRow") -> None:
        changed, record = row.occasion, self._editor.load()
        if changed is None or record is None:
            return
        known = record.client.occasions
        if any(each.uuid == changed.uuid for each in known):
            self._editor.change(occasions=tuple(changed if each.uuid == changed.uuid else each for each in known))
        else:
            self._editor.change(occasions=(*known, changed))

    def _remove(self, row: "OccasionRow") -> None:
        if row.is_new:
            self.list.remove_row(row)
            self._show_nothing()
        elif record := self._editor.load():
            self._editor.change(occasions=tuple(each for each in record.client.occasions if each.uuid != row.uuid))


class OccasionRow(Row):
    """One date: what it is, when, and, unless a card around it says so (`is_theirs`), whose."""

    edited = Signal()
    removed = Signal()

    def __init__(self, *, is_theirs: bool = False) -> None:
        super().__init__()
        self.uuid = ""
        self._is_theirs = is_theirs
        self._kind = OccasionKind.BIRTHDAY
        self._title, self.next = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.remove = IconButton("trash", _("Remove"), compact=True)
        self.label = TextField(placeholder=_("What is it?"), name=_("What is it?"))
        self.date = DateField()
        self.person = TextField(placeholder=_("whose, if not the client's"), name=_("Whose date it is"))
        self.relation = TextField(placeholder=_("daughter, partner…"), name=_("Relation to the client"))
        self.adopt = Button(_("Add to the people around"), "person", kind="quiet", compact=True)
        self.remove.clicked.connect(self.removed)
        self.date.date_changed.connect(self._on_date)
        for field in (self.label, self.person, self.relation):
            field.edited.connect(lambda _text: self.edited.emit())
        self._lay_out()

    @property
    def occasion(self) -> Occasion | None:
        """What is typed; None while there is no day and month."""
        if self.date.value is None:
            return None
        label, person, relation = (field.text().strip() for field in (self.label, self.person, self.relation))
        return Occasion(self._kind, self.date.value, label, person, relation, self.uuid)

    def begin(self, kind: OccasionKind, person: Person) -> None:
        """Be empty, for a new date of a kind, of `person` where it has a name."""
        self.uuid = uuid4().hex
        self._show_kind(kind, "")
        self.date.set_value(None)
        for field, text in ((self.label, ""), (self.person, person.name), (self.relation, person.relation)):
            field.set_text(text)
        self.next.setText(_("Saved as soon as it has a day and a month."))

    def fill(self, item: Occasion) -> None:
        """Show an occasion."""
        self._show_kind(item.kind, item.label)
        if self.uuid != item.uuid or self.date.value != item.date:
            self.date.set_value(item.date)
        self.uuid = item.uuid
        self.label.set_text(item.label)
        self.person.set_text(item.person)
        self.relation.set_text(item.relation)
        self.adopt.setVisible(bool(item.person) and not self._is_theirs)
        self.adopt.setAccessibleName(_("{do}: {what}").format(do=self.adopt.label, what=item.person))

    def show_next(self, on: date, leap_day: LeapDay) -> None:
        """Say when it is next, and how many years it completes then."""
        if occasion := self.occasion:
            self.next.setText(next_line(occasion, on, leap_day))

    def _lay_out(self) -> None:
        column = VBox(self, spacing=8)
        if not self._is_theirs:
            card = Card(spacing=8)
            column.addWidget(card)
            column = card.body
        words = VBox(spacing=2)
        words.addWidget(self._title)
        words.addWidget(self.next)
        top = HBox(spacing=8)
        top.addLayout(words, 1)
        top.addWidget(self.remove)
        column.addLayout(top)
        column.addWidget(self.label)
        column.addWidget(self.date)
        whose = in_flow(self.person, self.relation, self.adopt, spacing=8, line_spacing=6)
        column.addWidget(whose)
        self.adopt.hide()
        self.relation.hide()
        whose.setHidden(self._is_theirs)
        self.person.textChanged.connect(lambda text: self.relation.setVisible(bool(text)))

    def _show_kind(self, kind: OccasionKind, label: str) -> None:
        self._kind = kind
        name = wording.occasion(kind, label)
        self._title.setText(name)
        self.label.setVisible(kind is OccasionKind.CUSTOM)
        self.date.setAccessibleName(name)
        self.remove.set_label(_("Remove {value}").format(value=name))

    def _on_date(self, value: object) -> None:
        """A saved date that was emptied stays as it is in the book: the button beside it removes it."""
        if value is not None or self.is_new:
            self.edited.emit()


def next_line(occasion: Occasion, on: date, leap_day: LeapDay) -> str:
    """When an occasion is next from `on`, and how many years it completes then."""
    year = max(on.year, occasion.date.year or on.year)
    day = occasion.date.in_year(year, leap_day)
    if day < on:
        day = occasion.date.in_year(year + 1, leap_day)
    parts = [_("next {day}").format(day=format_day(day)), wording.days_from(day, on)]
    if years := occasion.date.years_by(day.year):
        is_birthday = occasion.kind is OccasionKind.BIRTHDAY
        turns = (
            ngettext("turns {years}", "turns {years}", years) if is_birthday else ngettext("{years} year", "{years} years", years)
        )
        parts.append(turns.format(years=years))
    return " · ".join(parts)
