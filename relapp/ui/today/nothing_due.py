"""What is said on a day without touches: the book is empty, clients wait to be sorted, or all is done."""

from collections.abc import Callable

from relapp.i18n import _
from relapp.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from relapp.ui.widgets.empty import EmptyState


def empty_book(on_import: Callable[[], object]) -> EmptyState:
    """The way to the first clients."""
    text = _("Import your contacts, or add a client, and the dates and rhythms do the rest.")
    importing = PrimaryButton(_("Import…"), "import")
    return EmptyState("clients", _("Your client book is empty"), text, _leading(importing, on_import))


def unsorted_clients(*, done: bool, on_sorting: Callable[[], object]) -> EmptyState:
    """The way to reminders for clients of whom nobody has said how much they matter."""
    text = _("Say who matters, and the right rhythm reminds you of each of them.")
    return EmptyState("check", _title(done=done), text, _leading(PrimaryButton(_("Who matters?"), "clients"), on_sorting))


def free_day(*, done: bool, on_log: Callable[[], object]) -> EmptyState:
    """Room for somebody of whom no reminder speaks."""
    text = _("A good moment for somebody you have not thought of for a while.")
    return EmptyState("check", _title(done=done), text, _leading(PlainButton(_("Log a touch"), "plus"), on_log))


def _title(*, done: bool) -> str:
    return _("All done for today") if done else _("Nobody is due today")


def _leading(button: Button, on_clicked: Callable[[], object]) -> Button:
    button.clicked.connect(lambda _checked: on_clicked())
    return button
