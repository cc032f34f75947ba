from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog

from relapp.domain.clients import Stage
from relapp.domain.histories import ClientChange
from relapp.ui.client.history import dialog as history
from relapp.ui.client.history.dialog import HistoryDialog
from tests.ui.client.conftest import Opened, choose
from tests.ui.conftest import MONDAY, click, in_view, texts


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[HistoryDialog]:
    """The dialogs that were opened; none waits for anybody."""
    found: list[HistoryDialog] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.show() or found.append(dialog))
    monkeypatch.setattr(HistoryDialog, "deleteLater", lambda dialog: None)
    return found


def test_the_menu_shows_what_changed_the_latest_first(marina: Opened, opened: list[HistoryDialog]) -> None:
    marina.bus.do(lambda: marina.bus.book.clients.save(replace(marina.client, company="Novo")))
    ended = replace(marina.client, stage=Stage.DISSOLUTION, tags=("fair",))
    marina.bus.do(lambda: marina.bus.book.clients.save(ended, "moved away"))
    choose(marina.page.client_header.more, "Changes of this record…")
    said = [row.words for row in opened[0].rows.rows]
    day = "Nov 23, 2026"
    assert said[-1] == ["Company", day, "Café do Porto → Novo"]
    assert sorted(said[:-1]) == [
        ["Stage", day, "Commitment → Dissolution\nWhy: moved away"],
        ["Tags", day, "Removed: café\nWhy: moved away"],
    ]
    opened[0].close()


def test_a_record_that_never_changed_says_so(marina: Opened, opened: list[HistoryDialog]) -> None:
    choose(marina.page.client_header.more, "Changes of this record…")
    assert any(text.startswith("Nothing of this record was changed") for text in texts(opened[0]))
    assert not opened[0].more.isVisible()
    opened[0].close()


def test_a_long_history_comes_in_steps(marina: Opened, opened: list[HistoryDialog], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "STEP", 2)
    changes = [ClientChange(MONDAY, "company", str(number), str(number + 1)) for number in range(3)]
    marina.bus.book.records.keep("client_saved", marina.client_id, *changes)
    choose(marina.page.client_header.more, "Changes of this record…")
    assert [row.note for row in in_view(opened[0], history.ChangeRow)] == ["2 → 3", "1 → 2"]
    click(opened[0], "Show more")
    assert len(opened[0].rows.rows) == 3
    opened[0].close()
