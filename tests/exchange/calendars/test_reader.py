import pytest

from relapp.domain.clients import ClientKind, Occasion, OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Incoming, Problem
from relapp.exchange.calendars import blocks as calendar_blocks
from relapp.exchange.calendars.blocks import MAX_DEPTH, MAX_EVENT, MAX_LINE
from relapp.exchange.source import Source, Track
from relapp.exchange.unusable import NoContactsError, TooLargeError
from tests.exchange.conftest import FILES, read_all

BIRTHDAY, WEDDING = OccasionKind.BIRTHDAY, OccasionKind.WEDDING


def calendar(*events: str, newline: str = "\r\n", encoding: str = "utf-8") -> bytes:
    """A calendar of events, each given by its lines."""
    blocks = [f"BEGIN:VEVENT\n{event}\nEND:VEVENT" for event in events]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""]).replace("\n", newline).encode(encoding)


def yearly(summary: str, day: str = "20240322", *lines: str) -> str:
    return "\n".join([f"SUMMARY:{summary}", f"DTSTART;VALUE=DATE:{day}", "RRULE:FREQ=YEARLY", *lines])


def read(*events: str) -> tuple[list[Incoming], list[Problem], list[str]]:
    return read_all("a.ics", calendar(*events))


def occasion(*lines: str) -> Occasion:
    [incoming], problems, _remarks = read("\n".join(lines))
    assert not problems
    [found] = incoming.client.occasions
    return found


def said(name: str) -> tuple[list[tuple[str, str, str]], list[int], list[str]]:
    incomings, problems, remarks = read_all(name, (FILES / name).read_bytes())
    assert all(each.client.kind is ClientKind.PERSON and not each.warnings for each in incomings)
    dates = [(each.client.name, one.kind.value, str(one.date)) for each in incomings for one in each.client.occasions]
    return dates, [problem.position for problem in problems], remarks


def test_birthdays_of_google_come_in_once_among_meetings():
    dates, problems, remarks = said("google.ics")
    assert dates == [
        ("Ana Lúcia Prado", "birthday", "--03-22"),
        ("João e Marta", "wedding", "--06-10"),
        ("Abertura da loja Flora", "custom", "--09-12"),
    ]
    assert problems == []
    assert remarks == ["3 events are not yearly or were cancelled, and were passed over."]


def test_days_of_apple_in_romanian():
    dates, problems, remarks = said("apple.ics")
    assert dates == [
        ("Ștefan Țepeș", "birthday", "1984-05-14"),
        ("Ion Popescu", "birthday", "2008-02-29"),
        ("Andrei", "name_day", "--11-30"),
    ]
    assert (problems, remarks) == ([], [])


def test_birthdays_of_outlook_in_a_windows_encoding():
    dates, problems, remarks = said("outlook.ics")
    assert dates == [("José Muñoz", "birthday", "1980-03-22")]
    assert problems == [41]
    assert remarks == ["2 events are not yearly or were cancelled, and were passed over."]


def test_birthdays_of_facebook_have_no_year():
    assert said("facebook.ics") == ([("Ana Prado", "birthday", "--03-22"), ("James", "birthday", "--04-05")], [], [])


def test_birthdays_of_kde_are_those_of_its_address_book():
    dates, problems, remarks = said("kde.ics")
    assert dates == [("Maria Ionescu", "birthday", "2002-11-03"), ("Maria & Radu", "wedding", "2024-06-08")]
    assert (problems, remarks) == ([], [])


def test_events_of_thunderbird_by_category_and_of_a_server_with_what_cannot_be_read():
    dates, problems, _remarks = said("thunderbird.ics")
    assert dates == [
        ("Bo Silva", "birthday", "2004-05-06"),
        ("Cida Rocha", "birthday", "1975-08-01"),
        ("Duda Lima", "birthday", "--02-29"),
    ]
    assert problems == [34, 40]


def test_the_uid_of_the_event_is_that_of_the_entry():
    [incoming], _problems, _remarks = read(yearly("Ana's birthday", "20240322", "UID:b1@example"))
    assert (incoming.uid, incoming.position) == ("b1@example", 3)


