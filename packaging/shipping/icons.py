"""The program's icon as files, in the sizes that menus and task bars ask for."""

import shutil
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from shipping.tree import ROOT

DRAWING = ROOT / "resources" / "desktop" / "relapp.svg"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)


@cache
def _application() -> QCoreApplication:
    """What Qt draws for: the one that is there, or one without a display."""
    return QApplication.instance() or QApplication(["relapp", "-platform", "offscreen"])


def write_theme(share: Path) -> None:
    """Write the icon into the theme that every desktop falls back on, below `share`."""
    apps = share / "icons" / "hicolor"
    scalable = apps / "scalable" / "apps" / "relapp.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copy(DRAWING, scalable)
    for size in SIZES:
        picture = apps / f"{size}x{size}" / "apps" / "relapp.png"
        picture.parent.mkdir(parents=True)
        write(size, picture)


def write(size: int, file: Path) -> None:
    """Write the icon as a picture of `size` by `size` dots; the ending of `file` says of which kind. Raises OSError."""
    _application()
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    if not image.save(str(file)):
        raise OSError(f"{file} could not be written")
