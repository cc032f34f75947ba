"""The rules of care that a user can change, with the defaults that work untouched."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from relapp.domain.clients import Client, Importance, RelationshipType, Stage
from relapp.domain.dates import LeapDay, WorkingCalendar
from relapp.domain.followups import DEFAULT_PLANS, FollowUpPlan
from relapp.domain.rhythms import Rhythm
from relapp.domain.signs import OURS, Sign

DEFAULT_RHYTHMS: Mapping[Importance, Rhythm] = MappingProxyType(
    {
        Importance.VIP: Rhythm(21, 30),
        Importance.REGULAR: Rhythm(45, 60),
        Importance.OCCASIONAL: Rhythm(90, 120),
    }
)

_EXPLORING = Rhythm(7, 14)
_WIN_BACK = Rhythm(60, 90)
_DEDICATED = Rhythm(7, 14)
_OCCASIONS_ONLY = frozenset({RelationshipType.TRANSACTIONAL, RelationshipType.SELF_SERVICE, RelationshipType.AUTOMATED})


CHECK_UPS_FOR = frozenset({Importance.VIP})
GESTURES_FOR = frozenset({Importance.VIP, Importance.REGULAR})

_TOLD_OF_SERVICE = frozenset({RelationshipType.LONG_TERM, RelationshipType.DEDICATED_ASSISTANCE})


@dataclass(frozen=True, slots=True)
class Intervals:
    """How long to wait, in days, or in working days where the name says so; each 1 or more."""

    concern_working_days: int = 2
    reply_working_days: int = 2
    answer_days: int = 7
    direction_days: int = 30
    check_up_days: int = 90
    check_up_at_risk_days: int = 30
    account_days: int = 90
    gesture_days: int = 60
    clipping_working_days: int = 5
    between_clippings_days: int = 7
    answer_fades_days: int = 180


DEFAULT_INTERVALS = Intervals()


@dataclass(frozen=True, slots=True)
class CareRules:
    """Lead times are days before an occasion; `capacity` is touches a working day, 1 or more.

    `gift_budgets` are hundredths of `gift_currency` a year for one client.
    """

    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    rhythms: Mapping[Importance, Rhythm] = field(default_factory=lambda: DEFAULT_RHYTHMS)
    plans: tuple[FollowUpPlan, ...] = DEFAULT_PLANS
    intervals: Intervals = DEFAULT_INTERVALS
    signs: tuple[Sign, ...] = OURS
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
    capacity: int = 8

    def rhythm_of(self, client: Client) -> Rhythm | None:
        """How often `client` wants to hear from us; None where only occasions raise anything."""
        if client.importance in (Importance.NOT_SORTED, Importance.DATES_ONLY) or client.relationship in _OCCASIONS_ONLY:
            return None
        if client.rhythm:
            return client.rhythm
        if client.stage is Stage.DISSOLUTION:
            return _WIN_BACK
        if client.relationship is RelationshipType.DEDICATED_ASSISTANCE:
            return _DEDICATED
        if client.stage is Stage.EXPLORATION:
            return _EXPLORING
        return self.rhythms.get(client.importance)

    def begin_rhythm(self, before: Client | None, after: Client, today: date) -> Client:
        """`after` with its rhythm starting `today` where it gets one that `before` did not have."""
        if self.rhythm_of(after) and not (before and self.rhythm_of(before)):
            return replace(after, rhythm_start=today)
        return after

    def wants_gift(self, client: Client) -> bool:
        """Whether an occasion of `client` calls for a gift: the client's own setting, else importance."""
        return client.importance in self.gifts_for if client.wants_gifts is None else client.wants_gifts

    def gift_budget_of(self, client: Client) -> int | None:
        """What a year's gifts for `client` may cost, in hundredths of `gift_currency`; None where nobody said it."""
        return self.gift_budgets.get(client.importance) if client.gift_budget is None else client.gift_budget

    def wants_card(self, client: Client) -> bool:
        """Whether an occasion of `client` calls for a card by post: the client's own setting, else importance."""
        return client.importance in self.cards_for if client.wants_cards is None else client.wants_cards

    def checks_up(self, client: Client) -> bool:
        """Whether the relationship with `client` is looked at now and then, even if it never was; one that has ended is not."""
        wanted = client.importance in self.check_ups_for or client.relationship in _TOLD_OF_SERVICE
        return wanted and client.stage is not Stage.DISSOLUTION

    def makes_gestures(self, client: Client) -> bool:
        """Whether `client` is among those to be surprised."""
        wanted = client.importance in self.gestures_for and client.relationship not in _OCCASIONS_ONLY
        return wanted and client.stage is not Stage.DISSOLUTION

    def tells_of_service(self, client: Client) -> bool:
        """Whether `client` is told now and then what was done for them."""
        return client.relationship in _TOLD_OF_SERVICE and client.stage is not Stage.DISSOLUTION
