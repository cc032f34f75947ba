import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from relapp.errors import UserError
from relapp.exchange import Source, look_at
from relapp.exchange.book_file import read_book
from relapp.exchange.look import FileKind
from relapp.exchange.source import Track
from relapp.exchange.unusable import EmptyFileError, NoContactsError, NotTextError, TooLargeError
from tests.exchange.conftest import read_all

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n"
TABLE = b"First Name,E-mail Address\nAna,a@b\n"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\0"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(EmptyFileError, match="is empty"):
        read_all("a.vcf", data)


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
        read_all(name, data)
    assert name in str(raised.value)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.vcf", b"<!DOCTYPE html><html></html>", "web page"),
        ("a.csv", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar"),
        ("a.vcf", b"Dear all\nhello\n", "no contact card"),
        ("a.vcf", b"END:VCARD\n", "no contact card"),
        ("a.ldif", b"dn: cn=Ana,mail=a@x.com\nobjectclass: person\ncn: Ana\n", "LDIF"),
        ("a.csv", b"# made by a server\nversion: 1\n\ndn:: Y249QW5h\ncn: Ana\n", "LDIF"),
    ],
)
def test_a_text_without_contacts_is_refused_by_what_it_is(name, data, word):
    with pytest.raises(NoContactsError, match=word):
        read_all(name, data)


@pytest.mark.parametrize(("name", "data"), [("a.csv", CARD), ("a.vcf", TABLE)])
def test_a_file_that_is_not_what_its_name_says_is_read_and_said(name, data):
    [incoming], _problems, [remark] = read_all(name, data)
    assert incoming.client.name == "Ana"
    assert name in remark


@pytest.mark.parametrize(
    ("name", "data"), [("a.vcf", CARD), ("A.VCF", CARD), ("a.csv", TABLE), ("contacts", CARD), ("a.txt", TABLE)]
)
def test_a_file_that_is_what_its_name_says_is_read_without_a_word(name, data):
    _incomings, _problems, remarks = read_all(name, data)
    assert not remarks


def test_a_file_beyond_all_bounds_is_refused(monkeypatch):
    monkeypatch.setattr("relapp.exchange.reading.MAX_BYTES", 1_000)
    with pytest.raises(TooLargeError, match="larger than"):
        read_all("a.vcf", CARD * 100)


@pytest.mark.parametrize(("data", "kind"), [(CARD, FileKind.CARDS), (b"\n\n" + CARD, FileKind.CARDS), (TABLE, FileKind.TABLE)])
def test_what_a_file_holds_decides_what_it_is(data, kind):
    assert look_at(Source.of_bytes("a.txt", data)).kind is kind


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
@example(b'{"relapp":', "vcf")
def test_any_bytes_are_read_or_refused_with_a_sentence(data, ending):
    source = Source.of_bytes(f"a.{ending}", data)
    try:
        if look_at(source).kind is FileKind.BOOK:
            event(f"pieces of a book: {len(list(read_book(source, Track())))}")
            return
        incomings, problems, _remarks = read_all(source.name, data)
    except UserError as error:
        event(type(error).__name__)
        return
    positions = [entry.position for entry in (*incomings, *problems)]
    assert min(positions, default=1) >= 1
    assert len(set(positions)) == len(positions)
    assert all(incoming.client.name.strip() for incoming in incomings)
    assert all(problem.message for problem in problems)
