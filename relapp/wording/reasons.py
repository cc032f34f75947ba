"""What to do and why, from the codes and the data of reminders."""

from collections.abc import Callable, Mapping
from datetime import date

from relapp.domain.clients import OccasionKind
from relapp.domain.followups import Trigger
from relapp.domain.reminders import Datum, Reminder
from relapp.i18n import _, format_day, format_money, ngettext
from relapp.wording.spans import days_from
from relapp.wording.terms import occasion, purpose

_OCCASION_CODES = ("greet", "card", "gift_buy", "gift_send", "gift_day")


def reason_title(reminder: Reminder) -> str:
    """What to do, in two or three words; a step of the user's own in the user's words."""
    data, code = reminder.data, reminder.code
    if code == "greet":
        return occasion(OccasionKind(str(data["occasion"])), str(data.get("label", "")))
    if "trigger" in data and data.get("text"):
        return str(data["text"])
    titles = {
        "card": _("Post a card"),
        "gift_buy": _("Buy a gift"),
        "gift_send": _("Hand over or post the gift"),
        "gift_day": _("Gift on the day"),
        "purchase_later": _("How is it serving you?"),
        "referral_outcome": _("Tell how the referral went"),
        "concern_call_back": _("Call back about a concern"),
        "promise_theirs": _("Promised to us"),
        "feedback_ask": _("Ask for an opinion"),
        "feedback_answer": _("Ask again for the answer"),
        "feedback_direction": _("Ask whether the direction is right"),
        "recovery_step": _("Step of the recovery plan"),
    }
    return titles.get(code) or purpose(reminder.purpose)


def why(reminder: Reminder, on: date) -> str:
    """Why it is due, as seen on `on`, in one line."""
    code = reminder.code
    if code in _OCCASION_CODES:
        return _why_occasion(reminder, on)
    if "trigger" in reminder.data:
        return _why_plan(reminder, on)
    if code.startswith("rhythm"):
        return _why_rhythm(reminder, on)
    told: dict[str, Callable[[Mapping[str, Datum], date], str]] = {
        "promise_ours": _why_promise,
        "promise_theirs": _why_promise,
        "concern_open": _why_concern,
        "feedback_ask": _why_feedback,
        "feedback_answer": _why_feedback,
        "feedback_reply": _why_feedback,
        "feedback_direction": _why_feedback,
        "check_up": _why_check_up,
        "check_up_at_risk": _why_check_up,
        "account": _why_account,
        "gesture": _why_gesture,
        "clipping": _why_clipping,
    }
    return told[code](reminder.data, on) if code in told else str(reminder.data.get("text", ""))


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


def completes(kind: OccasionKind, years: int) -> str:
    """How old somebody turns, or how many years an occasion is then."""
    if kind is OccasionKind.BIRTHDAY:
        return ngettext("turns {years}", "turns {years}", years).format(years=years)
    return ngettext("{years} year", "{years} years", years).format(years=years)


def _why_occasion(reminder: Reminder, on: date) -> str:
    data = reminder.data
    day = date.fromisoformat(str(data["date"]))
    kind = OccasionKind(str(data["occasion"]))
    years = data.get("years")
    person = _person(data)
    parts = [person] if person else []
    if reminder.code != "greet":
        parts.append(_in_sentence(kind, str(data.get("label", ""))))
    if isinstance(years, int) and years > 0:
        parts.append(completes(kind, years))
    parts.append(days_from(day, on) if abs((day - on).days) <= 14 else format_day(day, "day_month"))
    return " · ".join(parts + _about_gift(reminder))


def _about_gift(reminder: Reminder) -> list[str]:
    """Which gift it is, whether it reached them, and while it is to be bought what it may cost."""
    data = reminder.data
    parts = [str(data["gift"])] if data.get("gift") else []
    if reminder.code == "gift_day" and data.get("sent"):
        parts.append(_("did it reach them?"))
    left = data.get("budget_left")
    if reminder.code == "gift_buy" and isinstance(left, int):
        amount = format_money(left, str(data["currency"]))
        parts.append(_("up to {amount}").format(amount=amount) if left > 0 else _("the year's budget is spent"))
    return parts


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


