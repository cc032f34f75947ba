"""The digest for colleagues: what was chosen of some days, by section."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relapp.domain.digest import DigestItem, DigestSection, Period
from relapp.i18n import _, format_number, ngettext
from relapp.paper.documents import Document, Section, document, entry, joined, section
from relapp.paper.plain import Line, Part, as_html, as_text
from relapp.wording import digest as words


@dataclass(frozen=True, slots=True)
class DigestSheet:
    """What was chosen, with the names of the clients by id, each as it is to be read."""

    period: Period
    sections: Mapping[DigestSection, Sequence[DigestItem]]
    names: Mapping[int, str]
    book_name: str
    printed_on: date

    @property
    def count(self) -> str:
        """How many items there are."""
        number = sum(map(len, self.sections.values()))
        return ngettext("{count} item", "{count} items", number).format(count=format_number(number))


def compose(sheet: DigestSheet) -> Document:
    """A section after the other, each item with its client; sections of which nothing was chosen are left out."""
    return document(
        _("Digest for colleagues"),
        words.period(sheet.period),
        (sheet.count,),
        _sections(sheet),
        book_name=sheet.book_name,
        printed_on=sheet.printed_on,
        stamp=f"{sheet.period.first} {sheet.period.last}",
    )


def text_of(sheet: DigestSheet) -> str:
    """The same as plain text."""
    return as_text(_("Digest for colleagues"), _about(sheet), _parts(sheet))


def html_of(sheet: DigestSheet) -> str:
    """The same as HTML."""
    return as_html(_("Digest for colleagues"), _about(sheet), _parts(sheet))


def _about(sheet: DigestSheet) -> str:
    return f"{words.period(sheet.period)} · {sheet.count}"


def _sections(sheet: DigestSheet) -> Iterator[Section]:
    for part, items in sheet.sections.items():
        entries = [
            entry(sheet.names[each.client_id], words.details(each), "\n".join([words.text(each), *words.below(each)]))
            for each in items
        ]
        if entries:
            yield section(words.section(part), entries, counts=(format_number(len(entries)),))


def _parts(sheet: DigestSheet) -> Iterator[Part]:
    for part, items in sheet.sections.items():
        if items:
            yield Part(words.section(part), tuple(_line(each, sheet.names[each.client_id]) for each in items))


def _line(item: DigestItem, name: str) -> Line:
    return Line(words.text(item), joined((name, *words.details(item))).replace("\u00a0", " "), tuple(words.below(item)))
