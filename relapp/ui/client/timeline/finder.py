"""By what one looks through a timeline: groups, and words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSizePolicy, QWidget

from relapp.domain.timeline import Group
from relapp.i18n import _, pgettext
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.flow import FlowLayout
from relapp.ui.widgets.search_field import SearchField
from relapp.wording import timeline as said

# Milliseconds without a key after which what was typed is looked for.
_PAUSE = 200


class Finder(QWidget):
    """A filter for each group in which there is something, and a line to type in; `changed` follows both."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        options: list[tuple[object, str]] = [(None, pgettext("timeline", "All"))]
        self.chips = ChipRow([*options, *((group, said.group(group)) for group in Group)], exclusive=True)
        self.search = _Line(_("Search the history"), "Ctrl+F")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, margins=(0, 0, 0, 10), spacing=16, line_spacing=10)
        flow.addWidget(self.chips)
        flow.addWidget(self.search)
        self.chips.selection_changed.connect(self.changed)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self.look_now)
        self._pause.timeout.connect(self.changed)

    @property
    def groups(self) -> list[Group]:
        """The group chosen, alone; none where all are wanted."""
        return [each for each in self.chips.selected() if isinstance(each, Group)]

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.search.text().strip()

    def offer(self, groups: Sequence[Group]) -> None:
        """Offer the groups in which there is something; the one chosen stays chosen, even when its last entry has gone."""
        self.chips.show_only([None, *groups, *self.groups])

    def clear(self) -> None:
        """Want everything again."""
        self.search.clear()
        self.chips.select([None])
        self.look_now()

    def look_now(self) -> None:
        """Look for what was typed without waiting for a pause."""
        self._pause.stop()
        self.changed.emit()


def is_find(event: QKeyEvent) -> bool:
    """Whether the keys pressed ask for the search of what is in view."""
    return event.matches(QKeySequence.StandardKey.Find)


class _Line(SearchField):
    """A line whose Escape wants everything again at once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look again where Escape emptied the line."""
        had_text = bool(self.text())
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Escape and had_text:
            self.returnPressed.emit()
