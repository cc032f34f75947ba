"""Reminders whose hour has come: whom they are about, and the way to the first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from relapp.book.agenda import ClientName
from relapp.domain.reminders import Reminder
from relapp.i18n import _, format_hour, ngettext
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text

# Named in the line; the rest is a number.
_MOST_NAMED = 3


class UnansweredLine(Card):
    """`opened` carries the id of the client whose reminder came first."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(stripe="accent", margins=(18, 8, 14, 8))
        self._first = 0
        self._words = Text("", wrap=True)
        self.button = PlainButton(_("Open"), compact=True)
        self.button.clicked.connect(lambda: self.opened.emit(self._first))
        self.body.addWidget(in_flow(self._words, self.button, spacing=16, line_spacing=6))

    def show_reminders(self, reminders: Sequence[Reminder], clients: Mapping[int, ClientName]) -> None:
        """Say how many wait, for whom and since when, the earliest first."""
        named = [_named(each, clients[each.client_id].name) for each in reminders[:_MOST_NAMED]]
        more = len(reminders) - _MOST_NAMED
        if more > 0:
            named.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
        said = ngettext("{count} reminder waits: {who}", "{count} reminders wait: {who}", len(reminders))
        self._words.setText(said.format(count=len(reminders), who=", ".join(named)))
        self._first = reminders[0].client_id
        opens = _("Open")
        self.button.setAccessibleName(f"{opens}: {clients[self._first].name}")


def _named(reminder: Reminder, name: str) -> str:
    return f"{name} ({format_hour(reminder.at)})" if reminder.at else name
