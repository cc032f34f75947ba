"""What a digest could tell, and what of it the user chose: everything at first."""

from collections.abc import Sequence
from dataclasses import dataclass

from relapp.domain.digest import DigestItem, DigestSection, Found, Period, Span, period_of, referred, without_names
from relapp.paper.digest import DigestSheet
from relapp.printing.names import names_out
from relapp.ui.bus import Bus

ITEMS_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One item of the book as it will be read, with the client's name or initials, and whether it was chosen."""

    item: DigestItem
    read: DigestItem
    name: str
    chosen: bool


class Selection:
    """Holds the first items of each section; what is not shown is not chosen either."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self.period: Period = period_of(Span.LAST_WEEK, bus.today())
        self.names_out = False
        self._limits = dict.fromkeys(DigestSection, ITEMS_AT_ONCE)
        self._found: dict[DigestSection, Found] = {}
        self._names: dict[int, str] = {}
        self._hidden = names_out(())
        self._nameless: dict[DigestItem, DigestItem] = {}
        self._left_out: set[DigestItem] = set()

    def set_period(self, period: Period) -> None:
        """Tell of other days."""
        self.period = period
        self._limits = dict.fromkeys(DigestSection, ITEMS_AT_ONCE)

    def show_more(self, section: DigestSection) -> None:
        """Take in further items of a section."""
        self._limits[section] += ITEMS_AT_ONCE

    def load(self) -> None:
        """Read what the book has now; what was left out stays so."""
        book = self._bus.book
        self._found = {each: book.digest.section(each, self.period, self._limits[each]) for each in DigestSection}
        items = [item for found in self._found.values() for item in found.items]
        clients = book.clients.load({item.client_id for item in items})
        self._names = {client.id: client.name for client in clients.values()}
        self._hidden = names_out(clients.values(), referred(items))
        self._nameless = {}

    def choose(self, items: Sequence[DigestItem], *, chosen: bool) -> None:
        """Take items in, or leave them out."""
        self._left_out = self._left_out - set(items) if chosen else self._left_out | set(items)

    def lines(self, section: DigestSection) -> list[DigestLine]:
        """The items of a section that are shown."""
        return [self._line(each) for each in self._found[section].items]

    def rest(self, section: DigestSection) -> int:
        """How many items of a section are not shown yet."""
        return self._found[section].total - len(self._found[section].items)

    def sheet(self) -> DigestSheet:
        """What was chosen, as it goes onto paper or the clipboard."""
        lines = {section: [each for each in self.lines(section) if each.chosen] for section in DigestSection}
        return DigestSheet(
            self.period,
            {section: [each.read for each in chosen] for section, chosen in lines.items()},
            {each.item.client_id: each.name for chosen in lines.values() for each in chosen},
            self._bus.book.path.name,
            self._bus.today(),
        )

    def _line(self, item: DigestItem) -> DigestLine:
        name, chosen = self._names[item.client_id], item not in self._left_out
        if not self.names_out:
            return DigestLine(item, item, name, chosen)
        if item not in self._nameless:
            self._nameless[item] = without_names(item, self._hidden)
        return DigestLine(item, self._nameless[item], self._hidden.short(name), chosen)
