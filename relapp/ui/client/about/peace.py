"""When a client is left in peace, on which channels they do not want to be contacted, and in which language."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.clients import Channel, Client, Pause
from relapp.i18n import LANGUAGE_NAMES, _, pgettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.inputs import Choice, DayField, none_first
from relapp.wording import pauses

# A concern that is open holds things back by itself.
CHOSEN = (Pause.BEREAVEMENT, Pause.OTHER, Pause.DO_NOT_CONTACT, Pause.RESTRICTED, Pause.DECEASED)

# These have an end, in so many days at first.
_WITH_AN_END = (Pause.BEREAVEMENT, Pause.OTHER)
_FIRST_END = timedelta(days=30)


class PeaceSection(QWidget):
    """Every choice is saved at once."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.pause = PauseField(editor)
        self.refused = ChipRow([(each, wording.channel(each)) for each in Channel])
        self.language = Choice(none_first(list(LANGUAGE_NAMES.items()), _("that of the program")))
        self._pause_row = LabelledRow(_("Leave in peace"), self.pause)
        column = VBox(self, spacing=8)
        column.addWidget(self._pause_row)
        column.addWidget(LabelledRow(_("Does not want"), self.refused, _("Channels that are never offered for this client.")))
        column.addWidget(LabelledRow(_("Language of texts"), self.language))
        self.refused.selection_changed.connect(lambda chosen: editor.change(refused_channels=frozenset(chosen)))
        self.language.value_chosen.connect(lambda language: editor.change(language=language or ""))

    def show_record(self, record: Record) -> None:
        """Show what the book has."""
        client = record.client
        self.pause.show_client(client)
        self._pause_row.set_hint(pauses.still_raised(client.pause) if client.pause else "")
        self.refused.select(list(client.refused_channels))
        self.language.set_value(client.language or None)


class PauseField(QWidget):
    """Why a client is left in peace, and until when where that has an end."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        kinds = none_first([(each, pauses.pause(each)) for each in CHOSEN], pgettext("pause", "no"))
        self.kind = Choice(kinds, name=_("Leave in peace"))
        self.end = Choice([(False, _("until I end it")), (True, _("through"))], name=_("How long"))
        self.until = DayField(editor.bus.today(), name=_("Last day"))
        self.setFocusProxy(self.kind)
        flow = FlowLayout(self, spacing=8, line_spacing=4)
        for widget in (self.kind, self.end, self.until):
            flow.addWidget(widget)
        self.kind.value_chosen.connect(self._choose)
        self.end.value_chosen.connect(lambda has_end: editor.change(paused_until=self._first_end() if has_end else None))
        self.until.editingFinished.connect(self._save_until)
        self.until.calendarWidget().clicked.connect(self._save_until)

    def show_client(self, client: Client) -> None:
        """Show what the book has."""
        self.kind.set_value(client.pause)
        self.end.setVisible(client.pause in _WITH_AN_END)
        self.end.set_value(client.paused_until is not None)
        self.until.setVisible(client.pause in _WITH_AN_END and client.paused_until is not None)
        if client.paused_until:
            self.until.set_day(client.paused_until)

    def _choose(self, pause: object) -> None:
        self._editor.change(pause=pause, paused_until=self._first_end() if pause in _WITH_AN_END else None)

    def _save_until(self) -> None:
        if not self.until.isHidden():
            self._editor.change(paused_until=self.until.day)

    def _first_end(self) -> date:
        return self._editor.bus.today() + _FIRST_END
