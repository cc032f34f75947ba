from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from relapp.domain.clients import ContactPoint, PointKind
from relapp.ui import contacting
from relapp.ui.client.about.points import PointsEditor
from relapp.ui.client.about.tab import AboutTab
from relapp.ui.client.parts import Part
from relapp.ui.links import web_page
from tests.ui.client.conftest import Opened, choose, retype


@pytest.fixture
def points(marina: Opened) -> PointsEditor:
    marina.page.show_part(Part.ABOUT)
    tab = marina.page.tab(Part.ABOUT)
    assert isinstance(tab, AboutTab)
    return tab.points


def values(marina: Opened) -> list[str]:
    return [point.value for point in marina.client.points]


def test_value_and_label_are_saved_when_they_are_left(marina: Opened, points: PointsEditor) -> None:
    retype(points.list.rows[0].value, "11 5555-0000")
    retype(points.list.rows[0].label, "home")
    assert marina.client.points[0] == ContactPoint(PointKind.PHONE, "11 5555-0000", "home")
    marina.bus.undo()
    marina.bus.undo()
    assert points.list.rows[0].value.text() == "(11) 95555-0127"


def test_a_new_one_is_saved_once_something_is_typed(marina: Opened, points: PointsEditor) -> None:
    before = values(marina)
    choose(points.add_button, "E-mail")
    row = points.list.rows[-1]
    assert row.value.hasFocus()
    choose(points.add_button, "Web page")
    assert len(points.list.rows) == len(before) + 1
    QTest.keyClicks(row.value, "example.com")
    row.label.setFocus()
    assert values(marina) == [*before, "example.com"]
    assert marina.client.points[-1].kind is PointKind.URL
    assert row.label.hasFocus()
    QTest.keyClicks(row.label, "shop")
    row.label.clearFocus()
    assert marina.client.points[-1].label == "shop"
    assert len(points.list.rows) == len(before) + 1


def test_a_new_one_that_stays_empty_can_be_removed(marina: Opened, points: PointsEditor) -> None:
    before = values(marina)
    choose(points.add_button, "Phone")
    points.list.rows[-1].remove.click()
    assert len(points.list.rows) == len(before)
    assert values(marina) == before


def test_one_is_removed_by_its_button_or_by_emptying_it(marina: Opened, points: PointsEditor) -> None:
    points.list.rows[1].remove.click()
    assert values(marina) == ["(11) 95555-0127", "marina@example.com"]
    retype(points.list.rows[1].value, "")
    assert values(marina) == ["(11) 95555-0127"]
    marina.bus.undo()
    marina.bus.undo()
    assert [row.value.text() for row in points.list.rows] == values(marina)


def test_another_number_can_be_the_first(marina: Opened, points: PointsEditor) -> None:
    choose(points.list.rows[1].menu, "Use this one first")
    assert marina.client.phones == ("+351 21 555 0127", "(11) 95555-0127")
    assert "Use this one first" not in [action.text() for action in points.list.rows[0].menu.actions()]


def test_each_kind_has_its_own_actions(marina: Opened, points: PointsEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, object]] = []
    for name in ("call", "open_whatsapp", "show_qr", "write_email", "copy"):
        monkeypatch.setattr(contacting, name, lambda *arguments, name=name: done.append((name, arguments[0])))
    phone, mail = points.list.rows[1], points.list.rows[2]
    for text in ("Call", "WhatsApp", "QR for the phone", "Copy"):
        choose(phone.menu, text)
    choose(mail.menu, "Write an e-mail")
    assert done == [
        ("call", "+351 21 555 0127"),
        ("open_whatsapp", "+351 21 555 0127"),
        ("show_qr", "+351 21 555 0127"),
        ("copy", "+351 21 555 0127"),
        ("write_email", "marina@example.com"),
    ]


def test_a_web_page_is_opened_in_the_browser(marina: Opened, points: PointsEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) is None)
    page = ContactPoint(PointKind.URL, "cafe.example/menu")
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, points=(page,))))
    choose(points.list.rows[0].menu, "Open the page")
    assert [url.toString() for url in opened] == ["http://cafe.example/menu"]


@pytest.mark.parametrize(
    "address", ["", "file:///etc/passwd", "/etc/passwd", "javascript:alert(1)", "smb://host/x", "mailto:a@b.c"]
)
def test_nothing_but_pages_of_the_web_is_opened(address: str) -> None:
    assert web_page(address) == ""
