import json
import logging
import os
import re
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from relapp import logs
from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.errors import BookError
from relapp.paths import ROOT, log_file

NAME, PHONE, PASSPHRASE = "Marisol Quintanilha", "5511955550127", "correct horse battery"
SECRETS = ("Marisol", "Quintanilha", "0127", "horse", "segredo")
MARISOL = Client(NAME, notes="segredo", points=(ContactPoint(PointKind.PHONE, PHONE),))
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d+ [\w?.<>:/= -]+")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written."""
    file = tmp_path / "data" / "relapp.log"
    logs.start(file)
    yield file
    logs.stop()


def lines(log: Path) -> list[str]:
    found = log.read_text(encoding="ascii").splitlines()
    assert [each for each in found if not LINE.fullmatch(each)] == []
    return [each.split(" ", 2)[2] for each in found]


def caught(fail: Callable[[], object]) -> BaseException:
    try:
        fail()
    except BaseException as error:  # noqa: BLE001 - of any kind
        return error
    raise AssertionError("nothing was raised")


def test_codes_and_figures_are_written_and_nothing_else(log: Path) -> None:
    logs.note("imported", added=50_000, seconds=1.25, undone=False)
    with logs.timed("opened"):
        pass

    first, second = lines(log)
    assert first == "imported added=50000 seconds=1.25 undone=0"
    assert re.fullmatch(r"opened ms=\d+", second)


def test_text_is_no_figure(log: Path) -> None:
    with pytest.raises(ValueError, match="format code") as error:
        logs.note("imported", added=PHONE)  # type: ignore[arg-type]
    assert PHONE not in str(error.value)
    assert not log.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_reads_it(log: Path) -> None:
    logs.note("opened")
    for number in range(6000):
        logs.note("beat", number=number)
    for file in (log, logs.older(log)):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_log_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "relapp.log"
    file.touch(mode=0o644)
    logs.start(file)
    logs.stop()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_stays_small_and_keeps_what_was_last(log: Path) -> None:
    for number in range(20_000):
        logs.note("beat", number=number)

    assert log.stat().st_size <= logs.MOST_BYTES
    assert logs.older(log).stat().st_size <= logs.MOST_BYTES
    assert sorted(each.name for each in log.parent.iterdir()) == ["relapp.log", "relapp.log.1"]
    numbers = [int(each.rpartition("=")[2]) for each in (*lines(logs.older(log)), *lines(log))]
    assert numbers == list(range(numbers[0], 20_000))


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    logs.start(tmp_path / "file" / "relapp.log")
    logs.note("opened")
    logs.fault(ValueError(NAME))
    logs.stop()


def test_without_a_log_nothing_is_written(user_folders: Path) -> None:
    logs.note("opened")
    logs.fault(ValueError(NAME))
    assert not log_file().exists()


def fail_far_below() -> None:
    try:
        {}[NAME]
    except KeyError as error:
        error.add_note(PHONE)
        raise BookError(f"{NAME}: {PASSPHRASE}") from error


def fail_again_while_failing() -> None:
    try:
        int(MARISOL.name)
    except ValueError:
        json.loads(NAME)


def fail_in_two_ways() -> None:
    raise ExceptionGroup(NAME, [ValueError(PHONE), OSError(2, PASSPHRASE, f"/home/{NAME}.vcf")])


def fail_without_end() -> None:
    def again(name: str) -> None:
        again(name)

    again(NAME)


FAILING = [
    fail_far_below, fail_again_while_failing, fail_in_two_ways, fail_without_end, lambda: int(PHONE + "x"),
    lambda: MARISOL.nothing, lambda: getattr(SimpleNamespace(name=NAME), PASSPHRASE), lambda: "ș".encode("ascii") + NAME,
    lambda: Path(f"/{NAME}").read_text(), lambda: (_ for _ in ()).throw(StopIteration(NAME)), lambda: sys.exit(NAME),
]  # fmt: skip


@pytest.mark.parametrize("fail", FAILING)
def test_an_exception_is_told_by_type_and_place_alone(
    log: Path, capsys: pytest.CaptureFixture[str], fail: Callable[[], object]
) -> None:
    error = caught(fail)
    if not isinstance(error, SystemExit):
        sys.excepthook(type(error), error, error.__traceback__)
    logs.fault(error)

    said, written = capsys.readouterr(), log.read_text(encoding="ascii")
    assert "tests/test_logs.py:" in written
    assert type(error).__name__ in written
    assert [secret for secret in SECRETS for told in (written, said.out, said.err) if secret in told] == []
    assert len(written) < 10_000
    lines(log)


def test_what_an_exception_came_of_is_told(log: Path) -> None:
    logs.fault(caught(fail_far_below))
    first, second = lines(log)
    assert re.fullmatch(r"exception BookError at tests/test_logs.py:\d+:caught tests/test_logs.py:\d+:fail_far_below", first)
    assert re.fullmatch(r"from KeyError at tests/test_logs.py:\d+:fail_far_below", second)


def test_causes_that_go_round_come_to_an_end(log: Path) -> None:
    first, second = ValueError(NAME), KeyError(NAME)
    first.__cause__, second.__cause__ = second, first
    logs.fault(first)
    assert len(lines(log)) == 2


