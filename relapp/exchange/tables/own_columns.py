"""The headers of the columns of our own, as data, and what each says."""

from collections.abc import Mapping

from relapp.exchange.own_fields import OWN_FIELDS

# Parts of Google's groups of columns that Google does not have, by what we call them.
EVENT_PARTS = {"Kind": "kind", "Person": "person", "Relation": "relation"}
DETAIL_PARTS = {"Observed": "observed", "Noted On": "noted_on"}
PERSON_PARTS = {
    "Circle": "circle", "Title": "title", "Phone": "phone", "E-mail": "email", "Note": "note", "Record": "client",
}  # fmt: skip

# What is said of the client as a whole: whether it is a person or an organisation, `own_fields`, what the book knows it by, and
# what it goes by outside.
KIND, UUID, UID = "kind", "id", "outside_id"
OWN_HEADERS: Mapping[str, str] = {name: f"Relapp {name.replace('_', ' ')}" for name in (KIND, *OWN_FIELDS, UUID, UID)}

# Before the header of a column that another table had, where it would otherwise be taken for one that is known.
EXTRA_PREFIX = "Relapp other: "
