"""The table of connections that LinkedIn gives: a few lines of notes stand before it, and dates say when somebody was met."""

from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.dialects.dialect import Dialect

LINKEDIN = Dialect.of(
    "LinkedIn",
    {
        "first name": Column(Field.GIVEN),
        "last name": Column(Field.FAMILY),
        "url": Column(Field.URL, label="LinkedIn"),
        "email address": Column(Field.EMAIL),
        "company": Column(Field.COMPANY),
        "position": Column(Field.TITLE),
    },
    ({"first name", "last name"}, {"connected on"}),
    unplaced={"connected on"},
)
