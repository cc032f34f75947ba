from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from relapp.ui.library.sources import open_source
from relapp.ui.links import open_file, open_folder, open_link, web_page


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to other programs."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(QUrl(url).toString()) is None)
    return urls


@pytest.mark.parametrize("link", ["http://a.example/", "HTTPS://a.example/x?y=z", "mailto:ana@a.example", "tel:+5511955550127"])
def test_links_that_are_meant_for_people_are_opened(opened: list[str], link: str) -> None:
    assert open_link(link)
    assert len(opened) == 1


@pytest.mark.parametrize(
    "link",
    [
        "", "a.example", "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "FILE:///etc/passwd",
        "data:text/html,<script>", "smb://host/share", "vbscript:x", "ms-msdt:/id", "ftp://a.example/x", "ssh://a.example",
        " javascript:alert(1)", "java\nscript:alert(1)", "view-source:http://a.example", "\ud800", "qrc:/x", "\\\\host\\share",
    ],
)  # fmt: skip
def test_nothing_else_is(opened: list[str], link: str) -> None:
    assert not open_link(link)
    assert not open_link(web_page(link)) or opened == [f"http://{link}"]
    assert open_source(link) is False
    assert [each for each in opened if not each.startswith("http://a.example")] == []


def test_a_link_keeps_what_it_says(opened: list[str]) -> None:
    assert open_link("https://wa.me/5511955550127?text=Bom%20dia%20%26%20at%C3%A9%0D%0A")
    assert opened == ["https://wa.me/5511955550127?text=Bom dia %26 até%0D%0A"]


@pytest.mark.parametrize("name", ["Wines of the year.PDF", "notes.txt", "picture.jpeg"])
def test_a_document_is_shown(opened: list[str], tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert open_source(str(tmp_path / name))
    assert opened == [QUrl.fromLocalFile(str(tmp_path / name)).toString()]


@pytest.mark.parametrize("name", ["gift.exe", "gift.desktop", "gift.sh", "gift", "gift.pdf.lnk", "offers.docm", "page.html"])
def test_what_may_be_a_program_is_shown_in_its_folder(opened: list[str], tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch(mode=0o755)
    assert open_source(str(tmp_path / name))
    assert opened == [QUrl.fromLocalFile(str(tmp_path)).toString()]


def test_a_folder_that_is_a_program_is_not_started(opened: list[str], tmp_path: Path) -> None:
    program = tmp_path / "Gift.app"
    (program / "Contents").mkdir(parents=True)

    assert open_file(program)
    assert open_file(program / "Contents")
    assert open_folder(program)

    assert set(opened) == {QUrl.fromLocalFile(str(tmp_path)).toString()}


@pytest.mark.parametrize("source", ["//host/share/list.pdf", "\\\\host\\share\\list.pdf", "list.pdf", "/no/such/list.pdf", ""])
def test_other_computers_are_not_even_asked(opened: list[str], monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    asked: list[str] = []
    exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: asked.append(str(path)) is None and exists(path))

    assert not open_source(source)

    assert opened == []
    assert [each for each in asked if "host" in each] == []
