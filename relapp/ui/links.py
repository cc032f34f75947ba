"""The one way out of the program: a link, a file or a folder that another program is to open."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

# What a link may begin with, wherever it came from.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# What programs show and do not run; anything else is shown in its folder.
_SHOWN = frozenset({
    "avif", "bmp", "docx", "epub", "flac", "gif", "heic", "jpeg", "jpg", "m4a", "m4v", "md", "mov", "mp3", "mp4", "odp", "ods",
    "odt", "ogg", "opus", "pdf", "png", "pptx", "rtf", "tif", "tiff", "txt", "wav", "webm", "webp", "xlsx",
})  # fmt: skip


def open_link(link: str) -> bool:
    """Hand a link to the program that opens it; False where none could, and for anything but http, https, mailto and tel."""
    url = QUrl.fromEncoded(link.encode("utf-8", "replace"))
    return url.isValid() and url.scheme() in SCHEMES and QDesktopServices.openUrl(url)


def web_page(address: str) -> str:
    """The link to a page that was typed as people write it, ``porto.exemplo``; empty for anything but a page of the web."""
    url = QUrl.fromUserInput(address)
    is_page = url.isValid() and url.scheme() in ("http", "https") and bool(url.host())
    return bytes(url.toEncoded().data()).decode() if is_page else ""


def open_file(file: Path) -> bool:
    """Show a file of this computer, or its folder where the file may be a program; False where that cannot be done."""
    # Asking whether a share is there would already send it the name of the user.
    if str(file).startswith(("//", "\\\\")) or not file.is_absolute() or not file.exists():
        return False
    is_shown = file.is_file() and file.suffix.lower().removeprefix(".") in _SHOWN
    return _open_local(file) if is_shown else open_folder(file.parent)


def open_folder(folder: Path) -> bool:
    """Show a folder in the file manager; False where that cannot be done."""
    # Where a folder is called like a program, macOS runs it.
    shown = folder.parent if folder.suffix.lower() == ".app" else folder
    return shown.is_dir() and _open_local(shown)


def _open_local(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
