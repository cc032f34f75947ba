"""Texts to say or send: what they are for, who gets which, and what is filled into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b

from relapp.domain.clients import Channel, Client, ClientKind, DetailKind, OccasionKind
from relapp.domain.followups import Trigger
from relapp.domain.journal import Purpose
from relapp.domain.merging import Field
from relapp.domain.reminders import Reminder


class Situation(StrEnum):
    """What a text is for: a purpose, or a part of one (``greeting.birthday``) that asks for words of its own."""

    BIRTHDAY = "greeting.birthday"
    WEDDING = "greeting.wedding"
    PARTNERSHIP = "greeting.partnership"
    NAME_DAY = "greeting.name_day"
    GREETING = "greeting"
    SOMEBODY_CLOSE = "greeting.somebody_close"
    BELATED = "greeting.belated"
    THANK_YOU = "thank_you"
    PURCHASE_THANKS = "thank_you.purchase"
    REFERRAL_THANKS = "thank_you.referral"
    SATISFACTION_CHECK = "satisfaction_check"
    OPINION = "satisfaction_check.opinion"
    PERSONAL_NOTE = "personal_note"
    MET = "personal_note.met"
    GOOD_NEWS = "personal_note.good_news"
    REFERRAL_OUTCOME = "personal_note.referral"
    KEEP_IN_TOUCH = "keep_in_touch"
    SHARE_INFORMATION = "share_information"
    SERVICE_ACCOUNT = "service_account"
    GIFT = "gift"
    PROMISE = "promise"
    PROMISED_TO_US = "promise.theirs"
    CONCERN_FOLLOW_UP = "concern_follow_up"
    CONCERN_CALL_BACK = "concern_follow_up.call_back"
    FEEDBACK_REPLY = "feedback_reply"
    DIRECTION = "feedback_reply.direction"
    CHECK_UP = "check_up"
    SPONTANEOUS_GESTURE = "spontaneous_gesture"
    FREE_REMINDER = "free_reminder"

    @property
    def purpose(self) -> Purpose:
        """The purpose it belongs to."""
        return Purpose(self.value.partition(".")[0])

    @property
    def general(self) -> "Situation":
        """The one that stands in where there are no words for this one."""
        return Situation(self.purpose.value)


class Way(StrEnum):
    """How a text is meant to reach the client: spoken, written, or written for one channel alone."""

    WRITTEN = "written"
    SPOKEN = "spoken"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LETTER = "letter"

    def fits(self, channel: Channel) -> bool:
        """Whether such a text can be used on `channel`."""
        if channel in SPOKEN_CHANNELS:
            return self is Way.SPOKEN
        return self is Way.WRITTEN or self.value == channel.value


@dataclass(frozen=True, slots=True)
class Template:
    """A text before it is merged; `key` is by what the book remembers its use: a uuid, or for one of ours its place."""

    situation: Situation
    way: Way
    language: str
    body: str
    key: str = ""
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What has to be said in the client's language besides the texts; `years` are the plural forms of ``{count} years``."""

    occasions: Mapping[OccasionKind, str]
    years: tuple[str, ...]


SPOKEN_CHANNELS = frozenset({Channel.PHONE, Channel.IN_PERSON})

_AFTER: Mapping[tuple[Purpose, Trigger], Situation] = {
    (Purpose.THANK_YOU, Trigger.PURCHASE): Situation.PURCHASE_THANKS,
    (Purpose.THANK_YOU, Trigger.REFERRAL_RECEIVED): Situation.REFERRAL_THANKS,
    (Purpose.PERSONAL_NOTE, Trigger.MET): Situation.MET,
    (Purpose.PERSONAL_NOTE, Trigger.MET_AT_EVENT): Situation.MET,
    (Purpose.PERSONAL_NOTE, Trigger.GOOD_NEWS): Situation.GOOD_NEWS,
    (Purpose.PERSONAL_NOTE, Trigger.REFERRAL_RECEIVED): Situation.REFERRAL_OUTCOME,
    (Purpose.CONCERN_FOLLOW_UP, Trigger.CONCERN_RESOLVED): Situation.CONCERN_CALL_BACK,
}

_CODES = {
    "promise_theirs": Situation.PROMISED_TO_US,
    "feedback_ask": Situation.OPINION,
    "feedback_answer": Situation.OPINION,
    "feedback_direction": Situation.DIRECTION,
}

_OCCASIONS = {
    OccasionKind.BIRTHDAY: Situation.BIRTHDAY,
    OccasionKind.WEDDING: Situation.WEDDING,
    OccasionKind.PARTNERSHIP: Situation.PARTNERSHIP,
    OccasionKind.NAME_DAY: Situation.NAME_DAY,
    OccasionKind.CUSTOM: Situation.GREETING,
}

