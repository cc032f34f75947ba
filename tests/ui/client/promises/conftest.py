"""The tab of promises and concerns as the client's page shows it."""

from collections.abc import Callable

import pytest

from relapp.ui.bus import Bus
from relapp.ui.client.promises.tab import PromisesTab
from relapp.ui.client.record import ClientEditor
from tests.ui.conftest import Add


@pytest.fixture
def tab(bus: Bus, add: Add, show: Callable[..., PromisesTab]) -> PromisesTab:
    """The tab of Ana, told of every change."""
    editor = ClientEditor(bus, add("Ana"))
    tab = PromisesTab(editor)

    def refresh() -> None:
        if record := editor.load():
            tab.show_record(record)

    bus.changed.connect(refresh)
    refresh()
    return show(tab, 700, 1200)
