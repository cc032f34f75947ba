"""The ways a file is chosen: by a dialog, or dropped on a page."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.i18n import _


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for contact files, where downloads usually are; none where the user thought better of it."""
    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    folder = downloads if Path(downloads).is_dir() else str(Path.home())
    kinds = ";;".join((_("Contact files") + " (*.vcf *.vcard *.csv *.tsv)", _("All files") + " (*)"))
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Choose a contact file"), folder, kinds)
    return [Path(name) for name in names]


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files among what is being dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
