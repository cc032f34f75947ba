from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.buttons import Button, IconButton, PlainButton, PrimaryButton
from relapp.ui.widgets.chips import ChipRow
from relapp.ui.widgets.date_field import DateField
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.forms import LabelledRow, NotesField, TextField
from relapp.ui.widgets.heading import Heading, SectionLabel
from relapp.ui.widgets.hours_field import HourField, HoursField
from relapp.ui.widgets.menu_button import MenuButton
from relapp.ui.widgets.nav import NavButton
from relapp.ui.widgets.page import Page
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.search_field import SearchField
from relapp.ui.widgets.segmented import SegmentedControl
from relapp.ui.widgets.text import ElidedLabel, Text
from relapp.ui.widgets.toast import Toast


def toast() -> QWidget:
    window = QWidget()
    Toast(window).show_message("Feito", lambda: None)
    return window


def page() -> QWidget:
    page = Page()
    page.header.add_action(PlainButton("Hoje"))
    panel = QWidget()
    page.set_panel(panel)
    return page


BUILDERS: dict[str, Callable[[], QWidget]] = {
    "avatar": lambda: Avatar("MC", "x"),
    "button": lambda: Button("Feito", "check"),
    "icon": lambda: IconButton("close", "Fechar"),
    "menu": lambda: MenuButton("", "more", label="Mais"),
    "chips": lambda: ChipRow([(1, "Tudo")]),
    "segmented": lambda: SegmentedControl([(1, "VIP")], numbered=True, name="Importância"),
    "text": lambda: Text("Marina"),
    "elided": lambda: ElidedLabel("Marina"),
    "pill": lambda: Pill("prometido"),
    "bar": lambda: ProgressBar(1, 2),
    "heading": lambda: Heading("Hoje", "7 contatos"),
    "section": lambda: SectionLabel("Atrasados"),
    "empty": lambda: EmptyState("clients", "Nada aqui", "Importe.", PrimaryButton("Importar")),
    "text field": lambda: LabelledRow("Nome", TextField()),
    "notes": lambda: LabelledRow("Notas", NotesField()),
    "date": lambda: LabelledRow("Aniversário", DateField()),
    "hour": lambda: LabelledRow("Hora", HourField(optional=True)),
    "hours": lambda: LabelledRow("Silêncio", HoursField(time(20), time(8))),
    "combo": lambda: LabelledRow("Idioma", QComboBox()),
    "spin": lambda: LabelledRow("Contatos por dia", QSpinBox()),
    "nav": lambda: NavButton("Hoje", "today"),
    "search": lambda: SearchField("Buscar cliente", "Ctrl+K"),
    "toast": toast,
    "page": page,
}


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("name", BUILDERS)
def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, name: str) -> None:
    root = BUILDERS[name]()
    qtbot.addWidget(root)

    parts = [part for part in (root, *root.findChildren(QWidget)) if part.window() is root]
    reached = [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert [part for part in reached if not part.focusProxy() and not spoken(part)] == []


@pytest.mark.parametrize("name", ["avatar", "text", "elided", "pill", "bar", "section"])
def test_what_only_shows_something_says_it(qtbot: QtBot, name: str) -> None:
    widget = BUILDERS[name]()
    qtbot.addWidget(widget)

    assert spoken(widget)


@pytest.mark.parametrize(
    "name", ["button", "icon", "menu", "chips", "segmented", "text field", "date", "hours", "search", "nav", "toast"]
)
def test_every_control_is_reached_by_tab(qtbot: QtBot, name: str) -> None:
    root = BUILDERS[name]()
    qtbot.addWidget(root)

    assert any(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in (root, *root.findChildren(QWidget)))
