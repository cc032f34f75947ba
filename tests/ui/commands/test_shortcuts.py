"""The page of keys, and that README and the manual say the same."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from relapp import i18n
from relapp.ui.bus import Bus
from relapp.ui.commands.keys import OF_OTHERS, OF_WINDOW, sequences
from relapp.ui.commands.places import places
from relapp.ui.commands.shortcuts import ShortcutsDialog, groups
from relapp.ui.widgets.pill import Pill
from relapp.ui.window import Window
from tests.ui.conftest import Add, in_view, texts

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).parents[3]
# As people write them: all that is not how Qt's portable notation has it.
WRITTEN = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "PageUp": "PgUp", "PageDown": "PgDown", "Delete": "Del",
           "Spațiu": "Space", "Espaço": "Space"}  # fmt: skip


def portable(key: str) -> str:
    for said, meant in WRITTEN.items():
        key = re.sub(rf"(^|\+){said}$", rf"\g<1>{meant}", key)
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def in_manual(language: str) -> list[list[str]]:
    """The keys of each section of the manual's page."""
    text = (ROOT / "resources" / "help" / language / "shortcuts.md").read_text(encoding="utf-8")
    return [[key for line in part.splitlines() if line.startswith("- ") for key in keys_of(line)]
            for part in text.split("\n## ")[1:]]  # fmt: skip


def keys_of(line: str) -> Iterator[str]:
    """Those in front of the colon, the ones between two numbers too."""
    keys = re.findall(r"`([^`]+)`", line.partition("`: ")[0] + "`")
    first, last = (re.fullmatch(r"(.*?)(\d)", key) for key in (keys[0], keys[-1]))
    if len(keys) == 2 and first and last and first[1] == last[1]:
        yield from (portable(f"{first[1]}{number}") for number in range(int(first[2]), int(last[2]) + 1))
    else:
        yield from map(portable, keys)


def of_commands(*, pages: bool) -> set[str]:
    """Every key that the commands have here, as there may be several of one."""
    order = [*OF_WINDOW, *OF_OTHERS]
    cut = order.index("find")
    return {key.toString() for code in (order[:cut] if pages else order[cut:]) for key in sequences(code)}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_manual_names_the_keys_that_there_are(language: str) -> None:
    pages, window, *parts = in_manual(language)

    assert set(pages) <= of_commands(pages=True)
    assert set(window) <= of_commands(pages=False)
    assert len(pages) + len(window) == sum(len(_shown) for _title, lines in groups()[:2] for _shown, _does in lines)
    assert parts == [[portable(key) for each in keys for key in each.keys] for keys in places().values()]


def test_the_readme_names_the_keys_that_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    keys = text[text.index("\nKeys: ") :].partition("\n\n")[0]
    named = {portable(each) for each in re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:\w+|[^\s\w])|\bF\d+", keys)}

    known = of_commands(pages=True) | of_commands(pages=False)
    assert named <= known
    for code in (*OF_WINDOW, *OF_OTHERS):
        assert any(key.toString() in named for key in sequences(code)) or _is_between(code), code


def _is_between(code: str) -> bool:
    """One of Ctrl+1 to Ctrl+7."""
    return any(re.fullmatch(r"Ctrl\+[1-7]", key.toString()) for key in sequences(code))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_page_shows_every_key_once_as_the_system_writes_it(bus: Bus, show: Callable[..., ShortcutsDialog], add: Add,
                                                               language: str) -> None:  # fmt: skip
    i18n.set_language(language)
    dialog = show(ShortcutsDialog(None), 900, 700)

    shown = [each.text() for each in in_view(dialog, Pill)]
    assert shown == [key for _title, lines in groups() for keys, _does in lines for key in keys]
    assert {does for _title, lines in groups() for _keys, does in lines} <= set(texts(dialog))


def test_a_key_opens_it_from_the_window_and_escape_closes_it(add: Add, bus: Bus, show: Callable[..., Window],
                                                             monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    add()
    window = show(Window(bus))
    opened: list[ShortcutsDialog] = []
    monkeypatch.setattr(ShortcutsDialog, "exec", lambda dialog: opened.append(dialog) or dialog.show())
    monkeypatch.setattr(ShortcutsDialog, "deleteLater", lambda _dialog: None)

    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)

    (dialog,) = opened
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.close()


def test_the_key_that_closes_a_window_closes_it(show: Callable[..., ShortcutsDialog]) -> None:
    dialog = show(ShortcutsDialog(None), 900, 700)
    QTest.qWaitForWindowActive(dialog)

    QTest.keySequence(dialog, sequences("close")[0])

    assert not dialog.isVisible()
