"""How long the other kinds of care wait, and who gets them."""

from dataclasses import replace

from relapp import wording
from relapp.domain.clients import Importance
from relapp.domain.settings import Settings
from relapp.i18n import _, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.forms import LabelledRow

MOST_DAYS = 999


class IntervalsGroup(SettingsGroup):
    """Check-ups, gestures, concerns, feedback, accounts and clippings."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Other kinds of care"))
        self.check_ups_for, self.gestures_for = ChipRow(_importances()), ChipRow(_importances())
        self.fields = {
            "check_up_days": CountField(1, MOST_DAYS, _days_after_the_last),
            "check_up_at_risk_days": CountField(1, MOST_DAYS, _days_after_the_last),
            "answer_fades_days": CountField(1, MOST_DAYS, _days),
            "gesture_days": CountField(1, MOST_DAYS, _days_after_the_last),
            "account_days": CountField(1, MOST_DAYS, _days_after_the_last),
            "concern_working_days": CountField(1, MOST_DAYS, _working_days_between),
            "reply_working_days": CountField(1, MOST_DAYS, _working_days),
            "answer_days": CountField(1, MOST_DAYS, _days_later),
            "direction_days": CountField(1, MOST_DAYS, _days_after_the_reply),
            "clipping_working_days": CountField(1, MOST_DAYS, _working_days),
            "between_clippings_days": CountField(1, MOST_DAYS, _days),
        }
        self._lay_out()
        for name, field in self.fields.items():
            field.count_changed.connect(lambda count, name=name: self._save(name, count))
        self.check_ups_for.selection_changed.connect(lambda chosen: self.save(check_ups_for=frozenset(chosen)))
        self.gestures_for.selection_changed.connect(lambda chosen: self.save(gestures_for=frozenset(chosen)))

    def show_settings(self, settings: Settings) -> None:
        """Show who gets what, and every interval."""
        self.check_ups_for.select(list(settings.check_ups_for))
        self.gestures_for.select(list(settings.gestures_for))
        for name, field in self.fields.items():
            field.set_value(getattr(settings.intervals, name))

    def _lay_out(self) -> None:
        long_term = _("Long-term and dedicated relationships get them too.")
        for row in (
            LabelledRow(_("Check-ups for"), self.check_ups_for, long_term),
            LabelledRow(_("Next check-up"), self.fields["check_up_days"]),
            LabelledRow(_("Next check-up while at risk"), self.fields["check_up_at_risk_days"]),
            LabelledRow(
                _("Answers of a check-up count for"),
                self.fields["answer_fades_days"],
                _("After that they are not known any more, until somebody looks again."),
            ),
            LabelledRow(_("Gestures for"), self.gestures_for),
            LabelledRow(_("Spontaneous gesture"), self.fields["gesture_days"], _("At the earliest: the day itself varies.")),
            LabelledRow(_("What we did for you"), self.fields["account_days"], _("For long-term and dedicated relationships.")),
            LabelledRow(_("While a concern is open"), self.fields["concern_working_days"]),
            LabelledRow(_("Reply to an opinion"), self.fields["reply_working_days"]),
            LabelledRow(_("Ask again for an answer"), self.fields["answer_days"]),
            LabelledRow(_("Ask about the direction"), self.fields["direction_days"]),
            LabelledRow(_("Pass a clipping on"), self.fields["clipping_working_days"]),
            LabelledRow(_("Between two clippings"), self.fields["between_clippings_days"]),
        ):
            self.body.addWidget(row)

    def _save(self, name: str, count: int) -> None:
        intervals = self._bus.book.settings.get().intervals
        self.save(intervals=replace(intervals, **{name: count}))


def _importances() -> list[tuple[object, str]]:
    return [(each, wording.importance(each)) for each in Importance if each not in (Importance.NOT_SORTED, Importance.DATES_ONLY)]


def _days(count: int) -> str:
    return ngettext("day", "days", count)


def _working_days(count: int) -> str:
    return ngettext("working day at the latest", "working days at the latest", count)


def _working_days_between(count: int) -> str:
    return ngettext("working day between two touches", "working days between two touches", count)


def _days_later(count: int) -> str:
    return ngettext("day later", "days later", count)


def _days_after_the_last(count: int) -> str:
    return ngettext("day after the last one", "days after the last one", count)


def _days_after_the_reply(count: int) -> str:
    return ngettext("day after our reply", "days after our reply", count)
