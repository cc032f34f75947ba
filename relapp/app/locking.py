"""The way out of a book with a passphrase and back into it: the lobby stands where the window was."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.book import Book
from relapp.book.door import Door
from relapp.errors import UserError
from relapp.i18n import _
from relapp.ui.locking.lobby import Lobby
from relapp.ui.results.saving import save_all
from relapp.ui.settings.page import SettingsPage

if TYPE_CHECKING:
    from relapp.app.program import Program
    from relapp.ui.locking.rekeying import Rekeying


def show_lobby(program: "Program", door: Door) -> Lobby:
    """The place to wait in while the book is closed; it is not to be seen yet."""
    if not program.bus:
        program.wear()
    program.lobby = lobby = Lobby(door)
    program.place(lobby)
    lobby.opened.connect(partial(_enter, program))
    lobby.closed.connect(program.quit)
    program.answer_next_start(lobby)
    return lobby


def leave(program: "Program", wanted: "Rekeying | Path | None") -> None:
    """Put the lobby in the window's place and close the book.

    There it gets another passphrase, or becomes what it was in a backup, where that is `wanted`.
    """
    if not program.bus or not program.window or program.lobby:
        return
    program.left_at = ("settings", None) if isinstance(wanted, Path) else (program.window.place, program.window.client_shown)
    lobby = show_lobby(program, program.bus.book.door)
    if program.background:
        program.background.leave_to(lobby)
    lobby.take_place_of(program.window, partial(_have_left, program, lobby, wanted))


def _have_left(program: "Program", lobby: Lobby, wanted: "Rekeying | Path | None") -> None:
    if program.bus:
        save_all(program.bus)
    program.close_book()
    lobby.begin(wanted)


def _enter(program: "Program", book: Book, said: str) -> None:
    """Show the book that the lobby has opened, on the page that was left."""
    lobby = program.lobby
    assert lobby
    try:
        program.begin(book)
    except UserError as error:
        book.close()
        lobby.ask_anew(str(error))
        return
    place, client_id = program.left_at
    program.show(book, place)
    assert program.bus
    assert program.window
    # One that was never seen has no place on the screen.
    if lobby.windowHandle() is not None:
        program.window.restoreGeometry(lobby.saveGeometry())
    if client_id is not None and book.clients.load([client_id]):
        program.window.open_client(client_id)
    has_new = book.door.passphrase not in ("", lobby.door.passphrase)
    is_restored = lobby.is_restoring
    program.drop_lobby()
    if said:
        _tell(program, said, offers_note=has_new, is_restored=is_restored)


def _tell(program: "Program", said: str, *, offers_note: bool, is_restored: bool) -> None:
    """Say what became of the book where that was asked for; who has a new passphrase is offered the note for it at once."""
    assert program.bus
    assert program.window
    page = program.window.page_shown
    if not isinstance(page, SettingsPage):
        program.bus.said.emit(said, False)
        return
    if is_restored:
        page.lead_later(page.backups, page.backups.restore)
        # It stays, where the first reminder of the book would take the place of a word in passing.
        program.window.notice.inform(said)
        return
    page.lead_later(page.passphrase, page.passphrase.main_button)
    if offers_note:
        label = _("Print the recovery note…")
        program.window.toast.show_message(said, page.passphrase.print_note, label=label, icon_name="printer")
    else:
        program.bus.said.emit(said, False)
