"""The Debian package: judged, installed, used, removed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import system
from relapp.paths import ROOT
from tests.endtoend.conftest import CARDS, PATIENCE, as_json, environment, eventually
from tests.endtoend.packages.conftest import have
from tests.endtoend.screen import Screen
from tests.endtoend.test_window import TO_THE_FIRST_CARD

DESKTOP = ROOT / "resources" / "desktop"
RELAPP = "/usr/bin/relapp"


def said(*command: object) -> str:
    """What a tool that is content said."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def places(package: Path) -> list[Path]:
    """All that the package puts somewhere."""
    lines = said("dpkg-deb", "--contents", package).splitlines()
    return [Path("/", line.split(maxsplit=5)[5].partition(" -> ")[0]) for line in lines]


def test_the_entry_in_the_menu_and_the_data_for_software_centres_are_valid() -> None:
    have(system.FOR_JUDGING)
    assert said("desktop-file-validate", DESKTOP / "relapp.desktop") == ""
    said("appstreamcli", "validate", "--no-net", DESKTOP / "local.relapp.Relapp.metainfo.xml")


def test_lintian_finds_nothing_that_has_no_reason(the_package: Path) -> None:
    have(system.FOR_JUDGING)
    assert said("lintian", "--allow-root", "--fail-on", "error,warning", the_package) == ""


def test_it_asks_for_what_qt_needs_of_the_system(the_package: Path) -> None:
    needed = said("dpkg-deb", "--field", the_package, "Depends")
    assert [name for name in ("libxcb-cursor0", "libegl1", "libfontconfig1", "libcups2", "xdg-utils") if name not in needed] == []


@pytest.fixture
def installed(the_package: Path) -> Iterator[Path]:
    """The package on this system, until the test is over."""
    if os.geteuid() != 0:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("only root installs packages")
    if subprocess.run(["dpkg", "-s", "relapp"], capture_output=True, check=False).returncode == 0:
        pytest.skip("somebody has Relapp installed here")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "--no-install-recommends", str(the_package)]
    subprocess.run(command, env=quiet, check=True, capture_output=True)
    try:
        yield the_package
    finally:
        subprocess.run(["dpkg", "--purge", "relapp"], check=True, capture_output=True)


def test_it_is_installed_used_and_removed_without_a_trace(
    the_package: Path, request: pytest.FixtureRequest, desktop: dict[str, str], tmp_path: Path
) -> None:
    have(system.FOR_TESTS)
    brought = places(the_package)
    there_before = {path for path in brought if path.exists()}
    request.getfixturevalue("installed")
    assert all(os.path.lexists(path) for path in brought)
    book, cards = tmp_path / "b.relapp", tmp_path / "cards.vcf"
    cards.write_text(CARDS.format(today="--01-01"), encoding="utf-8")
    variables = environment(desktop)

    def answer(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [RELAPP, "--book", str(book), *map(str, arguments)]
        return subprocess.run(command, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)

    def due() -> list[int]:
        return [touch["client"]["id"] for touch in as_json(answer("today", "--json"))["touches"]]

    assert answer("sample", book, "--clients", 40).returncode == 0
    assert answer("import", cards).returncode == 0
    assert "João Țepeș" in {client["name"] for client in as_json(answer("clients", "--json"))["clients"]}
    before = due()

    screen = Screen(desktop, tmp_path, [RELAPP])
    try:
        program = screen.start("--book", book)
        window = screen.window(program)
        assert window in screen.of_class(entry("StartupWMClass"))
        screen.press(*TO_THE_FIRST_CARD, "d", "1")
        assert eventually(lambda: due() == before[1:])
        screen.close(window)
        assert (program.wait(PATIENCE), program.communicate()) == (0, ("", ""))
    finally:
        screen.end()

    assert "Relapp" in said("man", "--pager=cat", "relapp")
    said("dpkg", "--purge", "relapp")
    assert {path for path in brought if os.path.lexists(path)} == there_before
    assert book.exists()


def entry(key: str) -> str:
    lines = (DESKTOP / "relapp.desktop").read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith(f"{key}="))
