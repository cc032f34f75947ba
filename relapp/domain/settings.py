"""What a user can set. Every default works untouched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from relapp.domain.care import CHECK_UPS_FOR, DEFAULT_INTERVALS, DEFAULT_RHYTHMS, GESTURES_FOR, CareRules, Intervals
from relapp.domain.clients import Importance
from relapp.domain.currencies import usual_currency
from relapp.domain.dates import MONDAY_TO_FRIDAY, LeapDay, WorkingCalendar
from relapp.domain.followups import DEFAULT_PLANS, FollowUpPlan
from relapp.domain.journal import Purpose
from relapp.domain.rhythms import Rhythm
from relapp.domain.signs import Sign, all_signs


@dataclass(frozen=True, slots=True)
class Settings:
    """Kept in the book, so that they travel with it. Lead times are days; `capacity` is touches a working day, 1 to 99.

    `signs` are the user's own, and ours that are no longer asked for. `minutes` are those a touch takes where that is not what
    the purpose usually takes, 1 to 480. After `retention_years` without contact, 1 to 30, a client is looked through.
    `lock_after` are minutes, 0 for never; `names_in_notifications` is None until somebody chooses: shown without a passphrase.
    Of so many days, weeks and months a backup is kept, 1 to 99; `second_place` is a folder on this computer, empty for none.
    """

    language: str = ""
    country: str = ""
    region: str = ""
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    capacity: int = 8
    rhythms: Mapping[Importance, Rhythm] = field(default_factory=lambda: dict(DEFAULT_RHYTHMS))
    leap_day: LeapDay = LeapDay.FEBRUARY_28
    card_working_days: int = 5
    gift_buy_days: int = 10
    gift_send_days: int = 4
    belated_days: int = 7
    gifts_for: frozenset[Importance] = frozenset({Importance.VIP})
    cards_for: frozenset[Importance] = frozenset({Importance.VIP})
    gift_budgets: Mapping[Importance, int] = field(default_factory=dict)
    gift_currency: str = ""
    check_ups_for: frozenset[Importance] = CHECK_UPS_FOR
    gestures_for: frozenset[Importance] = GESTURES_FOR
    intervals: Intervals = DEFAULT_INTERVALS
    plans: tuple[FollowUpPlan, ...] = DEFAULT_PLANS
    signs: tuple[Sign, ...] = ()
    minutes: Mapping[Purpose, int] = field(default_factory=dict)
    digest_at: time = time(9, 0)
    notifications: bool = True
    quiet_from: time = time(20, 0)
    quiet_until: time = time(8, 0)
    theme: Literal["system", "light", "dark"] = "system"
    text_scale: int = 100
    close_to_tray: bool = False
    paper: Literal["A4", "Letter"] = "A4"
    backups_daily: int = 7
    backups_weekly: int = 5
    backups_monthly: int = 12
    second_place: str = ""
    retention_years: int = 5
    lock_after: int = 15
    lock_on_sleep: bool = True
    names_in_notifications: bool | None = None

    @property
    def currency_of_gifts(self) -> str:
        """What the gift budgets are in: what the user chose, else what the country pays with."""
        return self.gift_currency or usual_currency(self.country)

    def rules(self, holidays: Mapping[date, str]) -> CareRules:
        """The rules of care that these settings and the public holidays of the years in use make."""
        return CareRules(
            calendar=WorkingCalendar(self.weekdays, holidays),
            rhythms=self.rhythms,
            leap_day=self.leap_day,
            card_working_days=self.card_working_days,
            gift_buy_days=self.gift_buy_days,
            gift_send_days=self.gift_send_days,
            belated_days=self.belated_days,
            gifts_for=self.gifts_for,
            cards_for=self.cards_for,
            gift_budgets=self.gift_budgets,
            gift_currency=self.currency_of_gifts,
            check_ups_for=self.check_ups_for,
            gestures_for=self.gestures_for,
            intervals=self.intervals,
            signs=all_signs(self.signs),
            plans=self.plans,
            capacity=self.capacity,
        )

    def shows_names(self, *, has_passphrase: bool) -> bool:
        """Whether a notification may name a client."""
        return not has_passphrase if self.names_in_notifications is None else self.names_in_notifications

    def is_quiet(self, at: time) -> bool:
        """Whether `at` falls in the quiet hours, which may span midnight; equal ends mean there are none."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= at < self.quiet_until
        return at >= self.quiet_from or at < self.quiet_until
