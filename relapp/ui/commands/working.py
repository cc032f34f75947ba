"""Commands that work on the book: what comes in, what goes out, on screen or on paper."""

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractButton

from relapp.i18n import _, pgettext
from relapp.ui.commands.command import Command

if TYPE_CHECKING:
    from relapp.ui.calendar.page import CalendarPage
    from relapp.ui.clients.page import ClientsPage
    from relapp.ui.week.page import WeekPage
    from relapp.ui.window import Window

_CLIENTS = ("today", "clients", "week", "calendar", "welcome")


def working() -> tuple[Command, ...]:
    """What is done most first."""
    return (
        Command("print", _("Print the page in view"), _print, "printer", pgettext("also typed", "paper, PDF, printer"),
                ("week", "calendar", "insights", "learned", "digest"), lambda window: _print_button(window) is not None),
        Command("results", _("Enter results…"), lambda window: window.go("results"), "pen",
                pgettext("also typed", "type in, ticks, scribbled, printed list"), ("week", "today")),
        Command("log_touch", _("Log a touch"), lambda window: window.log_touch(window.client_shown), "plus",
                pgettext("also typed", "note, call made, visit, record, conversation"), ("client", *_CLIENTS)),
        Command("new_client", _("New client"), lambda window: window.add_client(), "plus",
                pgettext("also typed", "add, create, person, contact, customer"), _CLIENTS),
        Command("undo", _("Undo"), _undo, "undo", pgettext("also typed", "take back, revert, mistake")),
        Command("print_week", _("Print the week"), _print_week, "printer",
                pgettext("also typed", "weekly list, paper, PDF, sheet"), ("today",)),
        Command("birthdays", _("Birthday list"), _birthdays, "printer",
                pgettext("also typed", "birthdays, anniversaries, congratulations, dates, print"), ("calendar",)),
        Command("phones", _("Phone list…"), _phones, "printer", pgettext("also typed", "telephones, numbers, print"),
                ("clients",)),
        Command("week_labels", _("Labels for cards and gifts…"), _week_labels, "letter",
                pgettext("also typed", "envelopes, stickers, addresses, post"), ("week",)),
        Command("import", _("Import…"), lambda window: window.import_file(), "import",
                pgettext("also typed", "bring in, read, file, contacts, vCard, CSV, Excel, spreadsheet"), ("clients", "welcome")),
        Command("export", _("Export…"), lambda window: window.export(), "export",
                pgettext("also typed", "save as, file, contacts, vCard, CSV, Excel, spreadsheet, calendar"), ("clients",)),
    )  # fmt: skip


def _undo(window: "Window") -> None:
    from relapp.ui.undo_key import undo

    undo(window.page(window.place), window.bus)


def _print_button(window: "Window") -> QAbstractButton | None:
    button = getattr(window.page(window.place), "print_button", None)
    return button if isinstance(button, QAbstractButton) and button.isVisible() and button.isEnabled() else None


def _print(window: "Window") -> None:
    if button := _print_button(window):
        button.click()


def _print_week(window: "Window") -> None:
    window.go("week")
    cast("WeekPage", window.page("week")).print_list()


def _week_labels(window: "Window") -> None:
    window.go("week")
    cast("WeekPage", window.page("week")).print_labels()


def _birthdays(window: "Window") -> None:
    window.go("calendar")
    cast("CalendarPage", window.page("calendar")).print_birthdays()


def _phones(window: "Window") -> None:
    window.go("clients")
    cast("ClientsPage", window.page("clients")).more.phones_wanted.emit()
