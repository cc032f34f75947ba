"""What went on, for whoever has to find a fault: codes, counts and durations, the types and places of exceptions, and no values.

An exception's message may hold a name, a phone or a passphrase, and so may a local variable or an object's own description:
none of them is ever written, neither to the log nor to the standard error of a program that fails (desktops keep it).
"""

import contextlib
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from relapp.files import make_private
from relapp.i18n import _
from relapp.paths import ROOT, log_file

# Bytes of one file; one older file is kept beside it.
MOST_BYTES = 256 * 1024

# As the files of a folder build are called: from here on.
_PACKAGE = "relapp"

# What a code, the name of a type or of a function may consist of, and how long it may be.
_NOT_IN_CODES = re.compile(r"[^A-Za-z0-9_.<>-]")
_LONGEST_CODE = 80

# What a whole line may not.
_NOT_IN_LINES = re.compile(r"[^\w?.<>:/= -]", re.ASCII)

# Places of one exception, causes of one exception.
_MOST_PLACES, _MOST_CAUSES = 30, 8

# Seconds for which the same fault, coming again and again, is counted and not written: it would push everything else out.
SAME_FOR = 60

# A line as `_Log.write` writes it.
_LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \d+ [\w?.<>:/= -]+", re.ASCII)


class _Log:
    """The file that is written to; none before `start`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._last_fault: list[str] = []
        self._last_at = 0.0
        self._again = 0
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            make_private(file)

    def write(self, text: str) -> None:
        """Add one line; a log that cannot be written stops nobody."""
        moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = f"{moment} {os.getpid()} {text}\n".encode("ascii", "replace")
        with self._lock, contextlib.suppress(OSError):
            if self.file.exists() and self.file.stat().st_size + len(line) > MOST_BYTES:
                self.file.replace(older(self.file))
            with private(self.file) as stream:
                stream.write(line)

    def write_fault(self, lines: list[str]) -> None:
        """Add a fault; one that comes again within a minute is counted instead."""
        now = time.monotonic()
        if lines == self._last_fault and now - self._last_at < SAME_FOR:
            self._again += 1
            return
        self.tell_again()
        self._last_fault, self._last_at = lines, now
        for line in lines:
            self.write(line)

    def tell_again(self) -> None:
        """Write how often the last fault has come again."""
        if self._again:
            self.write(f"again times={self._again}")
        self._again = 0


_log: _Log | None = None
_heard: Callable[[BaseException], None] | None = None


def start(file: Path | None = None) -> None:
    """Write to `file`, the user's own log by default, from now on; every exception that nobody expected is told there."""
    global _log  # noqa: PLW0603 - a program has one log
    stop()
    _log = _Log(file or log_file())
    sys.excepthook = _on_exception
    threading.excepthook = lambda given: _on_exception(given.exc_type, given.exc_value, given.exc_traceback)
    sys.unraisablehook = lambda given: _on_unraisable(given.exc_value)
    logging.getLogger().addHandler(_HANDLER)
    # Their words would go to the standard error.
    logging.captureWarnings(True)


def stop() -> None:
    """Write nothing any more."""
    global _log  # noqa: PLW0603 - the same
    if _log:
        _log.tell_again()
        logging.captureWarnings(False)
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        logging.getLogger().removeHandler(_HANDLER)
    _log = None


def listen(heard: Callable[[BaseException], None] | None) -> None:
    """Call `heard`, on whichever thread it is, with every exception that nobody expected; None ends that."""
    global _heard  # noqa: PLW0603 - the same
    _heard = heard


def latest(count: int) -> list[str]:
    """The last `count` lines that were written, by any process, the latest last."""
    if not _log:
        return []
    _log.tell_again()
    lines: list[str] = []
    for file in (older(_log.file), _log.file):
        with contextlib.suppress(OSError):
            lines += file.read_text(encoding="ascii", errors="replace").splitlines()
    return [line for line in lines if _LINE.fullmatch(line)][-count:]


def older(file: Path) -> Path:
    """Where the lines are that `file` had no room for."""
    return file.with_name(f"{file.name}.1")


