import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp import i18n
from relapp.domain.clients import Channel, Importance
from relapp.domain.journal import Purpose
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.paper.documents import Document, Note, Row, Section, foot
from relapp.paper.week import WeekSheet, compose
from tests.printed import text_of

MONDAY = date(2026, 11, 23)
SATURDAY = MONDAY + timedelta(days=5)

Make = Callable[..., WeekSheet]


def printed(document: Document) -> list[Row]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Row)]


def html_of(section: Section) -> list[str]:
    parts = [section.heading, section.continued]
    for block in section.blocks:
        parts += [block.text] if isinstance(block, Note) else [block.number, block.client, block.reasons]
    return parts


def words_of(document: Document) -> str:
    parts = [document.opening, *(part for section in document.sections for part in html_of(section))]
    return " ".join(text_of(part) for part in parts)


def only_row(sheet_of: Make, client: object, *reasons: object) -> Row:
    """The row of one touch of `client` for `reasons`."""
    touch = PlannedTouch(1, MONDAY, reasons)
    sheet = sheet_of([0])
    day = DayPlan(MONDAY, working=True, capacity=8, touches=(touch,))
    (row,) = printed(compose(WeekSheet((day,), (), {1: client}, "shop.relapp", sheet.printed_on)))
    return row


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.integers(0, 12), min_size=7, max_size=7), st.integers(0, 5))
def test_every_touch_is_there_once_in_order_and_numbered_through(sheet_of: Make, counts: list[int], not_fitting: int) -> None:
    rows = printed(compose(sheet_of(counts, not_fitting)))
    total = sum(counts) + not_fitting
    assert [row.number for row in rows] == [f"{number:02}" for number in range(1, total + 1)]
    assert [text_of(row.client).split(" +40")[0] for row in rows] == [f"Client {number:04}" for number in range(1, total + 1)]
    assert [text_of(row.reasons) for row in rows] == [f"Reminder Task {number:04}" for number in range(1, total + 1)]


HOSTILE = '<b>&"\'</b><img src="file:///etc/passwd">{{ 7 * 7 }}'


def test_what_the_book_holds_is_never_markup(sheet_of: Make, client: Callable, reason: Callable) -> None:
    data = {"occasion": "custom", "date": "2026-11-23", "label": HOSTILE, "person": HOSTILE, "relation": HOSTILE}
    reasons = (reason(text=HOSTILE), reason(purpose=Purpose.GREETING, code="greet", data=data))
    whom = client(name=HOSTILE, phone=HOSTILE, company=HOSTILE + "2", preferred_hours=HOSTILE)
    day = DayPlan(MONDAY, True, 8, (PlannedTouch(1, MONDAY, reasons),), holiday=HOSTILE)
    idle = DayPlan(MONDAY + timedelta(days=1), False, 0, (), holiday=HOSTILE)
    document = compose(WeekSheet((day, idle), (), {1: whom}, HOSTILE, MONDAY))
    html = document.opening + document.running + "".join(part for section in document.sections for part in html_of(section))
    assert "<img" not in html
    assert "<b>" not in html
    expected = {
        "book, twice": 2,
        "heading, twice, and idle day": 3,
        "name, company, phone, hours": 4,
        "text, label, person, relation": 4,
    }
    assert unescape(html).count(HOSTILE) == sum(expected.values())


def test_a_weekend_day_appears_with_its_touches(sheet_of: Make) -> None:
    document = compose(sheet_of([1, 1, 1, 1, 1, 2, 0]))
    assert "Saturday, November 28" in words_of(document)
    assert "Sunday" not in words_of(document)
    assert len(printed(document)) == 7


def test_a_day_without_touches_is_one_short_line_and_not_even_that_when_it_is_past(sheet_of: Make) -> None:
    document = compose(sheet_of([0, 0, 1], printed_on=MONDAY + timedelta(days=1)))
    names = [text_of("".join(html_of(section)[:1]) or html_of(section)[2]) for section in document.sections]
    assert names == ["Tuesday, November 24 Nothing planned", "Wednesday, November 25 1 touch"]


def test_a_holiday_is_named_with_touches_and_without(sheet_of: Make, client: Callable, reason: Callable) -> None:
    touch = PlannedTouch(1, MONDAY, (reason(text="call"),))
    days = (DayPlan(MONDAY, False, 0, (touch,), "Old Feast"), DayPlan(MONDAY + timedelta(days=1), False, 0, (), "New Feast"))
    words = words_of(compose(WeekSheet(days, (), {1: client()}, "shop", MONDAY)))
    assert "Monday, November 23 · Old Feast" in words
    assert "Tuesday, November 24 · New Feast Nothing planned" in words


