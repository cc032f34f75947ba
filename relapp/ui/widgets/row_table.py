"""A table that is read row by row and fills its width."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from relapp.ui.theme import current_theme


class RowTable(QTableView):
    """`widths` has by column its least width in units and its share of what is left; heights are units, and rows."""

    def __init__(
        self, rows: QAbstractItemModel, name: str, widths: Mapping[Any, tuple[int, int]], *, row_height: int, least_rows: int
    ) -> None:
        super().__init__()
        self._widths, self._row_height, self._least_rows = widths, row_height, least_rows
        rows.setParent(self)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # To show whether a column is chosen, a heading would ask for each of its rows: these follow a selection that stays empty.
        for each in (header, self.verticalHeader()):
            each.setSelectionModel(QItemSelectionModel(rows, each))
        self._rescale()
        current_theme().theme_changed.connect(self._rescale)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: Qt would read every row to answer a letter, and letters have a meaning of their own here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns; where it does not suffice, the table scrolls sideways."""
        super().resizeEvent(event)
        px = current_theme().px
        least = {column: px(width) for column, (width, _share) in self._widths.items()}
        rest = max(self.viewport().width() - sum(least.values()), 0)
        shares = sum(share for _least, share in self._widths.values())
        for column, (_least, share) in self._widths.items():
            self.setColumnWidth(column, least[column] + rest * share // shares)

    def _rescale(self) -> None:
        px = current_theme().px
        self.verticalHeader().setDefaultSectionSize(px(self._row_height))
        self.setMinimumHeight(px(self._row_height) * (self._least_rows + 1))
