"""Makes the pictures of the README and of the manual from the sample book: .venv/bin/python packaging/pictures.py."""

import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.app import make_application
from relapp.book import Book
from relapp.paths import RESOURCES
from relapp.printing import week
from relapp.sample import write_sample
from relapp.ui import qt_words
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.window import Window

README, MANUAL = RESOURCES / "pictures", RESOURCES / "help" / "pictures"
README_SIZE, MANUAL_SIZE = (1280, 800), (1180, 740)
ON = date(2026, 11, 23)
COUNTRIES = {"en": "GB", "pt_BR": "BR", "ro": "RO"}
OF_README = {"en": "week", "pt_BR": "today", "ro": "clients"}
OF_MANUAL = ("today", "week", "clients", "client", "sorting", "calendar", "share", "insights", "results")
COLOURS = 64
# Seconds until a page that counts or draws behind the window has surely done so.
PATIENCE = 1.5


def main() -> int:
    """Write one picture for the README and those of the manual in each language; returns 0."""
    app = make_application()
    README.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language, country in COUNTRIES.items():
            file = Path(folder) / f"{country.lower()}.relapp"
            write_sample(file, on=ON, language=language, country=country)
            i18n.set_language(language, country)
            qt_words.install(app)
            current_theme().apply(app, "light", 1.0)
            with Book(file) as book:
                place = OF_README[language]
                take(app, book, place, README_SIZE, README / f"{place}-{language}.png")
                client_id = print_list(book)
                (MANUAL / language).mkdir(parents=True, exist_ok=True)
                for place in OF_MANUAL:
                    take(app, book, place, MANUAL_SIZE, MANUAL / language / f"{place}.png", client_id)
    return 0


def print_list(book: Book) -> int:
    """Keep the week's list as if it had been printed; returns its first client."""
    sheet = week.keep(book, week.gather(book, ON, ON, week.week_choices(book)))
    return book.printed.load(sheet.number).rows[0].client_id


def take(app: QApplication, book: Book, place: str, size: tuple[int, int], target: Path, client_id: int = 0) -> None:
    """Write a picture of the window on `book` at `place`, or at the record of a client; `size` in pixels."""
    window = Window(Bus(book, lambda: ON))
    window.resize(*size)
    window.show()
    if place == "client":
        window.open_client(client_id)
    else:
        window.go(place)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        app.processEvents()
    with_few_colours(window.grab().toImage()).save(str(target))
    window.hide()
    window.deleteLater()
    app.processEvents()


def with_few_colours(image: QImage) -> QImage:
    """The picture in its COLOURS most frequent shades, an eighth of its size on the disk."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    values = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()] & 0xFFFFFF
    shades, counts = np.unique(values, return_counts=True)
    chosen: dict[int, int] = {}
    for shade in shades[np.argsort(-counts)].tolist():
        # One of each group of shades that look alike.
        chosen.setdefault(shade >> 3 & 0x1F1F1F, shade)
    table = [0xFF000000 | shade for shade in list(chosen.values())[:COLOURS]]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


if __name__ == "__main__":
    sys.exit(main())
