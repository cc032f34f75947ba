"""One window per book: a second start raises the first."""

import contextlib
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLockFile, QObject, QSysInfo, QTimer, Signal

from relapp.files import make_private
from relapp.paths import lock_of

# Milliseconds for which a window may take to say that it comes forward, and between two questions where none listens yet.
_PATIENCE_MS = 2000
_PAUSE_MS = 100

_HERE = b"here"

# Lines of a lock: number and name of the process, the name of the computer, what the system calls it.
_HOST_LINE = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose lock it is, as far as it says so: a process here (0 for one unknown), or one of another computer, and since when."""

    process: int
    computer: str
    since: datetime
    is_here: bool


class Instance(QObject):
    """`raised` when another start asked for this window."""

    raised = Signal()

    def __init__(self, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        book = book.resolve()
        self._name = "relapp-" + hashlib.sha256(str(book).encode()).hexdigest()[:16]
        # A folder that cannot be made is said when the book is opened.
        with contextlib.suppress(OSError):
            book.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = lock_of(book)
        # Whoever ends as usual takes it away.
        self.was_left = self._file.exists()
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)

    def is_first(self) -> bool:
        """Whether no other window has this book open; a lock left by a crash, or that says nothing, does not count."""
        is_first = self._try_lock() or (self._says_nothing() and self.take_over())
        if is_first:
            make_private(self._file)
        return is_first

    def take_over(self) -> bool:
        """Have the lock, whoever wrote it; False where a process of this computer holds it."""
        self._lock.removeStaleLockFile()
        if self._file.is_dir():
            with contextlib.suppress(OSError):
                self._file.rmdir()
            # What is in it is nobody's lock: as where none can be written, there is no other window to be seen.
            return self._try_lock() or self._file.is_dir()
        return self._try_lock()

    def holder(self) -> Holder | None:
        """Who has the lock that this start could not get; None where it is gone meanwhile."""
        try:
            since = datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
            lines = self._file.read_bytes().splitlines()
        except OSError:
            return None
        process, computer, _program = self._lock.getLockInfo()
        system = bytes(lines[_HOST_LINE]).strip() if len(lines) > _HOST_LINE else b""
        is_here = system == bytes(QSysInfo.machineUniqueId().data()) if system else computer in ("", QSysInfo.machineHostName())
        return Holder(process, computer, since, is_here)

    def raise_first(self) -> bool:
        """Ask the window that has the book to come to the front; whether it says within two seconds that it does."""
        from PySide6.QtNetwork import QLocalSocket

        loop, socket = QEventLoop(), QLocalSocket()
        has_answered = False

        def hear() -> None:
            nonlocal has_answered
            has_answered = bytes(socket.readAll().data()).startswith(_HERE)
            loop.quit()

        def ask() -> None:
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                socket.connectToServer(self._name)

        socket.readyRead.connect(hear)
        # One that has just begun does not listen yet.
        again, end = QTimer(interval=_PAUSE_MS), QTimer(interval=_PATIENCE_MS, singleShot=True)
        again.timeout.connect(ask)
        end.timeout.connect(loop.quit)
        ask()
        again.start()
        end.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        again.stop()
        end.stop()
        socket.abort()
        return has_answered

    def listen(self) -> None:
        """Hear of later starts."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let another window have the book."""
        self._lock.unlock()

    def _try_lock(self) -> bool:
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def _says_nothing(self) -> bool:
        """Whether the lock is empty, garbage or no file; its owner writes it within the pause, if it is one that begins."""
        if self._lock.tryLock(_PAUSE_MS):
            return True
        process, _computer, _program = self._lock.getLockInfo()
        return not process

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()
        socket.write(_HERE)
        socket.flush()
