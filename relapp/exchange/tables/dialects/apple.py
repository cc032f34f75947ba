"""Tables of Apple's Contacts, as Numbers and the usual exporters write them: a label stands in the header itself."""

from relapp.exchange.days import Order
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.dialects.dialect import Dialect

_LABELS = {
    "mobile": "cell", "iphone": "cell", "home": "home", "work": "work", "main": "main", "other": "other", "pager": "pager",
    "home fax": "home fax", "work fax": "work fax", "other fax": "other fax", "school": "school", "homepage": "homepage",
}  # fmt: skip
_POINTS = {"phone": Field.PHONE, "email": Field.EMAIL, "e-mail": Field.EMAIL, "url": Field.URL}
_ADDRESS = {
    "": "value",
    "street": "street",
    "city": "city",
    "state": "region",
    "postal code": "postcode",
    "zip": "postcode",
    "zip code": "postcode",
    "country": "country",
}
_RELATED = (
    "spouse",
    "partner",
    "child",
    "son",
    "daughter",
    "mother",
    "father",
    "brother",
    "sister",
    "assistant",
    "manager",
    "friend",
)


def _ways(name: str, label: str) -> tuple[str, ...]:
    """How the exporters write a label beside the name of a field."""
    return (
        f"{name} ({label})",
        f"{name}: {label}",
        f"{name} - {label}",
        f"{label} {name}",
        f"{name} # ({label})",
        f"{label} {name} #",
    )


APPLE = Dialect.of(
    "Apple Contacts",
    {
        "prefix": Column(Field.PREFIX),
        "name prefix": Column(Field.PREFIX),
        "first": Column(Field.GIVEN),
        "first name": Column(Field.GIVEN),
        "middle": Column(Field.MIDDLE),
        "middle name": Column(Field.MIDDLE),
        "last": Column(Field.FAMILY),
        "last name": Column(Field.FAMILY),
        "suffix": Column(Field.SUFFIX),
        "name suffix": Column(Field.SUFFIX),
        "nickname": Column(Field.NICKNAME),
        "company": Column(Field.COMPANY),
        "organization": Column(Field.COMPANY),
        "job title": Column(Field.TITLE),
        "note": Column(Field.NOTES),
        "notes": Column(Field.NOTES),
        "birthday": Column(Field.OCCASION, label="Birthday"),
        "anniversary": Column(Field.OCCASION, label="Anniversary"),
        "date (anniversary)": Column(Field.OCCASION, label="Anniversary"),
        "date: anniversary": Column(Field.OCCASION, label="Anniversary"),
        "group": Column(Field.TAGS),
        "groups": Column(Field.TAGS),
        **{name: Column(field) for name, field in _POINTS.items()},
        **{
            way: Column(field, label=label)
            for name, field in _POINTS.items()
            for word, label in _LABELS.items()
            for way in _ways(name, word)
        },
        **{
            f"{way} {name}".strip(): Column(Field.ADDRESS, part, label)
            for label in ("home", "work", "other")
            for name, part in _ADDRESS.items()
            for way in (f"address ({label})", f"address: {label}:", f"address: {label}", f"{label} address")
        },
        **{way: Column(Field.PERSON, label=word.capitalize()) for word in _RELATED for way in _ways("related name", word)[:3]},
    },
    (
        {"first name", "last name", "first", "last", "organization", "company"},
        {way for word in ("mobile", "iphone", "home", "work") for name in ("phone", "email") for way in _ways(name, word)[:3]}
        | {"home email", "work email", "mobile phone", "iphone phone"},
    ),
    unplaced={
        "phonetic first name", "phonetic middle name", "phonetic last name", "phonetic company", "department", "maiden name",
        "image", "photo", "created", "modified", "creation date", "modification date", "instant message", "social profile",
    },
    order=Order.MONTH_FIRST,
)  # fmt: skip
