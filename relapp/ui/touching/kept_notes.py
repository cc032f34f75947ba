"""Notes begun and not logged: closing the popup never loses what was typed."""

from weakref import WeakKeyDictionary

from relapp.ui.bus import Bus

_kept: WeakKeyDictionary[Bus, dict[int, str]] = WeakKeyDictionary()


def kept_note(bus: Bus, client_id: int) -> str:
    """What was being written about a client of the book of `bus` when the popup was closed; empty where nothing was."""
    return _kept.get(bus, {}).get(client_id, "")


def keep_note(bus: Bus, client_id: int, note: str) -> None:
    """Keep `note` in memory until it is logged, or forget the one there was where it is empty."""
    notes = _kept.setdefault(bus, {})
    notes.pop(client_id, None)
    if note:
        notes[client_id] = note
