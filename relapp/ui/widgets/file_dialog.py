"""A file dialog that reads none of the files it lists."""

from functools import cache

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget


def file_dialog(parent: QWidget, title: str, folder: str, kinds: str) -> QFileDialog:
    """The system's dialog where there is one; where it is Qt's, one that opens no file for its icon.

    A process that opens and closes a book which it has open by SQLite loses all its locks on it (POSIX takes them with the first
    descriptor that is closed), and another program could then take the book for nobody's. No subclass: Qt shows those itself.
    """
    dialog = QFileDialog(parent, title)
    dialog.setIconProvider(_plain_icons())
    dialog.setNameFilters(kinds.split(";;"))
    dialog.setDirectory(folder)
    return dialog


@cache
def _plain_icons() -> "_PlainIcons":
    """One for all dialogs, which only borrow it."""
    return _PlainIcons()


class _PlainIcons(QFileIconProvider):
    """Tells a folder from a file and no more."""

    def icon(self, what: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(what, QFileInfo):
            what = QFileIconProvider.IconType.Folder if what.isDir() else QFileIconProvider.IconType.File
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        return info.suffix()
