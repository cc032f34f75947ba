import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.ui.theme import current_theme
from relapp.ui.widgets.avatar import Avatar
from relapp.ui.widgets.buttons import PrimaryButton
from relapp.ui.widgets.empty import EmptyState
from relapp.ui.widgets.heading import Heading, SectionLabel
from relapp.ui.widgets.nav import NavButton
from relapp.ui.widgets.pill import Pill
from relapp.ui.widgets.progress import ProgressBar
from relapp.ui.widgets.search_field import SearchField


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    current_theme().apply(qapp, "light")


def test_an_avatar_has_the_same_colour_for_the_same_client(qtbot: QtBot) -> None:
    first, again = Avatar("MC", "uuid-1"), Avatar("MC", "uuid-1")
    others = [Avatar("MC", f"uuid-{i}") for i in range(20)]
    for avatar in (first, again, *others):
        qtbot.addWidget(avatar)
        avatar.resize(avatar.sizeHint())

    assert first.grab().toImage() == again.grab().toImage()
    assert len({bytes(other.grab().toImage().constBits()) for other in others}) > 2


def test_a_vip_has_a_ring(qtbot: QtBot) -> None:
    avatar = Avatar("MC", "x", vip=True)
    qtbot.addWidget(avatar)
    avatar.resize(avatar.sizeHint())
    middle = avatar.width() // 2

    assert avatar.grab().toImage().pixelColor(middle, 1).name() == current_theme().colour("vip").name()
    avatar.show_client("MC", "x", vip=False)
    assert avatar.grab().toImage().pixelColor(middle, 1).name() != current_theme().colour("vip").name()


@pytest.mark.parametrize(("value", "maximum", "fraction"), [(2, 8, 0.25), (9, 8, 1.0), (-1, 8, 0.0), (3, 0, 0.0)])
def test_a_bar_is_never_emptier_than_empty_nor_fuller_than_full(qtbot: QtBot, value: int, maximum: int, fraction: float) -> None:
    bar = ProgressBar(value, maximum)
    qtbot.addWidget(bar)

    assert bar.fraction == fraction


def test_a_full_bar_changes_its_colour(qtbot: QtBot) -> None:
    bar = ProgressBar(5, 6, full_role="gift")
    qtbot.addWidget(bar)
    bar.resize(120, 6)
    assert bar.grab().toImage().pixelColor(20, 3) == current_theme().colour("accent")

    bar.set_value(6, 6)

    assert bar.grab().toImage().pixelColor(20, 3) == current_theme().colour("gift")
    assert bar.accessibleName() == "6 of 6"


def test_a_pill_has_the_ground_of_its_kind(qtbot: QtBot) -> None:
    pill = Pill("prometido para ontem", "late")
    qtbot.addWidget(pill)
    pill.resize(pill.sizeHint())
    assert pill.grab().toImage().pixelColor(6, pill.height() // 2) == QColor(current_theme().palette.late_soft)

    pill.set_kind("accent")

    assert pill.kind == "accent"
    assert pill.grab().toImage().pixelColor(6, pill.height() // 2) == current_theme().colour("accent")


def test_a_heading_puts_its_subtitle_below_where_there_is_no_room(qtbot: QtBot) -> None:
    heading = Heading("Sábado, 21 de novembro", "7 contatos · cerca de 50 min")
    qtbot.addWidget(heading)

    assert heading.layout().heightForWidth(300) > heading.layout().heightForWidth(900)


def test_a_heading_without_a_subtitle_keeps_no_room_for_it(qtbot: QtBot) -> None:
    heading = Heading("Hoje", "7 contatos")
    qtbot.addWidget(heading)

    heading.set_texts("Amanhã")

    assert heading.title.text() == "Amanhã"
    assert heading.subtitle.isHidden()


def test_a_section_label_is_only_drawn_in_capitals(qtbot: QtBot) -> None:
    label = SectionLabel("Atrasados")
    qtbot.addWidget(label)

    assert label.text() == "Atrasados"


def test_an_empty_page_says_what_to_do_and_does_it(qtbot: QtBot) -> None:
    button = PrimaryButton("Importar um arquivo…", "import")
    empty = EmptyState("clients", "Nenhum cliente ainda", "Importe um arquivo de contatos.", button)
    qtbot.addWidget(empty)

    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert empty.title.text() == "Nenhum cliente ainda"
    assert empty.isAncestorOf(button)


def test_a_page_button_shows_how_many_wait(qtbot: QtBot) -> None:
    button = NavButton("Hoje", "today")
    qtbot.addWidget(button)
    button.setChecked(True)
    button.resize(180, 40)
    without = button.grab().toImage()

    button.set_count(7, "Hoje, 7 contatos")

    assert button.count == 7
    assert button.accessibleName() == "Hoje, 7 contatos"
    assert button.grab().toImage() != without


def test_escape_empties_the_search(qtbot: QtBot) -> None:
    field = SearchField("Buscar cliente", "Ctrl+K")
    qtbot.addWidget(field)
    field.setText("joao")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


def test_the_shortcut_gives_way_to_what_is_typed(qtbot: QtBot) -> None:
    field, plain = SearchField("Buscar", "Ctrl+K"), SearchField("Buscar")
    for each in (field, plain):
        qtbot.addWidget(each)
        each.resize(400, 36)
    assert field.grab().toImage() != plain.grab().toImage()

    field.setText("joao")
    plain.setText("joao")

    assert field.grab().toImage() == plain.grab().toImage()
