"""The table of Outlook, on the desktop and on the web, in English."""

from relapp.exchange.days import Order
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.dialects.dialect import Dialect

_PHONES = {
    "mobile phone": "cell",
    "home phone": "home",
    "home phone #": "home",
    "business phone": "work",
    "business phone #": "work",
    "company main phone": "main",
    "primary phone": "",
    "other phone": "other",
    "car phone": "car",
    "radio phone": "other",
    "callback": "other",
    "pager": "pager",
    "home fax": "home fax",
    "business fax": "work fax",
    "other fax": "other fax",
}

_ADDRESS = {
    "address": "value",
    "street": "street",
    "street 2": "street2",
    "street 3": "street3",
    "address po box": "box",
    "city": "city",
    "state": "region",
    "postal code": "postcode",
    "country/region": "country",
    "country": "country",
}

# What Outlook writes where nobody chose anything.
SILENT = {"normal", "unspecified", "false", "falso", "fals", "smtp", "ex", "nao especificado", "nespecificat", "0/0/00", "1.0"}

OUTLOOK = Dialect.of(
    "Outlook",
    {
        "first name": Column(Field.GIVEN),
        "middle name": Column(Field.MIDDLE),
        "last name": Column(Field.FAMILY),
        "nickname": Column(Field.NICKNAME),
        "notes": Column(Field.NOTES),
        "birthday": Column(Field.OCCASION, label="Birthday"),
        "hobby": Column(Field.INTERESTS),
        "title": Column(Field.PREFIX),
        "suffix": Column(Field.SUFFIX),
        "company": Column(Field.COMPANY),
        "job title": Column(Field.TITLE),
        "categories": Column(Field.TAGS),
        "anniversary": Column(Field.OCCASION, label="Anniversary"),
        "spouse": Column(Field.PERSON, label="Spouse"),
        "children": Column(Field.PERSON, label="Child"),
        "manager's name": Column(Field.PERSON, label="Manager"),
        "assistant's name": Column(Field.PERSON, label="Assistant"),
        "assistant's phone": Column(Field.PERSON, "phone", "Assistant"),
        "referred by": Column(Field.PERSON, label="Referred by"),
        "e-mail address": Column(Field.EMAIL),
        "e-mail # address": Column(Field.EMAIL),
        "web page": Column(Field.URL),
        "personal web page": Column(Field.URL, label="home"),
        "business home page": Column(Field.URL, label="work"),
        **{header: Column(Field.PHONE, label=label) for header, label in _PHONES.items()},
        **{
            f"{place} {name}": Column(Field.ADDRESS, part, label)
            for place, label in (("business", "work"), ("home", "home"), ("other", "other"))
            for name, part in _ADDRESS.items()
        },
    },
    (
        {"first name", "last name", "company"},
        {"e-mail address", "mobile phone", "business phone", "primary phone", "business street", "home street"},
    ),
    unplaced={
        "initials", "gender", "location", "language", "internet free busy", "given yomi", "surname yomi", "company yomi",
        "given name yomi", "family name yomi", "department", "office location", "organizational id number", "profession",
        "account", "isdn", "tty/tdd phone", "telex", "user #", "keywords", "mileage", "billing information",
        "directory server", "sensitivity", "priority", "private", "government id number", "e-mail type", "e-mail # type",
        "e-mail display name", "e-mail # display name", "imaddress", "schools",
    },
    silent=SILENT,
    order=Order.MONTH_FIRST,
)  # fmt: skip
