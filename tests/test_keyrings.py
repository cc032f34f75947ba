import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, NoKeyringError

from relapp import keyrings
from tests.rings import Ring

BOOK = Path("/books/clients.relapp")


def nothing() -> None:
    """Whoever remembers something here waits for the answer itself."""


@pytest.fixture(autouse=True)
def _own_ring() -> Iterator[None]:
    yield
    keyring.set_keyring(fail.Keyring())


@pytest.fixture
def ring() -> Ring:
    ring = Ring()
    keyring.set_keyring(ring)
    return ring


def test_what_is_remembered_is_recalled_for_that_book_alone(ring: Ring) -> None:
    told: list[int] = []
    keyrings.remember(BOOK, "flores da manhã", lambda: told.append(1)).result(5)

    assert told == [1]
    assert keyrings.recall(BOOK).result(5) == "flores da manhã"
    assert keyrings.recall(BOOK.with_name("other.relapp")).result(5) == ""
    assert list(ring.kept) == [("Relapp", str(BOOK.resolve()))]


def test_what_is_forgotten_is_gone_and_may_be_forgotten_again(ring: Ring) -> None:
    keyrings.remember(BOOK, "flores da manhã", nothing).result(5)

    keyrings.forget(BOOK).result(5)
    keyrings.forget(BOOK).result(5)

    assert ring.kept == {}


def test_nothing_counts_as_remembered_that_the_keyring_refused(ring: Ring) -> None:
    ring.locked = True
    told: list[int] = []

    answer = keyrings.remember(BOOK, "flores da manhã", lambda: told.append(1))

    assert isinstance(answer.exception(5), KeyringLocked)
    assert told == []


def test_what_is_asked_later_happens_later(ring: Ring) -> None:
    ring.free.clear()
    keyrings.remember(BOOK, "flores da manhã", nothing)
    last = keyrings.forget(BOOK)

    assert not last.done()
    ring.free.set()
    last.result(5)

    assert ring.kept == {}


def test_whoever_asks_does_not_wait_for_a_keyring_that_hangs(ring: Ring) -> None:
    ring.free.clear()
    began = time.monotonic()

    answer = keyrings.recall(BOOK)

    assert time.monotonic() - began < 1
    with pytest.raises(TimeoutError):
        answer.result(0.05)
    ring.free.set()
    answer.result(5)


def _made(module: str, priority: float) -> KeyringBackend:
    members: dict[str, Any] = {"priority": priority, "viable": False, "__module__": module}
    return type("Made", (Ring,), members)()


@pytest.mark.parametrize(
    "bad",
    [
        fail.Keyring(),
        null.Keyring(),
        _made("keyrings.alt.file", 0.5),
        _made("keyrings.alt.pyfs", 2),
        _made("somebody.plain", 0.9),
    ],
)
def test_keyrings_that_keep_nothing_or_keep_it_in_the_open_are_refused(bad: KeyringBackend) -> None:
    keyring.set_keyring(bad)

    assert isinstance(keyrings.look().exception(5), NoKeyringError)
    assert isinstance(keyrings.remember(BOOK, "flores da manhã", nothing).exception(5), NoKeyringError)


def test_of_several_the_best_that_is_safe_is_taken(monkeypatch: pytest.MonkeyPatch, ring: Ring) -> None:
    from keyring.backends.chainer import ChainerBackend

    monkeypatch.setattr(ChainerBackend, "backends", [_made("keyrings.alt.pyfs", 9), ring])
    keyring.set_keyring(ChainerBackend())

    keyrings.remember(BOOK, "flores da manhã", nothing).result(5)

    assert list(ring.kept.values()) == ["flores da manhã"]
