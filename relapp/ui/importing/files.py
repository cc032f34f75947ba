"""The ways a file is chosen: by a dialog, or dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from relapp.i18n import _


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for contact files, where downloads usually are; none where the user thought better of it."""
    # Only who chooses a file pays for Qt's dialog: files can be dropped from the first paint on.
    from PySide6.QtWidgets import QFileDialog

    from relapp.ui.widgets.file_dialog import file_dialog

    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    folder = downloads if Path(downloads).is_dir() else str(Path.home())
    kinds = ";;".join((_("Contact files") + " (*.vcf *.vcard *.csv *.tsv *.txt *.xlsx *.ics *.json)", _("All files") + " (*)"))
    dialog = file_dialog(parent, _("Choose a contact file"), folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    files = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
    dialog.deleteLater()
    return files


class FileDrops(QObject):
    """Lets files be dropped anywhere on a window; `dropped` carries the path of each, one after another."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and nothing else that may be dragged."""
        if isinstance(event, QDropEvent) and dropped_files(event.mimeData()):
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                for file in dropped_files(event.mimeData()):
                    self.dropped.emit(file)
            return True
        return super().eventFilter(watched, event)


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files among what is being dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
