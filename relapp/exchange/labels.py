"""The plain words that stand for the labels of every program: ``cell``, ``work``, ``home fax``, or the user's own."""

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
    "other": OccasionKind.CUSTOM,
}


def plain_label(text: str) -> str:
    """The plain word for a label as Google, Outlook or a phone write it; one that is nobody's but the user's stays as it is."""
    text = " ".join(text.split())
    if text.startswith(_APPLE_START) and text.endswith(_APPLE_END):
        text = text[len(_APPLE_START) : -len(_APPLE_END)]
    text = text.removeprefix("*").strip()
    return _ALIASES.get(text.casefold(), text)


def label_of_types(types: Iterable[str]) -> str:
    """The label that the TYPE words of a vCard property make together: ``WORK``, ``FAX`` give ``work fax``."""
    plain = dict.fromkeys(_ALIASES.get(word, word) for word in (word.strip().lower().removeprefix("x-") for word in types))
    known = [word for word in plain if word in _WORDS]
    if known:
        return " ".join(sorted(known, key=lambda word: word == "fax"))
    return next((word for word in plain if word and word not in _NOISE), "")


def occasion_word(occasion: Occasion) -> str:
    """The word that phones and Google show for a yearly date."""
    return occasion.label or _OCCASION_WORDS[occasion.kind]


def occasion_kind(label: str) -> tuple[OccasionKind, str]:
    """The kind that a yearly date's label stands for, with the label that is left to tell: none where the kind says it all."""
    label = plain_label(label)
    kind = _OCCASION_KINDS.get(label.casefold())
    return (OccasionKind.CUSTOM, label) if kind is None else (kind, "")
