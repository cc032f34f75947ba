"""What the choices make of a week: by client, as lines, with some of the columns, for some of the days and tags."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp import i18n
from relapp.domain.clients import Channel, Client
from relapp.domain.journal import Purpose
from relapp.domain.printed import Arrangement, Code, ListColumn, RowLook, WeekChoices
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.paper.documents import Document, Line, Lines, Note, Row
from relapp.paper.week import WeekSheet, compose, key_of, narrowed, rows_of
from relapp.wording import reason_title
from tests.printed import text_of

MONDAY = date(2026, 11, 23)
TAGS = ("Wholesale", "Café", "")

Make = Callable[..., WeekSheet]


def touches_of(document: Document) -> list[Row | Line]:
    found: list[Row | Line] = []
    for section in document.sections:
        for block in section.blocks:
            found += [block] if isinstance(block, Row) else block.rows if isinstance(block, Lines) else []
    return found


def notes_of(document: Document) -> str:
    return " ".join(text_of(block.text) for section in document.sections for block in section.blocks if isinstance(block, Note))


def with_choices(sheet: WeekSheet, **choices: object) -> WeekSheet:
    return narrowed(replace(sheet, choices=WeekChoices(**choices)))


@pytest.fixture
def week(reason: Callable, client: Callable) -> Callable[..., WeekSheet]:
    """Touches as (name, day of the week or None where none was found), each client with all of its touches."""

    def make(*touches: tuple[str, int | None], **facts: object) -> WeekSheet:
        ids = {name: number for number, name in enumerate(dict.fromkeys(name for name, _ in touches), 1)}
        found: list[list[PlannedTouch]] = [[] for _ in range(8)]
        for index, (name, day) in enumerate(touches):
            on = MONDAY + timedelta(days=day or 0)
            why = replace(reason(ids[name], f"task {index}", on), source=f"free/{index}")
            found[7 if day is None else day].append(PlannedTouch(ids[name], on, (why,)))
        days = [DayPlan(MONDAY + timedelta(days=day), day < 5, 8, tuple(found[day])) for day in range(7)]
        clients = {number: client(number, name) for name, number in ids.items()}
        return WeekSheet(tuple(days), tuple(found[7]), clients, "shop", MONDAY, **facts)

    return make


_NAMES = st.sampled_from(["Ana", "Ștefan", "Sorin", "Zoe", "ana", "Élio"])
_CHOICES = st.builds(
    WeekChoices,
    arrangement=st.sampled_from(Arrangement),
    look=st.sampled_from(RowLook),
    columns=st.frozensets(st.sampled_from(ListColumn)),
    code=st.sampled_from(Code),
    weekdays=st.frozensets(st.integers(0, 6)) | st.just(frozenset(range(7))),
    tags=st.lists(st.sampled_from(TAGS[:2]), unique=True).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.tuples(_NAMES, st.none() | st.integers(0, 6)), max_size=25), _CHOICES)
def test_whatever_is_chosen_every_touch_wanted_is_there_once_and_numbered_as_it_is_kept(
    week: Callable, touches: list[tuple[str, int | None]], choices: WeekChoices
) -> None:
    whole = week(*touches)
    tagged = {number: replace(each, tags=(TAGS[number % 3],)) for number, each in whole.clients.items()}
    sheet = narrowed(replace(whole, clients=tagged, choices=choices))
    rows = rows_of(sheet)

    has_all_working_days = choices.weekdays >= set(range(5))
    wanted = sorted(
        index
        for index, (name, day) in enumerate(touches)
        if (day in choices.weekdays or (day is None and has_all_working_days))
        and (not choices.tags or TAGS[next(n for n, each in tagged.items() if each.name == name) % 3] in choices.tags)
    )
    assert sorted(int(row.reasons[0].source.removeprefix("free/")) for row in rows) == wanted
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert len(wanted) + sheet.left_out == len(touches)
    shown = touches_of(compose(sheet))
    assert [each.number for each in shown] == [f"{row.number:02}" for row in rows]
    for row, each in zip(rows, shown, strict=True):
        told = each.client if isinstance(each, Row) else html_of(each)
        assert tagged[row.client_id].name in text_of(told)


def html_of(line: Line) -> str:
    return " ".join(f"{cell.text} {cell.details}" for cell in line.cells)


def test_by_client_all_touches_stand_under_the_name_in_the_order_of_the_language(week: Callable) -> None:
    sheet = with_choices(
        week(("Zoe", 0), ("Șerban", 1), ("Sorin", 0), ("Șerban", 0), ("Sut", 3)), arrangement=Arrangement.BY_CLIENT
    )
    i18n.set_language("ro")
    names = [text_of(row.client).split(" +40")[0] for row in touches_of(compose(sheet))]
    assert names == ["Sorin", "Sut", "Șerban", "Șerban", "Zoe"]
    assert [row.day.isoweekday() for row in rows_of(sheet)] == [1, 4, 1, 2, 1]


def test_by_client_each_touch_says_its_day_and_only_the_first_how_to_reach(week: Callable) -> None:
    sheet = with_choices(week(("Ana", 0), ("Ana", 2), ("Ana", None), ("Bia", 1)), arrangement=Arrangement.BY_CLIENT)
    first, second, last, other = touches_of(compose(sheet))
    assert [text_of(row.reasons).split(" Reminder")[0] for row in (first, second, last)] == [
        "Monday, November 23",
        "Wednesday, November 25",
        "no day",
    ]
    assert text_of(first.client) == "Ana +40 721 555 014"
    assert (text_of(second.client), second.code) == ("Ana", "")
    assert [row.goes_on for row in (first, second, last, other)] == [True, True, False, False]


def test_as_lines_each_touch_has_a_cell_for_each_column_but_that_for_notes(week: Callable, reason: Callable) -> None:
    sheet = week(("Ana", 0), ("Bia", 0))
    ana = replace(sheet.clients[1], company="Prado Ltda", preferred_hours="after 2 pm")
    sheet = with_choices(replace(sheet, clients={**sheet.clients, 1: ana}), look=RowLook.LINE)
    (lines,) = compose(sheet).sections[0].blocks
    assert [column.name for column in lines.columns] == ["Client", "Phone", "Why", "Notes"]
    assert [(cell.text, cell.details) for cell in lines.rows[0].cells] == [
        ("Ana", "Prado Ltda"),
        ("+40 721 555 014", "after 2 pm"),
        ("Reminder", "task 0"),
    ]


@pytest.mark.parametrize("arrangement", Arrangement)
def test_lines_have_only_the_columns_chosen(week: Callable, arrangement: Arrangement) -> None:
    sheet = with_choices(week(("Ana", 0)), look=RowLook.LINE, columns=frozenset(), arrangement=arrangement)
    (lines,) = compose(sheet).sections[0].blocks
    assert [column.name for column in lines.columns] == ["Day", "Client"][arrangement is Arrangement.BY_DAY :]
    assert not lines.has_notes
    assert not lines.may_sink


def test_a_line_names_every_reason_and_cuts_only_details(week: Callable, reason: Callable) -> None:
    sheet = week(("Ana", 0))
    purposes = (Purpose.PROMISE, Purpose.CONCERN_FOLLOW_UP, Purpose.FEEDBACK_REPLY)
    reasons = tuple(reason(1, "word " * 80, purpose=each) for each in purposes)
    day = replace(sheet.days[0], touches=(PlannedTouch(1, MONDAY, reasons),))
    (line,) = touches_of(compose(with_choices(replace(sheet, days=(day,)), look=RowLook.LINE)))
    why = line.cells[-1]
    assert why.text == reason_title(reasons[0])
    assert why.details.startswith("word word")
    assert why.others.split("\u00a0· ") == [reason_title(each) for each in reasons[1:]]


def test_a_line_with_very_many_reasons_says_how_many_more_there_are(week: Callable, reason: Callable) -> None:
    sheet = week(("Ana", 0))
    day = replace(sheet.days[0], touches=(PlannedTouch(1, MONDAY, tuple(reason(1, str(each)) for each in range(60))),))
    (line,) = touches_of(compose(with_choices(replace(sheet, days=(day,)), look=RowLook.LINE)))
    assert line.cells[-1].others.endswith("and 54 more")


def test_of_what_did_not_fit_the_most_pressing_have_rows_and_the_others_are_counted(week: Callable) -> None:
    sheet = week(("Bia", 0), *(("Ana", None) for _ in range(300)))
    for arrangement in Arrangement:
        few = with_choices(sheet, arrangement=arrangement)
        document = compose(few)
        assert len(touches_of(document)) == len(rows_of(few)) == 26
        assert {row.reasons[0].source for row in rows_of(few)} == {f"free/{number}" for number in range(26)}
        assert notes_of(document).endswith("275 more did not fit this week.")
        assert "26 touches" in text_of(document.opening)
    (*_days, last) = compose(with_choices(week(*(("Ana", None) for _ in range(26))))).sections
    assert len(last.blocks) == 26, "a remark would take the room of the only one more"


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"code": Code.CALL}, "QR codes call"),
        ({"code": Code.WHATSAPP}, "QR codes open WhatsApp"),
        ({"code": Code.NONE}, ""),
        ({"code": Code.CALL, "look": RowLook.LINE}, ""),
    ],
)
def test_the_head_says_what_the_codes_do(week: Callable, choices: dict[str, object], said: str) -> None:
    opening = text_of(compose(with_choices(week(("Ana", 0)), **choices)).opening)
    assert said in opening
    assert ("QR" in opening) is bool(said)


def test_a_list_made_for_another_day_says_when_it_was_printed(week: Callable) -> None:
    document = compose(replace(week(("Ana", 2)), printed_on=MONDAY + timedelta(days=9), planned_on=MONDAY))
    assert "Printed on 12/2/26" in text_of(document.opening)
    assert notes_of(document).startswith("Monday, November 23 Nothing planned")


@pytest.mark.parametrize(
    ("left_out", "gone"),
    [
        (ListColumn.COMPANY, "Prado Ltda"),
        (ListColumn.PHONE, "+40"),
        (ListColumn.HOURS, "after 2 pm"),
        (ListColumn.WHY, "Reminder"),
        (ListColumn.TO_SAY, "Hello"),
        (ListColumn.TO_REMEMBER, "two dogs"),
    ],
)
def test_what_is_not_chosen_is_not_printed(week: Callable, left_out: ListColumn, gone: str) -> None:
    sheet = week(("Ana", 0))
    ana = replace(sheet.clients[1], company="Prado Ltda", preferred_hours="after 2 pm")
    said = {key_of(sheet.touches[0].reasons): "Hello"}
    sheet = replace(sheet, clients={1: ana}, to_say=said, to_remember={1: ("two dogs",)})

    def words(columns: frozenset[ListColumn]) -> str:
        (row,) = touches_of(compose(with_choices(sheet, columns=columns)))
        return text_of(row.client + row.reasons + row.below)

    everything = frozenset(ListColumn)
    assert gone in words(everything)
    assert gone not in words(everything - {left_out})


def test_without_notes_there_is_nothing_to_write_on(week: Callable) -> None:
    (row,) = touches_of(compose(with_choices(week(("Ana", 0)), columns=frozenset({ListColumn.WHY}), code=Code.NONE)))
    assert not row.places.lines
    assert not row.places.code
    assert row.places.reasons


def test_what_to_say_and_to_remember_stand_below_and_are_cut_where_they_are_long(week: Callable) -> None:
    sheet = week(("Ana", 0), ("Ana", 1))
    said = {key_of(sheet.touches[0].reasons): "Hello,\n\n" + "word " * 100}
    sheet = replace(sheet, to_say=said, to_remember={1: ("dogs", "tea")})
    choices = {"arrangement": Arrangement.BY_CLIENT, "columns": frozenset(ListColumn)}
    first, second = touches_of(compose(with_choices(sheet, **choices)))
    below = text_of(first.below)
    assert below.startswith("Say: Hello, word")
    assert "word word… Remember: dogs · tea" in below
    assert len(below) < 260
    assert second.below == "", "what is known of the client is said once"


@pytest.mark.parametrize(
    ("code", "phone", "refused", "said"),
    [
        (Code.CALL, "(11) 9 5555-0127", (), "TEL:11955550127"),
        (Code.CALL, "(11) 9 5555-0127", (Channel.PHONE,), ""),
        (Code.CALL, "ask Maria", (), ""),
        (Code.WHATSAPP, "(11) 9 5555-0127", (), "https://wa.me/5511955550127"),
        (Code.WHATSAPP, "(11) 9 5555-0127", (Channel.WHATSAPP,), ""),
        (Code.WHATSAPP, "5555-0127", (), ""),
        (Code.WHATSAPP, "(303) 555-0145", (), ""),
        (Code.WHATSAPP, "(11) 2555-0127 ramal 5", (), ""),
        (Code.WHATSAPP, "+55 0 11 95555-0127", (), "https://wa.me/5511955550127"),
        (Code.CALL, "1-800-FLOWERS", (), ""),
        (Code.WHATSAPP, "", (), ""),
        (Code.NONE, "(11) 9 5555-0127", (), ""),
    ],
)
def test_a_code_opens_only_what_the_client_allows_and_the_number_permits(
    week: Callable, client: Callable, code: Code, phone: str, refused: tuple[Channel, ...], said: str
) -> None:
    sheet = replace(week(("Ana", 0)), clients={1: client(phone=phone, refused_channels=frozenset(refused))}, country="BR")
    (row,) = touches_of(compose(with_choices(sheet, code=code)))
    assert row.code == said


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        ((Channel.PHONE,), "+40 721 555 014 · no calls"),
        ((Channel.WHATSAPP,), "+40 721 555 014 · no WhatsApp"),
        ((Channel.PHONE, Channel.WHATSAPP), ""),
        ((Channel.PHONE, Channel.WHATSAPP, Channel.LETTER), ""),
    ],
)
def test_how_a_client_must_not_be_reached_is_said_beside_the_number(
    week: Callable, refused: tuple[Channel, ...], said: str
) -> None:
    sheet = week(("Ana", 0))
    ana: Client = replace(sheet.clients[1], refused_channels=frozenset(refused))
    (row,) = touches_of(compose(replace(sheet, clients={1: ana})))
    assert text_of(row.client) == f"Ana {said}".strip()


def test_neither_an_e_mail_nor_a_wish_that_was_refused_since_is_offered(week: Callable, client: Callable) -> None:
    refused = frozenset({Channel.EMAIL, Channel.WHATSAPP})
    ana = client(phone="", email="ana@prado.example", preferred_channel=Channel.WHATSAPP)
    sheet = week(("Ana", 0))

    def told(whom: Client) -> str:
        (row,) = touches_of(compose(replace(sheet, clients={1: whom})))
        return text_of(row.client)

    assert told(ana) == "Ana Prado ana@prado.example · WhatsApp"
    assert told(replace(ana, refused_channels=refused)) == "Ana Prado"


def test_days_and_tags_chosen_are_said_at_the_head(week: Callable) -> None:
    sheet = week(("Ana", 0), ("Bia", 1), ("Bia", 2))
    bia = replace(sheet.clients[2], tags=("WHOLESALE",))
    sheet = replace(sheet, clients={**sheet.clients, 2: bia})
    opening = text_of(compose(with_choices(sheet, weekdays=frozenset({0, 2}), tags=("Wholesale",))).opening)
    assert "Nov 23 – 25, 2026 · Mon, Wed · tag Wholesale · 1 touch" in opening
    assert "tags Cafe, Wholesale" in text_of(compose(with_choices(sheet, tags=("Cafe", "Wholesale"))).opening)


def test_what_found_no_day_is_only_counted_where_days_of_the_week_are_missing(week: Callable) -> None:
    sheet = week(("Ana", 0), ("Bia", None), ("Bia", None))
    monday = compose(with_choices(sheet, weekdays=frozenset({0})))
    assert len(touches_of(monday)) == 1
    assert notes_of(monday) == "2 more did not fit this week."
    assert len(touches_of(compose(with_choices(sheet, weekdays=frozenset(range(5)))))) == 3


def test_how_many_with_a_tag_are_waiting_is_not_known_and_not_said(week: Callable) -> None:
    sheet = week(("Ana", 0), waiting=9)
    sheet = replace(sheet, clients={1: replace(sheet.clients[1], tags=("Café",))})
    assert "9 more are waiting" in notes_of(compose(with_choices(sheet)))
    assert "waiting" not in notes_of(compose(with_choices(sheet, tags=("Café",))))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"tags": ("Café",)}, "one of these tags. Choose other tags"),
        ({"weekdays": frozenset({6})}, "days chosen. Choose other days"),
    ],
)
def test_choices_that_leave_nobody_say_so_and_what_to_do(week: Callable, choices: dict[str, object], said: str) -> None:
    document = compose(with_choices(week(("Ana", 0)), **choices))
    assert said in notes_of(document)
    assert not touches_of(document)


def test_a_numbered_list_says_its_number_on_every_page_and_how_to_enter_what_came_of_it(week: Callable) -> None:
    document = compose(replace(week(("Ana", 0)), number=12))
    assert "List 12" in text_of(document.opening)
    assert text_of(document.running).startswith("List 12 · Weekly contact list")
    assert document.hint.startswith("S spoke")
    assert document.hint.endswith("then type it in Week › Enter results: 12-01 S.")
    assert "List" not in text_of(compose(week(("Ana", 0))).opening.replace("contact list", ""))
