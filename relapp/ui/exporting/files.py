"""The way to a file that was written."""

from pathlib import Path

from relapp.i18n import _
from relapp.ui.bus import Bus
from relapp.ui.links import open_folder


def show_folder(bus: Bus, file: Path) -> None:
    """Open the folder of a file in the file manager, or say where it is."""
    folder = file.absolute().parent
    if not open_folder(folder):
        bus.failed.emit(_("{folder} cannot be opened from here. Open it in the file manager.").format(folder=folder))
