"""The names of what the domain knows, in the language spoken now."""

from datetime import date

from relapp.domain.clients import Channel, DetailKind, Importance, Observed, OccasionKind, PointKind, RelationshipType, Stage
from relapp.domain.dates import YearlyDate
from relapp.domain.journal import Direction, Outcome, Purpose
from relapp.i18n import _, format_day, pgettext


def importance(value: Importance) -> str:
    """The name of an importance."""
    return {
        Importance.VIP: _("VIP"),
        Importance.REGULAR: pgettext("importance", "Regular"),
        Importance.OCCASIONAL: pgettext("importance", "Occasional"),
        Importance.DATES_ONLY: pgettext("importance", "Dates only"),
        Importance.NOT_SORTED: pgettext("importance", "Not sorted yet"),
    }[value]


def stage(value: Stage) -> str:
    """The name of a stage."""
    return {
        Stage.EXPLORATION: pgettext("stage", "Exploration"),
        Stage.AWARENESS: pgettext("stage", "Awareness"),
        Stage.EXPANSION: pgettext("stage", "Expansion"),
        Stage.COMMITMENT: pgettext("stage", "Commitment"),
        Stage.DISSOLUTION: pgettext("stage", "Dissolution"),
    }[value]


def relationship(value: RelationshipType) -> str:
    """The name of a type of relationship."""
    return {
        RelationshipType.TRANSACTIONAL: pgettext("relationship", "Transactional"),
        RelationshipType.LONG_TERM: pgettext("relationship", "Long-term"),
        RelationshipType.PERSONAL_ASSISTANCE: pgettext("relationship", "Personal assistance"),
        RelationshipType.DEDICATED_ASSISTANCE: pgettext("relationship", "Dedicated personal assistance"),
        RelationshipType.SELF_SERVICE: pgettext("relationship", "Self-service"),
        RelationshipType.AUTOMATED: pgettext("relationship", "Automated service"),
        RelationshipType.COMMUNITY: pgettext("relationship", "Community"),
    }[value]


def channel(value: Channel) -> str:
    """The name of a channel."""
    return {
        Channel.PHONE: pgettext("channel", "Phone"),
        Channel.WHATSAPP: pgettext("channel", "WhatsApp"),
        Channel.EMAIL: pgettext("channel", "E-mail"),
        Channel.LETTER: pgettext("channel", "Letter"),
        Channel.IN_PERSON: pgettext("channel", "In person"),
        Channel.OTHER: pgettext("channel", "Other"),
    }[value]


def point_kind(value: PointKind) -> str:
    """The name of a way to reach somebody."""
    return {
        PointKind.PHONE: _("Phone"),
        PointKind.EMAIL: _("E-mail"),
        PointKind.ADDRESS: _("Address"),
        PointKind.URL: _("Web page"),
    }[value]


def point_label(label: str) -> str:
    """A label of a way to reach somebody: those that programs write in the language spoken, any other as it was typed."""
    return {
        "cell": pgettext("label", "mobile"),
        "work": pgettext("label", "work"),
        "home": pgettext("label", "home"),
        "main": pgettext("label", "main"),
        "other": pgettext("label", "other"),
        "fax": pgettext("label", "fax"),
        "work fax": pgettext("label", "work fax"),
        "home fax": pgettext("label", "home fax"),
    }.get(label.casefold(), label)


def direction(value: Direction) -> str:
    """Who got in touch."""
    return _("We got in touch") if value is Direction.OUTGOING else _("The client got in touch")


def outcome(value: Outcome) -> str:
    """What came of a touch."""
    return {
        Outcome.SPOKE: pgettext("outcome", "Spoke"),
        Outcome.LEFT_MESSAGE: pgettext("outcome", "Left a message"),
        Outcome.NO_ANSWER: pgettext("outcome", "No answer"),
        Outcome.SENT: pgettext("outcome", "Sent"),
        Outcome.HANDED_OVER: pgettext("outcome", "Handed over"),
    }[value]


def purpose(value: Purpose) -> str:
    """The name of a purpose."""
    return {
        Purpose.THANK_YOU: _("Thank-you call"),
        Purpose.SATISFACTION_CHECK: _("Satisfaction check"),
        Purpose.PERSONAL_NOTE: _("Personal note"),
        Purpose.GREETING: _("Greeting"),
        Purpose.GIFT: _("Gift"),
        Purpose.SHARE_INFORMATION: _("Share information"),
        Purpose.SERVICE_ACCOUNT: _("What we did for you"),
        Purpose.KEEP_IN_TOUCH: _("Keep in touch"),
        Purpose.PROMISE: _("Promise"),
        Purpose.CONCERN_FOLLOW_UP: _("Concern follow-up"),
        Purpose.FEEDBACK_REPLY: _("Reply to feedback"),
        Purpose.CHECK_UP: _("Relationship check-up"),
        Purpose.SPONTANEOUS_GESTURE: _("Spontaneous gesture"),
        Purpose.FREE_REMINDER: _("Reminder"),
    }[value]


def occasion(value: OccasionKind, label: str = "") -> str:
    """The name of a yearly date; a custom one is called by its label."""
    if label and value is OccasionKind.CUSTOM:
        return label
    return {
        OccasionKind.BIRTHDAY: _("Birthday"),
        OccasionKind.WEDDING: _("Wedding anniversary"),
        OccasionKind.PARTNERSHIP: _("Anniversary of working together"),
        OccasionKind.NAME_DAY: _("Name day"),
        OccasionKind.CUSTOM: _("Occasion"),
    }[value]


def detail(value: DetailKind) -> str:
    """The name of a kind of detail."""
    return {
        DetailKind.NEED: pgettext("detail", "Need"),
        DetailKind.WISH: pgettext("detail", "Wish"),
        DetailKind.PREFERENCE: pgettext("detail", "Preference"),
        DetailKind.INTEREST: pgettext("detail", "Interest"),
        DetailKind.OPPORTUNITY: pgettext("detail", "Opportunity"),
        DetailKind.PRAISE: pgettext("detail", "Praise"),
        DetailKind.OBSERVATION: pgettext("detail", "Observation"),
    }[value]


def observed(value: Observed) -> str:
    """How something about a client is known, as a remark after it."""
    return {
        Observed.SAID: pgettext("how it is known", "client said"),
        Observed.SEEN: pgettext("how it is known", "I saw"),
        Observed.THOUGHT: pgettext("how it is known", "I think"),
    }[value]


def yearly_date(value: YearlyDate) -> str:
    """A yearly date as people write it, its year only where it is known."""
    day = date(value.year or 2024, value.month, value.day)
    return format_day(day, "medium" if value.year else "day_month")
