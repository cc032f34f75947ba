"""Every part that is shipped comes with its terms."""

import re
from pathlib import Path

import pytest

import licences
from relapp.paths import RESOURCES
from shipping import left_out
from shipping import licences as installed

FOLDER = RESOURCES / "licences"


def test_every_locked_requirement_of_the_program_has_its_licence_listed() -> None:
    listed = {name for entry in licences.read(FOLDER) for name in entry.packages}
    assert left_out.locked(installed.RUNTIME) - listed == set()


def test_nothing_is_listed_that_is_no_part_any_more() -> None:
    listed = {name for entry in licences.read(FOLDER) for name in entry.packages}
    assert listed - left_out.locked(installed.RUNTIME) == set()


def test_each_entry_has_a_text_of_its_own_and_each_text_an_entry() -> None:
    entries = licences.read(FOLDER)
    files = sorted(file.name for file in FOLDER.iterdir() if file.name != licences.INDEX)
    assert sorted(entry.file for entry in entries) == files
    for entry in entries:
        text = (FOLDER / entry.file).read_text(encoding="utf-8")
        assert len(text) > 400, entry.name
        assert re.search(r"(?i)copyright|public domain", text), entry.name
        assert entry.terms


def test_the_parts_that_no_package_brings_are_there() -> None:
    names = {entry.name: (FOLDER / entry.file).read_text(encoding="utf-8") for entry in licences.read(FOLDER)}
    qt = names["Qt, PySide6, Shiboken"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "GNU GENERAL PUBLIC LICENSE" in qt
    assert "https://www.qt.io" in qt
    assert "SIL OPEN FONT LICENSE" in names["Inter"]
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in names["Python"]
    assert {"SQLite", "SQLCipher", "OpenSSL", "ICU", "libffi", "PyInstaller", "Relapp"} <= names.keys()


def test_writing_them_again_keeps_those_of_other_systems(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert [entry.name for entry in licences.write(tmp_path)] == [entry.name for entry in licences.read(FOLDER)]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(file.name for file in FOLDER.iterdir())


def test_a_part_without_a_licence_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text("nobodys-package==1.0 \\\n    --hash=sha256:00\n")
    monkeypatch.setattr(installed, "RUNTIME", lock)
    with pytest.raises(ValueError, match="nobodys-package"):
        licences.write(tmp_path / "licences")
