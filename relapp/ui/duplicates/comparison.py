"""Two records side by side: what both say, what has to be chosen, and what each brings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QScrollArea, QSizePolicy, QWidget

from relapp.domain.clients import Client
from relapp.i18n import _
from relapp.ui.duplicates.choosing import is_noted
from relapp.ui.duplicates.sides import FieldRow, Said
from relapp.ui.duplicates.value_button import ValueButton
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import HBox, VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.heading import SectionLabel
from relapp.ui.widgets.text import Text

# In units: the column of the names of the fields; with less room than this, each is above its row.
_LABELS = 116
_LABELS_BESIDE_FROM = 560

_LEAST_HEIGHT = 200

# In units: what a message of the window covers, so that the last choice can be moved out from under it.
_FOOT = 48


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records, and what happened with that client, in words."""

    client: Client
    brings: str


class Comparison(QScrollArea):
    """Shows one pair at a time; `client_opened` carries an id."""

    client_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._groups: dict[str, QButtonGroup] = {}
        self._grids: list[_Grid] = []
        self._is_whole = False
        current_theme().theme_changed.connect(self._arrange)

    def show_whole(self, is_whole: bool) -> None:
        """Take the height of all that is in it, or scroll."""
        self._is_whole = is_whole
        self._fit()

    @property
    def chosen(self) -> Mapping[str, int]:
        """For each field that differs, whose value holds: 0 for the first, 1 for the second."""
        return {field: group.checkedId() for field, group in self._groups.items()}

    def show_sides(self, sides: tuple[Side, Side], rows: Sequence[FieldRow], proposed: Mapping[str, int]) -> None:
        """Show two records; `proposed` says of each field to be chosen which value is the fuller one."""
        self._groups, self._grids = {}, []
        content = QWidget()
        content.setObjectName("page_body")
        column = VBox(content, margins=(0, 0, 4, _FOOT), spacing=8)
        head = self._grid()
        head.add("", *(self._head(side) for side in sides))
        column.addWidget(head)
        chosen, kept = ([row for row in rows if (row.field in proposed) is wanted] for wanted in (True, False))
        if chosen:
            column.addWidget(SectionLabel(_("Choose what holds")))
            column.addWidget(self._choices(chosen, proposed))
            if is_noted(sides[0].client, sides[1].client):
                column.addWidget(Text(_("What is not chosen goes to the notes."), "small", wrap=True))
        if kept:
            column.addWidget(SectionLabel(_("All of this is kept")))
            column.addWidget(self._kept(kept))
        column.addStretch()
        self._arrange()
        self.setWidget(content)
        content.show()
        self.verticalScrollBar().setValue(0)
        self._fit()

    def first_choice(self) -> QWidget | None:
        """What the keyboard comes to first where something has to be chosen."""
        return next((group.checkedButton() for group in self._groups.values()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as is needed in the new width."""
        self._arrange()
        super().resizeEvent(event)
        self._fit()

    def _arrange(self) -> None:
        """Have the names of the fields where there is room for them, before anything gets its place."""
        for grid in self._grids:
            grid.arrange(labels_beside=self.width() >= current_theme().px(_LABELS_BESIDE_FROM))

    def _fit(self) -> None:
        content, least = self.widget(), current_theme().px(_LEAST_HEIGHT)
        if self._is_whole and content:
            least = max(least, content.heightForWidth(self.viewport().width()))
        self.setMinimumHeight(least)

    def _head(self, side: Side) -> QWidget:
        who, client = QWidget(), side.client
        row = HBox(who, spacing=8)
        name = VBox(margins=(0, 4, 0, 0), spacing=2)
        name.addWidget(Text(client.name, "large", wrap=True))
        name.addWidget(Text(side.brings, "soft", wrap=True))
        name.addStretch()
        row.addLayout(name, 1)
        opened = IconButton("chevron-right", _("Open {name}").format(name=client.name), kind="quiet", compact=True)
        opened.clicked.connect(lambda: self.client_opened.emit(client.id))
        row.addWidget(opened, alignment=Qt.AlignmentFlag.AlignTop)
        return who

    def _choices(self, rows: Sequence[FieldRow], proposed: Mapping[str, int]) -> QWidget:
        grid = self._grid(label_top=8)
        for row in rows:
            group = self._groups[row.field] = QButtonGroup(grid)
            buttons = [_value_button(row, said) for said in (row.first, row.second)]
            for place, button in enumerate(buttons):
                group.addButton(button, place)
            buttons[proposed[row.field]].setChecked(True)
            grid.add(row.label, *buttons)
        return grid

    def _kept(self, rows: Sequence[FieldRow]) -> QWidget:
        grid = self._grid()
        for row in rows:
            grid.add(row.label, _words(row.first), _words(row.second))
        return grid

    def _grid(self, label_top: int = 0) -> "_Grid":
        self._grids.append(_Grid(label_top))
        return self._grids[-1]


class _Grid(QWidget):
    """Rows of a label and two columns of one width, however long what is in them; `label_top` is in units."""

    def __init__(self, label_top: int) -> None:
        super().__init__()
        self._label_top = label_top
        self._labels: list[Text] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for column in (1, 2):
            self._layout.setColumnStretch(column, 1)
        _fit_height(self, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def add(self, label: str, first: QWidget, second: QWidget) -> None:
        """Add a row."""
        row = 2 * len(self._labels) + 1
        self._labels.append(Text(label, "soft", wrap=True, parent=self))
        for column, widget in ((1, first), (2, second)):
            _fit_height(widget, QSizePolicy.Policy.Ignored)
            self._layout.addWidget(widget, row, column)

    def arrange(self, *, labels_beside: bool) -> None:
        """Have the labels beside their rows or above them."""
        px = current_theme().px
        self._layout.setHorizontalSpacing(px(12))
        self._layout.setVerticalSpacing(px(6 if labels_beside else 3))
        for place, label in enumerate(self._labels):
            self._layout.removeWidget(label)
            label.setVisible(labels_beside or bool(label.text()))
            label.setContentsMargins(0, px(self._label_top if labels_beside else 4), 0, 0)
            label.setMinimumWidth(px(_LABELS) if labels_beside else 0)
            label.setMaximumWidth(px(_LABELS) if labels_beside else self.maximumWidth())
            if labels_beside:
                self._layout.addWidget(label, 2 * place + 1, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._layout.addWidget(label, 2 * place, 1, 1, 2)


def _words(said: Sequence[Said]) -> QWidget:
    """One below the other; what the other record says too stands out."""
    cell = QWidget()
    column = VBox(cell, spacing=2)
    for each in said:
        column.addWidget(Text(each.text, "accent" if each.in_both else "body", wrap=True))
    column.addStretch()
    return cell


def _value_button(row: FieldRow, said: Sequence[Said]) -> ValueButton:
    value = "\n".join(each.text for each in said)
    return ValueButton(value, _("{field}: {value}").format(field=row.label, value=value))


def _fit_height(widget: QWidget, across: QSizePolicy.Policy, down: QSizePolicy.Policy = QSizePolicy.Policy.Preferred) -> None:
    """Let a widget be as high as it must be in the width that it gets."""
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
