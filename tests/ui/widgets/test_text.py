import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from relapp.ui.widgets.text import ElidedLabel, Text, set_tooltip, without_mnemonic

MARKUP = "<b>Ana</b> & <i>Filhos</i>"


def test_text_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Text(MARKUP)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == MARKUP


def test_a_tooltip_is_never_read_as_markup(qtbot: QtBot) -> None:
    label = Text("x")
    qtbot.addWidget(label)

    set_tooltip(label, MARKUP)

    assert "&lt;b&gt;Ana&lt;/b&gt; &amp;" in label.toolTip()


def test_no_tooltip_for_no_text(qtbot: QtBot) -> None:
    label = Text("x")
    qtbot.addWidget(label)

    set_tooltip(label, "")

    assert label.toolTip() == ""


def test_an_elided_label_keeps_its_whole_text_within_reach(qtbot: QtBot) -> None:
    label = ElidedLabel("Întreprinderea individuală a Mariei Constantinescu")
    qtbot.addWidget(label)

    label.resize(60, 20)

    assert "Mariei Constantinescu" in label.toolTip()
    assert label.accessibleName() == "Întreprinderea individuală a Mariei Constantinescu"
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 2


def test_an_elided_label_that_changes_changes_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("antes")
    qtbot.addWidget(label)

    label.setText("depois")

    assert label.accessibleName() == "depois"
    assert "depois" in label.toolTip()


@pytest.mark.parametrize(
    "text", ["nume.prenume.foarte.lung@intreprinderea-individuala-exemplu.ro", "Muito obrigada pela confiança " * 4]
)
def test_a_wrapping_text_breaks_even_a_word_that_is_too_long(qtbot: QtBot, text: str) -> None:
    label = Text(text, wrap=True)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 120
    assert label.heightForWidth(150) >= 3 * label.fontMetrics().height()
    assert label.heightForWidth(10_000) < 2 * label.fontMetrics().height()


def test_a_wrapping_text_counts_the_lines_it_was_given(qtbot: QtBot) -> None:
    label = Text("um\ndois\ntrês", wrap=True)
    qtbot.addWidget(label)

    assert label.heightForWidth(500) == label.sizeHint().height()
    assert label.sizeHint().height() >= 3 * label.fontMetrics().height()


def test_another_role_is_another_look(qtbot: QtBot) -> None:
    label = Text("x", "soft")
    qtbot.addWidget(label)

    label.set_role("title")

    assert label.role == "title"


def test_an_ampersand_of_the_users_is_no_shortcut() -> None:
    assert without_mnemonic("Silva & Filhos") == "Silva && Filhos"