def test_what_did_not_fit_stands_at_the_end_under_its_own_heading(sheet_of: Make) -> None:
    last = compose(sheet_of([1, 0, 0, 0, 0], not_fitting=3)).sections[-1]
    assert text_of(last.heading) == "Did not fit this week 3 touches"
    assert len(last.blocks) == 3


def test_a_list_without_rows_has_nothing_to_tick(sheet_of: Make) -> None:
    assert compose(sheet_of([0, 0])).hint == ""
    assert "Tick the box" in compose(sheet_of([0], not_fitting=1)).hint


def test_of_many_reasons_a_card_has_the_first_and_says_how_many_more(sheet_of: Make, client: Callable, reason: Callable) -> None:
    many = tuple(reason(text=f"cause {number} " + "word " * 60) for number in range(60))
    told = text_of(only_row(sheet_of, client(), *many).reasons)
    assert [f"cause {number} " in told for number in range(8)] == [True] * 6 + [False] * 2
    assert told.endswith("and 54 more")
    assert len(told) < 900
    assert "more" not in text_of(only_row(sheet_of, client(), *many[:7]).reasons)


@pytest.mark.parametrize("counts", [[], [0, 0, 0, 0, 0, 0, 0]])
def test_an_empty_week_says_so_and_what_to_do(sheet_of: Make, counts: list[int]) -> None:
    (section,) = compose(sheet_of(counts)).sections
    (note,) = section.blocks
    assert isinstance(note, Note)
    assert "nobody to contact" in text_of(note.text)
    assert "print again" in text_of(note.text)


def test_how_many_more_are_waiting_is_said_last(sheet_of: Make) -> None:
    assert words_of(compose(sheet_of([1], waiting=17))).endswith("17 more are waiting.")
    assert "waiting" not in words_of(compose(sheet_of([1])))


def test_gestures_to_choose_from_come_last_and_count_as_no_touch(sheet_of: Make, client: Callable, reason: Callable) -> None:
    sheet = sheet_of([2], not_fitting=1, waiting=17)
    data = {"idea": "interest", "about": "chess", "last": "2026-09-12"}
    offered = tuple(
        reason(number, purpose=Purpose.SPONTANEOUS_GESTURE, code="gesture", data=data | {"about": about})
        for number, about in ((21, "chess"), (22, "tea"))
    )
    clients = {**sheet.clients, 21: client(21, "Ana Prado"), 22: client(22, "Bia Reis", phone="")}
    document = compose(replace(sheet, clients=clients, gestures=offered))
    last = document.sections[-1]
    assert text_of(last.heading) == "A spontaneous gesture: one of these"
    assert [row.number for row in last.blocks] == ["04", "05"]
    assert [text_of(row.client) for row in last.blocks] == ["Ana Prado +40 721 555 014", "Bia Reis"]
    assert [text_of(row.reasons) for row in last.blocks] == [
        f"Spontaneous gesture last one 72 days ago · idea: something about {about}" for about in ("chess", "tea")
    ]
    assert [bool(row.code) for row in last.blocks] == [True, False]
    assert "3 touches" in text_of(document.opening)
    assert document.sections[:-1] == compose(sheet).sections


def test_the_head_tells_days_work_book_and_date(sheet_of: Make) -> None:
    document = compose(sheet_of([2, 1, 0, 0, 1]))
    assert text_of(document.opening) == (
        "Weekly contact list Nov 23 – 27, 2026 · 4 touches · about 28 min · the QR codes call "
        "Client book: shop.relapp Printed on 11/21/26"
    )
    assert text_of(document.running) == "Weekly contact list · Nov 23 – 27, 2026 Client book: shop.relapp"


def test_a_list_over_new_year_tells_both_years(sheet_of: Make, reason: Callable, client: Callable) -> None:
    days = [date(2026, 12, 28), date(2027, 1, 2)]
    plans = tuple(DayPlan(day, True, 8, (PlannedTouch(1, day, (reason(),)),)) for day in days)
    assert "Dec 28, 2026 – Jan 2, 2027" in text_of(compose(WeekSheet(plans, (), {1: client()}, "shop", days[0])).opening)


