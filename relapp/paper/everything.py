"""Everything that is kept about one client, to be handed to them: LGPD art. 18 II, GDPR art. 15."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from relapp.domain.free_reminders import FreeReminder
from relapp.domain.gifts import Gift
from relapp.domain.histories import ClientChange
from relapp.domain.incoming import Extra
from relapp.domain.loyalty import Loyalty
from relapp.domain.privacy import Consent, Request
from relapp.domain.timeline import TimelineEntry
from relapp.i18n import _, format_day, format_number
from relapp.paper import client_sheet
from relapp.paper.client_lines import joined
from relapp.paper.client_sheet import ClientSheet
from relapp.paper.documents import Block, Document, Entry, Section, document, entry, section
from relapp.wording import gifts, histories, loyalty, privacy, questions
from relapp.wording import timeline as timeline_words


@dataclass(frozen=True, slots=True)
class Everything:
    """The sheet of a client, whose `happened` is all that happened, and what else there is.

    `imports` are files and days, `printed` the numbers of lists with the day each went to paper.
    """

    sheet: ClientSheet
    consents: Sequence[Consent] = ()
    requests: Sequence[Request] = ()
    gifts: Sequence[Gift] = ()
    reminders: Sequence[FreeReminder] = ()
    changes: Sequence[ClientChange] = ()
    extras: Sequence[Extra] = ()
    uids: Sequence[str] = ()
    imports: Sequence[tuple[str, date]] = ()
    printed: Sequence[tuple[int, date]] = ()
    loyalty: Loyalty | None = None


def compose(told: Everything) -> Document:
    """The client first, then what was noted and what happened, and behind it where the data came from and where it went."""
    name, sheet = _("Everything about this person"), told.sheet
    made = document(
        sheet.client.name,
        name,
        (),
        _sections(told),
        book_name=sheet.book_name,
        printed_on=sheet.on,
        stamp=f"{name} {sheet.on.isoformat()}",
        hint=_("Very long texts are cut here: the JSON file has them whole."),
    )
    return replace(made, private=True)


def _sections(told: Everything) -> Iterator[Section]:
    sheet = told.sheet
    yield from client_sheet.known(sheet)
    for name, blocks in (
        (_("Notes"), client_sheet.passages(sheet.client.notes)),
        (_("On what basis they are reached"), _consents(told)),
        (_("Gifts"), (entry(each.what, (gifts.gift_details(each, sheet.client.occasions), each.note)) for each in told.gifts)),
        (_("Reminders"), (entry(each.text, (format_day(each.on),)) for each in told.reminders)),
        (_("Questions"), (entry(questions.question(each)) for each in sheet.questions)),
        (_("What happened"), _happened(sheet.happened)),
        (_("Loyalty, computed of what happened"), _loyalty(told.loyalty)),
        (_("Changes of this record"), _changes(told.changes)),
        (_("What files said besides"), _said(told)),
        (_("Files they came with"), (entry(file, (format_day(day),)) for file, day in told.imports)),
        (_("Printed lists they stand on"), _printed(told.printed)),
        (_("What they asked for"), _requests(told)),
    ):
        if found := _blocks(blocks):
            yield section(name, found)


def _blocks(blocks: Iterable[Entry]) -> list[Block]:
    return list(blocks)


def _consents(told: Everything) -> Iterator[Entry]:
    for each in told.consents:
        yield entry(privacy.consent(each), (privacy.consent_details(each),))


def _happened(entries: Iterable[TimelineEntry]) -> Iterator[Entry]:
    for each in entries:
        said = timeline_words.entry(each)
        yield entry(said.title, (said.details,), said.note)


def _changes(changes: Iterable[ClientChange]) -> Iterator[Entry]:
    for each in sorted(changes, key=lambda change: change.on, reverse=True):
        lines = [*histories.lines(each), *([_("Why: {reason}").format(reason=each.reason)] if each.reason else [])]
        yield entry(histories.field(each.field), (format_day(each.on),), "\n".join(lines))


def _loyalty(scores: Loyalty | None) -> Iterator[Entry]:
    for each in scores.parts.values() if scores else ():
        yield entry(loyalty.score_line(each), (), "\n".join(loyalty.contributions(each)))


def _said(told: Everything) -> Iterator[Entry]:
    for each in told.extras:
        yield entry(each.name, (), each.value)
    for uid in told.uids:
        yield entry(_("Name in a file"), (uid,))


def _printed(printed: Iterable[tuple[int, date]]) -> Iterator[Entry]:
    for number, day in printed:
        yield entry(_("List {number}").format(number=format_number(number)), (format_day(day),))


def _requests(told: Everything) -> Iterator[Entry]:
    for each in told.requests:
        details = joined(format_day(each.received_on), privacy.request_details(each, told.sheet.on))
        yield entry(privacy.request_kind(each.kind), (details,), each.note)