def note(what: str, /, **figures: float) -> None:
    """Write a code of the program's own with counts or durations; nothing that was ever typed or read goes in here."""
    if _log:
        said = "".join(f" {code(name)}={_figure(value)}" for name, value in figures.items())
        _log.write(f"{code(what)}{said}")


@contextlib.contextmanager
def timed(what: str, /, **figures: float) -> Iterator[None]:
    """Write a code with the milliseconds that the block took, whether it ended well or not."""
    began = time.monotonic()
    try:
        yield
    finally:
        note(what, **figures, ms=round((time.monotonic() - began) * 1000))


def fault(error: BaseException) -> None:
    """Write the types and the places of an exception and of what it came of; not its words."""
    if _log:
        _log.write_fault(told(error))


def pass_on(lines: Iterable[str]) -> None:
    """Write lines that were `told`, here or by another process."""
    if _log:
        for line in lines:
            _log.write(_NOT_IN_LINES.sub("?", line))


def told(error: BaseException) -> list[str]:
    """An exception in lines, and what it came of: the type of each, and its places as ``file:line:function``, the latest last."""
    lines: list[str] = []
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting and len(lines) < _MOST_CAUSES:
        each = waiting.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        lines.append(f"{'from' if lines else 'exception'} {code(type(each).__name__)} at {_places(each.__traceback__)}")
        waiting.append(each.__cause__ or (None if each.__suppress_context__ else each.__context__))
        waiting += each.exceptions if isinstance(each, BaseExceptionGroup) else ()
    return lines


def _on_exception(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Tell of an exception that nobody expected."""
    if error is None or issubclass(kind, KeyboardInterrupt | SystemExit):
        sys.__excepthook__(kind, error or kind(), trace)
        return
    fault(error)
    where = _log.file if _log else log_file()
    said = _("Relapp made a mistake of its own: {kind}. {file} says where; it holds no names.")
    with contextlib.suppress(OSError, ValueError, AttributeError):
        print("relapp:", said.format(kind=code(kind.__name__), file=where), file=sys.stderr)
        if not _log:
            print(*told(error), sep="\n", file=sys.stderr)
    if _heard:
        _heard(error)


def _on_unraisable(error: BaseException | None) -> None:
    if error is not None:
        note("unraisable")
        fault(error)


class _Handler(logging.Handler):
    """What other libraries have to say, as far as it is about the program: who, how bad, where; not in which words."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        if _log:
            _log.write(f"{code(record.levelname.lower())} {code(record.name)} at {code(record.module)}:{record.lineno}")
            if record.exc_info and record.exc_info[1]:
                fault(record.exc_info[1])


_HANDLER = _Handler(logging.WARNING)


def _places(trace: TracebackType | None) -> str:
    places: list[str] = []
    while trace:
        frame = trace.tb_frame.f_code
        places.append(place(frame.co_filename, trace.tb_lineno, frame.co_name))
        trace = trace.tb_next
    left_out = len(places) - _MOST_PLACES
    if left_out > 0:
        half = _MOST_PLACES // 2
        places[half:-half] = [f"{left_out}-more"]
    return " ".join(places) or "nowhere"


def place(file: str, line: int, function: str) -> str:
    """A place in the code as ``file:line:function``.

    A file of ours is told as seen from its root, one of Python's or of a library by its last two parts, any other by its name
    alone: folders may be called after people.
    """
    path = Path(file)
    if path.is_relative_to(ROOT):
        parts = path.relative_to(ROOT).parts
    elif not path.is_absolute() or any(map(path.is_relative_to, {sys.prefix, sys.base_prefix})):
        parts = path.parts[-4:] if path.parts[:1] == (_PACKAGE,) else path.parts[-2:]
    else:
        parts = path.parts[-1:]
    return f"{'/'.join(map(code, parts))}:{line}:{code(function)}"


def code(text: str) -> str:
    """A text that may be written: the name of a type, a function or a file, shortened."""
    return _NOT_IN_CODES.sub("?", text)[:_LONGEST_CODE]


def _figure(value: float) -> str:
    # Text has neither format, and what Python says of that does not repeat the text.
    return f"{value:d}" if isinstance(value, int) else f"{value:g}"


def private(file: Path) -> BinaryIO:
    """The file to add to, which nobody else may read. Raises OSError."""
    return os.fdopen(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "ab", buffering=0)
