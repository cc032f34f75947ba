from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from relapp.ui import contacting


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What was handed to the programs of the desktop."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(QUrl(url)))
    return urls


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("(11) 9 5555-0127", "tel:11955550127"),
        ("+55 11 95555-0127", "tel:+5511955550127"),
        (" +40 721 555 014", "tel:+40721555014"),
        ("٠١٢٣", "tel:0123"),
    ],
)
def test_a_call_dials_what_was_typed(opened: list[QUrl], number: str, url: str) -> None:
    contacting.call(number)

    assert [each.toString() for each in opened] == [url]


@pytest.mark.parametrize(
    ("number", "country", "dialled"),
    [
        ("(11) 9 5555-0127", "BR", "5511955550127"),
        ("0721 555 014", "RO", "40721555014"),
        ("+40 721 555 014", "BR", "40721555014"),
        ("0040 721 555 014", "RO", "40721555014"),
        ("+39 06 1234 5678", "BR", "390612345678"),
        ("ask Maria", "BR", ""),
        ("555", "", "555"),
    ],
)
def test_a_number_is_dialled_from_abroad(number: str, country: str, dialled: str) -> None:
    assert contacting.international(number, country) == dialled


def test_whatsapp_opens_a_conversation(opened: list[QUrl]) -> None:
    contacting.open_whatsapp("(11) 9 5555-0127", "BR")

    assert [each.toString() for each in opened] == ["https://wa.me/5511955550127"]


@pytest.mark.parametrize(
    "address", ["ana@porto.exemplo", "ana+loja@porto.exemplo", "ana@x?bcc=eve@evil", "ana@x&body=hi", "a b@x"]
)
def test_an_address_is_an_address_and_nothing_more(opened: list[QUrl], address: str) -> None:
    contacting.write_email(address)

    (url,) = opened
    assert (url.scheme(), url.query()) == ("mailto", "")
    assert url.path(QUrl.ComponentFormattingOption.FullyDecoded) == address


def test_copying_fills_the_clipboard(qapp: QApplication) -> None:
    contacting.copy("(11) 9 5555-0127")

    assert QGuiApplication.clipboard().text() == "(11) 9 5555-0127"


def test_a_code_is_square_dark_on_light_and_has_a_margin(qapp: QApplication) -> None:
    image = contacting.qr_code("tel:+5511955550127").toImage()

    assert image.width() == image.height() > 100
    assert {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())} == {0, 255}
    assert all(image.pixelColor(x, 8).lightness() == 255 for x in range(image.width()))


def test_different_numbers_have_different_codes(qapp: QApplication) -> None:
    assert contacting.qr_code("tel:1").toImage() != contacting.qr_code("tel:2").toImage()


def test_the_code_is_shown_with_its_number_and_closed(look: None, show: Callable[..., QWidget]) -> None:
    said: list[str] = []

    def look_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        said.extend(label.text() or label.accessibleName() for label in dialog.findChildren(QLabel))
        dialog.findChild(QPushButton).click()

    window = show(QWidget())
    QTimer.singleShot(0, look_and_close)
    contacting.show_qr("(11) <b>9</b> 5555-0127", window)

    assert {"Code that dials (11) <b>9</b> 5555-0127", "(11) <b>9</b> 5555-0127", "Point the phone's camera at it."} <= set(said)