def test_another_yearly_event_is_an_occasion_of_its_own_name():
    assert occasion(yearly("Feira do livro", "19910612")) == Occasion(OccasionKind.CUSTOM, YearlyDate(6, 12), "Feira do livro")


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ([yearly("Ana's birthday", "19800322")], 1980),
        ([yearly("Ana's birthday", "20040322")], None),
        ([yearly("Ana's birthday", "20040322", "CREATED:20200101T000000Z")], 2004),
        ([yearly("Ana's birthday", "20200322", "CREATED:20200101T000000Z")], None),
        ([yearly("Ana's birthday (1980)")], 1980),
        ([yearly("Ana's 40th birthday")], 1984),
        ([yearly("Ana's birthday", "16040322")], None),
        ([yearly("Ana's birthday", "19000322")], None),
        (["SUMMARY:Ana's birthday", "DTSTART:19800322T090000Z", "RRULE:FREQ=YEARLY"], None),
        (["SUMMARY:Ana's birthday", "DTSTART;TZID=E. South America Standard Time:19800322T000000", "RRULE:FREQ=YEARLY"], 1980),
        (["SUMMARY:Ana's birthday", "DTSTART;TZID=E. South America Standard Time:19800322T090000", "RRULE:FREQ=YEARLY"], None),
        (["SUMMARY:Ana's birthday", "DTSTART:19800322T000000Z", "RRULE:FREQ=YEARLY"], None),
        ([yearly("Ana's name day", "19800322")], None),
    ],
)
def test_a_year_is_taken_where_somebody_said_it(lines, year):
    assert occasion(*lines).date == YearlyDate(3, 22, year)


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=5",
        "RRULE:FREQ=YEARLY;INTERVAL=2",
        "RRULE:FREQ=YEARLY;COUNT=1",
        "RRULE:FREQ=YEARLY;BYMONTH=1,2",
        "RRULE:FREQ=MONTHLY",
        "RRULE:FREQ=YEARLY\nSTATUS:CANCELLED",
        "RRULE:FREQ=YEARLY\nRECURRENCE-ID;VALUE=DATE:20250322",
        "LOCATION:x",
    ],
)
def test_what_is_not_one_day_every_year_is_passed_over_and_counted(rule):
    meeting = f"SUMMARY:Feira\nDTSTART;VALUE=DATE:20240322\n{rule}"
    incomings, problems, remarks = read(meeting, yearly("Ana's birthday"), meeting)
    assert (len(incomings), problems) == (1, [])
    assert remarks == ["2 events are not yearly or were cancelled, and were passed over."]


def test_a_day_stays_what_is_written_whatever_its_time_zone():
    assert occasion("SUMMARY:Ana's birthday", "DTSTART;TZID=../../etc/passwd:20240322T233000", "RRULE:FREQ=YEARLY").date == (
        YearlyDate(3, 22)
    )


