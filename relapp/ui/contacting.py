"""From the screen to the client: call, WhatsApp, e-mail, copy, and a code for the phone's camera."""

from enum import Enum, auto
from io import BytesIO
from urllib.parse import quote

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from relapp.domain.text import digits
from relapp.i18n import _
from relapp.matching.numbers import international
from relapp.paper.dialling import dialled, whatsapp_code
from relapp.ui.links import open_link
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import PlainButton
from relapp.ui.widgets.text import Text

# Letters of a link that every system hands over whole; Windows and some mail programs cut longer ones.
LONGEST_LINK = 2000

# Letters of a link whose code a phone still reads off a screen at arm's length.
LONGEST_CODE = 1000

# Units that a code is wide, the share of the screen's height that it may take, and the fewest pixels of one module.
_CODE_WIDTH, _SHARE_OF_SCREEN, _SMALLEST_MODULE = 320, 0.5, 3


class Opening(Enum):
    """What came of handing a link over: opened with its text, opened without it as it was too long, or not at all."""

    WHOLE = auto()
    WITHOUT_TEXT = auto()
    FAILED = auto()


def call(number: str) -> Opening:
    """Hand the number to whatever calls on this computer."""
    return _open(call_link(number))


def open_whatsapp(number: str, country: str, text: str = "") -> Opening:
    """Open a conversation with `text` begun; a number without a country code is taken for one of `country`."""
    return _open(whatsapp_link(number, country, text), whatsapp_link(number, country))


def write_email(address: str, subject: str = "", body: str = "") -> Opening:
    """Begin an e-mail."""
    return _open(mail_link(address, subject, body), mail_link(address, subject))


def copy(text: str) -> None:
    """Put `text` on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def call_link(number: str) -> str:
    """What dials the number."""
    return f"tel:{dialled(number) or digits(number)}"


def whatsapp_link(number: str, country: str, text: str = "") -> str:
    """What opens a conversation with `text` begun."""
    link = whatsapp_code(international(number, country))
    return f"{link}?text={_quoted(text)}" if text else link


def mail_link(address: str, subject: str = "", body: str = "") -> str:
    """What begins an e-mail; its lines end as RFC 6068 asks."""
    body = "\r\n".join(body.splitlines())
    asked = "&".join(f"{name}={_quoted(value)}" for name, value in (("subject", subject), ("body", body)) if value)
    return f"mailto:{_quoted(address, safe='@')}" + (f"?{asked}" if asked else "")


def show_qr(number: str, parent: QWidget) -> None:
    """Show a code that a phone's camera dials."""
    name = _("Code that dials {number}").format(number=number)
    show_code(call_link(number), _("Scan to call"), name, number, parent)


def show_code(link: str, title: str, name: str, caption: str, parent: QWidget) -> None:
    """Show a code that a phone's camera opens `link` with; `name` says so to whoever cannot see it."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
    picture.setPixmap(qr_code(link, dialog.devicePixelRatio()))
    picture.setAccessibleName(name)
    close = PlainButton(_("Close"))
    close.clicked.connect(dialog.accept)
    column = VBox(dialog, margins=20, spacing=12)
    column.addWidget(picture)
    column.addWidget(Text(caption, "strong", selectable=True), alignment=Qt.AlignmentFlag.AlignCenter)
    column.addWidget(Text(_("Point the phone's camera at it."), "soft"), alignment=Qt.AlignmentFlag.AlignCenter)
    column.addWidget(close, alignment=Qt.AlignmentFlag.AlignCenter)
    dialog.exec()


def qr_code(text: str, ratio: float = 1.0) -> QPixmap:
    """A black and white QR code of `text`, each module a whole number of the screen's pixels; a longer text has a denser code."""
    import segno

    code = segno.make(text, error="m" if len(text) < 100 else "l", micro=False)
    modules = code.symbol_size(border=4)[0]
    room = QGuiApplication.primaryScreen().availableGeometry().height() * _SHARE_OF_SCREEN
    width = min(current_theme().px(_CODE_WIDTH), room)
    buffer = BytesIO()
    code.save(buffer, kind="png", scale=round(max(width / modules, _SMALLEST_MODULE) * ratio), border=4)
    pixmap = QPixmap()
    pixmap.loadFromData(buffer.getvalue())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _open(link: str, shorter: str = "") -> Opening:
    """Hand a link over, or the one without its text where it is too long to arrive whole."""
    is_whole = len(link) <= LONGEST_LINK or not shorter
    if not open_link(link if is_whole else shorter):
        return Opening.FAILED
    return Opening.WHOLE if is_whole else Opening.WITHOUT_TEXT


def _quoted(text: str, safe: str = "") -> str:
    return quote(text, safe=safe, errors="replace")
