"""What the columns of a table say, in words."""

from relapp.i18n import _, pgettext
from relapp.wording.terms import point_label


def column_name(column: tuple[str, str, str]) -> str:
    """The name of what a column says, given as its field, its part and its own label."""
    field, part, label = column
    if field == "own":
        return _own(part)
    if field == "occasion" and part == "value":
        return _occasion(label)
    if field == "person" and part == "value":
        return _person(label)
    if field == "other" and part == "value":
        return _("Notes, as “{label}”").format(label=label) if label and not _detail(label) else _detail(label) or _("Notes")
    name = _parts().get((field, part)) or _fields().get(field, field)
    if part == "label":
        name = _("{column}: what it is called").format(column=name)
    return _("{column} ({label})").format(column=name, label=point_label(label)) if label else name


def _fields() -> dict[str, str]:
    return {
        "full_name": _("Name"),
        "prefix": _("Title before the name"),
        "given": _("First name"),
        "middle": _("Middle name"),
        "family": _("Last name"),
        "suffix": _("Suffix of the name"),
        "nickname": _("How they like to be called"),
        "company": _("Company"),
        "title": _("Job title"),
        "tags": _("Tags"),
        "notes": _("Notes"),
        "interests": _("Interests"),
        "occasion": _("Date"),
        "phone": _("Phone"),
        "email": _("E-mail"),
        "url": _("Web page"),
        "address": _("Address"),
        "person": _("Somebody around them"),
        "other": _("Notes"),
    }


def _parts() -> dict[tuple[str, str], str]:
    return {
        ("address", "value"): _("Whole address"),
        ("address", "street"): _("Street"),
        ("address", "street2"): _("Number or second line of the address"),
        ("address", "street3"): _("Flat or third line of the address"),
        ("address", "district"): _("District"),
        ("address", "box"): _("Post box"),
        ("address", "city"): _("City"),
        ("address", "region"): _("State or county"),
        ("address", "postcode"): _("Postal code"),
        ("address", "country"): _("Country"),
        ("occasion", "year"): _("Year of a date"),
        ("occasion", "month"): _("Month of a date"),
        ("occasion", "day"): _("Day of a date"),
        ("occasion", "kind"): _("Kind of a date"),
        ("occasion", "person"): _("Whose date it is"),
        ("occasion", "relation"): _("What they are to the client"),
        ("person", "circle"): _("Circle of somebody around them"),
        ("person", "title"): _("Job title of somebody around them"),
        ("person", "phone"): _("Phone of somebody around them"),
        ("person", "email"): _("E-mail of somebody around them"),
        ("person", "note"): _("Note on somebody around them"),
        ("person", "client"): _("Record of somebody around them"),
        ("other", "observed"): _("How it is known"),
        ("other", "noted_on"): _("When it was noted"),
    }


def _occasion(label: str) -> str:
    return {
        "": _("Another date of the year"),
        "Birthday": _("Birthday"),
        "Anniversary": _("Wedding anniversary"),
        "Name day": _("Name day"),
    }.get(label, label)


def _person(label: str) -> str:
    return {
        "": _("Somebody around them"),
        "Spouse": _("Spouse or partner"),
        "Child": _("Children"),
        "Manager": _("Their manager"),
        "Assistant": _("Their assistant"),
        "Referred by": _("Referred by"),
    }.get(label, label)


def _detail(label: str) -> str:
    return {
        "need": pgettext("detail", "Need"),
        "wish": pgettext("detail", "Wish"),
        "preference": pgettext("detail", "Preference"),
        "interest": pgettext("detail", "Interest"),
        "opportunity": pgettext("detail", "Opportunity"),
        "praise": pgettext("detail", "Praise"),
        "observation": pgettext("detail", "Observation"),
    }.get(label.casefold(), "")


def _own(part: str) -> str:
    return {
        "kind": _("Person or organisation"),
        "importance": _("Importance"),
        "stage": _("Stage of the relationship"),
        "relationship": _("Type of relationship"),
        "preferred_channel": _("Preferred channel"),
        "preferred_hours": _("Preferred hours"),
        "refused_channels": _("Channels they refuse"),
        "rhythm": _("Rhythm"),
        "rhythm_start": _("Rhythm counted from"),
        "wants_gifts": _("Wants gifts"),
        "wants_cards": _("Wants cards"),
        "gift_budget": _("Gift budget"),
        "language": _("Language"),
        "pause": _("Pause"),
        "paused_until": _("Paused until"),
        "reviewed_on": _("Last reviewed"),
        "id": _("Name that the book knows the client by"),
    }.get(part, part)
