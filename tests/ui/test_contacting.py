from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import segno
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from relapp.ui import contacting
from relapp.ui.contacting import Opening
from relapp.ui.theme import current_theme

HARD = 'Olá, Ana & Cia: 50% #1 a+b=c?\nȘtiu că „da” 🎉 {x} "y" <z>\n\nAté\t.'


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What was handed to the programs of the desktop."""
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(QUrl(url)) is None)
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


def asked(url: QUrl) -> dict[str, list[str]]:
    """What the query of a link says to whoever reads it as the standards ask."""
    return parse_qs(urlsplit(bytes(url.toEncoded().data()).decode()).query, keep_blank_values=True, strict_parsing=True)


def test_a_message_arrives_letter_by_letter(opened: list[QUrl]) -> None:
    assert contacting.open_whatsapp("(11) 9 5555-0127", "BR", HARD) is Opening.WHOLE

    (url,) = opened
    assert url.toString().startswith("https://wa.me/5511955550127?text=")
    assert asked(url) == {"text": [HARD]}
    assert "+" not in url.query(QUrl.ComponentFormattingOption.FullyEncoded)


def test_an_email_arrives_letter_by_letter(opened: list[QUrl]) -> None:
    assert contacting.write_email("ana+loja@porto.exemplo", "Ça & là #1 ș", HARD) is Opening.WHOLE

    (url,) = opened
    assert (url.scheme(), unquote(url.path())) == ("mailto", "ana+loja@porto.exemplo")
    assert asked(url) == {"subject": ["Ça & là #1 ș"], "body": [HARD.replace("\n", "\r\n")]}
    assert "+" not in url.query(QUrl.ComponentFormattingOption.FullyEncoded)


def test_a_text_too_long_for_a_link_is_never_cut(opened: list[QUrl]) -> None:
    long = "ș" * contacting.LONGEST_LINK

    assert contacting.open_whatsapp("+40 721 555 014", "RO", long) is Opening.WITHOUT_TEXT
    assert contacting.write_email("ana@porto.exemplo", "Ana", long) is Opening.WITHOUT_TEXT

    assert [each.toString() for each in opened] == ["https://wa.me/40721555014", "mailto:ana@porto.exemplo?subject=Ana"]


def test_the_longest_text_that_fits_goes_whole(opened: list[QUrl]) -> None:
    room = contacting.LONGEST_LINK - len(contacting.whatsapp_link("+40 721 555 014", "RO", "a")) + 1

    assert contacting.open_whatsapp("+40 721 555 014", "RO", "a" * room) is Opening.WHOLE
    assert contacting.open_whatsapp("+40 721 555 014", "RO", "a" * (room + 1)) is Opening.WITHOUT_TEXT


def test_what_nothing_opens_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)

    assert contacting.call("+40 721 555 014") is Opening.FAILED
    assert contacting.write_email("ana@porto.exemplo", "", "ș" * contacting.LONGEST_LINK) is Opening.FAILED


def test_half_a_letter_is_no_fault(opened: list[QUrl]) -> None:
    assert contacting.open_whatsapp("+40 721 555 014", "RO", "a\ud83c") is Opening.WHOLE


def test_copying_fills_the_clipboard(qapp: QApplication) -> None:
    contacting.copy("(11) 9 5555-0127")

    assert QGuiApplication.clipboard().text() == "(11) 9 5555-0127"


def test_a_code_is_square_dark_on_light_and_has_a_margin(qapp: QApplication) -> None:
    image = contacting.qr_code("tel:+5511955550127").toImage()

    assert image.width() == image.height() > 100
    assert {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())} == {0, 255}
    assert all(image.pixelColor(x, 8).lightness() == 255 for x in range(image.width()))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("length", [10, 300, 1900])
def test_every_module_is_whole_pixels_large_and_none_is_missing(qapp: QApplication, length: int, ratio: float) -> None:
    text = "a" * length
    picture = contacting.qr_code(text, ratio)
    image, matrix = picture.toImage(), segno.make(text, error="m" if length < 100 else "l", micro=False).matrix

    side = image.width() / (len(matrix) + 8)
    assert side == int(side) >= 3
    assert picture.devicePixelRatio() == ratio
    for row, modules in enumerate(matrix):
        for column, module in enumerate(modules):
            middle = image.pixelColor(int((column + 4.5) * side), int((row + 4.5) * side))
            assert (middle.lightness() == 0) == bool(module)


def test_a_code_grows_with_the_text_and_stays_on_the_screen(look: None, qapp: QApplication) -> None:
    sizes = {}
    for scale in (1.0, 2.0):
        current_theme().apply(qapp, "light", scale)
        sizes[scale] = contacting.qr_code("https://wa.me/5511955550127").width()

    assert 200 <= sizes[1.0] < sizes[2.0] <= QGuiApplication.primaryScreen().availableGeometry().height() * 0.6


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
