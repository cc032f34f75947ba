"""Where the relationship stands: its stage and type, since when, and how they came about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from relapp.domain.clients import Client, Stage
from relapp.domain.histories import ClientChange
from relapp.domain.stages import STAGE, TYPE, Turn, ending, is_dissolved, since, turns
from relapp.i18n import _, format_day, ngettext
from relapp.ui.client.record import ClientEditor, Record
from relapp.ui.client.relationship.in_sight import lead_to_result
from relapp.ui.client.relationship.stage_form import StageForm
from relapp.ui.client.rows import Row, RowList
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text
from relapp.wording import stages as words

_SHOWN_FOLDED = 3


class StageSection(QWidget):
    """What it is now; the form opens below it, the history follows, folded to the last changes."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self._changes: Sequence[ClientChange] = ()
        self._shows_all = False
        self.title, self.details, self.ended = Text("", "large", wrap=True), Text("", "soft", wrap=True), Text("", wrap=True)
        self.change = PlainButton(_("Change…"), "edit", compact=True)
        self.won_back = PlainButton(_("Won back"), "check", compact=True)
        self.card, self.form = Card(spacing=8), StageForm()
        for text in (self.title, self.details, self.ended):
            self.card.body.addWidget(text)
        self.card.body.addWidget(in_flow(self.change, self.won_back))
        self.history: RowList[TurnRow] = RowList(TurnRow)
        self.fold = PlainButton("", "clock", compact=True)
        self.past = Card(spacing=8)
        for widget in (Text(_("How it came about"), "caption", wrap=True), self.history, in_flow(self.fold)):
            self.past.body.addWidget(widget)
        column = VBox(self, spacing=8)
        for part in (self.card, self.form, self.past):
            column.addWidget(part)
        self.form.hide()
        self.change.clicked.connect(self.begin)
        self.won_back.clicked.connect(self._begin_again)
        self.fold.clicked.connect(self._fold)
        self.form.wanted.connect(self._save)
        self.form.cancelled.connect(self._close)

    def show_stage(self, record: Record, changes: Sequence[ClientChange], *, looked_at: bool) -> None:
        """Show what the book has; `looked_at` says whether there was ever a check-up."""
        self._changes, client = changes, record.client
        self.title.setText(_said(client) or _("Not said yet"))
        self.details.setText(_since(client, changes))
        self.details.setVisible(bool(self.details.text()))
        self.ended.setText("\n".join(_about_the_end(record, changes)) if is_dissolved(client) else "")
        self.ended.setVisible(is_dissolved(client))
        self.won_back.setVisible(is_dissolved(client))
        self.form.know(client, self._editor.bus.book.settings.rules(), looked_at=looked_at)
        self._show_history()

    def begin(self) -> None:
        """Open the form with what is, and lead to it."""
        if record := self._editor.load():
            self.form.begin(record.client.stage)

    def _begin_again(self) -> None:
        """Open the form with the stage that was before the end, where somebody knows it."""
        end = ending(self._changes)
        self.form.begin(Stage(end.before) if end and end.before else None)

    def _save(self, chosen: Client, reason: str) -> None:
        if self._editor.change(stage=chosen.stage, relationship=chosen.relationship, reason=reason):
            self._close()

    def _close(self) -> None:
        self.form.hide()
        lead_to_result(self.change, self.card)

    def _fold(self) -> None:
        self._shows_all = not self._shows_all
        self._show_history()

    def _show_history(self) -> None:
        found = turns(self._changes)
        self.history.show_items(found if self._shows_all else found[:_SHOWN_FOLDED])
        said = ngettext("All {count} change", "All {count} changes", len(found)).format(count=len(found))
        self.fold.setText(_("Only the last changes") if self._shows_all else said)
        self.fold.setVisible(len(found) > _SHOWN_FOLDED)
        self.past.setVisible(bool(found))


class TurnRow(Row):
    """One change of stage, type or both, and what was said of it."""

    def __init__(self) -> None:
        super().__init__()
        self.day, self.changes, self.reason = Text("", "small", wrap=True), Text("", wrap=True), Text("", "soft", wrap=True)
        column = VBox(self, spacing=1)
        for text in (self.day, self.changes, self.reason):
            column.addWidget(text)

    def fill(self, item: Turn) -> None:
        """Show its day, from what to what, and the reason."""
        self.day.setText(format_day(item.on))
        self.changes.setText("\n".join(map(words.change, item.changes)))
        self.reason.setText(item.reason)
        self.reason.setVisible(bool(item.reason))


def _said(client: Client) -> str:
    parts = [words.stage_or_none(client.stage)] if client.stage else []
    return " · ".join([*parts, *([words.type_or_none(client.relationship)] if client.relationship else [])])


def _since(client: Client, changes: Sequence[ClientChange]) -> str:
    """Since when it is so, as far as that is known."""
    if not client.stage and not client.relationship:
        return _("How far it has come and what kind it is decide how often to keep in touch, and whether check-ups come round.")
    stage, kind = since(changes, STAGE) if client.stage else None, since(changes, TYPE) if client.relationship else None
    parts = [_("Stage since {day}").format(day=format_day(stage))] if stage else []
    return " · ".join([*parts, *([_("type since {day}").format(day=format_day(kind))] if kind else [])])


def _about_the_end(record: Record, changes: Sequence[ClientChange]) -> list[str]:
    """Why it ended, and what is done now."""
    end = ending(changes)
    lines = [_("It ended because: {reason}").format(reason=end.reason)] if end and end.reason else []
    return [*lines, words.win_back_rhythm(record.rhythm)]
