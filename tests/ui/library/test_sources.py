from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from relapp.ui.library.sources import choose_file, source_of, title_of


def mime(text: str = "", *urls: str) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (mime(), ""),
        (mime("a word"), ""),
        (mime(" https://example.com/a \n"), "https://example.com/a"),
        (mime("", "https://example.com/b"), "https://example.com/b"),
        (mime("x", "file:///tmp/a%20b.pdf"), "/tmp/a b.pdf"),
        (mime("", "mailto:ana@example.com"), ""),
    ],
)
def test_only_links_and_files_are_sources(data: QMimeData, source: str) -> None:
    assert source_of(data) == source


@pytest.mark.parametrize(
    ("source", "title"), [("https://example.com/wine", ""), ("/books/Wines_of_2026.pdf", "Wines of 2026"), ("", "")]
)
def test_a_file_is_called_by_its_name_and_a_link_by_nothing(source: str, title: str) -> None:
    assert title_of(source) == title


@pytest.mark.parametrize(("is_chosen", "name"), [(True, "/books/Wines.pdf"), (False, "")])
def test_a_file_is_chosen_or_none(
    show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch, is_chosen: bool, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: is_chosen)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: ["/books/Wines.pdf"])
    assert choose_file(show(QWidget())) == name
