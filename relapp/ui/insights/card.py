"""One chart with its title, its number, what its colours mean, and where it leads."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.insights import Slice
from relapp.i18n import _, format_number, ngettext
from relapp.ui.insights.chart_view import WHOLE, ChartView
from relapp.ui.insights.legend import legend
from relapp.ui.insights.rows import RowsView
from relapp.ui.insights.table import ChartTable
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import Button, IconButton
from relapp.ui.widgets.card import Card
from relapp.ui.widgets.flow import in_flow
from relapp.ui.widgets.text import Text, without_mnemonic
from relapp.wording.insights import Chart, Link, Shape

# In units: words begin where the rows of a chart do, which leave room for the ring around them.
_INSET = 4


def view_of(chart: Chart) -> ChartView:
    """The chart drawn; what plots it is loaded with the first one that runs over time."""
    if chart.shape in (Shape.ROWS, Shape.GROUPED_ROWS):
        return RowsView(chart)
    from relapp.ui.insights.columns import ColumnsView

    return ColumnsView(chart)


class InsightCard(Card):
    """`slices_wanted` carries what to call the clients behind a value and a list of slices, `client_opened` an id."""

    slices_wanted = Signal(str, list)
    client_opened = Signal(int)

    def __init__(self, chart: Chart) -> None:
        super().__init__(margins=(12, 14, 12, 14), spacing=8)
        self.chart = chart
        self.view: ChartView | ChartTable | None = None
        self.table_button = IconButton("table", "", kind="quiet", compact=True)
        self.table_button.setCheckable(True)
        self.table_button.clicked.connect(self._show_content)
        self._titles = QWidget()
        self._content = QWidget()
        self._title, self._about = Text("", "strong", wrap=True), Text("", "small", wrap=True)
        words = VBox(margins=(_INSET, 0, 0, 0), spacing=2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        top = HBox(spacing=8)
        top.addLayout(words, 1)
        top.addWidget(self.table_button, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self._content)
        self.body.addStretch(1)
        self.show_chart(chart)
        current_theme().theme_changed.connect(self._show_content)

    def show_chart(self, chart: Chart) -> None:
        """Show the same figure as it is now."""
        self.chart = chart
        self._title.setText(chart.title)
        self._about.setText(chart.about)
        self.table_button.set_label(_("{title}, as a table").format(title=chart.title))
        self.table_button.setVisible(not chart.is_empty)
        self._show_content()

    def show_as_table(self, as_table: bool) -> None:
        """Show the table, or the chart drawn."""
        if self.table_button.isChecked() != as_table:
            self.table_button.setChecked(as_table)
            self._show_content()

    def _show_content(self) -> None:
        had_focus = self.view is not None and self.view.hasFocus()
        content = QWidget()
        column = VBox(content, spacing=8)
        if self.chart.headline:
            column.addWidget(_inset(Text(self.chart.headline, "title", wrap=True)))
        self.view = None if self.chart.is_empty else self._make_view()
        if self.view is None:
            column.addWidget(_inset(Text(self.chart.advice, "soft", wrap=True)))
        else:
            self.view.chosen.connect(self._choose)
            column.addWidget(self.view)
        self._add_foot(column)
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        if had_focus and self.view is not None:
            self.view.setFocus()

    def _make_view(self) -> ChartView | ChartTable:
        return ChartTable(self.chart) if self.table_button.isChecked() else view_of(self.chart)

    def _add_foot(self, column: VBox) -> None:
        chart, view = self.chart, self.view
        if isinstance(view, ChartView) and len(chart.series) > 1:
            column.addWidget(_inset(legend(chart.series)))
        for note in chart.notes:
            column.addWidget(_inset(Text(note, "small", wrap=True)))
        buttons = [self._link(each.text, partial(self._follow, each)) for each in chart.links]
        if isinstance(view, RowsView) and (rest := len(chart.bars) - view.bar_count) > 0:
            more = ngettext("{count} more in the table", "{count} more in the table", rest).format(count=format_number(rest))
            buttons.append(self._link(more, partial(self.show_as_table, True)))
        if buttons:
            column.addWidget(in_flow(*buttons, spacing=4, line_spacing=2))

    def _link(self, text: str, act: partial[None]) -> "_LinkButton":
        link = _LinkButton(without_mnemonic(text), kind="quiet", compact=True)
        link.clicked.connect(act)
        return link

    def _follow(self, link: Link, _checked: bool = False) -> None:
        self.slices_wanted.emit(link.called, [link.part])

    def _called(self, text: str) -> str:
        return _("{title}: {value}").format(title=self.chart.title, value=text)

    def _choose(self, index: int, part: int) -> None:
        bar = self.chart.bars[index]
        if bar.client_id:
            self.client_opened.emit(bar.client_id)
            return
        slices: list[Slice] = list(bar.slices if part == WHOLE else bar.slices[part : part + 1])
        if part == WHOLE and not self.chart.is_stacked:
            slices = slices[:1]
        if slices:
            name = self.chart.name_of(index, None if part == WHOLE else part)
            self.slices_wanted.emit(self._called(name), slices)


class _LinkButton(Button):
    """Words that begin where the others of the card do."""

    def sizeHint(self) -> QSize:
        px = current_theme().px
        return super().sizeHint() - QSize(2 * px(11 - _INSET), px(4))


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    HBox(holder, margins=(_INSET, 0, _INSET, 0)).addWidget(widget)
    return holder
