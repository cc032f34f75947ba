"""Whatever the bytes are, they are read or refused; every card that begins is one client or one problem."""

import io
import re
import time

from hypothesis import example, given
from hypothesis import strategies as st

from relapp.domain.incoming import Incoming, Outgoing
from relapp.exchange import Source
from relapp.exchange.cards.reader import read_cards
from relapp.exchange.cards.writer import write_vcard
from relapp.exchange.decoding import to_utf8
from relapp.exchange.source import Track
from relapp.exchange.unusable import UnusableFileError
from tests.exchange.conftest import FILES

SAMPLES = {file.name: file.read_bytes() for file in FILES.glob("*.vcf")}
SECONDS = 20  # on a machine that does much else

LINES = st.sampled_from(
    [
        *(
            b"BEGIN:VCARD",
            b"BEGIN:VCARD",
            b"END:VCARD",
            b"END:VCARD",
            b" BEGIN:VCARD",
            b"begin : vcard\t",
            b"AGENT:",
            b"AGENT;X=1:",
        ),
        *(
            b"VERSION:2.1",
            b"VERSION:4.0",
            b"FN:Ana",
            b"FN:",
            b"N:a;b;c;d;e;f",
            b"N:;;;;",
            b"ORG:x;y",
            b"NICKNAME:a,b",
            b"KIND:group",
        ),
        *(b"TEL;CELL:1", b'tel;type="a,b":tel:+1;ext=2', b"item1.TEL:1", b"item1.X-ABLabel:x", b"item1.X-ABLabel:_$!<Spouse>!$_"),
        *(b"item1.X-ABRELATEDNAMES:Bo", b"item1.X-ABDATE:2001-02-03", b"BDAY:--0229", b"BDAY;VALUE=text:soon", b"DEATHDATE:2020"),
        *(b"NOTE;ENCODING=QUOTED-PRINTABLE:a=", b"NOTE;QUOTED-PRINTABLE;CHARSET=X:=C8=98=zz", b"=20=\r", b" folded", b"\tfolded"),
        *(
            b"PHOTO;ENCODING=BASE64:",
            b"AAAA",
            b"NOTE;BASE64:=A",
            b'X-FOO;A="b:c:d',
            b"X-FOO;;;=:,",
            b"X FOO:1",
            b"nonsense",
            b":",
            b"",
        ),
        *(b"UID:urn:uuid:0b7a6f0e-8a3c-4f0e-9d55-8d4f0a0c0001", b"UID:1", b"X-RELAPP-PAUSE:deceased", b"X-RELAPP-RHYTHM:{}"),
        *(
            b"X-RELAPP-NEED;X-RELAPP-NOTED-ON=no:x",
            b"RELATED:urn:x",
            b"RELATED;TYPE=friend:Bo",
            b"ADR:;;;;;;;;;;;",
            b"CATEGORIES:,,",
        ),
        *(
            b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;",
            b"FN:S\xe3o",
            b"FN:\xc8\x98",
            b"\xef\xbb\xbfBEGIN:VCARD",
            b"A\0B:\x1b",
        ),
        *(b"AGENT:BEGIN:VCARD\\nFN:Bo\\nEND:VCARD", b"X-CHILDREN:a,b;c", b"FN;CHARSET=UTF-16:x", b"GEO;CHARSET=utf-8;Q:=41=0A"),
    ]
)


def cards_begun(data: bytes) -> int:
    """How many cards begin in a file, not counting those that are the value of another's AGENT."""
    text = re.sub(rb"[\0-\x08\x0e-\x1f\x7f]", b"", to_utf8(data).replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    count = depth = 0
    before = b""
    for line in text.split(b"\n"):
        name, colon, value = line.removeprefix(b"\xef\xbb\xbf").replace(b"\v", b" ").replace(b"\f", b" ").lower().partition(b":")
        if colon and value.strip(b" \t") == b"vcard":
            if name.rstrip(b" \t") == b"begin":
                is_agent = depth and before.strip().upper().startswith(b"AGENT")
                depth = depth + 1 if is_agent else 1
                count += not is_agent
            elif name.rstrip(b" \t") == b"end":
                depth = max(depth - 1, 0)
        before = line
    return count


def check(data: bytes) -> None:
    began = time.perf_counter()
    source, track = Source.of_bytes("a.vcf", data), Track()
    try:
        entries = list(read_cards(source, track))
    except UnusableFileError:
        entries = []
    assert time.perf_counter() - began < SECONDS
    assert len(entries) == cards_begun(data)
    assert track.done == len(data)
    assert len({entry.position for entry in entries}) == len(entries)
    for entry in entries:
        if isinstance(entry, Incoming):
            assert entry.client.name.strip()
            assert all(extra.name and extra.value for extra in entry.extras)
            assert all("\n" not in extra.name + extra.value for extra in entry.extras)
        else:
            assert entry.message
    for version in ("4.0", "3.0"):
        check_written([entry for entry in entries if isinstance(entry, Incoming)], version)


def check_written(incomings: list[Incoming], version: str) -> None:
    stream = io.BytesIO()
    write_vcard(lambda: [Outgoing(each.client, each.extras, each.uid) for each in incomings], stream, version)
    if incomings:
        again = list(read_cards(Source.of_bytes("a.vcf", stream.getvalue()), Track()))
        assert [each.client.name for each in again if isinstance(each, Incoming)] == [each.client.name for each in incomings]


@given(st.binary())
@example(b"BEGIN:VCARD")
@example(b"\r")
@example(b"\xff\xfeB\0E")
def test_any_bytes(data):
    check(data)


@given(st.lists(st.one_of(LINES, LINES, LINES, st.binary(max_size=5)), max_size=60), st.sampled_from([b"\r\n", b"\n", b"\r"]))
def test_any_lines_of_cards(lines, newline):
    check(newline.join(lines))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file as a program wrote it, and then somebody's finger on the keys."""
    data = SAMPLES[draw(st.sampled_from(sorted(SAMPLES)))]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        stop = start + draw(st.integers(0, 200))
        piece = data[start:stop]
        how = draw(st.sampled_from(["delete", "double", "flip", "cut", "repeat", "swap"]))
        changed = {
            "delete": b"",
            "double": piece * 2,
            "flip": bytes(byte ^ draw(st.integers(1, 255)) for byte in piece[:20]),
            "cut": b"",
            "repeat": piece * 50,
            "swap": piece[::-1],
        }[how]
        data = data[:start] + changed + (b"" if how == "cut" else data[stop:])
    return data


@given(mutated())
def test_files_that_were_damaged(data):
    check(data)
