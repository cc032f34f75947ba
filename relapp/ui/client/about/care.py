"""How much care a client is given: importance, rhythm, gifts and cards."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Client, Importance
from relapp.domain.rhythms import Rhythm
from relapp.i18n import _, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, NumberField
from relapp.ui.widgets.text import Text

LONGEST_RHYTHM = 3650

_FIRST_OWN = Rhythm(30, 45)


class CareSection(QWidget):
    """Every choice is saved at once."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.importance = Choice([(each, wording.importance(each)) for each in Importance])
        self.rhythm = RhythmField(editor)
        self.gifts, self.cards = Choice(), Choice()
        column = VBox(self, spacing=8)
        self._rhythm_row = LabelledRow(_("Rhythm"), self.rhythm)
        for label, name, field in (
            (_("Importance"), "importance", self.importance),
            (_("Gifts"), "wants_gifts", self.gifts),
            (_("Cards by post"), "wants_cards", self.cards),
        ):
            if field is self.gifts:
                column.addWidget(self._rhythm_row)
            field.value_chosen.connect(lambda value, name=name: editor.change(**{name: value}))
            column.addWidget(LabelledRow(label, field))

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        client, rules = record.client, self._editor.bus.book.settings.rules()
        self.importance.set_value(client.importance)
        self.rhythm.show_client(client)
        self._rhythm_row.set_hint("" if record.rhythm else _("No rhythm now: only dates and reminders bring this client up."))
        by_default = replace(client, wants_gifts=None, wants_cards=None)
        for field, usually, wish in (
            (self.gifts, rules.wants_gift(by_default), client.wants_gifts),
            (self.cards, rules.wants_card(by_default), client.wants_cards),
        ):
            default = _("By importance: yes") if usually else _("By importance: no")
            field.set_options([(None, default), (True, _("Always")), (False, _("Never"))])
            field.set_value(wish)


class RhythmField(QWidget):
    """The rhythm that importance gives, or days of the client's own."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.kind = Choice(name=_("Rhythm"))
        self.ideal = NumberField(_FIRST_OWN.ideal_days, 1, LONGEST_RHYTHM, name=_("Ideal number of days"))
        self.latest = NumberField(_FIRST_OWN.latest_days, 1, LONGEST_RHYTHM, name=_("Latest number of days"))
        self._own = QWidget()
        self.setFocusProxy(self.kind)
        column = VBox(self, spacing=6)
        choice = in_flow(self.kind)
        column.addWidget(choice)
        column.addWidget(self._own)
        flow = FlowLayout(self._own, spacing=8, line_spacing=4)
        for widget in (Text(_("ideally after"), "soft"), self.ideal, Text(_("at the latest after"), "soft"), self.latest):
            flow.addWidget(widget)
        flow.addWidget(Text(_("days"), "soft"))
        self.kind.value_chosen.connect(self._choose)
        self.ideal.number_chosen.connect(lambda days: self._save(days, max(days, self.latest.value())))
        self.latest.number_chosen.connect(lambda days: self._save(min(days, self.ideal.value()), days))

    def show_client(self, client: Client) -> None:
        """Show what the book has."""
        usual = self._editor.bus.book.settings.rules().rhythm_of(replace(client, rhythm=None))
        self.kind.set_options([(False, _("By importance: {days}").format(days=_said(usual))), (True, _("Days of its own"))])
        self.kind.set_value(client.rhythm is not None)
        self._own.setVisible(client.rhythm is not None)
        if client.rhythm:
            self.ideal.set_number(client.rhythm.ideal_days)
            self.latest.set_number(client.rhythm.latest_days)

    def _choose(self, own: object) -> None:
        record = self._editor.load()
        if record:
            self._editor.change(rhythm=(record.rhythm or _FIRST_OWN) if own else None)

    def _save(self, ideal: int, latest: int) -> None:
        self._editor.change(rhythm=Rhythm(ideal, latest))


def _said(rhythm: Rhythm | None) -> str:
    if not rhythm:
        return _("none")
    latest = rhythm.latest_days
    said = ngettext("{ideal} to {latest} day", "{ideal} to {latest} days", latest)
    return said.format(ideal=rhythm.ideal_days, latest=latest)
