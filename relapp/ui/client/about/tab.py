"""Who a client is, how to reach them, what care they are given and what is known about them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Channel, ClientKind, DetailKind, PointKind
from relapp.domain.questions import Topic
from relapp.i18n import _, pgettext
from relapp.ui.client.about.care import CareSection
from relapp.ui.client.about.details import DetailsEditor
from relapp.ui.client.about.peace import PeaceSection
from relapp.ui.client.about.points import PointsEditor
from relapp.ui.client.about.questions import QuestionsSection
from relapp.ui.client.about.tags import TagsEditor
from relapp.ui.client.privacy.hints import HintsCard
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.forms import LabelledRow, NotesField, TextField
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import Choice, lead_to, none_first
from relapp.wording import addressing


class AboutTab(QWidget):
    """Each field is saved once the user has finished with it; `elsewhere_wanted` carries a Topic that another tab knows."""

    elsewhere_wanted = Signal(object)

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.questions = QuestionsSection(editor)
        self.name, self.company, self.title = TextField(), TextField(), TextField()
        self.addressed_as = TextField(placeholder=_("as in greetings and texts"))
        self.addressed_as.setMaxLength(addressing.LONGEST)
        self.kind = Choice([(ClientKind.PERSON, _("Person")), (ClientKind.ORGANISATION, _("Organisation"))])
        self.points = PointsEditor(editor)
        self.channel = Choice(none_first([(each, wording.channel(each)) for each in Channel], _("not said")))
        self.hours = TextField(placeholder=_("after 14h, not on Fridays…"))
        self.care = CareSection(editor)
        self.peace = PeaceSection(editor)
        self.tags = TagsEditor(editor)
        self.details = {kind: DetailsEditor(editor, kind) for kind in DetailKind}
        self.notes = NotesField(placeholder=_("Anything else worth remembering"))
        self.hints = HintsCard(editor)
        self._column = VBox(self, margins=(0, 4, 0, 24), spacing=6)
        self._lay_out()
        self._connect()

    def show_record(self, record: Record) -> None:
        """Show what the book has; what the user is typing just now is kept."""
        client = record.client
        self.questions.show_record(record)
        self.name.set_text(client.name)
        self.addressed_as.set_text(client.addressed_as[: addressing.LONGEST])
        self.company.set_text(client.company)
        self.title.set_text(client.title)
        self.kind.set_value(client.kind)
        self.points.show_client(client)
        self.channel.set_value(client.preferred_channel)
        self.hours.set_text(client.preferred_hours)
        self.care.show_record(record)
        self.peace.show_record(record)
        self.tags.show_client(client)
        for details in self.details.values():
            details.show_client(client)
        self.notes.set_text(client.notes)
        self.hints.show_record(record)

    def begin(self) -> None:
        """Lead to the questions to ask."""
        self.questions.begin()

    def lead_to_answer(self, topic: Topic) -> None:
        """Lead to the field that says what `topic` asks for."""
        fields: dict[Topic, QWidget] = {
            Topic.ADDRESSED_AS: self.addressed_as,
            Topic.CHANNEL: self.channel,
            Topic.HOURS: self.hours,
            Topic.NEEDS: self.details[DetailKind.NEED].new,
            Topic.WISHES: self.details[DetailKind.WISH].new,
            Topic.INTERESTS: self.details[DetailKind.INTEREST].new,
        }
        if topic is Topic.PHONE:
            self.points.begin(PointKind.PHONE)
        elif topic in fields:
            lead_to(fields[topic])
        else:
            self.elsewhere_wanted.emit(topic)

    def _lay_out(self) -> None:
        self._column.addWidget(SectionLabel(_("Questions to ask")))
        self._column.addWidget(self.questions)
        self._add_section(
            _("Who it is"),
            LabelledRow(_("Name"), self.name),
            LabelledRow(_("Likes to be called"), self.addressed_as),
            LabelledRow(_("Company"), self.company),
            LabelledRow(pgettext("job", "Title"), self.title),
            LabelledRow(_("Kind"), self.kind),
        )
        self._add_section(
            _("How to reach them"),
            self.points,
            LabelledRow(_("Preferred channel"), self.channel),
            LabelledRow(_("Preferred hours"), self.hours),
        )
        self._add_section(_("How much care"), self.care)
        self._add_section(_("When and how not"), self.peace)
        self._add_section(
            _("What to know"),
            LabelledRow(_("Tags"), self.tags),
            LabelledRow(_("Needs"), self.details[DetailKind.NEED]),
            LabelledRow(_("Wishes"), self.details[DetailKind.WISH]),
            LabelledRow(_("Preferences"), self.details[DetailKind.PREFERENCE]),
            LabelledRow(_("Interests"), self.details[DetailKind.INTEREST]),
            LabelledRow(_("Observations"), self.details[DetailKind.OBSERVATION]),
            LabelledRow(_("Notes"), self.notes),
        )
        self._column.addWidget(self.hints)
        self._add_section(
            _("For colleagues to know"),
            LabelledRow(_("Opportunities"), self.details[DetailKind.OPPORTUNITY]),
            LabelledRow(_("Praise"), self.details[DetailKind.PRAISE]),
        )
        self._column.addStretch()

    def _add_section(self, title: str, *widgets: QWidget) -> None:
        self._column.addWidget(SectionLabel(title))
        card = Card(spacing=10)
        for widget in widgets:
            card.body.addWidget(widget)
        self._column.addWidget(card)

    def _connect(self) -> None:
        change = self._editor.change
        self.questions.field_wanted.connect(self.lead_to_answer)
        self.name.edited.connect(self._rename)
        self.addressed_as.edited.connect(lambda text: change(addressed_as=text.strip()))
        self.company.edited.connect(lambda text: change(company=text.strip()))
        self.title.edited.connect(lambda text: change(title=text.strip()))
        self.kind.value_chosen.connect(lambda kind: change(kind=kind))
        self.channel.value_chosen.connect(lambda channel: change(preferred_channel=channel))
        self.hours.edited.connect(lambda text: change(preferred_hours=text.strip()))
        self.notes.edited.connect(lambda text: change(notes=text.strip()))

    def _rename(self, text: str) -> None:
        """A client always has a name: an emptied one comes back."""
        if text.strip():
            self._editor.change(name=text.strip())
        elif record := self._editor.load():
            self.name.set_text(record.client.name)