@pytest.mark.parametrize(
    "event",
    [
        "SUMMARY:Ana's birthday\nDTSTART;VALUE=DATE:20240231\nRRULE:FREQ=YEARLY",
        "SUMMARY:Ana's birthday\nRRULE:FREQ=YEARLY",
        "SUMMARY:Ana's birthday\nDTSTART;VALUE=DATE:20240322\nRRULE:FREQ=YEARLY;COUNT=99999999999999",
        "SUMMARY:Ana's birthday\nDTSTART;VALUE=DATE:20240322\nRRULE:FREQ=YEARLY;UNTIL=",
        "SUMMARY:Ana's birthday\nDTSTART;VALUE=DATE:20240322\nRRULE:FREQ=YEARLY;BYMONTH=" + "1," * MAX_LINE,
        yearly("🎂"),
        yearly("x" * 2 * MAX_LINE),
        yearly("Ana's birthday", "20240322", *[f"X-RELAPP-{number}:{'x' * 3_000}" for number in range(MAX_EVENT // 3_000 + 1)]),
        yearly("Ana's birthday", "20240322", *["BEGIN:VALARM"] * MAX_DEPTH),
    ],
)
def test_what_cannot_be_read_costs_its_event_alone(event):
    incomings, problems, _remarks = read(yearly("Bo's birthday"), event, yearly("Cy's birthday"))
    assert ([each.client.name for each in incomings], len(problems)) == (["Bo", "Cy"], 1)


def test_an_event_that_is_cut_comes_in_with_a_warning():
    data = calendar(yearly("Ana's birthday"), yearly("Bo's birthday"))
    incomings, problems, _remarks = read_all("a.ics", data.rpartition(b"END:VEVENT")[0])
    assert [(each.client.name, bool(each.warnings)) for each in incomings] == [("Ana", False), ("Bo", True)]
    assert problems == []


@pytest.mark.parametrize(("newline", "encoding"), [("\n", "utf-8"), ("\r", "utf-8-sig"), ("\r\n", "utf-16"), ("\n", "cp1250")])
def test_line_ends_and_encodings_of_all_kinds_are_read(newline, encoding):
    data = calendar(yearly("Ziua lui Ştefan"), newline=newline, encoding=encoding)
    [incoming], _problems, _remarks = read_all("a.ics", data)
    assert incoming.client.name == "Ştefan"


def test_a_letter_that_folding_cut_in_two_is_whole_again():
    cut = "SUMMARY:Aniversário de João".encode().replace("ã".encode(), b"\xc3\r\n \xa3")
    data = calendar("DTSTART;VALUE=DATE:20240322\nRRULE:FREQ=YEARLY\nHERE").replace(b"HERE", cut)
    [incoming], _problems, _remarks = read_all("a.ics", data)
    assert incoming.client.name == "João"


def test_a_calendar_without_a_yearly_event_is_refused():
    with pytest.raises(NoContactsError, match=r"a\.ics"):
        read("SUMMARY:Meeting\nDTSTART:20240322T090000Z")


def test_more_events_than_any_calendar_has_are_refused(monkeypatch):
    monkeypatch.setattr(calendar_blocks, "MAX_EVENTS", 3)
    with pytest.raises(TooLargeError, match="more than 3"):
        read(*[yearly("Ana's birthday")] * 4)


def test_only_what_tells_of_a_date_is_kept_of_an_event():
    event = yearly("Ana's birthday", "20240322", "DESCRIPTION:" + "x" * 100_000, "ATTACH;ENCODING=BASE64:" + "A" * 500_000)
    [block] = calendar_blocks.read_blocks(Source.of_bytes("a.ics", calendar(event)), Track())
    assert list(block.lines) == ["SUMMARY", "DTSTART", "RRULE"]


def test_the_way_is_told():
    source = Source.of_bytes("a.ics", calendar(*[yearly("Ana's birthday")] * 2_000))
    track = Track()
    blocks = calendar_blocks.read_blocks(source, track)
    for _block, _count in zip(blocks, range(1_000), strict=False):
        pass
    assert 0 < track.done < source.size
    assert len(list(blocks)) == 999
    assert track.done == source.size


OWN = [
    "X-RELAPP-CLIENT:Ana Prado",
    "X-RELAPP-CLIENT-UUID:0123456789abcdef0123456789abcdef",
    "X-RELAPP-CLIENT-KIND:person",
    "X-RELAPP-KIND:birthday",
    "X-RELAPP-DATE:1980-02-29",
]


@pytest.mark.parametrize(
    ("day", "date"),
    [
        ("20040229", "1980-02-29"),
        ("20030228", "1980-02-29"),
        ("20030301", "1980-02-29"),
        ("20030302", "1980-03-02"),
    ],
)
def test_an_event_of_ours_that_was_moved_is_on_its_new_day(day, date):
    assert str(occasion(yearly("Ana", day, *OWN)).date) == date


def test_a_day_that_is_not_of_the_year_has_none():
    own = [line.replace("1980-02-29", "1981-03-01") for line in OWN]
    assert occasion(yearly("Ana", "20040229", *own)).date == YearlyDate(2, 29)


def test_events_of_one_client_of_ours_are_one_entry_with_what_stands_between_them_apart():
    other = [line.replace("0123", "3210").replace("Ana", "Bo") for line in OWN]
    wedding = [line.replace("birthday", "wedding") for line in OWN]
    incomings, _problems, _remarks = read(
        yearly("Ana", "20040229", *OWN),
        yearly("Ana", "20040229", *wedding),
        yearly("Bo", "20040229", *other),
        yearly("Cy's bday"),
    )
    assert sorted((each.client.name, len(each.client.occasions)) for each in incomings) == [
        ("Ana Prado", 2),
        ("Bo Prado", 1),
        ("Cy", 1),
    ]
    assert incomings[0].client.uuid == "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "line", ["X-RELAPP-KIND:feast", "X-RELAPP-DATE:someday", "X-RELAPP-CLIENT-KIND:robot", "X-RELAPP-CLIENT:"]
)
def test_properties_of_ours_that_make_no_sense_leave_what_any_calendar_says(line):
    name = line.partition(":")[0]
    own = [line if each.startswith(f"{name}:") else each for each in OWN]
    [incoming], _problems, _remarks = read(yearly("Bo's birthday", "20240322", *own))
    assert (incoming.client.name, incoming.client.uuid) == ("Bo", "")
