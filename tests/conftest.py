"""What every test stands on: no screen, nobody's own folders, English, and a desktop of its own where one is asked for."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt: a test opens no window on the screen of whoever runs it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Hypothesis makes its own "ci" repeat the same examples; here each run looks for new ones, and a slow machine is no failure.
settings.register_profile("ci", deadline=None, derandomize=False, max_examples=30, print_blob=True)
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=15)
settings.load_profile("ci")

MARKED_FOLDERS = {"endtoend": pytest.mark.endtoend, "benchmarks": pytest.mark.benchmark}
LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_TIME", "LC_NUMERIC", "LANG")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(config.rootpath / "tests").parts[0]
        if folder in MARKED_FOLDERS:
            item.add_marker(MARKED_FOLDERS[folder])


def _set_user_folders(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Make `home` the place of all that a program keeps for its user."""
    folders = {"HOME": "", "USERPROFILE": "", "APPDATA": "Roaming", "LOCALAPPDATA": "Local"}
    xdg = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    for variable, name in (folders | xdg).items():
        (home / name).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(home / name))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What the program itself gives Qt, so that widgets look and measure the same on every system."""
    return ["relapp", "-style", "fusion"]


@pytest.fixture(scope="session", autouse=True)
def _nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees the folders, the language or the notifications of whoever runs it."""
    with pytest.MonkeyPatch.context() as monkeypatch, tempfile.TemporaryDirectory(prefix="relapp-") as runtime:
        _set_user_folders(monkeypatch, tmp_path_factory.mktemp("home"))
        for variable in LANGUAGE_VARIABLES:
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv("LANG", "C.UTF-8")
        # Sockets live here and have no room for the long names of pytest's folders.
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        for bus in ("SESSION", "SYSTEM"):
            monkeypatch.setenv(f"DBUS_{bus}_BUS_ADDRESS", "disabled:")
        yield


@pytest.fixture
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty folders of a new user, for this test alone: the home folder."""
    _set_user_folders(monkeypatch, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X display nobody sees, 1280 by 800: its name for DISPLAY."""
    with _server("Xvfb", "-displayfd", "{fd}", "-screen", "0", "1280x800x24", "-nolisten", "tcp") as number:
        yield f":{number}"


@pytest.fixture(scope="session")
def session_bus() -> Iterator[str]:
    """A message bus with nobody on it: its address for DBUS_SESSION_BUS_ADDRESS."""
    with _server("dbus-daemon", "--session", "--nofork", "--print-address={fd}") as address:
        yield address


@pytest.fixture
def desktop(display: str, session_bus: str, user_folders: Path) -> dict[str, str]:
    """The environment of a new user's desktop, for the programs that a test starts."""
    return os.environ | {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": session_bus, "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture
def quick_keys() -> Iterator[None]:
    """Passphrases that become keys in no time, for books that this process makes and opens."""
    _set_rounds(1000)
    yield
    _set_rounds(256_000)


def _set_rounds(count: int) -> None:
    from sqlcipher3 import dbapi2 as sqlite

    from relapp.book import cipher_pages

    cipher_pages._ROUNDS = count
    with closing(sqlite.connect(":memory:")) as connection:
        connection.execute(f"PRAGMA cipher_default_kdf_iter = {count}")


@contextmanager
def _server(name: str, *arguments: str) -> Iterator[str]:
    """Run a server until the block ends: the line it writes to the descriptor ``{fd}`` of its arguments when it is ready."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    reading, writing = os.pipe()
    command = [name, *(argument.format(fd=writing) for argument in arguments)]
    with subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        try:
            with os.fdopen(reading) as answers:
                answer = answers.readline().strip()
                assert answer, f"{name} did not start"
                yield answer
        finally:
            process.terminate()
