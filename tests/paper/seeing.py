"""Pictures of pages, and how far one is from another."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from relapp.domain.printed import PageSetup
from relapp.paper.documents import Printable
from relapp.paper.render import write_pdf
from tests.printed import run

PICTURES = Path(__file__).parent / "pages"
RENEW = "RELAPP_RENEW_PAGES"
DOTS_PER_INCH = 50

# Blurred by a millimetre, the same page painted by other programs differs by up to 36 of 255 levels somewhere; a word that is not
# where it was makes 60 and more.
_BLUR, _STEP = 2, 40
# Of the pixels with something on them.
_SHARE = 0.002


def seen(printable: Printable, folder: Path, setup: PageSetup, page: int = 1) -> QImage:
    """A page of the PDF as poppler shows it."""
    write_pdf(printable, folder / "seen.pdf", setup)
    number = str(page)
    run("pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), "-f", number, "-singlefile", folder / "seen.pdf", folder / "seen")
    return QImage(str(folder / "seen.pgm"))


def stored(name: str, picture: QImage | None = None) -> QImage:
    """The picture that was kept by that name; where pictures are renewed, `picture` is kept in its place."""
    file = PICTURES / f"{name}.png"
    if picture and os.environ.get(RENEW):
        PICTURES.mkdir(exist_ok=True)
        picture.save(str(file))
    return QImage(str(file))


def alike(one: QImage, other: QImage) -> bool:
    """Whether both show the same page, whoever painted it: same size, and next to nothing where the other has something else."""
    first, second = _levels(one), _levels(other)
    if first.shape != second.shape:
        return False
    inked = np.count_nonzero((first < 245) | (second < 245))
    return bool(np.count_nonzero(abs(first - second) > _STEP) <= _SHARE * inked)


def _levels(image: QImage) -> NDArray[np.float64]:
    """How light every pixel is, from 0 to 255, blurred."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    levels = (
        np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())[:, : grey.width()].astype(float)
    )
    for _ in range(2):
        for axis in (0, 1):
            levels = _smoothed(levels, axis)
    return levels


def _smoothed(levels: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    around = [(_BLUR, _BLUR) if each == axis else (0, 0) for each in (0, 1)]
    wide = np.pad(levels, around, constant_values=255)
    return sum(np.take(wide, range(at, at + levels.shape[axis]), axis) for at in range(2 * _BLUR + 1)) / (2 * _BLUR + 1)
