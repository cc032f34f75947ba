"""Everything of one day, beside the calendar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp import wording
from relapp.book.agenda import ClientName
from relapp.book.calendar import Ahead, MadeTouch
from relapp.domain.calendar import CalendarDay, DayOccasion
from relapp.domain.clients import Importance
from relapp.domain.journal import Direction
from relapp.domain.week import PlannedTouch
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.touching.purpose_look import purpose_look, reason_look
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PaintedButton, PlainButton
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.painting import draw_box, draw_focus_ring
from relapp.ui.widgets.text import Text
from relapp.wording import calendar as words

LINES_AT_ONCE = 20


class DayLine(PaintedButton):
    """A client and what it is about; click, Enter or Space opens the record."""

    def __init__(self, title: str, details: str, role: str) -> None:
        super().__init__()
        self._role = role
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(": ".join(filter(None, (title, details))))
        column = VBox(self, margins=(14, 8, 10, 8), spacing=1)
        for text, looks in ((title, "strong"), (details, "small")):
            if text:
                label = Text(text, "strong" if looks == "strong" else "small", wrap=True)
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                column.addWidget(label)
        self._column = column

    def sizeHint(self) -> QSize:
        """As its words want."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its words need."""
        return self._column.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels of all lines together."""
        return self._column.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the stripe."""
        painter, colour, px = QPainter(self), current_theme().colour, current_theme().px
        box, radius = QRectF(self.rect()), px(8)
        draw_box(painter, box, radius, colour("hover" if self.underMouse() else "card"), colour("line"))
        outline = QPainterPath()
        outline.addRoundedRect(box, radius, radius)
        painter.setClipRect(QRectF(box.left(), box.top(), px(4), box.height()))
        painter.fillPath(outline, colour(self._role))
        painter.setClipping(False)
        if self.shows_ring:
            draw_focus_ring(painter, box, radius)


class DayPanel(QWidget):
    """Shows a limited number of lines of each kind and more on demand; `client_opened` carries an id."""

    client_opened = Signal(int)
    closed = Signal()

    def __init__(self, bus: Bus, day: date) -> None:
        super().__init__()
        self._bus, self.day = bus, day
        self._ahead: Ahead | None = None
        self._limits = [LINES_AT_ONCE] * 3
        self.lines: list[DayLine] = []
        self._column = VBox(self, margins=20, spacing=10)
        title = HBox(spacing=8)
        title.addWidget(Text(words.day_name(day), "large", wrap=True), 1)
        self.close_button = IconButton("close", _("Close"), kind="quiet", compact=True)
        self.close_button.clicked.connect(self.closed)
        title.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(title)
        self._content: QWidget | None = None
        self._column.addStretch(1)

    def show_plan(self, ahead: Ahead | None) -> None:
        """Show the day as the book and the plan have it now."""
        self._ahead = ahead
        index = next((index for index, line in enumerate(self.lines) if line.hasFocus()), None)
        self._fill()
        if index is not None:
            self._lead_to_line(index)

    def lead_in(self) -> None:
        """Put the keyboard on the first line, or on the button that closes the panel."""
        lead_to(self.lines[0] if self.lines else self.close_button)

    def _fill(self) -> None:
        book, on, day = self._bus.book, self._bus.today(), self.day
        calendar = book.calendar
        holds = calendar.day(day, on, self._ahead)
        content, self.lines = QWidget(), []
        column = VBox(content, spacing=6)
        if holds.holiday:
            column.addWidget(Text(holds.holiday, "accent", wrap=True))
        self._add_occasions(column, holds, calendar.occasions(day, day, self._limits[0]) if holds.occasion_count else [])
        touches = calendar.touches(day, on, self._ahead, self._limits[1]) if holds.planned else []
        self._add_touches(column, holds, touches, book.agenda.names({each.client_id for each in touches}))
        self._add_made(column, holds, calendar.made(day, self._limits[2]) if holds.made else [])
        if not self.lines:
            column.addWidget(Text(_("Nothing on this day."), "soft", wrap=True))
        self._replace(content)

    def _add_occasions(self, column: VBox, holds: CalendarDay, found: Sequence[DayOccasion]) -> None:
        if found:
            column.addWidget(SectionLabel(words.occasions(holds.occasion_count)))
        for each in found:
            self._add(column, each.client_id, words.who(each), words.long_occasion(each), "occasion")
        self._add_more(column, 0, holds.occasion_count - len(found))

    def _add_touches(
        self, column: VBox, holds: CalendarDay, found: Sequence[PlannedTouch], clients: dict[int, ClientName]
    ) -> None:
        if found:
            column.addWidget(SectionLabel(words.planned(holds.planned)))
        for touch in found:
            client, first = clients[touch.client_id], touch.reasons[0]
            star = " ★" if client.importance is Importance.VIP else ""
            named = " + ".join(dict.fromkeys(wording.reason_title(each) for each in touch.reasons))
            details = " · ".join(filter(None, (named, wording.why(first, self._bus.today()))))
            self._add(column, client.id, client.name + star, details, reason_look(first)[1])
        if len(found) >= self._limits[1]:
            self._add_more(column, 1, holds.planned - len(found))

    def _add_made(self, column: VBox, holds: CalendarDay, found: Sequence[MadeTouch]) -> None:
        if found:
            said = ngettext("{count} client contacted", "{count} clients contacted", holds.made)
            column.addWidget(SectionLabel(said.format(count=format_number(holds.made))))
        for each in found:
            touch = each.touch
            what = [wording.purpose(touch.purpose), wording.channel(touch.channel), wording.outcome(touch.outcome)]
            if touch.direction is Direction.INCOMING:
                what = [wording.direction(touch.direction), wording.channel(touch.channel)]
            details = " · ".join([*what, touch.note] if touch.note else what)
            self._add(column, each.client_id, each.client, details, purpose_look(touch.purpose)[1])
        if len(found) >= self._limits[2]:
            self._add_more(column, 2, max(holds.made - len(found), 1))

    def _add(self, column: VBox, client_id: int, title: str, details: str, role: str) -> None:
        line = DayLine(title, details, role)
        line.clicked.connect(lambda: self.client_opened.emit(client_id))
        self.lines.append(line)
        column.addWidget(line)

    def _add_more(self, column: VBox, kind: int, rest: int) -> None:
        if rest <= 0:
            return
        text = ngettext("Show more of {count}", "Show more of {count}", rest) if rest > LINES_AT_ONCE else _("Show more")
        more, shown = PlainButton(text.format(count=format_number(rest)), compact=True), len(self.lines)
        more.clicked.connect(lambda: self._show_more(kind, shown))
        column.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show_more(self, kind: int, shown: int) -> None:
        self._limits[kind] += LINES_AT_ONCE
        self._fill()
        self._lead_to_line(shown)

    def _lead_to_line(self, index: int) -> None:
        lead_to(self.lines[min(index, len(self.lines) - 1)] if self.lines else self.close_button)

    def _replace(self, content: QWidget) -> None:
        if self._content:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._column.insertWidget(1, content)
        content.show()