# Written before a name in contact lists, and no part of what a person is called.
_TITLES = frozenset(
    (
        "dr",
        "dra",
        "sr",
        "sra",
        "srta",
        "mr",
        "mrs",
        "ms",
        "prof",
        "profa",
        "ing",
        "av",
        "dl",
        "dn",
        "dna",
        "domnul",
        "doamna",
        "dona",
    )
)


def topic_of(reasons: Sequence[Reminder]) -> Reminder | None:
    """The first about which something is to be said; None where all is to be done in silence."""
    return next((each for each in reasons if not is_silent(each)), None)


def is_silent(reason: Reminder) -> bool:
    """Whether it is to be done, and nothing to be said about."""
    return reason.code == "gift_buy"


def situation_of(reason: Reminder, on: date) -> Situation:
    """What the words for `reason` have to be about on `on`."""
    data = reason.data
    if reason.purpose is Purpose.GREETING and data.get("occasion"):
        if data.get("person"):
            return Situation.SOMEBODY_CLOSE
        is_late = on > date.fromisoformat(str(data["date"]))
        return Situation.BELATED if is_late else _OCCASIONS[OccasionKind(str(data["occasion"]))]
    if reason.code in _CODES:
        return _CODES[reason.code]
    trigger = data.get("trigger")
    general = Situation(reason.purpose.value)
    return _AFTER.get((reason.purpose, Trigger(str(trigger))), general) if trigger else general


def rotation(variants: Sequence[Template], used: Sequence[str], seed: str) -> list[Template]:
    """`variants` in the order in which they are offered: those never used, then the one not used for longest.

    `used` are the keys that the client had, most recent last. Which of the unused ones comes first depends on `seed`, the
    client's own, so that neighbours do not read the same.
    """
    last_use = {key: index for index, key in enumerate(used)}

    # Keys that differ in their last letter alone would keep nearly one order with a checksum.
    def dice(key: str) -> bytes:
        return blake2b(f"{seed}/{key}".encode(errors="replace"), digest_size=8).digest()

    return sorted(variants, key=lambda each: (last_use.get(each.key, -1), dice(each.key), each.key))


def values_for(client: Client, reason: Reminder | None, me: str, lexicon: Lexicon, language: str) -> dict[Field, str]:
    """Everything known that a text can ask for; `me` is how the writer signs. Notes kept about a client are never among it."""
    values = {
        Field.FIRST_NAME: client.addressed_as or first_name(client),
        Field.NAME: client.name,
        Field.COMPANY: client.company or (client.name if client.kind is ClientKind.ORGANISATION else ""),
        Field.INTEREST: next((detail.text for detail in client.details if detail.kind is DetailKind.INTEREST), ""),
        Field.ME: me,
    }
    if reason:
        values |= {field: value for field, value in _values_of(reason, lexicon, language).items() if value}
    return values


def first_name(client: Client) -> str:
    """What a person is called, without titles; empty for an organisation, which has none."""
    if client.kind is ClientKind.ORGANISATION:
        return ""
    family, comma, given = client.name.partition(",")
    words = (given if comma and given.strip() else family).split()
    names = [word for word in words if word[0].isalpha() and word.rstrip(".").lower() not in _TITLES]
    return names[0] if names else ""


def years_in_words(years: int, forms: Sequence[str], language: str) -> str:
    """``5 years`` in the plural form that `language` gives the number."""
    if years == 1:
        form = forms[0]
    elif language == "ro" and years and not 0 < years % 100 < 20:
        form = forms[2]
    else:
        form = forms[1]
    return form.format(count=years)


def _values_of(reason: Reminder, lexicon: Lexicon, language: str) -> dict[Field, str]:
    data = {name: str(value) for name, value in reason.data.items() if value is not None}
    values = {Field.TITLE: data.get("title", ""), Field.INTEREST: data.get("interest", ""), Field.PERSON: data.get("person", "")}
    if data.get("link", "").startswith(("http://", "https://")):
        values[Field.LINK] = data["link"]
    if data.get("occasion"):
        values[Field.OCCASION] = data.get("label") or lexicon.occasions[OccasionKind(data["occasion"])]
    years = reason.data.get("years")
    if isinstance(years, int) and years > 0:
        values[Field.YEARS] = years_in_words(years, lexicon.years, language)
    if data.get("trigger") == Trigger.PURCHASE or reason.purpose is Purpose.PROMISE:
        values[Field.WHAT] = data.get("what") or data.get("text", "")
    elif reason.code.startswith("feedback_"):
        values[Field.QUESTION] = data.get("question", "")
    elif data.get("idea") == "interest":
        values[Field.INTEREST] = data.get("about", "")
    return values
