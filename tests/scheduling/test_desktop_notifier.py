import os
import select
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

if sys.platform != "linux":
    pytest.skip("the session bus is Linux's", allow_module_level=True)

from relapp.scheduling.desktop_notifier import DesktopNotifier

OPEN = {"default": "Open", "done": "Done"}


@pytest.fixture
def notifier(qtbot: Any) -> Iterator[DesktopNotifier]:
    notifier = DesktopNotifier()
    yield notifier
    notifier.deleteLater()


def settle(notifier: DesktopNotifier, server: Any, qtbot: Any, count: int) -> None:
    """Until the server has `count` bubbles and the notifier its answers: a bubble of its own that comes and goes tells."""
    qtbot.waitUntil(lambda: len(server.bubbles) == count)
    with qtbot.waitSignal(notifier.action_invoked) as told:
        server.emit("ActionInvoked", "us", known_number(notifier, server), "settled")
    assert told.args[1] == "settled"


def known_number(notifier: DesktopNotifier, server: Any) -> int:
    return server.bubbles[-1].replaces or len(server.bubbles)


def test_a_bubble_reaches_the_server_as_it_was_given(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    assert notifier.notify("digest", "Today: 2 touches", "Ana, João", OPEN)
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    (bubble,) = server.bubbles
    assert (bubble.replaces, bubble.title, bubble.body) == (0, "Today: 2 touches", "Ana, João")
    assert bubble.actions == ["default", "Open", "done", "Done"]
    assert bubble.hints == {"desktop-entry": ("s", "relapp"), "urgency": ("y", 1), "category": ("s", "x-relapp.reminder")}


def test_the_same_key_replaces_and_another_does_not(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    notifier.notify("a", "first", "")
    settle(notifier, server, qtbot, 1)
    notifier.notify("a", "second", "")
    notifier.notify("b", "other", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 3)
    assert [(bubble.title, bubble.replaces) for bubble in server.bubbles] == [("first", 0), ("second", 1), ("other", 0)]


def test_before_the_first_answer_only_the_newest_text_waits(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    server.holds = frozenset({"Notify"})
    notifier.notify("a", "first", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    for number in range(5):
        assert notifier.notify("a", str(number), "")
    server.release()
    qtbot.waitUntil(lambda: len(server.bubbles) == 2)
    assert [(bubble.title, bubble.replaces) for bubble in server.bubbles] == [("first", 0), ("4", 1)]


def test_the_action_comes_back_with_its_key(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    notifier.notify("a", "first", "", OPEN)
    notifier.notify("b", "second", "", OPEN)
    settle(notifier, server, qtbot, 2)
    with qtbot.waitSignal(notifier.action_invoked) as told:
        server.emit("ActionInvoked", "us", 1, "done")
    assert told.args == ["a", "done"]


def test_bubbles_of_other_programs_are_none_of_ours(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    notifier.notify("a", "first", "", OPEN)
    settle(notifier, server, qtbot, 1)
    told: list[tuple[str, str]] = []
    notifier.action_invoked.connect(lambda *arguments: told.append(arguments))
    server.emit("ActionInvoked", "us", 77, "default")
    server.emit("ActionInvoked", "us", 1, "done")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("a", "done")]


def test_a_bubble_that_was_closed_is_not_replaced(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    notifier.notify("a", "first", "")
    notifier.notify("b", "second", "")
    settle(notifier, server, qtbot, 2)
    server.emit("NotificationClosed", "uu", 1, 2)
    settle(notifier, server, qtbot, 2)
    notifier.notify("a", "again", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 3)
    assert server.bubbles[-1].replaces == 0


def test_closing_takes_the_bubble_away(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    notifier.notify("a", "first", "")
    settle(notifier, server, qtbot, 1)
    notifier.close("a")
    notifier.close("unknown")
    qtbot.waitUntil(lambda: server.withdrawn == [1])


def test_closing_before_the_answer_takes_the_bubble_away_when_it_appears(
    notifier: DesktopNotifier, server: Any, qtbot: Any
) -> None:
    server.holds = frozenset({"Notify"})
    notifier.notify("a", "first", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    notifier.close("a")
    server.release()
    qtbot.waitUntil(lambda: server.withdrawn == [1])


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [(("body", "body-markup"), '&lt;b&gt;Ana &amp; "Rui"&lt;/b&gt;'), (("body",), '<b>Ana & "Rui"</b>')],
)
def test_names_are_text_and_not_markup(
    notifier: DesktopNotifier, server: Any, qtbot: Any, capabilities: tuple[str, ...], body: str
) -> None:
    server.capabilities = capabilities
    notifier.notify("a", "<i>title</i>", '<b>Ana & "Rui"</b>', OPEN)
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    assert (server.bubbles[0].title, server.bubbles[0].body) == ("<i>title</i>", body)
    assert server.bubbles[0].actions == []


def test_text_that_the_bus_cannot_carry_does_not_end_the_conversation(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    assert notifier.notify("a", "A\0na", "half \ud83d pair")
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    assert (server.bubbles[0].title, server.bubbles[0].body) == ("Ana", "half ? pair")


def test_a_refused_bubble_does_not_block_its_key(
    notifier: DesktopNotifier, server: Any, qtbot: Any, caplog: pytest.LogCaptureFixture
) -> None:
    server.refuses = True
    notifier.notify("a", "first", "")
    qtbot.waitUntil(lambda: "ExcessNotificationGeneration" in caplog.text)
    server.refuses = False
    notifier.notify("a", "second", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)


def test_no_bus_means_no_bubble(notifier: DesktopNotifier, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("disabled:", "unix:path=/nowhere/bus", "tcp:host=localhost", "nonsense", ""):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert not notifier.notify("a", "title", "")
    notifier.close("a")


@pytest.mark.usefixtures("bus")
def test_no_server_means_no_bubble(notifier: DesktopNotifier) -> None:
    assert not notifier.notify("a", "title", "")


@pytest.mark.usefixtures("deaf_bus")
def test_a_bus_that_does_not_answer_is_not_waited_for(notifier: DesktopNotifier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.scheduling.session_bus.PATIENCE", 0.05)
    assert not notifier.notify("a", "title", "")


def test_a_server_that_ended_is_missed_and_its_successor_is_found(notifier: DesktopNotifier, server: Any, qtbot: Any) -> None:
    notifier.notify("a", "first", "")
    settle(notifier, server, qtbot, 1)
    server.stop()
    qtbot.waitUntil(lambda: not notifier.notify("a", "nobody there", ""))
    server.bubbles.clear()
    server.start()
    assert notifier.notify("a", "again", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    assert server.bubbles[0].replaces == 0


def test_a_bus_that_ended_is_survived(notifier: DesktopNotifier, server: Any, bus: subprocess.Popen[bytes], qtbot: Any) -> None:
    notifier.notify("a", "first", "")
    settle(notifier, server, qtbot, 1)
    bus.terminate()
    qtbot.waitUntil(lambda: not notifier.notify("a", "nobody there", ""))
    notifier.close("a")


def test_a_server_stuck_from_the_beginning_is_not_waited_for(
    notifier: DesktopNotifier, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relapp.scheduling.session_bus.PATIENCE", 0.05)
    server.holds = frozenset({"GetCapabilities"})
    assert not notifier.notify("a", "first", "")
    server.release()
    monkeypatch.setattr("relapp.scheduling.session_bus.PATIENCE", 5)
    assert notifier.notify("a", "first", "")


def test_a_server_that_got_stuck_is_given_up(
    notifier: DesktopNotifier, server: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.holds = frozenset({"Notify"})
    notifier.notify("a", "first", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 1)
    server.holds = frozenset({"Notify", "GetCapabilities"})
    monkeypatch.setattr("relapp.scheduling.session_bus.PATIENCE", 0.05)
    monkeypatch.setattr("relapp.scheduling.desktop_notifier._STUCK_AFTER", 0.0)
    assert not notifier.notify("b", "second", "")
    server.release()


def test_a_program_that_was_busy_does_not_take_the_server_for_stuck(
    notifier: DesktopNotifier, server: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relapp.scheduling.desktop_notifier._STUCK_AFTER", 0.0)
    notifier.notify("a", "first", "")
    assert select.select([notifier._server], [], [], 5)[0]
    notifier.notify("a", "second", "")
    qtbot.waitUntil(lambda: len(server.bubbles) == 2)
    assert server.bubbles[1].replaces == 1


def test_the_address_is_found_where_systemd_puts_it(
    notifier: DesktopNotifier, server: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    path = os.environ["DBUS_SESSION_BUS_ADDRESS"].partition("path=")[2].partition(",")[0]
    folder = tmp_path_factory.mktemp("run")
    (folder / "bus").symlink_to(path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert notifier.notify("a", "first", "")
