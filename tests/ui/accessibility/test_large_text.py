"""Text at 200 % in the longest language on a small screen: what opens over the pages, as the pages are looked at elsewhere."""

from typing import cast

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from relapp import i18n
from relapp.book import Book
from relapp.ui.theme import current_theme
from tests.ui.accessibility.dialogs import dialogs
from tests.ui.conftest import delete_what_was_left
from tests.ui.test_every_page import OpenPage, described, in_sight, is_cut, is_part_of_another_control


@pytest.mark.parametrize("language", ["pt_BR", "ro"])
def test_no_dialog_is_cut_off(open_page: OpenPage, book: Book, client_id: int, qapp: QApplication, language: str) -> None:
    i18n.set_language(language)
    current_theme().apply(qapp, "light", 2.0)
    window = open_page("today")

    cut: dict[str, dict[str, str]] = {}
    for dialog in dialogs(window, book, client_id):
        dialog.show()
        for _turn in range(3):
            QApplication.processEvents()
        shown = [
            each for each in in_sight(cast("QWidget", dialog), QAbstractButton, QLabel) if not is_part_of_another_control(each)
        ]
        if found := {described(each): how for each in shown if (how := is_cut(each))}:
            cut[type(dialog).__name__] = found
        dialog.close()
        dialog.deleteLater()
    delete_what_was_left()
    assert cut == {}
