"""One window per book: a second start raises the first."""

import contextlib
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from relapp.files import make_private

_PATIENCE_MS = 500


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
        self._file = book.with_name(f".{book.name}.lock")
        # Whoever ends as usual takes it away.
        self.was_left = self._file.exists()
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)

    def is_first(self) -> bool:
        """Whether no other window has this book open; a lock left by a crash does not count."""
        is_first = self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        if is_first:
            make_private(self._file)
        return is_first

    def raise_first(self) -> None:
        """Ask the window that has the book to come to the front."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(b"raise")
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()

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

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.raised.emit()
