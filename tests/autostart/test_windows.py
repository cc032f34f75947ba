import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from relapp import autostart
from relapp.autostart import State
from relapp.autostart.windows import APPROVED, RUN, VALUE
from relapp.errors import UserError

Key = tuple[str, str]


class Registry(ModuleType):
    """The user's part of a registry, as far as it is asked."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ, REG_BINARY = "HKCU", 2, 1, 3

    def __init__(self) -> None:
        super().__init__("winreg")
        self.values: dict[Key, tuple[object, int]] = {}
        self.keys = {RUN}
        self.is_locked = False

    @contextmanager
    def OpenKey(self, _root: str, key: str) -> Iterator[str]:
        if key not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield key

    @contextmanager
    def CreateKeyEx(self, _root: str, key: str, _reserved: int, access: int) -> Iterator[str]:
        if self.is_locked or access != self.KEY_SET_VALUE:
            raise PermissionError(13, "Access is denied")
        self.keys.add(key)
        yield key

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:
        if (key, name) not in self.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self.values[key, name]

    def SetValueEx(self, key: str, name: str, _reserved: int, kind: int, value: object) -> None:
        self.values[key, name] = (value, kind)

    def DeleteValue(self, key: str, name: str) -> None:
        del self.values[key, name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    return registry


def test_the_run_key_starts_it(registry: Registry, installed: str) -> None:
    assert autostart.state() is State.OFF

    autostart.switch_on(Path("/a b/c.relapp"))

    assert registry.values == {(RUN, VALUE): (f'{installed} --hidden --book "{Path("/a b/c.relapp")}"', Registry.REG_SZ)}
    assert autostart.state(Path("/a b/c.relapp")) is State.ON
    assert autostart.state() is State.OTHER


def test_it_is_switched_off_without_a_trace(registry: Registry) -> None:
    back = autostart.switch_on()
    autostart.switch_off()
    assert registry.values == {}

    back()
    assert registry.values == {}


@pytest.mark.parametrize(("first", "found"), [(2, State.ON), (6, State.ON), (3, State.OFF), (7, State.OFF)])
def test_what_the_task_manager_says_counts(registry: Registry, first: int, found: State) -> None:
    autostart.switch_on()
    registry.keys.add(APPROVED)
    registry.values[APPROVED, VALUE] = (bytes([first]) + bytes(11), Registry.REG_BINARY)

    assert autostart.state() is found

    back = autostart.switch_on()
    assert autostart.state() is State.ON
    back()
    assert autostart.state() is found


def test_a_registry_that_refuses_is_one_sentence(registry: Registry) -> None:
    registry.is_locked = True

    with pytest.raises(UserError, match="Access is denied"):
        autostart.switch_on()
