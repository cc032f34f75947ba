import json
import os

import pytest

import environment

STAMPS = "relapp-stamp.json"


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.txt"
    path.write_text("peewee==4.5.3\n")
    return path


@pytest.fixture
def made(tmp_path, lock):
    """An environment as it is when it was finished."""
    folder = tmp_path / ".venv"
    interpreter = environment.interpreter(folder)
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    (folder / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3\n")
    record = environment._site_packages(folder) / "peewee-4.5.3.dist-info" / "RECORD"
    record.parent.mkdir(parents=True)
    record.touch()
    environment._write_stamp(lock, folder)
    return folder


def test_a_finished_environment_is_used_as_it_is(made, lock):
    assert environment.is_ready(lock, made)


def test_one_more_package_of_the_developer_does_no_harm(made, lock):
    record = environment._site_packages(made) / "ipython-9.dist-info" / "RECORD"
    record.parent.mkdir()
    record.touch()
    assert environment.is_ready(lock, made)


def _lock_changes(made, lock):
    lock.write_text("peewee==4.5.4\n")


def _stamp_was_never_written(made, lock):
    (made / STAMPS).unlink()


def _stamp_is_cut_short(made, lock):
    (made / STAMPS).write_text((made / STAMPS).read_text()[:20])


def _stamp_is_something_else(made, lock):
    (made / STAMPS).write_text("[]")


def _interpreter_leads_nowhere(made, lock):
    environment.interpreter(made).unlink()
    environment.interpreter(made).symlink_to(made / "gone")


def _python_behind_it_was_removed(made, lock):
    (made / "pyvenv.cfg").write_text(f"home = {made / 'gone'}\n")


def _package_was_removed(made, lock):
    (environment._site_packages(made) / "peewee-4.5.3.dist-info" / "RECORD").unlink()


def _other_python(made, lock):
    stamp = json.loads((made / STAMPS).read_text())
    (made / STAMPS).write_text(json.dumps(stamp | {"python": "cpython-310 linux-x86_64"}))


@pytest.mark.parametrize(
    "harm",
    [
        _lock_changes,
        _stamp_was_never_written,
        _stamp_is_cut_short,
        _stamp_is_something_else,
        _interpreter_leads_nowhere,
        _python_behind_it_was_removed,
        _package_was_removed,
        _other_python,
    ],
)
def test_an_environment_with_anything_amiss_is_remade(made, lock, harm):
    harm(made, lock)
    assert not environment.is_ready(lock, made)


def test_an_environment_that_was_moved_is_remade(made, lock, tmp_path):
    made.rename(tmp_path / "moved")
    assert not environment.is_ready(lock, tmp_path / "moved")


def test_an_environment_without_the_lock_asked_for_is_remade(made, tmp_path):
    other = tmp_path / "requirements-dev.txt"
    other.write_text("peewee==4.5.3\npytest==9.2.0\n")
    assert not environment.is_ready(other, made)


def test_one_made_for_the_tests_also_runs_the_program(made):
    environment._write_stamp(environment.DEVELOPMENT, made)
    assert environment.is_ready(environment.DEVELOPMENT, made)
    assert environment.is_ready(environment.RUNTIME, made)


def test_the_lock_reads_the_same_with_the_line_ends_of_windows(lock):
    before = environment.digest(lock)
    lock.write_bytes(b"peewee==4.5.3\r\n")
    assert environment.digest(lock) == before


def test_a_catalogue_is_compiled_once_and_again_when_it_changes(tmp_path):
    source = tmp_path / "ro" / "LC_MESSAGES" / "relapp.po"
    source.parent.mkdir(parents=True)
    source.touch()
    assert environment.stale_catalogues(tmp_path) == [source]
    source.with_suffix(".mo").touch()
    assert environment.stale_catalogues(tmp_path) == []
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert environment.stale_catalogues(tmp_path) == [source]
