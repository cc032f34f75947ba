"""The clippings as rows of a list."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from relapp.book.library import ClippingLine
from relapp.i18n import _, format_day, format_number, ngettext
from relapp.ui.library.lines import LINES, Index, tooltip
from relapp.ui.theme import current_theme


class ClippingModel(QAbstractListModel):
    """Clippings with how many clients wait for each; those past their day are grey."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[ClippingLine] = []
        self._on = date.min

    def show(self, lines: list[ClippingLine], on: date) -> None:
        """Show these, as seen on `on`; the rows stay where they are the same clippings."""
        is_same = [each.clipping.uuid for each in lines] == [each.clipping.uuid for each in self.lines]
        if is_same:
            self.lines, self._on = lines, on
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines, self._on = lines, on
        self.endResetModel()

    def row_of(self, uuid: str) -> int:
        """The row of a clipping, -1 where it is not shown."""
        return next((row for row, line in enumerate(self.lines) if line.clipping.uuid == uuid), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many clippings there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A clipping in words."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.clipping.title
        if role == LINES:
            return self._said(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._said(line))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._said(line))
        if role == Qt.ItemDataRole.ForegroundRole:
            return current_theme().colour("ink" if line.clipping.is_good(self._on) else "faint")
        return None

    def _said(self, line: ClippingLine) -> list[str]:
        clipping = line.clipping
        had = ngettext("{count} had it", "{count} had it", line.had).format(count=format_number(line.had))
        if clipping.is_good(self._on):
            waiting = ngettext("for {count} client", "for {count} clients", line.waiting)
            matching = waiting.format(count=format_number(line.waiting)) if line.waiting else _("for nobody yet")
            counts = [matching, *([had] if line.had else [])]
        else:
            counts = [_("past"), had]
        if clipping.good_until:
            counts.append(_("good until {day}").format(day=format_day(clipping.good_until)))
        topics = ", ".join(clipping.topics) or _("no topics yet")
        return [clipping.title, topics, " · ".join(counts)]
