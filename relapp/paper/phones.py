"""The phone list: who has a phone, letter by letter in the order of the language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from relapp import i18n
from relapp.domain.clients import Channel, Client, ContactPoint, PointKind
from relapp.domain.text import index_letter, sort_key
from relapp.i18n import _, first_letter_upper, format_number, ngettext
from relapp.paper.client_lines import not_by
from relapp.paper.documents import Cell, Column, Document, Section, Table, document, note, section, table
from relapp.paper.fragments import html
from relapp.wording import pauses, point_label

# Shares of the width, close to millimetres.
_WHO = Column(95, strong=True)
_SHARES, _SHARES_WITH_EMAILS = (95, 92), (68, 50, 66)

# Of one row: with more of them it might be too high for a page.
_NUMBERS_TOGETHER = 12


@dataclass(frozen=True, slots=True)
class PhonesSheet:
    """Clients with a phone, in any order, as on the day `on`, and how many have none; `about` says who they are.

    A `is_shortened` one has not all of them; `in_peace` are those who are left out because they are not to be contacted.
    """

    clients: Sequence[Client]
    without: int
    about: str
    book_name: str
    on: date
    printed_on: date
    emails: bool = False
    is_shortened: bool = False
    in_peace: int = 0


def compose(sheet: PhonesSheet) -> Document:
    """A section for each letter; names that begin with none come last."""
    return document(
        _("Phone list"),
        sheet.about,
        tuple(_counts(sheet)),
        _sections(sheet),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=" ".join(filter(None, (sheet.about, sheet.printed_on.isoformat()))),
    )


def _counts(sheet: PhonesSheet) -> Iterator[str]:
    count = len(sheet.clients)
    if count:
        yield ngettext("{count} client", "{count} clients", count).format(count=format_number(count))
    if sheet.without:
        left_out = ngettext("{count} without a phone left out", "{count} without a phone left out", sheet.without)
        yield left_out.format(count=format_number(sheet.without))
    if sheet.in_peace:
        left_out = ngettext("{count} left out: not to be contacted", "{count} left out: not to be contacted", sheet.in_peace)
        yield left_out.format(count=format_number(sheet.in_peace))


def _sections(sheet: PhonesSheet) -> Iterator[Section]:
    if not sheet.clients and sheet.in_peace:
        yield section("", (note(_("Nobody is left who has a phone number and may be contacted.")),))
        return
    if not sheet.clients:
        advice = _("Add phone numbers on your clients' pages, then print again.")
        yield section("", (note(_("None of these clients has a phone number."), advice),))
        return
    spoken = i18n.language()
    by_letter: dict[str, list[Client]] = {}
    for client in sorted(sheet.clients, key=lambda each: sort_key(each.name, spoken)):
        by_letter.setdefault(index_letter(client.name, spoken), []).append(client)
    for letter in sorted(by_letter, key=lambda each: (not each, sort_key(each, spoken))):
        yield section(letter or "#", (_rows(by_letter[letter], sheet),))
    if sheet.is_shortened:
        said = _("The list ends after {count} clients; print it for fewer of them to see the others.")
        yield section("", (note(said.format(count=format_number(len(sheet.clients)))),))


def _rows(clients: Iterable[Client], sheet: PhonesSheet) -> Table:
    rows = [row for client in clients for row in _rows_of(client, sheet)]
    who = table((_WHO,), ((name,) for name, _rest in rows))
    cells = tuple((*name, *rest) for name, (_client, rest) in zip(who.rows, rows, strict=True))
    return Table(_SHARES_WITH_EMAILS if sheet.emails else _SHARES, (), cells)


def _rows_of(client: Client, sheet: PhonesSheet) -> Iterator[tuple[Cell, tuple[str, ...]]]:
    """A row with the client's name, and further ones where there are very many numbers."""
    phones, emails = ([each for each in client.points if each.kind is kind] for kind in (PointKind.PHONE, PointKind.EMAIL))
    company = client.company if client.company != client.name else ""
    shown = (phones, emails if sheet.emails else [])
    for start in range(0, max(map(len, shown)), _NUMBERS_TOGETHER):
        phones_now, emails_now = (each[start : start + _NUMBERS_TOGETHER] for each in shown)
        warnings = _warnings(client, sheet.on)
        cells = [_numbers(phones_now, warnings)] + ([_numbers(emails_now)] if sheet.emails else [])
        yield Cell(client.name, _("(continued)") if start else company), tuple(cells)


def _numbers(points: Iterable[ContactPoint], warnings: Iterable[str] = ()) -> str:
    numbers = [Cell(each.value, point_label(each.label)) for each in points]
    return html("numbers", numbers=numbers, warnings=list(warnings))


def _warnings(client: Client, on: date) -> Iterator[str]:
    """Why one is not to call."""
    if said := pauses.in_peace(client, on):
        yield first_letter_upper(said)
    if Channel.PHONE in client.refused_channels:
        yield not_by(client)
