"""A keyring that is nobody's, in memory."""

from threading import Event

import keyring.errors
from keyring.backend import KeyringBackend


class Ring(KeyringBackend):
    """As good as a real one; it fails while it is `locked`, and answers nobody until `free` is set."""

    # Nobody finds it who was not given it.
    viable = False
    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []
        self.locked = False
        self.free = Event()
        self.free.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._answer("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer("set")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer("delete")
        del self.kept[service, username]

    def _answer(self, question: str) -> None:
        self.asked.append(question)
        self.free.wait(20)
        if self.locked:
            raise keyring.errors.KeyringLocked
