"""A damaged book: what can still be had of it, and the way back to a sound one without losing the file as it was found."""

from relapp.book.rescue.moving import set_aside
from relapp.book.rescue.outlook import Outlook, Taken, begin_new, has_sound_pages, is_sound, look, take_backup, take_salvaged
from relapp.book.rescue.salvaging import Salvaged, salvage

__all__ = [
    "Outlook", "Salvaged", "Taken", "begin_new", "has_sound_pages", "is_sound", "look", "salvage", "set_aside", "take_backup",
    "take_salvaged",
]  # fmt: skip
