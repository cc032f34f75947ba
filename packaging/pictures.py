"""Makes the pictures of the README from the sample book: .venv/bin/python packaging/pictures.py."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.app import make_application
from relapp.book import Book
from relapp.paths import RESOURCES
from relapp.sample import write_sample
from relapp.ui import qt_words
from relapp.ui.bus import Bus
from relapp.ui.theme import current_theme
from relapp.ui.window import Window

FOLDER = RESOURCES / "pictures"
SIZE = (1280, 800)
ON = date(2026, 11, 23)
COUNTRIES = {"en": "GB", "pt_BR": "BR", "ro": "RO"}
PLACES = {"en": "week", "pt_BR": "today", "ro": "clients"}


def main() -> int:
    """Write one picture in each language; returns 0."""
    app = make_application()
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language, country in COUNTRIES.items():
            book = Path(folder) / f"{country.lower()}.relapp"
            write_sample(book, on=ON, language=language, country=country)
            take(app, book, language, FOLDER / f"{PLACES[language]}-{language}.png")
    return 0


def take(app: QApplication, book: Path, language: str, target: Path) -> None:
    """Write a picture of the window on `book`, in `language`."""
    i18n.set_language(language, COUNTRIES[language])
    qt_words.install(app)
    current_theme().apply(app, "light", 1.0)
    with Book(book) as opened:
        window = Window(Bus(opened, lambda: ON))
        window.resize(*SIZE)
        window.show()
        window.go(PLACES[language])
        for _ in range(20):
            app.processEvents()
        window.grab().save(str(target))
        window.deleteLater()
        app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
