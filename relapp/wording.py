"""What codes and data mean in words, in the language spoken now."""

from collections.abc import Mapping
from datetime import date

from relapp.domain.clients import Channel, DetailKind, Importance, OccasionKind, RelationshipType, Stage
from relapp.domain.dates import YearlyDate
from relapp.domain.duplicates import Likeness
from relapp.domain.journal import Direction, Outcome, Purpose
from relapp.domain.reminders import Datum, Reminder
from relapp.i18n import _, format_day, ngettext, pgettext


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
    }[value]


def likeness(value: Likeness) -> str:
    """Why two records are taken for one client."""
    return {
        Likeness.SAME_PHONE: _("same phone"),
        Likeness.SAME_EMAIL: _("same e-mail"),
        Likeness.SAME_NAME: _("same name"),
    }[value]


def yearly_date(value: YearlyDate) -> str:
    """A yearly date as people write it, its year only where it is known."""
    day = date(value.year or 2024, value.month, value.day)
    return format_day(day, "medium" if value.year else "day_month")


def reason_title(reminder: Reminder) -> str:
    """What to do, in two or three words."""
    if reminder.code == "greet":
        kind = OccasionKind(str(reminder.data["occasion"]))
        return occasion(kind, str(reminder.data.get("label", "")))
    titles = {
        "card": _("Post a card"),
        "gift_buy": _("Buy a gift"),
        "gift_send": _("Hand over or post the gift"),
        "purchase_later": _("How is it serving you?"),
    }
    return titles.get(reminder.code) or purpose(reminder.purpose)


def why(reminder: Reminder, on: date) -> str:
    """Why it is due, as seen on `on`, in one line."""
    if reminder.code in ("greet", "card", "gift_buy", "gift_send"):
        return _why_occasion(reminder, on)
    if reminder.code.startswith("rhythm"):
        return _why_rhythm(reminder, on)
    if reminder.code.startswith("purchase"):
        return _why_purchase(reminder, on)
    return str(reminder.data.get("text", ""))


def remarks(reminder: Reminder, on: date) -> list[str]:
    """What else is to be said of a reason: how late it is, how often it was tried."""
    said = []
    if reminder.code == "greet" and reminder.overdue_days(on):
        said.append(_("belated"))
    elif late := reminder.overdue_days(on):
        said.append(ngettext("{count} day late", "{count} days late", late).format(count=late))
    if reminder.tries:
        said.append(ngettext("{count} try", "{count} tries", reminder.tries).format(count=reminder.tries))
    return said


def days_from(day: date, on: date) -> str:
    """`day` as told on `on`: today, tomorrow, yesterday, or how many days away."""
    away = (day - on).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if away in near:
        return near[away]
    if away > 0:
        return ngettext("in {count} day", "in {count} days", away).format(count=away)
    return ngettext("{count} day ago", "{count} days ago", -away).format(count=-away)


def moved_from(day: date, on: date) -> str:
    """Where a touch would have been, had that day had room."""
    near = days_from(day, on) if (day - on).days <= 1 else format_day(day, "weekday")
    return _("moved from {day}: day full").format(day=near)


def minutes(total: int) -> str:
    """A length of work, given in minutes."""
    hours, rest = divmod(total, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def _why_occasion(reminder: Reminder, on: date) -> str:
    day = date.fromisoformat(str(reminder.data["date"]))
    kind = OccasionKind(str(reminder.data["occasion"]))
    years = reminder.data.get("years")
    person = _person(reminder.data)
    parts = [person] if person else []
    if reminder.code != "greet":
        parts.append(_in_sentence(kind, str(reminder.data.get("label", ""))))
    if isinstance(years, int) and years > 0:
        parts.append(_completes(kind, years))
    parts.append(days_from(day, on) if abs((day - on).days) <= 14 else format_day(day, "day_month"))
    return " · ".join(parts)


def _completes(kind: OccasionKind, years: int) -> str:
    if kind is OccasionKind.BIRTHDAY:
        return ngettext("turns {years}", "turns {years}", years).format(years=years)
    return ngettext("{years} year", "{years} years", years).format(years=years)


def _person(data: Mapping[str, Datum]) -> str:
    person, relation = str(data.get("person", "")), str(data.get("relation", ""))
    return f"{person} ({relation})" if person and relation else person


def _why_rhythm(reminder: Reminder, on: date) -> str:
    last = reminder.data.get("last_contact")
    if not last:
        return _("never in touch yet")
    days = (on - date.fromisoformat(str(last))).days
    ideal, latest = reminder.data.get("ideal_days") or 0, reminder.data.get("latest_days") or 0
    said = ngettext("last contact {count} day ago", "last contact {count} days ago", days).format(count=days)
    rhythm = ngettext("rhythm of {count} day", "rhythm of {count} days", int(ideal)).format(count=ideal)
    if reminder.overdue_days(on) and latest != ideal:
        rhythm = _("rhythm of {ideal} to {latest} days").format(ideal=ideal, latest=latest)
    return f"{said} · {rhythm}"


def _why_purchase(reminder: Reminder, on: date) -> str:
    bought = days_from(date.fromisoformat(str(reminder.data["purchased_on"])), on)
    what = str(reminder.data.get("what", ""))
    if what:
        return _("bought {what} {when}").format(what=what, when=bought)
    return _("bought something {when}").format(when=bought)


def _in_sentence(kind: OccasionKind, label: str) -> str:
    """An occasion inside a line, where its name begins with a small letter and the user's own label stays as it is."""
    name = occasion(kind, label)
    return name if name == label else name[:1].lower() + name[1:]


def action(code: str, count: int) -> str:
    """What was just done, for the line that offers to undo it."""
    said = {
        "touch_logged": _("Touch logged"),
        "touch_deleted": _("Touch deleted"),
        "snoozed": _("Snoozed"),
        "skipped": _("Skipped this one"),
        "purchase_added": _("Purchase added"),
        "purchase_deleted": _("Purchase deleted"),
        "reminder_added": _("Reminder added"),
        "reminder_deleted": _("Reminder deleted"),
        "client_added": _("Client added"),
        "client_saved": _("Saved"),
        "client_deleted": ngettext("{count} client deleted", "{count} clients deleted", count),
        "importance_set": ngettext("Importance of {count} client set", "Importance of {count} clients set", count),
        "tags_changed": ngettext("Tags of {count} client changed", "Tags of {count} clients changed", count),
        "settings_changed": _("Settings saved"),
        "imported": ngettext("{count} client imported", "{count} clients imported", count),
        "undone": _("Undone"),
    }
    return said[code].format(count=count)
