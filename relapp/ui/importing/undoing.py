"""Undoing an import: at once, or long after it, where not all of it may be as it came."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from relapp.book.changes import Changes
from relapp.book.imports.part import ImportLine, Standing
from relapp.i18n import _, format_number, ngettext
from relapp.ui.bus import Bus
from relapp.ui.importing.confirming import may_take_back
from relapp.ui.settings.waiting import waiting
from relapp.ui.widgets.buttons import Button
from relapp.ui.widgets.text import Text

# As many imports are listed.
MOST_SHOWN = 8


class Undoing:
    """Undoes imports of the book through `bus`: the one just made as any other change, so that Ctrl+Z does not meet it again."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._last: tuple[int, Changes] | None = None

    def note(self, import_id: int, changes: Changes) -> None:
        """Remember an import that was just made."""
        self._last = import_id, changes

    def recent(self) -> list[ImportLine]:
        """The last imports, the latest first."""
        return self._bus.book.imports.recent(MOST_SHOWN)

    def standing(self, import_id: int) -> Standing:
        """What undoing an import would take back."""
        with waiting():
            return self._bus.book.imports.standing(import_id)

    def is_undone(self, import_id: int) -> bool:
        """Whether an import, one of the last, was undone."""
        return any(line.id == import_id and line.undone for line in self.recent())

    def undo(self, import_id: int) -> None:
        """Take back what can be taken back of an import."""
        if self._last and self._last[0] == import_id and self._bus.book.history.last is self._last[1]:
            self._bus.undo()
            return
        with waiting():
            self._bus.do(lambda: self._bus.book.whole.undo(import_id))

    def stayed(self, import_id: int) -> int:
        """How many clients stayed when an import was undone, as they had been changed since."""
        return self.standing(import_id).changed_count

    def offer(self, import_id: int, file: str, text: str) -> "UndoOffer":
        """The button that undoes the import of `file`, called `text`."""
        return UndoOffer(text, file, lambda: self.standing(import_id), lambda: self.undo(import_id))


class UndoOffer(QObject):
    """A `button`, and what is `said` where not all can be undone: asked once it is pressed, as that walks through the import.

    Before more than a few clients go, it asks.
    """

    def __init__(self, text: str, file: str, standing: Callable[[], Standing], undo: Callable[[], None]) -> None:
        super().__init__()
        self._file, self._standing, self._undo = file, standing, undo
        self._was_said = False
        self.said = Text("", "small", wrap=True)
        self.said.hide()
        self.button = Button(text, "undo", kind="quiet")
        self.button.clicked.connect(self._on_pressed)
        self.setParent(self.button)

    def _on_pressed(self) -> None:
        standing = self._standing()
        if self._was_said or not standing.changed_count:
            if may_take_back(standing.added + standing.completed, self._file, self.button.window()):
                self._undo()
            return
        self._was_said = True
        self.said.setText(why_not_whole(standing))
        self.said.show()
        self.button.setText(_("Undo the rest"))
        self.button.setVisible(standing.added + standing.completed > 0)


def why_not_whole(standing: Standing) -> str:
    """What of an import stays when it is undone."""
    count, names = standing.changed_count, list(standing.changed)
    if more := count - len(names):
        names.append(ngettext("{count} more", "{count} more", more).format(count=format_number(more)))
    if standing.added + standing.completed:
        said = ngettext(
            "{count} of these clients was changed since and would stay: {names}. The others can be taken back.",
            "{count} of these clients were changed since and would stay: {names}. The others can be taken back.",
            count,
        )
    else:
        said = ngettext(
            "{count} client of this import was changed since and stays: {names}. There is nothing else to take back.",
            "All {count} clients of this import were changed since and stay: {names}. There is nothing else to take back.",
            count,
        )
    return said.format(count=format_number(count), names=", ".join(names))
