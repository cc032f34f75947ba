"""What check-ups say of a relationship today, how that went over time, and each check-up of before."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from relapp.domain.check_ups import CheckUp, Result, Standing, TrendPoint, found_bad, latest
from relapp.domain.signs import Sign
from relapp.i18n import _, format_day
from relapp.ui.client.record import Record
from relapp.ui.client.rows import Row
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton, PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.ui.widgets.trend import Dot, Trend
from relapp.wording import check_ups as words
from relapp.wording.spans import days_from

_STRIPES = {Result.GOOD: "accent", Result.AT_RISK: "late", Result.UNKNOWN: ""}
_DOTS: Mapping[Result, str] = {**_STRIPES, Result.UNKNOWN: "faint"}


class StandCard(Card):
    """The result in words, what it rests on, and what can be done; `removed` carries the last check-up."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self._last: CheckUp | None = None
        self.title, self.details = Text("", "large", wrap=True), Text("", "soft", wrap=True)
        self.found, self.unknown = Text("", wrap=True), Text("", "soft", wrap=True)
        self.trend = Trend(_("How the results went"))
        self.begin = PlainButton(_("New check-up"), "check", compact=True)
        self.earlier = PlainButton("", "clock", compact=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._last))
        line = HBox(spacing=8)
        line.addWidget(self.title, 1)
        line.addWidget(self.remove)
        self.body.addLayout(line)
        for widget in (self.details, self.found, self.unknown, self.trend):
            self.body.addWidget(widget)
        self.body.addWidget(in_flow(self.begin, self.earlier))

    def show_stand(
        self, check_ups: Sequence[CheckUp], stand: Standing, points: Sequence[TrendPoint], signs: Sequence[Sign], record: Record
    ) -> None:
        """Show what all check-ups together say today, and what was written down at the last one."""
        last = self._last = latest(check_ups)
        self.set_stripe(_STRIPES[stand.result])
        share = words.share_good(stand.share_good) if stand.share_good is not None else ""
        self.title.setText(" · ".join(filter(None, [words.result(stand.result), share])))
        self.details.setText(_said(last, stand, record))
        self._show(self.found, [*_found(stand.bad, signs), *_written(last)] if last else [])
        self._show(self.unknown, words.unknown_signs(stand) if last else [])
        self.trend.show_dots([_dot(point) for point in points])
        self.trend.setVisible(len(points) > 1)
        self.remove.setVisible(last is not None)
        if last:
            self.remove.set_label(_("Delete the check-up of {day}").format(day=format_day(last.on)))

    def _show(self, text: Text, lines: list[str]) -> None:
        text.setText("\n".join(lines))
        text.setVisible(bool(lines))


class CheckUpRow(Row):
    """One check-up of before; `removed` carries it."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._check_up: CheckUp | None = None
        self.title, self.details = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self.remove = IconButton("trash", _("Delete"), compact=True)
        self.remove.clicked.connect(lambda: self.removed.emit(self._check_up))
        card = Card()
        VBox(self).addWidget(card)
        column = VBox(spacing=2)
        column.addWidget(self.title)
        column.addWidget(self.details)
        row = HBox(spacing=8)
        row.addLayout(column, 1)
        row.addWidget(self.remove, alignment=Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)

    def fill(self, item: tuple[CheckUp, Sequence[Sign]]) -> None:
        """Show its day, its result then, and what it found."""
        check_up, signs = item
        self._check_up = check_up
        day = format_day(check_up.on)
        self.title.setText(f"{day} · {words.result(check_up.result)}")
        self.details.setText("\n".join([*_found(found_bad(check_up.answers, signs), signs), *_written(check_up)]))
        self.details.setVisible(bool(self.details.text()))
        self.remove.set_label(_("Delete the check-up of {day}").format(day=day))


def _found(bad: Sequence[str], signs: Sequence[Sign]) -> list[str]:
    """What speaks against the relationship, a line for what was seen and one for what is missing."""
    seen = [words.sign(sign) for sign in signs if sign.code in bad and not sign.is_good]
    missing = [words.sign(sign) for sign in signs if sign.code in bad and sign.is_good]
    lines = [_("Seen: {signs}").format(signs=", ".join(seen))] if seen else []
    return [*lines, *([_("Missing: {signs}").format(signs=", ".join(missing))] if missing else [])]


def _written(check_up: CheckUp) -> list[str]:
    """What the client gained, and the note."""
    gained = [_("Gained: {gained}").format(gained=check_up.gained)] if check_up.gained else []
    return [*gained, *filter(None, [check_up.note])]


def _said(last: CheckUp | None, stand: Standing, record: Record) -> str:
    """When somebody looked last, and what the result rests on."""
    if last is None:
        return _("Nobody has looked at this relationship yet. A check-up takes two minutes.")
    looked = _("Last looked at {when}").format(when=days_from(last.on, record.on))
    return f"{looked} · {words.result_details(stand)}"


def _dot(point: TrendPoint) -> Dot:
    return Dot(point.on, point.share_good, _DOTS[point.result], words.trend_point(point))
