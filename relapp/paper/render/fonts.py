"""The type that pages are set in: our own, so that they are the same on every machine."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from relapp.paths import RESOURCES

FOLDER = RESOURCES / "fonts"

# Next best, where a system refuses a program's own fonts.
_OTHERS = ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans")


@lru_cache(maxsize=1)
def family() -> str:
    """The name of our type, loaded when it is first asked for; signs that it lacks Qt takes from the system's."""
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in sorted(FOLDER.glob("*.otf"))]
    if loaded and -1 not in loaded:
        return QFontDatabase.applicationFontFamilies(loaded[0])[0]
    known = set(QFontDatabase.families())
    return next((name for name in _OTHERS if name in known), QFont().family())
