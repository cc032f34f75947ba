from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from relapp import i18n
from relapp.domain.brief import people_around
from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ContactPoint,
    Detail,
    DetailKind,
    Importance,
    Observed,
    Occasion,
    OccasionKind,
    Pause,
    Person,
    PointKind,
    Stage,
)
from relapp.domain.concerns import Concern
from relapp.domain.dates import LeapDay, YearlyDate
from relapp.domain.journal import Purchase, Purpose, Touch
from relapp.domain.printed import PageSetup
from relapp.domain.promises import Party, Promise
from relapp.domain.questions import Question, Topic
from relapp.domain.reminders import Reminder
from relapp.domain.rhythms import Rhythm
from relapp.domain.timeline import EntryKind, TimelineEntry
from relapp.paper.client_sheet import ClientSheet, compose
from relapp.paper.documents import Document, Entry, Ruled, Table
from relapp.paper.render import write_pdf
from tests.printed import needs_poppler, pages_of, text_of

ON = date(2026, 11, 23)
BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 12, 1974), uuid="b")
ANA = Client(
    "Ana Prado",
    company="Prado Ltda",
    title="Owner",
    importance=Importance.VIP,
    stage=Stage.COMMITMENT,
    addressed_as="Aninha",
    points=(
        ContactPoint(PointKind.PHONE, "+55 11 95555-0127", "cell"),
        ContactPoint(PointKind.ADDRESS, "Rua das Flores, 12\n\nSão Paulo", "home"),
    ),
    preferred_channel=Channel.WHATSAPP,
    preferred_hours="after 14h",
    occasions=(BIRTHDAY, replace(BIRTHDAY, date=YearlyDate(4, 5), person="Rui")),
    people=(Person("Rui", Circle.FAMILY, "son"),),
    details=(
        Detail(DetailKind.PRAISE, "fast"),
        Detail(DetailKind.WISH, "to sell the shop", Observed.THOUGHT),
        Detail(DetailKind.NEED, "a larger oven", Observed.SAID, date(2026, 1, 2)),
    ),
    notes="Prefers mornings\n\nRing twice",
    pause=Pause.BEREAVEMENT,
    tags=("fair", "café"),
)


def free(on: date, source: str = "free/1", **other: Any) -> Reminder:
    return Reminder(1, source, "once", Purpose.FREE_REMINDER, "free", on, on, on, data={"text": "call"}, **other)


def sheet(client: Client = ANA, **other: Any) -> ClientSheet:
    return ClientSheet(client, ON, "shop.relapp", ON, people=people_around(client), **other)


def told(made: ClientSheet) -> dict[str, list[list[str]]]:
    """The rows of each section by its name."""
    return {text_of(each.heading): _rows(each.blocks) for each in compose(made).sections}


def _rows(blocks: tuple[Any, ...]) -> list[list[str]]:
    rows = [[text_of(cell) for cell in row] for block in blocks if isinstance(block, Table) for row in block.rows]
    return rows + [[text_of(block.text)] for block in blocks if isinstance(block, Entry)]


def test_who_it_is_stands_first_with_what_not_to_do() -> None:
    assert told(sheet(rhythm=Rhythm(21, 30), last_contact=date(2026, 11, 3)))[""] == [
        ["What not to do", "Leave in peace: bereavement"],
        ["Who it is", "Owner · Prado Ltda"],
        ["Likes to be called", "Aninha"],
        ["Importance", "VIP · Commitment"],
        ["Rhythm", "In touch every 21 days · last contact on Nov 3, 2026"],
        ["Tags", "fair, café"],
    ]


def test_what_is_known_is_told_in_sections() -> None:
    known = told(sheet())
    assert list(known) == [
        *("", "How to reach them", "What to know", "Dates", "People around", "Notes", "Notes of this visit"),
    ]
    assert known["How to reach them"] == [
        ["Best way and hours", "WhatsApp · after 14h"],
        ["Phone", "+55 11 95555-0127 · mobile"],
        ["Address", "Rua das Flores, 12, São Paulo · home"],
    ]
    assert known["What to know"] == [
        ["Need", "a larger oven · client said · Jan 2, 2026"],
        ["Wish", "to sell the shop · I think"],
        ["Praise", "fast"],
    ]
    assert known["Dates"] == [["Mar 12, 2027", "Birthday · turns 53 · Mar 12, 1974"]]
    assert known["People around"] == [["Rui", "son · Birthday: Apr 5"]]
    assert known["Notes"] == [["Prefers mornings Ring twice"]]


def test_of_a_client_of_whom_nothing_is_known_nothing_is_told_but_where_they_stand() -> None:
    known = told(sheet(Client("Bia")))
    assert list(known) == ["", "Notes of this visit"]
    assert [name for name, _said in known[""]] == ["Importance", "Rhythm"]


