"""The way to a file that was written."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from relapp.i18n import _
from relapp.ui.bus import Bus


def show_folder(bus: Bus, file: Path) -> None:
    """Open the folder of a file in the file manager, or say where it is."""
    folder = file.absolute().parent
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        bus.failed.emit(_("{folder} cannot be opened from here. Open it in the file manager.").format(folder=folder))
