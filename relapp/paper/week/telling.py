"""What is told of a client and a reason on the weekly list, and what the code beside them opens."""

from collections.abc import Collection, Iterator
from datetime import date

from relapp import wording
from relapp.domain.brief import at_most, shortened
from relapp.domain.clients import Channel, Client
from relapp.domain.printed import Code, ListColumn, PrintedRow
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_hour, pgettext
from relapp.matching.numbers import international, is_whole_number
from relapp.paper.dialling import call_code, whatsapp_code
from relapp.paper.documents import joined
from relapp.paper.plain import more
from relapp.paper.week.sheet import WeekSheet, key_of

# Letters: two or three lines below a client and the reasons; and what all reasons together have beside their names.
_LONGEST_PROMPT, _ALL_DETAILS = 170, 600

# Reasons: a row of more would be as high as a page where the text is large.
_MOST_REASONS = 6


def company_of(client: Client) -> str:
    """The company, where that is not the client."""
    return client.company if client.company != client.name else ""


def reach(client: Client, columns: Collection[ListColumn]) -> Iterator[str]:
    """How the client likes to be called and reached; that a phone is for calls goes without saying, that it is not does not."""
    refused = client.refused_channels
    phone = next(iter(client.phones), "") if not {Channel.PHONE, Channel.WHATSAPP} <= refused else ""
    if client.addressed_as and ListColumn.HOURS in columns:
        yield pgettext("how to address", "“{name}”").format(name=client.addressed_as)
    if ListColumn.PHONE in columns:
        if phone:
            yield phone
            yield from _not_for(client)
        elif Channel.EMAIL not in refused:
            yield from client.emails[:1]
    if ListColumn.HOURS in columns:
        channel = client.preferred_channel
        if channel and channel not in refused and not (phone and channel is Channel.PHONE):
            yield wording.channel(channel)
        if client.preferred_hours:
            yield client.preferred_hours


def told(row: PrintedRow) -> tuple[list[tuple[str, str]], str]:
    """The reasons of a touch as names and details, shorter the more there are; and how many more there would be."""
    shown, rest = at_most(row.reasons, _MOST_REASONS)
    longest = _ALL_DETAILS // len(shown)
    reasons = [(wording.reason_title(each), shortened(joined(details(each, row.day)), longest)) for each in shown]
    return reasons, more(rest) if rest else ""


def details(reason: Reminder, on: date) -> Iterator[str]:
    """The hour, why it is due as seen on a day, and what else is to be said of it."""
    if reason.at:
        yield _("at {hour}").format(hour=format_hour(reason.at))
    if why := wording.why(reason, on):
        yield why
    yield from wording.remarks(reason, on)


def prompts(sheet: WeekSheet, row: PrintedRow, *, with_client: bool) -> list[dict[str, str]]:
    """What to say and what to remember, each with its name; what is known of the client only `with_client`."""
    found, columns = [], sheet.choices.columns
    if ListColumn.TO_SAY in columns:
        found.append((_("Say:"), sheet.to_say.get(key_of(row.reasons), "")))
    if ListColumn.TO_REMEMBER in columns and with_client:
        found.append((_("Remember:"), joined(sheet.to_remember.get(row.client_id, ()))))
    return [{"label": label, "text": shortened(text, _LONGEST_PROMPT)} for label, text in found if text]


def code_of(client: Client, code: Code, country: str) -> str:
    """What the code beside a client says: nothing where the client refused that, or the number cannot be dialled."""
    phone = next(iter(client.phones), "")
    if code is Code.CALL and Channel.PHONE not in client.refused_channels:
        return call_code(phone)
    if code is Code.WHATSAPP and Channel.WHATSAPP not in client.refused_channels and is_whole_number(phone, country):
        return whatsapp_code(international(phone, country))
    return ""


def _not_for(client: Client) -> Iterator[str]:
    """What the number must not be used for."""
    if Channel.PHONE in client.refused_channels:
        yield _("no calls")
    if Channel.WHATSAPP in client.refused_channels:
        yield _("no WhatsApp")
