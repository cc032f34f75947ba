"""What we learned: all concerns of the book by their causes, with what prevents them, and how promises were kept."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShowEvent

from relapp.book.changes import Changes, Kind
from relapp.domain.concerns import Concern, ConcernState
from relapp.domain.lessons import Lesson, holds, lessons, searched
from relapp.domain.promises import Promise
from relapp.i18n import _, format_number, pgettext
from relapp.ui.bus import Bus
from relapp.ui.client.rows import RowList
from relapp.ui.learned.kept import KeptCard
from relapp.ui.learned.lesson_row import AT_FIRST, LessonRow
from relapp.ui.widgets.buttons import PlainButton, PrimaryButton
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.heading import Heading
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.search_field import SearchField
from relapp.ui.widgets.tab_order import chain_tab_order
from relapp.wording import lessons as words
from relapp.wording.concerns import concern_state

LESSONS_AT_ONCE = 10
CONCERNS_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class _Known:
    """A concern, and everything in which words are looked for, folded."""

    concern: Concern
    words: str


class LearnedPage(Page):
    """Reads the book only while it is in view, and makes lines as they are asked for. `client_opened` carries an id."""

    client_opened = Signal(int)
    clients_wanted = Signal()

    def __init__(self, bus: Bus) -> None:
        super().__init__(body_margins=(24, 20, 24, 24), spacing=12)
        self._bus = bus
        self._is_stale = True
        self._known: list[_Known] = []
        self._names: dict[int, str] = {}
        self._lessons: list[Lesson] = []
        self._lesson_limit = LESSONS_AT_ONCE
        self._concern_limits: dict[str, int] = {}
        self.search = SearchField(_("Search cause, prevention, client…"), "Ctrl+F")
        self.print_button = PlainButton(_("Print…"), "printer")
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.heading = Heading(_("What we learned"))
        self.kept = KeptCard()
        self.states = ChipRow(
            [(None, pgettext("concerns", "All")), *((each, concern_state(each)) for each in ConcernState)], exclusive=True
        )
        self.list: RowList[LessonRow] = RowList(self._make, spacing=12)
        self.more = PlainButton(_("Show more causes"), "more", compact=True)
        self._nothing, self._not_found = self._make_nothing(), self._make_not_found()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the book as it is now; the filters stay."""
        self._is_stale = False
        records = self._bus.book.records
        self.kept.show_promises(records.everywhere(Promise))
        concerns = records.everywhere(Concern)
        clients = self._bus.book.agenda.names({each.client_id for each in concerns})
        self._names = {client_id: client.name for client_id, client in clients.items()}
        self._known = [_Known(each, searched(each, self._names.get(each.client_id, ""))) for each in concerns]
        self._show_lessons()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed meanwhile."""
        if self._is_stale:
            self.refresh()
        super().showEvent(event)

    def _make(self) -> LessonRow:
        row = LessonRow()
        row.client_opened.connect(self.client_opened)
        row.more_wanted.connect(lambda: self._show_more_of(row.lesson))
        return row

    def _make_nothing(self) -> EmptyState:
        text = _(
            "Unhappy clients teach most. Write down a concern on a client's page, under “Promises & concerns”:"
            " its cause and what prevents it are gathered here."
        )
        choose = PrimaryButton(_("Choose a client"), "clients")
        choose.clicked.connect(self.clients_wanted)
        return EmptyState("concern", _("Nothing to learn from yet"), text, choose)

    def _make_not_found(self) -> EmptyState:
        everything = PlainButton(_("Show all concerns"), "close")
        everything.clicked.connect(self._show_everything)
        return EmptyState("search", _("No concern matches"), _("Try fewer letters, or another state."), everything)

    def _lay_out(self) -> None:
        self.header.set_left(self.search)
        self.header.add_action(self.print_button)
        foot = in_flow(self.more)
        for widget in (self.heading, self.kept, self.states, self.list, foot):
            self.body.addWidget(widget)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._not_found, 1)
        self.body.addStretch()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_anew)
        self.states.selection_changed.connect(self._show_anew)
        self.more.clicked.connect(self._show_more)
        self.print_button.clicked.connect(self._print)
        self._bus.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes) -> None:
        if not changes.kinds & {Kind.JOURNAL, Kind.CLIENTS}:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    @property
    def _state(self) -> ConcernState | None:
        """How far the concerns shown have come, None for any."""
        state = next(iter(self.states.selected()), None)
        return state if isinstance(state, ConcernState) else None

    def _show_anew(self) -> None:
        """What the user looks for has changed: the list begins at its top again."""
        self._lesson_limit = LESSONS_AT_ONCE
        self._concern_limits.clear()
        self._show_lessons()

    def _show_lessons(self) -> None:
        state = self._state
        found = [each.concern for each in self._known if holds(each.words, self.search.text())]
        if state is not None:
            found = [each for each in found if each.state is state]
        self._lessons = lessons(found)
        self._fill()
        self._show_count(len(found))
        self._nothing.setVisible(not self._known)
        self._not_found.setVisible(bool(self._known) and not found)
        self.states.setVisible(bool(self._known))
        self.print_button.setVisible(bool(self._known))
        self.print_button.setEnabled(bool(found))

    def _fill(self) -> None:
        shown = self._lessons[: self._lesson_limit]
        self.list.show_items([(each, self._names, self._concern_limits.get(each.cause, AT_FIRST)) for each in shown])
        self.more.setVisible(len(self._lessons) > len(shown))
        chain_tab_order(self.states, *self.list.rows, self.more)

    def _show_count(self, shown: int) -> None:
        total = len(self._known)
        said = words.concerns(total)
        if shown != total:
            said = _("{shown} of {total}").format(shown=format_number(shown), total=said)
        elif still := words.still_open(sum(each.concern.is_open for each in self._known)):
            said = f"{said} · {still}"
        self.heading.set_texts(_("What we learned"), said if total else "")

    def _show_more(self) -> None:
        self._lesson_limit += LESSONS_AT_ONCE
        self._fill()

    def _show_more_of(self, lesson: Lesson) -> None:
        self._concern_limits[lesson.cause] = self._concern_limits.get(lesson.cause, AT_FIRST) + CONCERNS_AT_ONCE
        self._fill()

    def _print(self) -> None:
        from relapp.printing.learned import learned
        from relapp.ui.printing import preview

        book = self._bus.book
        preview(self, book, learned(book, self._bus.today(), text=self.search.text(), state=self._state))

    def _show_everything(self) -> None:
        self.states.select([None])
        self.search.clear()
        self._show_anew()
