"""About how long a touch takes, by what it is for."""

from collections.abc import Callable

from relapp import wording
from relapp.domain.journal import Purpose
from relapp.domain.settings import Settings
from relapp.domain.week import usual_minutes
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.forms import LabelledRow

MOST_MINUTES = 480


class MinutesGroup(SettingsGroup):
    """One number for each purpose; the usual one is not kept, and so follows what Relapp thinks usual."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("How long touches take"), _("About so long, to add up what a day and a week take."))
        self.fields: dict[Purpose, CountField] = {}
        for purpose in Purpose:
            name = wording.purpose(purpose)
            field = CountField(1, MOST_MINUTES, _unit(usual_minutes(purpose)), name=_("Minutes: {purpose}").format(purpose=name))
            field.count_changed.connect(lambda count, purpose=purpose: self._save(purpose, count))
            self.fields[purpose] = field
            self.body.addWidget(LabelledRow(name, field))

    def show_settings(self, settings: Settings) -> None:
        """Show the minutes of every purpose."""
        for purpose, field in self.fields.items():
            field.set_value(settings.minutes.get(purpose) or usual_minutes(purpose))

    def _save(self, purpose: Purpose, count: int) -> None:
        minutes = {**self._bus.book.settings.get().minutes}
        minutes.pop(purpose, None)
        if count != usual_minutes(purpose):
            minutes[purpose] = count
        self.save(minutes=minutes)


def _unit(usual: int) -> Callable[[int], str]:
    """The words after a number: what it counts, and what is usual where it is another one."""

    def unit(count: int) -> str:
        if count == usual:
            return ngettext("minute", "minutes", count)
        return ngettext("minute, usually {usual}", "minutes, usually {usual}", count).format(usual=usual)

    return unit
