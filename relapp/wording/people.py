"""People around a client, and who referred whom, in words."""

from relapp.domain.clients import Circle, ClientKind, Occasion, Person
from relapp.domain.people import ReferralWay
from relapp.i18n import _, pgettext
from relapp.wording.terms import occasion, yearly_date


def circle(value: Circle, kind: ClientKind = ClientKind.PERSON) -> str:
    """What the people of a circle are to a client of a kind."""
    if value is Circle.WORK and kind is ClientKind.ORGANISATION:
        return pgettext("people", "Key people")
    return {
        Circle.FAMILY: pgettext("people", "Family"),
        Circle.WORK: pgettext("people", "People at work"),
        Circle.OTHER: pgettext("people", "Others"),
    }[value]


def person_line(person: Person) -> str:
    """What somebody is to the client, and how to reach them."""
    return " · ".join(filter(None, (person.relation, person.title, person.phone, person.email)))


def date_line(value: Occasion) -> str:
    """A yearly date of somebody around a client, as people write it."""
    return f"{occasion(value.kind, value.label)}: {yearly_date(value.date)}"


def way(value: ReferralWay) -> str:
    """Which way a referral goes, as a choice to make."""
    return {
        ReferralWay.BROUGHT_BY: _("Somebody brought them to us"),
        ReferralWay.THEY_REFERRED: _("They referred somebody to us"),
        ReferralWay.SENT_TO_THEM: _("We referred somebody to them"),
        ReferralWay.RECOMMENDED_TO: _("We recommended them to somebody"),
    }[value]


def referral(value: ReferralWay, name: str) -> str:
    """A referral that is known, as the beginning of a line."""
    return {
        ReferralWay.BROUGHT_BY: _("Brought to us by {name}"),
        ReferralWay.THEY_REFERRED: _("Referred {name} to us"),
        ReferralWay.SENT_TO_THEM: _("We sent {name} to them"),
        ReferralWay.RECOMMENDED_TO: _("We recommended them to {name}"),
    }[value].format(name=name or _("somebody"))
