import io
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from relapp import i18n
from relapp.domain.clients import Client, Occasion, OccasionKind, Pause
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.incoming import Outgoing
from relapp.exchange.calendars.writer import Alarms, write_calendar

TODAY = date(2026, 11, 22)
ANA = Client(
    name="Ana Prado",
    uuid="c1",
    occasions=(
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980), uuid="o1"),
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(7, 1), person="Maria", relation="filha", uuid="o2"),
        Occasion(OccasionKind.CUSTOM, YearlyDate(9, 12, 2015), "Abertura; da, loja", uuid="o3"),
    ),
)


def written(client: Client, leap_day: LeapDay = LeapDay.FEBRUARY_28, alarms: Alarms | None = None) -> bytes:
    stream = io.BytesIO()
    write_calendar(lambda: [Outgoing(client)], stream, leap_day=leap_day, alarms=alarms or Alarms(), today=TODAY)
    return stream.getvalue()


def events(client: Client, leap_day: LeapDay = LeapDay.FEBRUARY_28, alarms: Alarms | None = None):
    return Calendar.from_ical(written(client, leap_day, alarms)).walk("VEVENT")


def test_every_occasion_is_a_yearly_event_of_a_whole_day():
    found = events(ANA)
    assert [str(event["SUMMARY"]) for event in found] == [
        "Ana Prado: Birthday (1980)",
        "Maria (Ana Prado): Birthday",
        "Ana Prado: Abertura; da, loja",
    ]
    assert [event["DTSTART"].dt for event in found] == [date(1980, 3, 22), date(2000, 7, 1), date(2015, 9, 12)]
    assert [str(event["UID"]) for event in found] == ["o1@relapp", "o2@relapp", "o3@relapp"]
    for event in found:
        assert event["RRULE"].to_ical() == b"FREQ=YEARLY"
        assert (event["TRANSP"], event["DTSTAMP"].dt) == ("TRANSPARENT", datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("language", "title", "calendar"),
    [
        ("pt_BR", "Ana Prado: Aniversário de nascimento (1980)", "Aniversários de nascimento e outras datas especiais"),
        ("ro", "Ana Prado: Zi de naștere (1980)", "Zile de naștere și alte ocazii"),
    ],
)
def test_titles_are_in_the_language_spoken(language, title, calendar):
    i18n.set_language(language)
    assert str(Calendar.from_ical(written(ANA))["X-WR-CALNAME"]) == calendar
    assert str(events(ANA)[0]["SUMMARY"]) == title


def test_alarms_are_counted_from_the_midnight_of_the_day():
    alarms = [alarm["TRIGGER"].dt for alarm in events(ANA, alarms=Alarms((0, 3), time(9)))[0].walk("VALARM")]
    assert alarms == [timedelta(hours=9), timedelta(days=-3, hours=9)]
    assert not events(ANA, alarms=Alarms(()))[0].walk("VALARM")


@pytest.mark.parametrize(("pause", "rings"), [(Pause.DECEASED, False), (Pause.DO_NOT_CONTACT, False), (Pause.BEREAVEMENT, True)])
def test_nothing_rings_for_those_who_are_left_in_peace_for_good(pause, rings):
    assert bool(events(replace(ANA, pause=pause))[0].walk("VALARM")) == rings


@pytest.mark.parametrize("leap_day", list(LeapDay))
@pytest.mark.parametrize(
    "day", [YearlyDate(2, 29), YearlyDate(2, 29, 1996), YearlyDate(2, 28), YearlyDate(3, 1), YearlyDate(12, 31)]
)
def test_the_rule_names_the_day_of_each_year(day, leap_day):
    [event] = events(Client(name="Ana", occasions=(Occasion(OccasionKind.BIRTHDAY, day),)), leap_day)
    start = datetime.combine(event["DTSTART"].dt, time())
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    found = [each.date() for each in rule.between(datetime(1996, 1, 1), datetime(2040, 12, 31), inc=True)]
    assert found == [day.in_year(year, leap_day) for year in range(max(1996, start.year), 2041)]


def test_lines_are_folded_and_hold_no_control_character():
    client = Client(name="Ana\x00 \x1b[1m " + "ção" * 60, occasions=ANA.occasions)
    lines = written(client).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(byte < 32 for line in lines for byte in line)


def test_nobody_is_an_empty_calendar():
    calendar = Calendar.from_ical(written(Client(name="Ana")))
    assert calendar.walk("VEVENT") == []
    assert calendar["VERSION"] == "2.0"
