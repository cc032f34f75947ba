import time
import tracemalloc

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from relapp.errors import UserError
from relapp.exchange import read_file
from relapp.exchange.unusable import EmptyFileError, NoContactsError, NotTextError, TooLargeError

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n"
TABLE = b"First Name,E-mail Address\nAna,a@b\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\0"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(EmptyFileError, match="is empty"):
        read_file("/home/ana/a.vcf", data)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04rest", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "workbook"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\0", "database"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 100, "not a text file"),
        (bytes(range(32)) * 10, "not a text file"),
    ],
)
@pytest.mark.parametrize("name", ["a.vcf", "a.csv"])
def test_a_file_of_another_kind_is_refused_by_what_it_is(name, data, word):
    with pytest.raises(NotTextError, match=word) as raised:
        read_file(name, data)
    assert name in str(raised.value)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.vcf", b"<!DOCTYPE html><html></html>", "web page"),
        ("a.csv", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar"),
        ("a.vcf", b"Dear all\nhello\n", "no contact card"),
        ("a.vcf", b"END:VCARD\n", "no contact card"),
        ("a.txt", b"Dear all\nhello\n", "neither contact cards nor a table"),
    ],
)
def test_a_text_without_contacts_is_refused_by_what_it_is(name, data, word):
    with pytest.raises(NoContactsError, match=word):
        read_file(name, data)


@pytest.mark.parametrize(("name", "data"), [("a.csv", CARD), ("a.vcf", TABLE)])
def test_a_file_that_is_not_what_its_name_says_is_read_and_said(name, data):
    reading = read_file(name, data)
    assert reading.records[0].client.name == "Ana"
    assert len(reading.remarks) == 1
    assert name in reading.remarks[0]


@pytest.mark.parametrize(
    ("name", "data"), [("a.vcf", CARD), ("A.VCF", CARD), ("a.csv", TABLE), ("contacts", CARD), ("a.txt", TABLE)]
)
def test_a_file_that_is_what_its_name_says_is_read_without_a_word(name, data):
    assert read_file(name, data).remarks == ()


@pytest.mark.parametrize("start", [b"", CARD + b"BEGIN:VCARD\r\nFN:", TABLE])
def test_a_line_of_a_hundred_megabytes_is_refused_at_once_and_never_copied(start):
    data = start + b"x" * 100_000_000
    began = time.perf_counter()
    tracemalloc.start()
    line = start.count(b"\n") + 1
    with pytest.raises(TooLargeError, match=f"Line {line} "):
        read_file("a.vcf", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.perf_counter() - began < 2
    assert peak < 10_000_000


def test_a_file_beyond_all_bounds_is_refused(monkeypatch):
    monkeypatch.setattr("relapp.exchange.reading.MAX_BYTES", 1_000)
    with pytest.raises(TooLargeError, match="larger than"):
        read_file("a.vcf", CARD * 100)


def test_more_cards_than_any_address_book_has_are_refused(monkeypatch):
    monkeypatch.setattr("relapp.exchange.vcard.MAX_CARDS", 10)
    with pytest.raises(TooLargeError, match="more than 10"):
        read_file("a.vcf", CARD * 11)


def test_long_lines_within_the_bounds_are_read():
    photo = b"PHOTO;ENCODING=b:" + b"A" * 5_000_000 + b"\r\n"
    assert read_file("a.vcf", CARD.replace(b"END", photo + b"END") * 3).read == 3


PIECES = st.sampled_from(
    [
        *(b"BEGIN:VCARD", b"END:VCARD", b"begin:vcard", b"\r\n", b"\n", b"\r", b" ", b"FN:Ana", b"N:;", b"TEL;TYPE=", b"AGENT:"),
        *(b"item1.X-ABLabel:", b"BDAY:", b"1980-03-22", b"CHARSET=", b"QUOTED-PRINTABLE", b"=C8=98=", b"=\r\n", b'"', b";", b","),
        *(
            b":",
            b"\\",
            b"\0",
            b"\xe3",
            b"\xc8\x98",
            b"First Name",
            b"Phone 1 - Value",
            b"Birthday",
            b"E-mail Address",
            b"'",
            b"+",
        ),
        *(b"3/4/80", b" ::: ", b"\xef\xbb\xbf", b"\xff\xfe"),
    ]
)
FILES = st.one_of(st.binary(), st.lists(st.one_of(PIECES, st.binary(max_size=3)), max_size=60).map(b"".join))


@given(FILES, st.sampled_from(["vcf", "csv"]))
@example(b"BEGIN:VCARD", "vcf")
@example(b'First Name,Labels\n"', "csv")
def test_any_bytes_are_read_or_refused_with_a_sentence(data, ending):
    try:
        reading = read_file(f"a.{ending}", data)
    except UserError as error:
        event(type(error).__name__)
        return
    assert reading.read == len(reading.records) + len(reading.failures) > 0
    positions = [entry.position for entry in (*reading.records, *reading.failures)]
    assert min(positions) >= 1
    assert len(set(positions)) == len(positions)
    assert all(record.client.name.strip() for record in reading.records)
    assert all(problem.message for problem in reading.failures)


@given(st.lists(st.sampled_from([CARD, b"BEGIN:VCARD\nTEL;x\nEND:VCARD\n", b"BEGIN:VCARD\nBDAY:x\nFN:Bo\n"]), min_size=1))
def test_every_card_is_counted_once(cards):
    reading = read_file("a.vcf", b"".join(cards))
    assert reading.read == len(cards)
