from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from relapp.paper.documents import Document
from relapp.paper.render.dialog import PreviewDialog
from relapp.ui import printing

DOCUMENT = Document("The week", "Week 2026-11-23", "", "", "", ())


def test_what_is_previewed_can_be_saved(show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[tuple[object, ...]] = []
    monkeypatch.setattr(printing, "save_pdf", lambda *given: saved.append(given) or "Saved: week.pdf")
    printing.preview(show(QWidget()), DOCUMENT, "Letter")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)

    dialog.save_button.click()

    assert saved == [(DOCUMENT, "Letter", dialog)]
    assert dialog.message.text() == "Saved: week.pdf"
    dialog.close()
