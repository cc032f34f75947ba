"""The way out of a book with a passphrase and back into it: the lobby stands where the window was."""

from functools import partial
from typing import TYPE_CHECKING

from relapp.book import Book
from relapp.book.door import Door
from relapp.errors import UserError
from relapp.ui.locking.lobby import Lobby
from relapp.ui.results.saving import save_all

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


def leave(program: "Program", wanted: "Rekeying | None") -> None:
    """Put the lobby in the window's place and close the book; it gets another passphrase there where that is `wanted`."""
    if not program.bus or not program.window or program.lobby:
        return
    program.left_at = program.window.place, program.window.client_shown
    lobby = show_lobby(program, program.bus.book.door)
    if program.background:
        program.background.withdraw()
    lobby.take_place_of(program.window, partial(_have_left, program, lobby, wanted))


def _have_left(program: "Program", lobby: Lobby, wanted: "Rekeying | None") -> None:
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
    program.drop_lobby()
    if said:
        program.bus.said.emit(said, False)
