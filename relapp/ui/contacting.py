"""From the screen to the client: call, WhatsApp, e-mail, copy, and a code for the phone's camera."""

from io import BytesIO
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from relapp.domain.text import digits
from relapp.i18n import _
from relapp.paper.dialling import dialled
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.text import Text


def call(number: str) -> None:
    """Hand the number to whatever calls on this computer."""
    QDesktopServices.openUrl(QUrl(f"tel:{dialled(number) or digits(number)}"))


def open_whatsapp(number: str, country: str) -> None:
    """Open a conversation; a number without a country code is taken for one of `country`."""
    QDesktopServices.openUrl(QUrl(f"https://wa.me/{international(number, country)}"))


def write_email(address: str) -> None:
    """Begin an e-mail."""
    QDesktopServices.openUrl(QUrl(f"mailto:{quote(address, safe='@')}"))


def copy(text: str) -> None:
    """Put `text` on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def international(number: str, country: str) -> str:
    """The digits to dial from abroad; as typed where the number makes no sense in `country`."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return digits(number)
    return f"{parsed.country_code}{phonenumbers.national_significant_number(parsed)}"


def show_qr(number: str, parent: QWidget) -> None:
    """Show a code that a phone's camera dials."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Scan to call"))
    picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    picture.setPixmap(qr_code(f"tel:{dialled(number) or digits(number)}"))
    picture.setAccessibleName(_("Code that dials {number}").format(number=number))
    close = PlainButton(_("Close"))
    close.clicked.connect(dialog.accept)
    column = VBox(dialog, margins=20, spacing=12)
    column.addWidget(picture)
    column.addWidget(Text(number, "strong", selectable=True), alignment=Qt.AlignmentFlag.AlignCenter)
    column.addWidget(Text(_("Point the phone's camera at it."), "soft"), alignment=Qt.AlignmentFlag.AlignCenter)
    column.addWidget(close, alignment=Qt.AlignmentFlag.AlignCenter)
    dialog.exec()


def qr_code(text: str) -> QPixmap:
    """A black and white QR code of `text`."""
    import segno

    buffer = BytesIO()
    segno.make(text, error="m", micro=False).save(buffer, kind="png", scale=6, border=4)
    pixmap = QPixmap()
    pixmap.loadFromData(buffer.getvalue())
    return pixmap
