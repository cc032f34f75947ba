"""A length in millimetres, to a tenth."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from relapp.i18n import _, format_number
from relapp.ui.widgets.inputs import NumberField


class MillimetreField(NumberField):
    """A length from `least` to `most` millimetres; `length_chosen` comes once the user has finished with it."""

    length_chosen = Signal(float)

    def __init__(self, value: float, least: float, most: float, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(round(value * 10), round(least * 10), round(most * 10), name=name, parent=parent)
        self.setSingleStep(5)
        self.number_chosen.connect(lambda tenths: self.length_chosen.emit(tenths / 10))

    @property
    def length(self) -> float:
        """The millimetres shown."""
        return self.value() / 10

    def set_length(self, value: float) -> None:
        """Show `value` without a signal; what the user is typing just now is kept."""
        self.set_number(round(value * 10))

    def textFromValue(self, tenths: int) -> str:
        """As numbers are written in the language, with its unit."""
        return _("{number} mm").format(number=format_number(tenths / 10))

    def valueFromText(self, text: str) -> int:
        """Tenths of a millimetre, after a comma or a point."""
        return round((_read(text) or 0.0) * 10)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take what reads as a length, and let the rest be finished."""
        length = _read(text)
        is_whole = length is not None and self.minimum() <= round(length * 10) <= self.maximum()
        return (QValidator.State.Acceptable if is_whole else QValidator.State.Intermediate), text, position


def _read(text: str) -> float | None:
    number = text.replace("mm", "").replace(",", ".").replace("\u2212", "-").strip()
    try:
        return float(number)
    except ValueError:
        return None