def test_days_tell_what_was_done_and_repeat_their_name_when_they_go_on(sheet_of: Make) -> None:
    sheet = sheet_of([2])
    day = DayPlan(MONDAY, True, 8, sheet.days[0].touches, done=3)
    (section,) = compose(WeekSheet((day,), (), sheet.clients, "shop", MONDAY)).sections
    assert text_of(section.heading) == "Monday, November 23 2 touches · 3 done"
    assert text_of(section.continued) == "Monday, November 23 (continued) 2 touches · 3 done"


def test_a_client_is_told_with_company_phone_and_wishes(sheet_of: Make, client: Callable, reason: Callable) -> None:
    whom = client(
        importance=Importance.VIP,
        company="Prado Ltda",
        preferred_channel=Channel.WHATSAPP,
        preferred_hours="after 2 pm",
        email="a@b.cd",
    )
    row = only_row(sheet_of, whom, reason())
    assert text_of(row.client) == "Ana Prado ★ Prado Ltda +40 721 555 014 · WhatsApp · after 2 pm"
    assert row.code == "TEL:+40721555014"


def test_how_a_client_likes_to_be_called_stands_before_the_number(sheet_of: Make, client: Callable, reason: Callable) -> None:
    row = only_row(sheet_of, client(addressed_as="Dona Ana"), reason())
    assert "“Dona Ana” · +40 721 555 014" in text_of(row.client)


def test_without_a_phone_the_e_mail_stands_there_and_nothing_is_dialled(
    sheet_of: Make, client: Callable, reason: Callable
) -> None:
    row = only_row(sheet_of, client(phone="", email="ana@prado.example", company="Ana Prado"), reason())
    assert text_of(row.client) == "Ana Prado ana@prado.example"
    assert row.code == ""


def test_that_a_phone_is_for_calls_goes_without_saying(sheet_of: Make, client: Callable, reason: Callable) -> None:
    assert "Phone" not in only_row(sheet_of, client(preferred_channel=Channel.PHONE), reason()).client
    assert "Phone" in only_row(sheet_of, client(phone="", preferred_channel=Channel.PHONE), reason()).client


def test_several_reasons_share_a_row_each_with_why_hour_and_delay(sheet_of: Make, client: Callable, reason: Callable) -> None:
    late = reason(text="send the offer", purpose=Purpose.PROMISE, on=MONDAY - timedelta(days=2), tries=1)
    timed = reason(text="call the bank", at=time(9, 30))
    assert text_of(only_row(sheet_of, client(), late, timed).reasons) == (
        "Promise send the offer · 2 days late · 1 try Reminder at 9:30\N{NARROW NO-BREAK SPACE}AM · call the bank".replace(
            "\N{NARROW NO-BREAK SPACE}", " "
        )
    )


def test_a_reason_is_told_as_of_the_day_of_the_touch(sheet_of: Make, client: Callable, reason: Callable) -> None:
    data = {"occasion": "birthday", "date": "2026-11-23", "years": 52}
    birthday = reason(purpose=Purpose.GREETING, code="greet", data=data)
    assert text_of(only_row(sheet_of, client(), birthday).reasons) == "Birthday turns 52 · today"


def test_long_texts_are_shortened_and_signs_that_cannot_be_printed_left_out(
    sheet_of: Make, client: Callable, reason: Callable
) -> None:
    row = only_row(sheet_of, client(name="A\x00n\u202ea\ufdd0 B"), reason(text="word " * 1000))
    assert text_of(row.client).startswith("A n a B")
    assert len(row.reasons) < 600
    assert "…" in row.reasons


@pytest.mark.parametrize(
    ("language", "day"), [("en", "Monday, November 23"), ("pt_BR", "Segunda-feira, 23 de novembro"), ("ro", "Luni, 23 noiembrie")]
)
def test_days_are_named_in_the_language_spoken(sheet_of: Make, language: str, day: str) -> None:
    i18n.set_language(language)
    assert text_of(compose(sheet_of([1])).sections[0].heading).startswith(day)


def test_the_title_the_file_and_the_foot_are_plain(sheet_of: Make) -> None:
    document = compose(sheet_of([1]))
    assert document.title == "Weekly contact list\u00a0· Nov 23, 2026"
    assert document.file_name == "Weekly contact list 2026-11-23"
    assert text_of(foot(document.hint, 2, 3)) == (
        "Tick the box and write what came of it, then mark it done in Relapp. page 2 of 3"
    )


def test_the_week_needs_no_qt() -> None:
    code = "import sys, relapp.paper.week; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
