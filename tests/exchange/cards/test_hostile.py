"""Cards that were made to hang, to fill the memory or to lie; each gives one clear line, and the rest still comes in."""

import io
import time
import tracemalloc

import pytest

from relapp.domain.incoming import Incoming, Problem
from relapp.exchange import Source, look_at, read
from relapp.exchange.cards.content_lines import MAX_HEAD
from relapp.exchange.cards.spans import MAX_CARD, MAX_DEPTH
from relapp.exchange.draft import MAX_EXTRA, MAX_EXTRAS
from relapp.exchange.unusable import NoContactsError, TooLargeError
from tests.exchange.conftest import FILES, read_all

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n"
SECONDS = 20  # on a machine that does much else


@pytest.fixture(autouse=True)
def _nothing_hangs():
    began = time.perf_counter()
    yield
    assert time.perf_counter() - began < SECONDS


class Endless(io.RawIOBase):
    """A file that is never in memory: `start`, then `piece` until there are `size` bytes."""

    def __init__(self, start: bytes, piece: bytes, size: int) -> None:
        self._start, self._piece, self._size, self._at = start, piece, size, 0

    def read(self, size: int = -1) -> bytes:
        stop = min(self._size, self._at + size)
        offset, self._at = self._at, stop
        if offset < len(self._start):
            body = self._start[offset:] + self._piece * ((stop - offset) // len(self._piece) + 1)
        else:
            skip = (offset - len(self._start)) % len(self._piece)
            body = self._piece[skip:] + self._piece * ((stop - offset) // len(self._piece) + 1)
        return body[: stop - offset]

    def tell(self) -> int:
        return self._at


def peak_of(start: bytes, piece: bytes, size: int) -> tuple[int, int, int]:
    """The most bytes in use while such a file is read, how many clients and how many problems it has."""
    source = Source("a.vcf", size, lambda: Endless(start, piece, size))
    reading = read(source, look_at(source))
    clients = problems = 0
    tracemalloc.start()
    for entry in reading.entries:
        clients += isinstance(entry, Incoming)
        problems += isinstance(entry, Problem)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reading.track.done == size
    return peak, clients, problems


def test_memory_stays_flat_as_the_file_grows():
    piece = CARD.replace(b"END", b"PHOTO;ENCODING=b:" + b"A" * 50_000 + b"\r\nEND")
    small, clients, _problems = peak_of(b"", piece, len(piece) * 50)
    large, more, _problems = peak_of(b"", piece, len(piece) * 500)
    assert (clients, more) == (50, 500)
    assert large < small * 1.2


def test_an_endless_line_is_a_card_too_large_and_never_held():
    peak, clients, problems = peak_of(CARD + b"BEGIN:VCARD\r\nFN:", b"x", 4 * MAX_CARD)
    assert (clients, problems) == (1, 1)
    assert peak < 5 * MAX_CARD


def test_what_follows_a_card_too_large_still_comes_in():
    large = b"BEGIN:VCARD\nFN:Bo\nNOTE:" + b"x" * MAX_CARD + b"\nEND:VCARD\n"
    incomings, [problem], _remarks = read_all("a.vcf", CARD + large + CARD)
    assert [incoming.position for incoming in incomings] == [1, 9]
    assert problem.position == 5
    assert "too large" in problem.message


def test_a_hundred_thousand_cards_within_cards_are_one_problem():
    nested = b"BEGIN:VCARD\nFN:A\n" + b"AGENT:\nBEGIN:VCARD\n" * 100_000 + b"END:VCARD\n" * 100_001
    [incoming], [problem], _remarks = read_all("a.vcf", nested + CARD)
    assert incoming.client.name == "Ana"
    assert "too deep" in problem.message


def test_cards_within_cards_are_read_as_deep_as_any_program_writes():
    data = b"BEGIN:VCARD\nFN:A\n" + b"AGENT:\nBEGIN:VCARD\nFN:B\n" * (MAX_DEPTH - 1) + b"END:VCARD\n" * MAX_DEPTH
    [incoming], problems, _remarks = read_all("a.vcf", data)
    assert [person.name for person in incoming.client.people] == ["B"]
    assert not problems


@pytest.mark.parametrize(
    "line",
    [
        "TEL" + ";TYPE=x" * 100_000 + ":1",
        "TEL;TYPE=" + "a," * 100_000 + ":1",
        'TEL;X="' + "a" * MAX_HEAD + '":1',
        "TEL;X=" + '"' * 100_001 + ":1",
        "TEL" + ";" * 100_000 + ":1",
        "N" * 100_000 + ":1",
        "a" * 1_000_000,
        "NOTE;QUOTED-PRINTABLE:" + "=" * 500_000 + "41",
        "BDAY:" + "1" * 500_000,
        "X-RELAPP-RHYTHM:" + "[" * 100_000,
        "X-RELAPP-GIFT-BUDGET:" + "9" * 4_000,
        "X-RELAPP-RHYTHM-START:0001-01-01",
        "X-RELAPP-STAGE:wonderful",
    ],
)
def test_a_line_made_to_hang_is_left_out_with_one_warning(card, line):
    incoming = card("FN:Ana", line, "EMAIL:a@b")
    assert incoming.client.points[-1].value == "a@b"
    assert incoming.client.name == "Ana"
    assert len(incoming.warnings) <= 1
    assert len(incoming.extras) <= 1


@pytest.mark.parametrize("line", ["\\," * 60_000, "\\;" * 60_000, ";" * 120_000, "," * 120_000, "a," * 60_000, "\\n" * 60_000])
@pytest.mark.parametrize("name", ["N", "ORG", "ADR", "CATEGORIES", "NICKNAME", "NOTE", "TEL", "X-CHILDREN", "X-ANDROID-CUSTOM"])
def test_separators_without_end_are_linear(card, name, line):
    assert card("FN:Ana", f"{name}:{line}", "EMAIL:a@b").client.emails == ("a@b",)


def test_lines_without_end_are_linear(card):
    incoming = card("FN:Ana", *("X-A:1" for _ in range(20_000)), *("nonsense" for _ in range(20_000)), "EMAIL:a@b")
    assert incoming.client.emails == ("a@b",)
    assert len(incoming.extras) == MAX_EXTRAS
    assert len(incoming.warnings) == 2


def test_an_album_is_left_out_with_one_remark_on_the_file_and_a_photo_kept():
    photo, album = "A" * 1_000, "B" * (MAX_EXTRA + 1)
    card = CARD.replace(b"END", f"PHOTO;ENCODING=b:{photo}\r\nPHOTO;ENCODING=b;TYPE=JPEG:{album}\r\nEND".encode())
    incomings, problems, remarks = read_all("a.vcf", card * 3)
    assert [[extra.value for extra in incoming.extras] for incoming in incomings] == [[photo]] * 3
    assert [incoming.warnings for incoming in incomings] == [()] * 3
    assert not problems
    assert remarks == ["3 photos were too large and were left out."]


def test_anything_else_too_long_to_keep_is_said_of_its_card(card):
    line = f"X-ALBUM:{'B' * 150_000}"
    incoming = card("FN:Ana", *[line] * (MAX_EXTRA // 150_000 + 2))
    assert len(incoming.extras) == MAX_EXTRA // 150_000
    assert len(incoming.warnings) == 1
    assert "X-ALBUM" in incoming.warnings[0]


def test_control_characters_do_not_come_in():
    data = b"BEGIN:VCARD\nFN:A\0n\x1b[31ma\x07\nN:Pra\x7fdo;;;;\nNOTE;QUOTED-PRINTABLE:a=1B=07b=0D=0Ac\nEND:VCARD\n"
    [incoming], problems, _remarks = read_all("a.vcf", data)
    assert (incoming.client.name, incoming.client.notes) == ("An[31ma", "ab\nc")
    assert not problems


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\Windows\\x", "=cmd|' /C calc'!A0", "<script>", "'; DROP TABLE client;--"]
)
def test_a_name_is_nothing_but_a_name(client, name):
    escaped = name.replace("\\", "\\\\").replace(";", "\\;")
    assert client(f"FN:{escaped}").name == name


def test_more_cards_than_any_address_book_has_are_refused(monkeypatch):
    monkeypatch.setattr("relapp.exchange.cards.reader.MAX_CARDS", 10)
    with pytest.raises(TooLargeError, match="more than 10"):
        read_all("a.vcf", CARD * 11)


@pytest.mark.parametrize("data", [b"see BEGIN:VCARD below\n", b"x;y\nBEGIN:VCARDS\nEND:VCARD\n"])
def test_a_file_that_only_speaks_of_cards_is_refused(data):
    with pytest.raises(NoContactsError, match="no contact card"):
        read_all("a.vcf", data)


def test_files_that_were_joined_are_read_to_the_end():
    joined = b"\xef\xbb\xbf" + CARD + b"\xef\xbb\xbf" + CARD
    incomings, problems, _remarks = read_all("a.vcf", joined)
    assert [incoming.position for incoming in incomings] == [1, 5]
    assert not problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("size", [64, 101, 1_000])
@pytest.mark.parametrize("name", ["apple.vcf", "android.vcf", "kde.vcf"])
def test_blocks_may_be_cut_anywhere(monkeypatch, name, size, encoding):
    data = (FILES / name).read_bytes()
    whole = read_all(name, data)
    monkeypatch.setattr("relapp.exchange.cards.spans._BLOCK", size)
    assert read_all(name, data.decode().encode(encoding)) == whole


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_line_breaks_may_be_cut_in_two(monkeypatch, size):
    monkeypatch.setattr("relapp.exchange.cards.spans._BLOCK", size)
    incomings, problems, _remarks = read_all("a.vcf", CARD * 3)
    assert [incoming.position for incoming in incomings] == [1, 5, 9]
    assert not problems


def test_the_time_for_a_card_does_not_grow_with_the_file():
    def seconds(count: int) -> float:
        data = CARD * count
        began = time.process_time()
        read_all("a.vcf", data)
        return time.process_time() - began

    once = min(seconds(1_000) for _ in range(3))
    assert min(seconds(5_000) for _ in range(2)) < 5 * once * 1.5