def test_a_thread_that_fails_is_told(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook, threading_hook = logs.__dict__["_on_exception"], threading.excepthook
    assert sys.excepthook is hook
    error = caught(fail_far_below)
    threading_hook(SimpleNamespace(exc_type=type(error), exc_value=error, exc_traceback=error.__traceback__, thread=None))
    assert lines(log)[0].startswith("exception BookError")
    assert NAME not in capsys.readouterr().err


def test_an_object_that_fails_to_go_is_told_without_its_description(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = caught(fail_far_below)
    sys.unraisablehook(SimpleNamespace(exc_value=error, exc_type=type(error), object=MARISOL, err_msg=NAME, exc_traceback=None))
    assert lines(log)[:2] == ["unraisable", lines(log)[1]]
    assert NAME not in log.read_text() + capsys.readouterr().err


def test_what_libraries_say_is_told_by_place_alone(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("some.library")
    logger.info("nothing much about %s", NAME)
    logger.warning("cannot read %s", NAME)
    try:
        fail_far_below()
    except BookError:
        logger.exception(f"failed on {NAME}")  # noqa: G004 - as some do

    first, second, third, *_ = lines(log)
    assert re.fullmatch(r"warning some.library at test_logs:\d+", first)
    assert re.fullmatch(r"error some.library at test_logs:\d+", second)
    assert third.startswith("exception BookError")
    assert [secret for secret in SECRETS if secret in log.read_text() + capsys.readouterr().err] == []


def run(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program with something wrong in it."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_program_writes_it_and_tells_where_it_is(user_folders: Path) -> None:
    code = (
        "import sys\nfrom relapp import __main__\nfrom relapp.book import Book\n"
        f"def fail(self, *_): raise ValueError({NAME!r}, {PHONE!r})\n"
        f"Book.turn_to = fail\nsys.argv = ['relapp', 'sample', {str(user_folders / 'Marisol.relapp')!r}, '--clients', '2']\n"
        "sys.exit(__main__.main())\n"
    )
    done = run(code, user_folders)

    assert done.returncode == 1
    assert str(log_file()) in done.stderr
    written = log_file().read_text(encoding="ascii")
    assert "ValueError" in done.stderr
    assert re.search(r"exception ValueError at .*<string>:\d+:fail\n", written)
    assert re.search(r" run_sample ms=\d+\n", written)
    assert [secret for secret in SECRETS for told in (done.stdout, done.stderr, written) if secret in told] == []


def test_a_fault_that_comes_again_and_again_is_counted(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(logs.time, "monotonic", lambda: now[0])

    def fail_often(times: int) -> None:
        for _time in range(times):
            logs.fault(caught(fail_far_below))

    fail_often(100)
    assert len(lines(log)) == 2
    assert [each.split(" ", 2)[2] for each in logs.latest(1)] == ["again times=99"]

    now[0] += logs.SAME_FOR
    fail_often(1)
    logs.fault(caught(fail_again_while_failing))
    assert [each.split()[0] for each in lines(log)] == ["exception", "from", "again", "exception", "from", "exception"]


def test_the_latest_lines_are_those_of_the_log_and_no_others(log: Path) -> None:
    for number in range(5):
        logs.note("beat", number=number)
    with log.open("a") as stream:
        stream.write(f'  File "/home/{NAME}/x.py", line 1 in f\n')
    logs.note("end")

    assert [line.split()[2] for line in logs.latest(2)] == ["beat", "end"]
    assert NAME not in "".join(logs.latest(100))


def test_lines_of_the_older_file_are_among_the_latest(log: Path) -> None:
    logs.note("before")
    log.replace(logs.older(log))
    logs.note("after")
    assert [line.split()[2] for line in logs.latest(10)] == ["before", "after"]


def test_folders_outside_the_program_and_python_are_left_out() -> None:
    python = Path(os.__file__)
    assert logs.place(f"/home/{NAME}/Desktop/start.py", 3, "main") == "start.py:3:main"
    assert logs.place(str(python), 3, "main") == f"{python.parent.name}/os.py:3:main"
    assert logs.place(str(ROOT / "relapp" / "ui" / "bus.py"), 3, "do") == "relapp/ui/bus.py:3:do"
    # As the files of a folder build are called.
    assert logs.place("relapp/ui/bus.py", 3, "do") == "relapp/ui/bus.py:3:do"
    assert logs.place("<string>", 1, "<module>") == "<string>:1:<module>"


def test_what_is_passed_on_holds_nothing_but_codes(log: Path) -> None:
    logs.pass_on([f"crash Segmentation-fault at relapp/ui/bus.py:3:do ({PHONE})", "José"])
    assert lines(log) == ["crash Segmentation-fault at relapp/ui/bus.py:3:do ?5511955550127?", "Jos?"]


def test_warnings_are_told_by_place_alone(log: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(f"{NAME} is deprecated", stacklevel=1)
    assert lines(log)[0].startswith("warning py.warnings at ")
    assert NAME not in log.read_text() + capfd.readouterr().err


@pytest.mark.parametrize("name", ["peewee", "apscheduler.executors.default", "apscheduler.scheduler"])
def test_libraries_that_tell_too_much_when_asked_to_are_told_by_place_alone(log: Path, name: str) -> None:
    logger = logging.getLogger(name)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        logger.debug(("INSERT INTO client VALUES (?)", [NAME]))
        logger.error("Job %s raised an exception", NAME, exc_info=caught(fail_far_below))
    finally:
        logger.setLevel(level)
    assert lines(log)[0].startswith(f"error {name} at test_logs:")
    assert NAME not in log.read_text()


def test_who_listens_hears_what_nobody_expected_and_no_more(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heard: list[BaseException] = []
    logs.listen(heard.append)
    try:
        error = caught(fail_far_below)
        sys.excepthook(type(error), error, error.__traceback__)
        logs.fault(error)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        logs.listen(None)
    sys.excepthook(type(error), error, error.__traceback__)
    assert heard == [error]
