import io
import json
from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.clients import Client, Detail, DetailKind, Occasion, OccasionKind
from relapp.domain.clippings import Clipping
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Problem
from relapp.domain.journal import Mark, MarkKind, Outcome, Purchase, Purpose, Touch
from relapp.domain.texts import Situation, Template, Way
from relapp.domain.whole import NotTheSame, OwnSettings, TextUse, WholeClient
from relapp.exchange import book_file, look_at
from relapp.exchange.book_file import read_book, write_book
from relapp.exchange.look import FileKind
from relapp.exchange.source import Source, Track
from relapp.exchange.unusable import TooLargeError, UnusableFileError

DAY = date(2026, 11, 23)
ANA = WholeClient(
    Client(
        "Ana Țepeș\u2028",
        details=(Detail(DetailKind.WISH, 'a boat\nand a \\ or "two"'),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 29), uuid="b" * 32),),
        uuid="a" * 32,
    ),
    "2025-01-02T03:04:05+00:00",
    uids=("urn:one", "two"),
    extras=(Extra("X-SHOE", "43"),),
    touches=(Touch(DAY, Purpose.GIFT, outcome=Outcome.SENT, at=time(9, 30), uuid="c" * 32),),
    purchases=(Purchase(DAY, "ink", 1250, "RON", "d" * 32),),
    marks=(Mark(f"occasion/{'b' * 32}/greet", "2026", MarkKind.DONE, DAY, late_days=0),),
    text_uses=(TextUse("gift.1", DAY),),
)
RUI = WholeClient(Client("Rui", uuid="e" * 32))
PIECES = [
    OwnSettings({"capacity": 9, "digest_at": "09:00"}),
    Clipping("Trains", DAY, topics=("rail travel",), uuid="1" * 32),
    Template(Situation.GIFT, Way.EMAIL, "ro", "Dragă {name},", "2" * 32),
    ANA,
    RUI,
    NotTheSame("a" * 32, "e" * 32),
]


def written(pieces):
    stream = io.BytesIO()
    write_book(pieces, stream)
    return stream.getvalue()


def read(data, name="book.json"):
    """The pieces of a file, and what is said of it as a whole."""
    track = Track()
    pieces = list(read_book(Source.of_bytes(name, data), track))
    assert track.done == len(data)
    return pieces, track.remarks


def line_of(data, part):
    return next(number for number, line in enumerate(data.split(b"\n"), 1) if part in line)


def damaged(data, part, by):
    """`data` with the whole line that holds `part` replaced."""
    return b"\n".join(by if part in line else line for line in data.split(b"\n"))


def test_every_piece_comes_back_as_it_was():
    assert read(written(PIECES)) == (PIECES, [])


def test_a_book_without_anything_comes_back():
    assert read(written([OwnSettings({})])) == ([OwnSettings({})], [])


def test_it_is_one_object_with_one_client_a_line():
    data = written(PIECES)
    assert data.startswith(b'{"relapp": 1,\n"settings": {')
    assert list(json.loads(data)) == ["relapp", "settings", "clippings", "texts", "clients", "not_the_same"]
    assert [line for line in data.decode().split("\n") if '"client"' in line] == [
        line for line in data.decode().split("\n") if "Ana" in line or "Rui" in line
    ]


@pytest.mark.parametrize(
    "rewritten",
    [
        json.dumps,
        lambda whole: json.dumps(whole, indent=2, ensure_ascii=False),
        lambda whole: json.dumps(whole, indent="\t", sort_keys=True),
        lambda whole: json.dumps(whole, separators=(",", ":")),
        lambda whole: '{"relapp": 1,\n' + json.dumps(whole, indent=4).split("\n", 2)[2],
    ],
)
def test_another_layout_is_read_too(rewritten):
    text = rewritten(json.loads(written(PIECES)))
    assert read(text.encode()) == (PIECES, [])
    assert look_at(Source.of_bytes("book", text.encode())).kind is FileKind.BOOK


def test_marks_and_line_ends_of_other_systems_are_read():
    assert read(b"\xef\xbb\xbf" + written(PIECES).replace(b"\n", b"\r\n")) == (PIECES, [])
    indented = json.dumps(json.loads(written(PIECES)), indent=1)
    assert read(indented.encode("utf-16")) == (PIECES, [])


def test_another_layout_has_to_fit_in_memory(monkeypatch):
    monkeypatch.setattr(book_file, "AT_ONCE", 500)
    assert read(written(PIECES))[0] == PIECES
    with pytest.raises(TooLargeError, match=r"“book\.json” was written anew by another program"):
        read(json.dumps(json.loads(written(PIECES))).encode())


@pytest.mark.parametrize("beginning", [b'{"relapp": 1,', b' {\n  "relapp" : 1', b'{"clients": [', b'\xef\xbb\xbf{"settings": {}'])
def test_a_book_is_told_by_its_beginning(beginning):
    said = beginning + b'"notes": "BEGIN:VCARD"'
    assert look_at(Source.of_bytes("contacts.vcf", said)).kind is FileKind.BOOK


@pytest.mark.parametrize("text", [b'{"name": "relapp"}', b"relapp,settings\n1,2\n", b"[1, 2]\n", b'"relapp": 1,\n'])
def test_nothing_else_is_taken_for_a_book(text):
    with suppress(UnusableFileError):
        assert look_at(Source.of_bytes("contacts", text)).kind is not FileKind.BOOK


@pytest.mark.parametrize("data", [b'{"relapp": 2,\n"settings": {}\n}\n', b'{\n "relapp": 99}', b'{"relapp":2}'])
def test_a_newer_version_is_refused(data):
    with pytest.raises(UnusableFileError, match="was written by a newer Relapp"):
        list(read_book(Source.of_bytes("book.json", data), Track()))


