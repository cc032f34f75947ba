"""Labels and envelopes for clients, and the page that shows where a printer puts them.

Sheets are found by their names with `paper.labels.sheets.find`; `domain.labels.LabelChoices` says what is wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from relapp.book import Book
from relapp.domain import postal
from relapp.domain.clients import Channel, Client, ContactPoint, PointKind
from relapp.domain.labels import FURTHEST, MOST_COPIES, OTHER, Carrier, LabelChoices, call_for_label
from relapp.domain.pauses import LEFT_FOR_GOOD, in_force
from relapp.domain.text import fold
from relapp.errors import UserError
from relapp.i18n import _, format_number, ngettext
from relapp.paper.documents import Sheets
from relapp.paper.labels import sheets
from relapp.paper.labels.calibrating import calibration_page
from relapp.paper.labels.composing import Address, compose
from relapp.plain import from_plain, to_plain

_KEY = "label_choices"

# As people and programs call where somebody lives: there the employer is nobody's business.
_HOME = frozenset({"home", "casa", "residencia", "residencial", "acasa", "domiciliu", "pessoal", "personal"})

_NAMED = 5

# Two hundred sheets and more, gathered in two seconds.
MOST_CLIENTS = 10_000


class Why(StrEnum):
    """Why a client gets no label."""

    NO_ADDRESS = "no_address"
    IN_PEACE = "in_peace"
    NO_LETTERS = "no_letters"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A client without a label."""

    client_id: int
    name: str
    why: Why


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whom to write to, in order, and who is left out."""

    addresses: tuple[Address, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelJob:
    """What is printed, for how many clients, and who is left out."""

    printable: Sheets
    printed: int
    left_out: tuple[LeftOut, ...] = ()


class NobodyToWriteToError(UserError):
    """Nobody is left; `left_out` says why."""

    def __init__(self, left_out: tuple[LeftOut, ...]) -> None:
        said = _("There is nobody to write to. Choose clients with an address.")
        super().__init__(" ".join((said, *left_out_words(left_out))))
        self.left_out = left_out


def label_choices(book: Book) -> LabelChoices:
    """As they were last remembered; at first the usual sheet for the paper of the settings."""
    try:
        kept = from_plain(LabelChoices, book.settings.value(_KEY) or {})
    except ValueError:
        kept = LabelChoices()
    is_known = sheets.fits(kept.other) if kept.sheet == OTHER else sheets.find(kept.sheet)
    if not is_known:
        kept = replace(kept, sheet=sheets.usual(book.settings.get().paper).code)
    return checked(kept)


def remember_label_choices(book: Book, choices: LabelChoices) -> None:
    """Keep them in the book, but for what holds for one sheet only: where it begins, and how many of each."""
    book.settings.put(_KEY, to_plain(replace(choices, start_at=1, copies=1)))


def checked(choices: LabelChoices) -> LabelChoices:
    """`choices` within what makes sense."""
    return replace(
        choices,
        start_at=min(max(choices.start_at, 1), sheets.chosen(choices).count),
        copies=min(max(choices.copies, 1), MOST_COPIES),
        right=float(min(max(choices.right, -FURTHEST), FURTHEST)),
        down=float(min(max(choices.down, -FURTHEST), FURTHEST)),
    )


def labels(book: Book, client_ids: Sequence[int], choices: LabelChoices) -> LabelJob:
    """Labels or envelopes for these clients; raises NobodyToWriteToError where none of them can be written to."""
    found = addressees(book, client_ids)
    return job(found, choices, book.agenda.as_of)


def job(found: Addressees, choices: LabelChoices, on: date) -> LabelJob:
    """The same addresses on what is chosen now; raises UserError for measures that cannot be."""
    if choices.carrier is Carrier.LABELS:
        _check(choices)
    return LabelJob(compose(found.addresses, checked(choices), on), len(found.addresses), found.left_out)


def calibration(choices: LabelChoices, on: date) -> Sheets:
    """The outlines of all labels of the sheet chosen, with how to read them; raises UserError for measures that cannot be."""
    _check(choices)
    return calibration_page(checked(choices), on)


def addressees(book: Book, client_ids: Sequence[int]) -> Addressees:
    """The addresses of these clients as they are written, in this order. Raises NobodyToWriteToError, UserError for too many."""
    if len(client_ids) > MOST_CLIENTS:
        said = _("{count} clients are too many for one print. Choose {most} at most, for example those with a tag.")
        raise UserError(said.format(count=format_number(len(client_ids)), most=format_number(MOST_CLIENTS)))
    country, on = book.settings.get().country, book.agenda.as_of
    found: list[Address] = []
    left_out: list[LeftOut] = []
    for client in book.clients.load(client_ids).values():
        if why := _why_not(client, on):
            left_out.append(LeftOut(client.id, client.name, why))
        else:
            found.append(_address(client, country))
    if not found:
        raise NobodyToWriteToError(tuple(left_out))
    return Addressees(tuple(found), tuple(left_out))


def clients_for_week(book: Book, on: date, start: date) -> list[int]:
    """The clients with a card or a gift in the week of `start`, as it is planned on `on`, each once in the order of the days."""
    touches = [touch for day in book.agenda.week(on, start).plan.days for touch in day.touches]
    return list(dict.fromkeys(each.client_id for each in touches if call_for_label(each.reasons)))


def left_out_words(left_out: Sequence[LeftOut], *, most: int = _NAMED) -> list[str]:
    """A sentence for each cause: how many clients it holds for, and the names of the first, `most` of them."""
    return [
        said.format(count=format_number(len(names)), names=_some(names, most))
        for why in Why
        if (names := [each.name for each in left_out if each.why is why])
        for said in (_sentence(why, len(names)),)
    ]


def _check(choices: LabelChoices) -> None:
    if not sheets.fits(sheets.chosen(choices)):
        raise UserError(_("Labels of these measures do not fit on the paper. Measure the sheet again and type what you find."))


def _sentence(why: Why, count: int) -> str:
    match why:
        case Why.NO_ADDRESS:
            return ngettext("{count} client has no address: {names}.", "{count} clients have no address: {names}.", count)
        case Why.IN_PEACE:
            return ngettext(
                "{count} client must not be contacted: {names}.", "{count} clients must not be contacted: {names}.", count
            )
        case Why.NO_LETTERS:
            return ngettext("{count} client wants no letters: {names}.", "{count} clients want no letters: {names}.", count)


def _some(names: Sequence[str], most: int) -> str:
    first = ", ".join(names[:most])
    rest = len(names) - most
    if rest <= 0:
        return first
    more = ngettext("{names} and {count} more", "{names} and {count} more", rest)
    return more.format(names=first, count=format_number(rest))


def _why_not(client: Client, on: date) -> Why | None:
    if in_force(client.pause, client.paused_until, on) in LEFT_FOR_GOOD:
        return Why.IN_PEACE
    if Channel.LETTER in client.refused_channels:
        return Why.NO_LETTERS
    return None if _point(client) else Why.NO_ADDRESS


def _point(client: Client) -> ContactPoint | None:
    """The first address; the first is the client's own choice."""
    return next((each for each in client.points if each.kind is PointKind.ADDRESS and each.value.strip()), None)


def _address(client: Client, country: str) -> Address:
    point = _point(client)
    assert point
    company = "" if fold(point.label.strip()) in _HOME else client.company
    return postal.lines(point.value, name=client.name, company=company, country=country)
