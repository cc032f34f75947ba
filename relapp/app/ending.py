"""The end of the session, which comes without asking twice."""

from typing import TYPE_CHECKING

from relapp.ui.results.saving import save_all

if TYPE_CHECKING:
    from relapp.app.program import Program


def save(program: "Program") -> None:
    """Have everything in the book that was typed, and let no window hide from the end that may come."""
    # A field saves itself when it is left.
    if focus := program.app.focusWidget():
        focus.clearFocus()
    for widget in (program.window, program.lobby):
        if widget:
            widget.may_hide = lambda: False
    if program.bus:
        save_all(program.bus)
