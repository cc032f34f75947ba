"""The pairs and, beside them or below, the one that is looked at."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from relapp.book.duplicates.part import Pair
from relapp.domain.backups import Reason
from relapp.domain.clients import Client
from relapp.i18n import _
from relapp.ui.backing_up import backed_up
from relapp.ui.bus import Bus
from relapp.ui.duplicates.brought import brought
from relapp.ui.duplicates.choosing import proposed, united
from relapp.ui.duplicates.comparison import Comparison, Side
from relapp.ui.duplicates.model import Key, PairModel, key_of
from relapp.ui.duplicates.pair_list import PairList
from relapp.ui.duplicates.sides import rows
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.calm import pause_mouse
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.inputs import has_focus_inside, lead_to
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.ui.widgets.text import Text, set_tooltip

# In units: with less room than this the list is above the pair and not beside it.
BESIDE_FROM = 700
_LIST_WIDTH = 290


class PairsView(QWidget):
    """Each decision is a change of the book that can be undone. `client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self, bus: Bus, model: PairModel) -> None:
        super().__init__()
        self._bus, self._model = bus, model
        self._pair: Pair | None = None
        self._clients: tuple[Client, Client] = (Client(""), Client(""))
        self.list = PairList(model)
        self.why = Text("", "strong", wrap=True)
        self.comparison = Comparison()
        self.merge = PrimaryButton(_("Merge"), "check")
        self.part = PlainButton(_("Not the same"), "close")
        self.skip = PlainButton(_("Skip"), "skip")
        # A walk through the list does not read the records of each.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._show_pair)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the first pair, and give the keyboard to the list."""
        self.list.choose(0)
        self._show_pair()
        lead_to(self.list)

    def update_pairs(self, ids: Collection[int], now: Iterable[Pair], *, lead_back: bool) -> None:
        """`now` are the pairs of the clients `ids`, of which something has changed; the place in the list stays."""
        following = self._following()
        came = self._model.refresh(ids, now)
        places = {key_of(pair): row for row, pair in enumerate(self._model.pairs)}
        wanted = came if lead_back and came else following
        row = next((places[key] for key in wanted if key in places), len(places) - 1)
        self.list.choose(row)
        self._show_pair()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list beside the pair where there is room, else above it."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit decides wherever the keyboard is; held down it does not do so again."""
        text = event.text()
        if text.isascii() and text.isdigit() and not event.isAutoRepeat():
            self._decide(int(text))
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._box = HBox(self, spacing=16)
        self._compared = QWidget()
        column = VBox(self._compared, spacing=10)
        column.addWidget(self.why)
        # Above, as what was just done is said over the foot of the window.
        column.addWidget(in_flow(self.merge, self.part, self.skip, spacing=10))
        column.addWidget(self.comparison, 1)
        self._box.addWidget(self.list)
        self._box.addWidget(self._compared, 1)
        current_theme().theme_changed.connect(self._arrange)

    def _connect(self) -> None:
        self.list.row_chosen.connect(lambda _row: self._timer.start())
        self.list.opened.connect(self._lead_to_pair)
        self.list.number_pressed.connect(self._decide)
        self.comparison.client_opened.connect(self.client_opened)
        for number, button in enumerate((self.merge, self.part, self.skip), 1):
            button.clicked.connect(lambda _checked=False, number=number: self._decide(number))
            set_tooltip(button, _("Key {number}").format(number=number))

    def _arrange(self) -> None:
        px = current_theme().px
        is_beside = self.width() >= px(BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        least = self.list.minimumSizeHint()
        self.list.setFixedWidth(px(_LIST_WIDTH)) if is_beside else self.list.setMaximumWidth(self.maximumWidth())
        self.list.setMinimumWidth(px(_LIST_WIDTH) if is_beside else 0)
        self.list.setMaximumHeight(self.maximumHeight() if is_beside else least.height())
        self.comparison.show_whole(not is_beside)

    def _following(self) -> list[Key]:
        """The pair looked at, those after it, then those before it, the nearest first."""
        row = max(0, self.list.currentIndex().row())
        pairs = self._model.pairs
        return [key_of(pair) for pair in (*pairs[row:], *reversed(pairs[:row]))]

    def _show_pair(self) -> None:
        """Show the current pair as the book has it now."""
        self._timer.stop()
        row = self.list.currentIndex().row()
        self._pair = self._model.pairs[row] if 0 <= row < len(self._model.pairs) else None
        if not (pair := self._pair):
            return
        clients = self._bus.book.clients.load([pair.first_id, pair.second_id])
        if len(clients) < 2:
            # Another program has just taken one out; the news of it is on its way.
            self._pair = None
            return
        had_keyboard = has_focus_inside(self.comparison)
        self._clients = clients[pair.first_id], clients[pair.second_id]
        first, second = (Side(client, brought(self._bus.book, client.id)) for client in self._clients)
        self.why.setText(self._model.line(row).verdict)
        self.comparison.show_sides((first, second), rows(*self._clients, self._bus.today()), proposed(*self._clients))
        self.skip.setEnabled(len(self._model.pairs) > 1)
        chain_tab_order(self.list, self.merge, self.part, self.skip, self.comparison)
        if had_keyboard:
            lead_to(self.list)

    def _lead_to_pair(self) -> None:
        """Give the keyboard to the pair: to what has to be chosen, else to the answer."""
        self._show_pair()
        lead_to(self.comparison.first_choice() or self.merge)

    def _decide(self, number: int) -> None:
        """1 merges, 2 keeps them apart, 3 lets the pair wait; then the next one is looked at."""
        if self._timer.isActive():
            self._show_pair()
        decisions = {1: self._merge, 2: self._keep_apart, 3: self._pass_over}
        if not self._pair or number not in decisions:
            return
        # What is under the mouse has become another pair's.
        pause_mouse(self._compared)
        lead_to(self.list)
        decisions[number]()

    def _merge(self) -> None:
        first, second = self._clients
        kept = united(first, second, self.comparison.chosen)
        if backed_up(self._bus, Reason.MERGE, self):
            self._bus.do(lambda: self._bus.book.duplicates.merge(first.id, second.id, kept))

    def _keep_apart(self) -> None:
        first, second = self._clients
        self._bus.do(lambda: self._bus.book.duplicates.not_the_same(first.id, second.id))

    def _pass_over(self) -> None:
        """The next pair, after the last one the first; this one stays in the list."""
        self.list.choose((self.list.currentIndex().row() + 1) % len(self._model.pairs))
