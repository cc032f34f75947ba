"""The people around a client with their dates, the client's own dates, other clients, and who referred whom."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Circle, Client, ClientKind, Occasion, OccasionKind
from relapp.domain.people import dates_of, dates_of_nobody_known, in_circle, person_behind, with_person, without_person
from relapp.domain.questions import Topic
from relapp.i18n import _
from relapp.ui.client.people.company import CompanySection
from relapp.ui.client.people.dates import DatesEditor
from relapp.ui.client.people.person_card import PersonCard, Shown
from relapp.ui.client.people.referrals import ReferralsSection
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.rows import RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text
from relapp.wording.people import circle


class PeopleTab(QWidget):
    """`client_chosen` carries the id of another record to open."""

    client_chosen = Signal(int)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self.dates = DatesEditor(editor)
        self.people = PeopleSection(editor)
        self.company = CompanySection(editor)
        self.referrals = ReferralsSection(editor)
        column = VBox(self, margins=(0, 4, 0, 24), spacing=6)
        column.addWidget(SectionLabel(_("Dates")))
        for section in (self.dates, self.people, self.company, self.referrals):
            column.addWidget(section)
        column.addStretch()
        self.dates.person_wanted.connect(self.people.adopt)
        for source in (self.people, self.company, self.referrals):
            source.client_chosen.connect(self.client_chosen)

    def show_record(self, record: Record) -> None:
        """Show what the book has; what the user is typing just now is kept."""
        client = record.client
        self.dates.show_dates(dates_of_nobody_known(client), record.on)
        self.people.show_record(record)
        self.company.show_client(client)
        self.referrals.show_client(client)
        chain_tab_order(self.dates, self.people.add_button, *self.people.lists.values(), self.company, self.referrals)

    def begin(self) -> None:
        """Lead to the dates, with which the tab begins."""
        lead_to(self.dates.add_button)

    def lead_to_answer(self, topic: Topic) -> None:
        """Lead to where the answer to `topic` belongs."""
        if topic is Topic.BIRTHDAY:
            self.dates.begin(OccasionKind.BIRTHDAY)
        else:
            self.people.begin(Circle.WORK if topic is Topic.KEY_PEOPLE else Circle.FAMILY)


class PeopleSection(QWidget):
    """A list for each circle that has somebody in it."""

    client_chosen = Signal(int)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._kind = ClientKind.PERSON
        self.add_button = MenuButton(_("Add a person"), "plus")
        nothing = _("Nobody yet. Whoever matters to the client is worth a line: their names and their days.")
        self._nothing = Text(nothing, "soft", wrap=True)
        self.labels = {each: SectionLabel() for each in Circle}
        self.lists: dict[Circle, RowList[PersonCard]] = {each: RowList(self._make) for each in Circle}
        column = VBox(self, spacing=8)
        for widget in (SectionLabel(_("People around")), in_flow(self.add_button), self._nothing):
            column.addWidget(widget)
        for each in Circle:
            column.addWidget(self.labels[each])
            column.addWidget(self.lists[each])

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        client = record.client
        self._name_circles(client.kind)
        links = self._editor.bus.book.people.by_uuid(each.client for each in client.people)
        for each, shown in self.lists.items():
            shown.show_items(
                [
                    Shown(person, tuple(dates_of(client, person)), links.get(person.client), record.on, client.kind)
                    for person in in_circle(client, each)
                ]
            )
        self._show_labels()

    def begin(self, value: Circle) -> None:
        """Offer an empty card; it is saved once it has a name."""
        shown = self.lists[value]
        card = next((each for each in shown.rows if each.is_new), None) or shown.add_row()
        self._show_labels()
        card.begin(value, self._kind)

    def adopt(self, occasion: Occasion) -> None:
        """Add whoever a date names to the people around the client."""
        if record := self._editor.load():
            self._change(with_person(record.client, person_behind(occasion, record.client)))

    def _make(self) -> PersonCard:
        card = PersonCard(self._editor)
        card.edited.connect(lambda: self._save(card))
        card.removed.connect(lambda: self._remove(card))
        card.client_chosen.connect(self.client_chosen)
        return card

    def _save(self, card: PersonCard) -> None:
        record, person = self._editor.load(), card.person
        if record is None:
            return
        was_new = card.is_new
        moves = card not in self.lists[person.circle].rows
        if moves and was_new:
            self._drop(card)
        self._change(with_person(record.client, person))
        if moves:
            moved = next(each for each in self.lists[person.circle].rows if each.person.uuid == person.uuid)
            moved.unfold(moved.form.circle)

    def _remove(self, card: PersonCard) -> None:
        if card.is_new:
            self._drop(card)
        elif record := self._editor.load():
            self._change(without_person(record.client, card.person))

    def _drop(self, card: PersonCard) -> None:
        """Take a card away that was never saved."""
        next(each for each in self.lists.values() if card in each.rows).remove_row(card)
        self._show_labels()

    def _change(self, client: Client) -> None:
        self._editor.change(people=client.people, occasions=client.occasions)

    def _name_circles(self, kind: ClientKind) -> None:
        if self._kind is kind and self.labels[Circle.OTHER].text():
            return
        self._kind = kind
        self.add_button.clear()
        for each in Circle:
            self.labels[each].setText(circle(each, kind))
            self.add_button.add_action(circle(each, kind), partial(self.begin, each), "person")

    def _show_labels(self) -> None:
        for each, shown in self.lists.items():
            self.labels[each].setVisible(bool(shown.rows))
        self._nothing.setVisible(not any(shown.rows for shown in self.lists.values()))
