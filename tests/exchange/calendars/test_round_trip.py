import io
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp import i18n
from relapp.domain.clients import Client, ClientKind
from relapp.domain.dates import LeapDay
from relapp.domain.incoming import Outgoing
from relapp.exchange.calendars.reader import read_events
from relapp.exchange.calendars.writer import Alarms, write_calendar
from relapp.exchange.source import Source, Track
from relapp.exchange.unusable import NoContactsError, UnusableFileError
from tests.exchange.conftest import FILES, read_all
from tests.exchange.strategies import PHRASES, UUIDS, occasions

SAMPLES = [file.read_bytes() for file in sorted(FILES.glob("*.ics"))]
LINES = [line for sample in SAMPLES for line in sample.splitlines()]


# All that a calendar can hold of a client.
CLIENTS = st.builds(
    Client,
    PHRASES,
    st.sampled_from(list(ClientKind)),
    occasions=st.lists(occasions(), min_size=1, max_size=3, unique=True).map(tuple),
    uuid=UUIDS,
)


def write(written: list[Client], leap_day: LeapDay) -> bytes:
    stream = io.BytesIO()
    alarms = Alarms((0, 2))
    write_calendar(lambda: map(Outgoing, written), stream, leap_day=leap_day, alarms=alarms, today=date(2026, 11, 22))
    return stream.getvalue()


@given(st.lists(CLIENTS, min_size=1, max_size=2, unique_by=lambda each: each.uuid), st.sampled_from(list(LeapDay)))
def test_what_is_written_as_a_calendar_is_read_as_it_was(written, leap_day):
    incomings, problems, remarks = read_all("a.ics", write(written, leap_day))
    assert [each.client for each in incomings] == written
    assert (problems, remarks) == ([], [])
    assert not any(each.warnings for each in incomings)


def test_clients_without_a_date_are_not_in_a_calendar():
    with pytest.raises(NoContactsError):
        read_all("a.ics", write([Client(name="Ana")], LeapDay.MARCH_1))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_titles_of_ours_tell_the_name_and_the_date_to_whoever_keeps_nothing_else(language):
    i18n.set_language(language)
    incomings, problems, _remarks = read_all("kde.ics", (FILES / "kde.ics").read_bytes())
    written = [replace(each.client, uuid=each.uid) for each in incomings]
    bare = b"\n".join(
        line for line in write(written, LeapDay.MARCH_1).splitlines() if not line.startswith((b"X-", b"CATEGORIES"))
    )
    again, problems, _remarks = read_all("a.ics", bare)
    assert [(each.client.name, each.client.occasions) for each in again] == [(each.name, each.occasions) for each in written]
    assert not problems


def entries(data: bytes) -> int:
    """How many entries come out of `data`, none where it is refused; no more than there are events in it."""
    track = Track()
    try:
        count = sum(1 for _entry in read_events(Source.of_bytes("a.ics", data), track))
    except UnusableFileError:
        return 0
    assert count <= data.lower().replace(b"\0", b"").count(b"begin")
    assert track.done == len(data)
    return count


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    entries(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data)


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40).map(lambda text: text.encode("utf-8"))), max_size=60))
def test_any_lines_are_read_or_refused(lines):
    entries(b"BEGIN:VCALENDAR\r\n" + b"\r\n".join(lines))


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False), st.integers(1, 12))
def test_a_damaged_calendar_is_read_or_refused(sample: bytes, chance: random.Random, damages: int):
    data = bytearray(sample)
    for _damage in range(damages):
        at = chance.randrange(len(data))
        data[at : at + chance.choice((0, 1, 1, 40))] = chance.choice(
            (b"", b"\n", b":", b";", b'"', b"\xff", b"\0", b"9" * 30, b"BEGIN:VEVENT\n")
        )
    entries(bytes(data))
