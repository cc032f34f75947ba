"""The plain words that stand for the labels of every program: ``cell``, ``work``, ``home fax``, or the user's own."""

import re
from collections.abc import Iterable

from relapp.domain.clients import Occasion, OccasionKind

_APPLE_START, _APPLE_END = "_$!<", ">!$_"

_WORDS = {"cell", "home", "work", "main", "fax", "pager", "other", "car", "school"}

_ALIASES = {
    **{word: word for word in _WORDS},
    "mobile": "cell",
    "cellular": "cell",
    "business": "work",
    "home fax": "home fax",
    "homefax": "home fax",
    "work fax": "work fax",
    "workfax": "work fax",
    "business fax": "work fax",
    "other fax": "other fax",
    "otherfax": "other fax",
    "home page": "homepage",
    "homepage": "homepage",
}

# What programs add to a TYPE that says nothing about where or what it is.
_NOISE = {
    "voice", "pref", "internet", "text", "msg", "dom", "intl", "postal", "parcel", "x400", "uri", "iphone", "video", "date",
}  # fmt: skip

_OCCASION_WORDS = {
    OccasionKind.BIRTHDAY: "Birthday",
    OccasionKind.WEDDING: "Anniversary",
    OccasionKind.PARTNERSHIP: "Anniversary of working together",
    OccasionKind.NAME_DAY: "Name day",
    OccasionKind.CUSTOM: "",
}

_OCCASION_KINDS = {word.casefold(): kind for kind, word in _OCCASION_WORDS.items()} | {
    "wedding": OccasionKind.WEDDING,
    "wedding anniversary": OccasionKind.WEDDING,
    "wedding day": OccasionKind.WEDDING,
    "aniversário de casamento": OccasionKind.WEDDING,
    "casamento": OccasionKind.WEDDING,
    "aniversarea căsătoriei": OccasionKind.WEDDING,
    "nunta": OccasionKind.WEDDING,
    "zi de naștere": OccasionKind.BIRTHDAY,
    "ziua de naștere": OccasionKind.BIRTHDAY,
    "nascimento": OccasionKind.BIRTHDAY,
    "data de nascimento": OccasionKind.BIRTHDAY,
    "aniversário (nascimento)": OccasionKind.BIRTHDAY,
    "dia do nome": OccasionKind.NAME_DAY,
    "onomastică": OccasionKind.NAME_DAY,
    "ziua numelui": OccasionKind.NAME_DAY,
    "aniversário da parceria": OccasionKind.PARTNERSHIP,
    "aniversarea colaborării": OccasionKind.PARTNERSHIP,
    "other": OccasionKind.CUSTOM,
}

# Labels that phones show in their own language.
_APPLE_LABELS = {"homepage": "HomePage", "main": "Main", "other": "Other", "school": "School"}

_OF_SOMEBODY = re.compile(r"(.+) \((.+)\)", re.DOTALL)


def plain_label(text: str) -> str:
    """The plain word for a label as Google, Outlook or a phone write it; one that is nobody's but the user's stays as it is."""
    text = unwrapped(text).removeprefix("*").strip()
    return _ALIASES.get(text.casefold(), text)


def unwrapped(text: str) -> str:
    """A label on one line and without what Apple puts around those that it translates."""
    text = " ".join(text.split())
    if text.startswith(_APPLE_START) and text.endswith(_APPLE_END):
        return text[len(_APPLE_START) : -len(_APPLE_END)]
    return text


def apple_label(word: str) -> str:
    """`word` as a label that Apple and Google translate."""
    return f"{_APPLE_START}{word}{_APPLE_END}"


def written_label(label: str) -> str:
    """What phones are given for a plain word, or for a label of the user's own."""
    return apple_label(_APPLE_LABELS[label]) if label in _APPLE_LABELS else label


def label_of_types(types: Iterable[str]) -> str:
    """The label that the TYPE words of a vCard property make together: ``WORK``, ``FAX`` give ``work fax``."""
    plain = dict.fromkeys(_ALIASES.get(word, word) for word in (word.strip().lower().removeprefix("x-") for word in types))
    known = [word for word in plain if word in _WORDS]
    if known:
        return " ".join(sorted(known, key=lambda word: word == "fax"))
    return " ".join(next((word for word in plain if word and word not in _NOISE), "").split())


def occasion_word(occasion: Occasion) -> str:
    """The word that phones and Google show for a yearly date."""
    return occasion.label or _OCCASION_WORDS[occasion.kind]


def says_no_words(occasion: Occasion) -> bool:
    """Whether a yearly date is the client's own and needs nothing told beside its kind."""
    return not (occasion.label or occasion.person or occasion.relation)


def occasion_kind(label: str) -> tuple[OccasionKind, str]:
    """The kind that a yearly date's label stands for, with the label that is left to tell: none where the kind says it all."""
    label = plain_label(label)
    kind = _OCCASION_KINDS.get(label.casefold())
    return (OccasionKind.CUSTOM, label) if kind is None else (kind, "")


def occasion_label(occasion: Occasion) -> str:
    """What a phone is to show for a yearly date, with whose it is where it is not the client's: ``Birthday (Lia)``."""
    word = occasion_word(occasion)
    if occasion.person:
        return f"{word} ({occasion.person})" if word else occasion.person
    return apple_label(word) if occasion.kind is OccasionKind.WEDDING and not occasion.label else word


def read_occasion_label(text: str) -> tuple[OccasionKind, str, str]:
    """The kind, the label that is left to tell, and whose date it is where the label says so as `occasion_label` does."""
    kind, label = occasion_kind(text)
    match = _OF_SOMEBODY.fullmatch(label)
    if kind is OccasionKind.CUSTOM and match:
        of_somebody, rest = occasion_kind(match[1])
        if of_somebody is not OccasionKind.CUSTOM:
            return of_somebody, rest, match[2]
    return kind, label, ""