def test_what_is_open_is_told_with_its_day() -> None:
    known = told(
        sheet(
            reminders=(free(ON - timedelta(days=2)), free(ON + timedelta(days=1), at=time(9, 30))),
            promises=(Promise("pay", ON, Party.THEM), Promise("send the offer", ON - timedelta(days=1))),
            concerns=(Concern("Late delivery", date(2026, 11, 2), "Carrier", "Sent again"),),
            questions=(Question(Topic.NEEDS), Question(text="Which day suits them?")),
        )
    )
    assert known["Coming up"] == [
        ["Nov 23, 2026", "Reminder · call · 2 days late"],
        ["Nov 24, 2026", "9:30 AM · Reminder · call"],
    ]
    assert known["Open promises"] == [
        ["Nov 22, 2026", "send the offer · promised by us · 1 day late"],
        ["Nov 23, 2026", "pay · promised to us"],
    ]
    assert known["Open concerns"] == [["Nov 2, 2026", "Late delivery · Cause: Carrier · Solution: Sent again"]]
    assert known["Questions to ask"] == [["□", "What do they need most from us?", ""], ["□", "Which day suits them?", ""]]


def test_what_is_far_away_or_told_elsewhere_is_not_coming_up() -> None:
    near, far = free(ON + timedelta(days=92)), free(ON + timedelta(days=93))
    assert [day for day, _said in told(sheet(reminders=(near, far)))["Coming up"]] == ["Feb 23, 2027"]
    assert "Coming up" not in told(sheet(reminders=(free(ON, "promise/1"), free(ON, "concern/1"))))


def test_what_happened_is_told_a_day_after_the_other() -> None:
    touch = Touch(ON, Purpose.KEEP_IN_TOUCH, note="was glad")
    happened = (
        TimelineEntry(ON, EntryKind.TOUCH, touch),
        TimelineEntry(ON, EntryKind.PURCHASE, Purchase(ON, "oven", 1250, "USD")),
    )
    known = told(sheet(happened=happened, purchases=(Purchase(ON, "oven", 1250, "USD"), Purchase(ON))))
    assert known["What happened lately"] == [
        ["Nov 23, 2026", "Keep in touch · Spoke · Phone · was glad"],
        ["", "Bought oven · $12.50"],
    ]
    assert known["Latest purchases"] == [["Nov 23, 2026", "oven · $12.50"], ["", "A purchase"]]


@pytest.mark.parametrize(("leap_day", "day"), [(LeapDay.FEBRUARY_28, "Feb 28, 2027"), (LeapDay.MARCH_1, "Mar 1, 2027")])
def test_a_date_stands_on_the_day_it_is_kept_next(leap_day: LeapDay, day: str) -> None:
    occasions = (
        Occasion(OccasionKind.BIRTHDAY, YearlyDate(2, 29, 1980)),
        Occasion(OccasionKind.NAME_DAY, YearlyDate(ON.month, ON.day)),
        Occasion(OccasionKind.PARTNERSHIP, YearlyDate(11, 22, 2030)),
    )
    known = told(sheet(Client("Ana", occasions=occasions), leap_day=leap_day))["Dates"]
    assert [row[0] for row in known] == ["Nov 23, 2026", day, "Nov 22, 2030"]


def test_long_notes_go_on_overleaf_with_every_word() -> None:
    words = [f"word{number:04}" for number in range(2000)]
    text = "\n".join(" ".join(words[start : start + 500]) for start in range(0, 2000, 500))
    rows = told(sheet(replace(ANA, notes=text)))["Notes"]
    assert len(rows) > 4
    assert "".join(row[0] for row in rows).replace(" ", "") == "".join(words)


@needs_poppler
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_very_much_of_everything_is_all_on_paper(language: str, tmp_path: Path) -> None:
    i18n.set_language(language)
    client = replace(
        ANA,
        name="<b>Ana</b> \x00\u202e& <img src=x>",
        points=tuple(ContactPoint(PointKind.PHONE, f"0721 555 {number:03}") for number in range(100)),
        details=tuple(Detail(kind, f"{kind.value} {number}: <i>" + "long " * 60) for kind in DetailKind for number in range(10)),
    )
    made = compose(sheet(client, promises=tuple(Promise(f"promise {number}", ON) for number in range(60))))
    assert write_pdf(made, tmp_path / "sheet.pdf", PageSetup("Letter", 150)) > 4
    found = " ".join(pages_of(tmp_path / "sheet.pdf"))
    assert "<b>Ana</b> & <img src=x>" in found
    wanted = [f"0721 555 {number:03}" for number in range(100)] + [f"promise {number}" for number in range(60)]
    assert [each for each in wanted if each not in found] == []


def test_there_are_lines_to_write_on_as_many_as_the_page_has_room_for() -> None:
    (notes,) = (each for each in compose(sheet()).sections if "Notes of this visit" in each.heading)
    assert notes.blocks == (Ruled(4, 10),)


def test_it_is_told_from_the_brief_by_its_file() -> None:
    made: Document = compose(sheet())
    assert (made.title, made.file_name) == ("Ana Prado\u00a0· Client sheet", "Ana Prado Client sheet 2026-11-23")