@pytest.mark.parametrize("version", ["0", "-1", "null", '"1"', "1.5", "[]"])
def test_a_file_without_a_version_is_refused(version):
    with pytest.raises(UnusableFileError, match="which version"):
        read(b'{\n"relapp": %s}' % version.encode())


def test_what_later_members_say_is_passed_over():
    data = damaged(written(PIECES), b"Rui", b'{"client": {"name": "Rui", "uuid": "%s", "shoes": 43}, "songs": [1]}' % (b"e" * 32))
    data = data.replace(b'"clients": [', b'"songs": [\n{"title": "Ai"}\n],\n"clients": [')
    assert read(data) == (PIECES, [])


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b'{"client": {"name": "Rui"',
        b'"client"',
        b"[[[]]]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"client": ' * 50_000,
        b'{"client": {"name": 7}}',
        b'{"client": {"name": " "}}',
        b'{"client": {"name": "Rui", "gift_budget": 1e400}}',
        b'{"client": {"name": "Rui", "gift_budget": NaN}}',
        b'{"client": {"name": "Rui", "gift_budget": %s}}' % (b"9" * 5000),
        b'{"client": {"name": "Rui", "gift_budget": 9999999999999999999}}',
        b'{"client": {"name": "Rui", "points": {"phone": "1"}}}',
        b'{"client": {"name": "Rui", "stage": []}}',
        b'{"client": {"name": "Rui", "rhythm": {"ideal_days": 9, "latest_days": 99999999}}}',
        b'{"client": {"name": "Rui"}, "touches": [{"on": "9999-12-31", "purpose": "gift"}]}',
        b'{"client": {"name": "Rui"}, "touches": [{"on": "2026-02-30", "purpose": "gift"}]}',
        b'{"client": {"name": "Rui"}, "touches": [{"on": "2026-02-03", "purpose": "gift", "at": "09:00+02"}]}',
        b'{"client": {"name":"A"}, "free_reminders": [{"text": "", "on": "2026-02-03", "repeat": {"every": 0, "unit": "days"}}]}',
        b'{"client": {"name": "Rui"}, "changes": [{"on": "2026-02-03", "field": "no such field"}]}',
        b'{"client": {"name": "Rui"}, "check_ups": [{"on": "2026-02-03", "weights": {"bad_manners": -1}}]}',
    ],
    ids=range(23),
)
def test_a_damaged_line_is_one_problem_and_the_rest_comes_in(line):
    data = damaged(written(PIECES), b"Rui", line)
    pieces, remarks = read(data)
    problem = Problem(line_of(written(PIECES), b"Rui"), "This entry is damaged and was left out.")
    assert pieces == [problem if piece is RUI else piece for piece in PIECES]
    assert not remarks


def test_entries_are_known_where_the_line_that_opens_their_list_is_damaged():
    data = damaged(written(PIECES), b'"clients": [', b'"clie\xffnts": [')
    pieces, _remarks = read(data)
    assert [piece for piece in pieces if not isinstance(piece, Problem)] == PIECES
    assert len(pieces) == len(PIECES) + 1


def test_a_line_too_long_is_one_problem(monkeypatch):
    monkeypatch.setattr(book_file, "MAX_LINE", 1000)
    data = damaged(written(PIECES), b"Rui", b'{"client": {"name": "%s"}}' % (b"x" * 5000))
    pieces, remarks = read(data)
    assert [type(piece) for piece in pieces].count(Problem) == 1
    assert [piece for piece in pieces if not isinstance(piece, Problem)] == [each for each in PIECES if each is not RUI]
    assert not remarks


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_of_a_file_cut_off_what_is_there_comes_in(share):
    data = written(PIECES)
    pieces, remarks = read(data[: int(len(data) * share)])
    read_whole = [piece for piece in pieces if not isinstance(piece, Problem)]
    assert read_whole == PIECES[: len(read_whole)]
    assert len(pieces) - len(read_whole) <= 1
    assert remarks == ["“book.json” does not go on to its end: the rest is missing."]


def test_a_file_of_nothing_but_damage_is_given_up(monkeypatch):
    monkeypatch.setattr(book_file, "MAX_PROBLEMS", 5)
    pieces, remarks = read_some(b'{"relapp": 1,\n"clients": [\n' + b"!\n" * 10_000)
    assert [type(piece) for piece in pieces] == [Problem] * 5
    assert remarks == ["“book.json” has too much damage: what comes after line 7 was not read."]


def read_some(data):
    track = Track()
    return list(read_book(Source.of_bytes("book.json", data), track)), track.remarks


@pytest.mark.parametrize("data", [b"{", b'{"relapp": ', b'{ "relapp": 1, "clients": [', b"[" * 100_000, b"\0" * 50])
def test_what_is_no_book_at_all_is_refused(data):
    with pytest.raises(UnusableFileError):
        read_some(data)


def test_what_no_text_can_hold_is_left_out():
    line = b'{"client": {"name": "R\\ud800ui\\u0000 \\\\u0000 \\u00e9", "uuid": "%s"}}' % (b"e" * 32)
    pieces, _remarks = read(damaged(written(PIECES), b"Rui", line))
    assert pieces[4].client.name == "R?ui \\u0000 é"


@given(st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 60))
def test_nothing_that_a_byte_can_do_is_worse_than_a_refusal(junk, at, gone):
    data = written(PIECES)
    try:
        pieces, _remarks = read_some(data[:at] + junk + data[at + gone :])
    except UnusableFileError:
        return
    assert all(isinstance(piece, (OwnSettings, Clipping, Template, WholeClient, NotTheSame, Problem)) for piece in pieces)
