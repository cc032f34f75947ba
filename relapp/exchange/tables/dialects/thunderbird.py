"""The table of Thunderbird's address book: a birthday stands in three columns."""

from relapp.exchange.days import Order
from relapp.exchange.tables.columns import DAY_PARTS, Column, Field
from relapp.exchange.tables.dialects.dialect import Dialect

_ADDRESS = {
    "address": "street",
    "address 2": "street2",
    "address2": "street2",
    "city": "city",
    "state": "region",
    "zipcode": "postcode",
    "zip": "postcode",
    "country": "country",
}

THUNDERBIRD = Dialect.of(
    "Thunderbird",
    {
        "first name": Column(Field.GIVEN),
        "last name": Column(Field.FAMILY),
        "display name": Column(Field.FULL_NAME),
        "nickname": Column(Field.NICKNAME),
        "primary email": Column(Field.EMAIL),
        "secondary email": Column(Field.EMAIL),
        "work phone": Column(Field.PHONE, label="work"),
        "home phone": Column(Field.PHONE, label="home"),
        "fax number": Column(Field.PHONE, label="fax"),
        "pager number": Column(Field.PHONE, label="pager"),
        "mobile number": Column(Field.PHONE, label="cell"),
        "job title": Column(Field.TITLE),
        "organization": Column(Field.COMPANY),
        "web page 1": Column(Field.URL, label="work"),
        "web page 2": Column(Field.URL, label="home"),
        "notes": Column(Field.NOTES),
        **{f"birth {part}": Column(Field.OCCASION, part, "Birthday") for part in DAY_PARTS},
        **{f"anniversary {part}": Column(Field.OCCASION, part, "Anniversary") for part in DAY_PARTS},
        **{
            f"{place} {name}": Column(Field.ADDRESS, part, place) for place in ("home", "work") for name, part in _ADDRESS.items()
        },
    },
    ({"primary email", "secondary email"}, {"display name", "screen name", "birth year", "home zipcode"}),
    unplaced={"screen name", "department", "custom #"},
    order=Order.MONTH_FIRST,
)
