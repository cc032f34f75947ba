"""Cards, gifts and greetings around the occasions."""

from datetime import date

from relapp import wording
from relapp.domain.clients import Importance
from relapp.domain.dates import LeapDay
from relapp.domain.settings import Settings
from relapp.i18n import _, format_day, ngettext
from relapp.ui.bus import Bus
from relapp.ui.settings.fields import CountField
from relapp.ui.settings.group import SettingsGroup
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.forms import LabelledRow
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import Text

LONGEST_LEAD = 99


class OccasionsGroup(SettingsGroup):
    """Lead times, who gets a card or a gift, and the day that most years lack."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus, _("Birthdays and other occasions"), _("A client's own setting for cards and gifts comes first."))
        self.cards_for, self.gifts_for = ChipRow(_importances()), ChipRow(_importances())
        self.card = CountField(0, LONGEST_LEAD, _working_days_before)
        self.gift_buy = CountField(0, LONGEST_LEAD, _days_before)
        self.gift_send = CountField(0, LONGEST_LEAD, _days_before)
        self.belated = CountField(0, LONGEST_LEAD, _days_after)
        self.leap_day = SegmentedControl([(LeapDay.FEBRUARY_28, _day(2, 28)), (LeapDay.MARCH_1, _day(3, 1))])
        self.problem = Text("", "problem", wrap=True)
        for row in (
            LabelledRow(_("Cards for"), self.cards_for),
            LabelledRow(_("Post a card"), self.card),
            LabelledRow(_("Gifts for"), self.gifts_for),
            LabelledRow(_("Buy a gift"), self.gift_buy),
            LabelledRow(_("Hand over or post the gift"), self.gift_send),
            self.problem,
            LabelledRow(_("Belated greeting"), self.belated, _("After that, the greeting waits for the next year.")),
            LabelledRow(_day(2, 29), self.leap_day, _("The day it is kept on in years that do not have it.")),
        ):
            self.body.addWidget(row)
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show everything around the occasions."""
        self.cards_for.select(list(settings.cards_for))
        self.gifts_for.select(list(settings.gifts_for))
        self.card.set_value(settings.card_working_days)
        self.gift_buy.set_value(settings.gift_buy_days)
        self.gift_send.set_value(settings.gift_send_days)
        self.belated.set_value(settings.belated_days)
        self.leap_day.set_value(settings.leap_day)
        self.problem.hide()

    def _connect(self) -> None:
        self.cards_for.selection_changed.connect(lambda chosen: self.save(cards_for=frozenset(chosen)))
        self.gifts_for.selection_changed.connect(lambda chosen: self.save(gifts_for=frozenset(chosen)))
        self.card.count_changed.connect(lambda count: self.save(card_working_days=count))
        self.gift_buy.count_changed.connect(self._save_gift)
        self.gift_send.count_changed.connect(self._save_gift)
        self.belated.count_changed.connect(lambda count: self.save(belated_days=count))
        self.leap_day.value_chosen.connect(lambda day: self.save(leap_day=day))

    def _save_gift(self) -> None:
        buy, send = self.gift_buy.value, self.gift_send.value
        if buy >= send:
            self.save(gift_buy_days=buy, gift_send_days=send)
            return
        said = _("Not saved yet: a gift has to be bought before it is on its way, so at least {count} days before.")
        self.problem.setText(said.format(count=send))
        self.problem.show()


def _importances() -> list[tuple[object, str]]:
    return [(each, wording.importance(each)) for each in Importance if each is not Importance.NOT_SORTED]


def _day(month: int, day: int) -> str:
    return format_day(date(2024, month, day), "day_month")


def _working_days_before(count: int) -> str:
    return ngettext("working day before", "working days before", count)


def _days_before(count: int) -> str:
    return ngettext("day before", "days before", count)


def _days_after(count: int) -> str:
    return ngettext("day after, at the latest", "days after, at the latest", count)