def _why_plan(reminder: Reminder, on: date) -> str:
    data = reminder.data
    when = days_from(date.fromisoformat(str(data["started_on"])), on)
    what = str(data.get("what") or "")
    trigger = Trigger(str(data["trigger"]))
    if trigger is Trigger.PURCHASE and not what:
        return _("bought something {when}").format(when=when)
    named = {
        Trigger.PURCHASE: _("bought {what} {when}"),
        Trigger.CONCERN_RESOLVED: _("concern resolved {when}: {what}"),
    }
    if trigger in named:
        return named[trigger].format(what=what, when=when)
    plain = {
        Trigger.MET_AT_EVENT: _("met at an event {when}"),
        Trigger.MET: _("you met {when}"),
        Trigger.GOOD_NEWS: _("good news {when}"),
        Trigger.REFERRAL_RECEIVED: _("referral received {when}"),
        Trigger.FAVOUR_RECEIVED: _("favour received {when}"),
        Trigger.GIFT_RECEIVED: _("gift received {when}"),
        Trigger.REFERRAL_GIVEN: _("referral given {when}"),
        Trigger.FAVOUR_GIVEN: _("favour done {when}"),
        Trigger.FIRST_CONTACT: _("first contact {when}"),
        Trigger.BY_HAND: _("plan started {when}"),
    }
    return " · ".join(filter(None, [plain[trigger].format(when=when), what]))


def _why_promise(data: Mapping[str, Datum], on: date) -> str:
    made = data.get("made_on")
    parts = [str(data["text"])]
    if made:
        parts.append(_("promised {when}").format(when=days_from(date.fromisoformat(str(made)), on)))
    return " · ".join(parts)


def _why_concern(data: Mapping[str, Datum], on: date) -> str:
    opened = days_from(date.fromisoformat(str(data["opened_on"])), on)
    return _("{what} · opened {when}").format(what=data["what"], when=opened)


def _why_feedback(data: Mapping[str, Datum], on: date) -> str:
    since = date.fromisoformat(str(data["since"]))
    return " · ".join(filter(None, [str(data.get("answer") or data.get("question") or ""), days_from(since, on)]))


def _why_check_up(data: Mapping[str, Datum], on: date) -> str:
    last = data.get("last")
    if not last:
        return _("never looked at yet")
    return _("last one {when}").format(when=days_from(date.fromisoformat(str(last)), on))


def _why_account(data: Mapping[str, Datum], _on: date) -> str:
    bought, resolved, kept = (int(data.get(name) or 0) for name in ("purchases", "resolved", "kept"))
    counted = [
        (bought, ngettext("{count} purchase", "{count} purchases", bought)),
        (resolved, ngettext("{count} concern resolved", "{count} concerns resolved", resolved)),
        (kept, ngettext("{count} promise kept", "{count} promises kept", kept)),
    ]
    done = ", ".join(said.format(count=count) for count, said in counted if count)
    return _("since {day}: {done}").format(day=format_day(date.fromisoformat(str(data["since"]))), done=done)


def _why_gesture(data: Mapping[str, Datum], on: date) -> str:
    last = data.get("last")
    parts = [_("last one {when}").format(when=days_from(date.fromisoformat(str(last)), on))] if last else []
    about = str(data.get("about", ""))
    ideas = {
        "interest": _("idea: something about {about}"),
        "wish": _("idea: they wish for {about}"),
        "family": _("idea: ask how {about} is"),
        "purchase": _("idea: a small thing that goes with {about}"),
        "none": _("idea: a line to say you thought of them"),
    }
    return " · ".join([*parts, ideas[str(data.get("idea", "none"))].format(about=about)])


def _why_clipping(data: Mapping[str, Datum], _on: date) -> str:
    return _("“{title}” · interest: {interest}").format(title=data["title"], interest=data["interest"])


def _in_sentence(kind: OccasionKind, label: str) -> str:
    """An occasion inside a line, where its name begins with a small letter and the user's own label stays as it is."""
    name = occasion(kind, label)
    return name if name == label else name[:1].lower() + name[1:]
