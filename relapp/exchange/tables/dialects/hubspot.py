"""The tables of contacts and of companies that HubSpot exports, with as many properties as its users have made."""

from relapp.exchange.days import Order
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.dialects.dialect import Dialect

_SHARED = {
    "phone number": Column(Field.PHONE, label="work"),
    "fax number": Column(Field.PHONE, label="work fax"),
    "street address": Column(Field.ADDRESS, "street"),
    "street address 2": Column(Field.ADDRESS, "street2"),
    "city": Column(Field.ADDRESS, "city"),
    "state/region": Column(Field.ADDRESS, "region"),
    "postal code": Column(Field.ADDRESS, "postcode"),
    "country/region": Column(Field.ADDRESS, "country"),
    "website url": Column(Field.URL),
    "linkedin url": Column(Field.URL, label="LinkedIn"),
    "company name": Column(Field.COMPANY),
}
_UNPLACED = {
    "record id", "record id - contact", "record id - company", "create date", "last activity date", "last modified date",
    "lifecycle stage", "industry", "number of employees", "annual revenue", "time zone", "hubspot team",
    "associated company ids", "associated contact", "associated deal", "associated note", "lead status",
}  # fmt: skip
_MARKS = {"record id", "record id - contact", "record id - company", "hubspot team", "lifecycle stage"}

HUBSPOT_CONTACTS = Dialect.of(
    "HubSpot",
    {
        **_SHARED,
        "salutation": Column(Field.PREFIX),
        "first name": Column(Field.GIVEN),
        "last name": Column(Field.FAMILY),
        "email": Column(Field.EMAIL),
        "work email": Column(Field.EMAIL, label="work"),
        "mobile phone number": Column(Field.PHONE, label="cell"),
        "job title": Column(Field.TITLE),
        # The name in some exports, its number in others: the numbers are kept apart.
        "associated company": Column(Field.COMPANY),
        "primary company": Column(Field.COMPANY),
        "date of birth": Column(Field.OCCASION, label="Birthday"),
        "contact notes": Column(Field.NOTES),
    },
    (_MARKS, {"first name", "last name", "email"}),
    unplaced=_UNPLACED
    | {
        "contact owner", "marketing contact status", "email domain", "marital status", "military status",
        "relationship status", "degree", "school", "field of study", "gender", "original source", "became a customer date",
        "primary associated company id", "persona", "contact unworked", "job function", "seniority",
    },
    order=Order.MONTH_FIRST,
    open_ended=True,
)  # fmt: skip

HUBSPOT_COMPANIES = Dialect.of(
    "HubSpot",
    {
        **_SHARED,
        "name": Column(Field.COMPANY),
        "company domain name": Column(Field.URL, label="work"),
        "linkedin company page": Column(Field.URL, label="LinkedIn"),
        "facebook company page": Column(Field.URL, label="Facebook"),
        "description": Column(Field.NOTES),
        "about us": Column(Field.NOTES),
    },
    (_MARKS, {"company name", "name"}, {"company owner", "company domain name"}),
    unplaced=_UNPLACED
    | {
        "associated company", "company owner", "type", "twitter handle", "year founded", "is public", "total money raised",
        "target account",
    },
    order=Order.MONTH_FIRST,
    open_ended=True,
)  # fmt: skip
