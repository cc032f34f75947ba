"""The working week."""

from relapp import i18n
from relapp.domain.settings import Settings
from relapp.i18n import _, first_letter_upper, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.forms import LabelledRow


class WeekGroup(SettingsGroup):
    """Which days are worked, and how many touches a day has room for."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Working week"))
        self.days = ChipRow(_weekdays())
        self.capacity = CountField(1, 99, _unit, name=_("Touches a day"))
        self._row = LabelledRow(_("Working days"), self.days, _days_hint())
        self.body.addWidget(self._row)
        self.body.addWidget(LabelledRow(_("Touches a day"), self.capacity, _("What does not fit a day moves to another.")))
        self.days.selection_changed.connect(self._save_days)
        self.capacity.count_changed.connect(lambda count: self.save(capacity=count))

    def show_settings(self, settings: Settings) -> None:
        """Show the days and the capacity."""
        self.days.select(sorted(settings.weekdays))
        self.capacity.set_value(settings.capacity)

    def _save_days(self, days: list[int]) -> None:
        self._row.set_hint(_days_hint() if days else _("A week needs at least one working day."))
        if days:
            self.save(weekdays=frozenset(days))
        else:
            self.show_settings(self._bus.book.settings.get())


def _days_hint() -> str:
    return _("Nothing is planned on the others, but for dates that fall on them.")


def _weekdays() -> list[tuple[object, str]]:
    """The days from Monday (0) on, by name."""
    from babel.dates import get_day_names

    names = get_day_names("wide", "stand-alone", i18n.language())
    return [(day, first_letter_upper(str(names[day]))) for day in range(7)]


def _unit(count: int) -> str:
    return ngettext("touch", "touches", count)
