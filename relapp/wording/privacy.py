"""Bases, requests and what looks sensitive, in words."""

from collections.abc import Sequence
from datetime import date

from relapp.domain.privacy import Basis, Consent, Law, Request, RequestKind
from relapp.domain.sensitive import Hint, Sensitive
from relapp.i18n import _, format_day, ngettext, pgettext
from relapp.wording import histories
from relapp.wording.spans import days_from
from relapp.wording.terms import channel


def basis(value: Basis) -> str:
    """The name of a basis."""
    return {
        Basis.CONSENT: pgettext("basis", "Consent"),
        Basis.CONTRACT: pgettext("basis", "Contract"),
        Basis.LEGITIMATE_INTEREST: pgettext("basis", "Legitimate interest"),
        Basis.LEGAL_DUTY: pgettext("basis", "Legal duty"),
    }[value]


def consent(value: Consent) -> str:
    """A channel and its basis."""
    return _("{channel}: {basis}").format(channel=channel(value.channel), basis=basis(value.basis).lower())


def consent_details(value: Consent) -> str:
    """Since when, until when, and where it comes from; what is not known is left out."""
    parts = [
        _("since {day}").format(day=format_day(value.given_on)) if value.given_on else "",
        _("withdrawn on {day}").format(day=format_day(value.withdrawn_on)) if value.withdrawn_on else "",
        value.source.strip(),
    ]
    return " · ".join(filter(None, parts))


def request_kind(value: RequestKind) -> str:
    """The name of a request."""
    return {
        RequestKind.ACCESS: pgettext("request", "See what is kept"),
        RequestKind.CORRECTION: pgettext("request", "Correct something"),
        RequestKind.ERASURE: pgettext("request", "Be erased"),
        RequestKind.RESTRICTION: pgettext("request", "Be kept but not used"),
        RequestKind.PORTABILITY: pgettext("request", "Take the data elsewhere"),
        RequestKind.OBJECTION: pgettext("request", "Not be contacted"),
    }[value]


def how_to_answer(value: RequestKind) -> str:
    """What to do for somebody who asks for it."""
    everything = _("“Everything about this person” in the menu of their record writes it to a PDF or a JSON file.")
    return {
        RequestKind.ACCESS: everything,
        RequestKind.CORRECTION: _("Correct it in their record."),
        RequestKind.ERASURE: _("“Erase this person” in the menu of their record erases them for good."),
        RequestKind.RESTRICTION: _("Choose “Restricted” under “Leave in peace” in their record."),
        RequestKind.PORTABILITY: everything,
        RequestKind.OBJECTION: _("Choose “Do not contact” under “Leave in peace” in their record."),
    }[value]


def request(value: Request) -> str:
    """Who asked for what; of somebody erased only what."""
    said = request_kind(value.kind)
    return _("{name}: {request}").format(name=value.who, request=said.lower()) if value.who else said


def request_details(value: Request, on: date) -> str:
    """When it came, and until when it is to be answered as seen on a day, or when it was."""
    parts = [_("came on {day}").format(day=format_day(value.received_on))]
    if value.answered_on:
        parts.append(_("answered on {day}").format(day=format_day(value.answered_on)))
    else:
        day = _("answer by {day}").format(day=format_day(value.due_on))
        parts.append(f"{day}, {days_from(value.due_on, on)}" if value.due_on >= on else day)
    return " · ".join([*parts, *filter(None, [value.note.strip()])])


def legal_days(law: Law, due: date) -> str:
    """The last day to answer and the law that says so."""
    said = {
        Law.LGPD: _("Answer by {day}: LGPD gives 15 days."),
        Law.GDPR: _("Answer by {day}: GDPR gives one month, and two more where you tell them within it why you need them."),
        Law.USUAL: _("Answer by {day}: one month as in GDPR. Look up what the law of your country says."),
    }[law]
    return said.format(day=format_day(due))


def pressing(requests: Sequence[Request], on: date) -> str:
    """That requests have to be answered soon, the most urgent of them first."""
    first, count = requests[0], len(requests)
    if count > 1:
        said = ngettext("{count} request to answer, by {day}.", "{count} requests to answer, the first by {day}.", count)
        return said.format(count=count, day=format_day(first.due_on))
    late = (on - first.due_on).days
    if late > 0:
        said = ngettext("A request has waited {count} day too long.", "A request has waited {count} days too long.", late)
        return said.format(count=late)
    return _("A request is to be answered by {day}.").format(day=format_day(first.due_on))


def hint(value: Hint) -> str:
    """What something looks like, and where it is."""
    said = {
        Sensitive.CPF: _("{field}: “{value}” looks like a CPF."),
        Sensitive.CNP: _("{field}: “{value}” looks like a CNP."),
        Sensitive.HEALTH: _("{field}: “{value}” may be about health."),
    }[value.kind]
    return said.format(field=histories.field(value.field), value=value.value)


def in_a_text(value: Hint) -> str:
    """What something looks like that is just being written."""
    said = {
        Sensitive.CPF: _("“{value}” looks like a CPF."),
        Sensitive.CNP: _("“{value}” looks like a CNP."),
        Sensitive.HEALTH: _("“{value}” may be about health."),
    }[value.kind]
    return said.format(value=value.value)


def about_hints() -> str:
    """Why one would take it out."""
    return _("The law asks for more care with such data. Keep it only where you need it.")
