"""How often clients of each importance are to be in touch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp import wording
from relapp.domain.care import DEFAULT_RHYTHMS
from relapp.domain.clients import Importance
from relapp.domain.rhythms import Rhythm
from relapp.domain.settings import Settings
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.text import Text

MOST_DAYS = 999


class RhythmsGroup(SettingsGroup):
    """One rhythm for each importance that has one."""

    def __init__(self, bus: Bus) -> None:
        explanation = _("Days after the last contact. A client can have a rhythm of their own.")
        super().__init__(bus, _("Rhythm of contact"), explanation)
        self.fields: dict[Importance, RhythmField] = {}
        for importance in DEFAULT_RHYTHMS:
            field = RhythmField(wording.importance(importance))
            field.rhythm_changed.connect(lambda rhythm, importance=importance: self._save(importance, rhythm))
            self.fields[importance] = field
            self.body.addWidget(LabelledRow(wording.importance(importance), field))

    def show_settings(self, settings: Settings) -> None:
        """Show every rhythm."""
        for importance, field in self.fields.items():
            field.set_value(settings.rhythms.get(importance, DEFAULT_RHYTHMS[importance]))

    def _save(self, importance: Importance, rhythm: Rhythm) -> None:
        self.save(rhythms={**self._bus.book.settings.get().rhythms, importance: rhythm})


class RhythmField(QWidget):
    """Ideal and latest days; a latest before the ideal is not told but explained."""

    rhythm_changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.ideal = CountField(1, MOST_DAYS, _days, name=_("{name}: ideally after").format(name=name))
        self.latest = CountField(1, MOST_DAYS, _days, name=_("{name}: at the latest after").format(name=name))
        self.problem = Text("", "problem", wrap=True)
        column = VBox(self, spacing=3)
        numbers = QWidget()
        row = FlowLayout(numbers, spacing=20, line_spacing=4)
        row.addWidget(_captioned(_("ideally after"), self.ideal))
        row.addWidget(_captioned(_("at the latest after"), self.latest))
        column.addWidget(numbers)
        column.addWidget(self.problem)
        self.setFocusProxy(self.ideal)
        self.problem.hide()
        self._saved: Rhythm | None = None
        self.ideal.count_changed.connect(self._check)
        self.latest.count_changed.connect(self._check)

    def set_value(self, rhythm: Rhythm) -> None:
        """Show `rhythm`, unless it is shown already: two numbers that do not go together yet are left to be mended."""
        if rhythm == self._saved:
            return
        self._saved = rhythm
        self.ideal.set_value(rhythm.ideal_days)
        self.latest.set_value(rhythm.latest_days)
        self.problem.hide()

    def _check(self) -> None:
        ideal, latest = self.ideal.value, self.latest.value
        if latest < ideal:
            said = _("Not saved yet: the latest day cannot come before the ideal one, so at least {ideal}.")
            self.problem.setText(said.format(ideal=ideal))
        self.problem.setVisible(latest < ideal)
        rhythm = Rhythm(ideal, max(ideal, latest))
        if latest >= ideal and rhythm != self._saved:
            self._saved = rhythm
            self.rhythm_changed.emit(rhythm)


def _captioned(caption: str, field: CountField) -> QWidget:
    widget = QWidget()
    row = FlowLayout(widget, spacing=8, line_spacing=2)
    row.addWidget(Text(caption, "soft"))
    row.addWidget(field)
    return widget


def _days(count: int) -> str:
    return ngettext("day", "days", count)
