"""Keys of a part of a page, which the part itself listens to; each is pressed there by the tests."""

from dataclasses import dataclass

from relapp.i18n import _
from relapp.ui.commands.keys import written


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """`keys` in Qt's portable notation; `typed` is what no key has a name for and is shown before them."""

    code: str
    does: str
    keys: tuple[str, ...] = ()
    typed: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """All of them, as this system writes them."""
        return (*((self.typed,) if self.typed else ()), *(written(key) for key in self.keys))


def places() -> dict[str, tuple[PlaceKey, ...]]:
    """The keys by the title of their place, in the order of a day's work."""
    return {
        _("Everywhere"): (
            PlaceKey("next", _("To the next control, and back"), ("Tab", "Shift+Tab")),
            PlaceKey("press", _("Press a button; open, in a list"), ("Space", "Enter")),
            PlaceKey("ends", _("To the beginning and the end of a list"), ("Home", "End")),
            PlaceKey("screens", _("A screenful up or down"), ("PgUp", "PgDown")),
            PlaceKey("menu", _("What can be done with a card or a text"), ("Menu", "Shift+F10")),
            PlaceKey("leave", _("Close a dialog, a menu or the details"), ("Esc",)),
        ),
        _("On a card of Today or Week"): (
            PlaceKey("done", _("Done"), ("D",)),
            PlaceKey("snooze", _("Snooze"), ("S",)),
            PlaceKey("open", _("Open the record"), ("Enter",)),
            PlaceKey("move", _("In the week: move it a working day"), ("Alt+Left", "Alt+Right")),
        ),
        _("When sorting"): (
            PlaceKey("sort", _("VIP, regular, occasional, dates only"), ("1", "2", "3", "4")),
            PlaceKey("pass_over", _("Pass over"), ("Down",)),
        ),
        _("In the list of clients"): (
            PlaceKey("select_all", _("Select all"), ("Ctrl+A",)),
            PlaceKey("select_several", _("Select several"), ("Shift+Down",)),
            PlaceKey("open_client", _("Open the record"), ("Enter",)),
            PlaceKey("delete", _("Delete"), ("Del",)),
        ),
        _("When entering results"): (
            PlaceKey("go_to_row", _("Go to that row"), ("Enter",), _("A number")),
            PlaceKey("result", _("Its result"), (), _("A letter")),
            PlaceKey("likeliest", _("The likeliest result"), ("Space",)),
            PlaceKey("save", _("Save all"), ("Ctrl+S",)),
        ),
        _("In the calendar"): (
            PlaceKey("other_day", _("Another day"), ("Left", "Right", "Up", "Down")),
            PlaceKey("other_month", _("Another month"), ("PgUp", "PgDown")),
        ),
        _("In the manual"): (
            PlaceKey("search_help", _("Search"), ("Ctrl+F",)),
            PlaceKey("way", _("Back and forward"), ("Alt+Left", "Alt+Right")),
        ),
    }
