import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from relapp import shapes
from relapp.book.agenda import ClientName, Planned
from relapp.book.imports.part import ImportLine, Standing
from relapp.book.imports.staging import Counts
from relapp.domain.clients import Client, ContactPoint, Importance, Occasion, OccasionKind, PointKind, Stage
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Problem
from relapp.domain.journal import Purpose
from relapp.domain.reminders import Reminder
from relapp.domain.week import DayPlan, Plan, PlannedTouch
from relapp.importing import ImportedFile

MONDAY = date(2026, 11, 23)
FRIDAY_BEFORE = date(2026, 11, 20)


def reason(on: date, purpose: Purpose = Purpose.FREE_REMINDER, *, hard: bool = True, **data: str | int | None) -> Reminder:
    return Reminder(7, f"source/{purpose}", "1", purpose, "code", on, on, on, hard=hard, data=data)


@pytest.fixture
def planned() -> Callable[..., Planned]:
    """A week from Monday with a touch on its first day and another that fits nowhere."""

    def planned(*touches: PlannedTouch, waiting: int = 0) -> Planned:
        days = tuple(
            DayPlan(day, day.weekday() < 5, 8 if day.weekday() < 5 else 0, tuple(each for each in touches if each.day == day))
            for day in (MONDAY + timedelta(days=number) for number in range(7))
        )
        left = (PlannedTouch(8, MONDAY, (reason(MONDAY, hard=False),)),)
        names = {7: ClientName(7, "João <b>Țepeș", "", Importance.VIP), 8: ClientName(8, "Ana", "", Importance.REGULAR)}
        return Planned(Plan(days, left), names, waiting)

    return planned


def test_today(planned: Callable[..., Planned]) -> None:
    reasons = (reason(FRIDAY_BEFORE, text="call"), reason(MONDAY, Purpose.GREETING, hard=False, years=46, label=None))
    touch = PlannedTouch(7, MONDAY, reasons, moved_from=FRIDAY_BEFORE)

    assert shapes.today(planned(touch, waiting=3), MONDAY) == {
        "version": 1,
        "on": "2026-11-23",
        "touches": [
            {
                "client": {"id": 7, "name": "João <b>Țepeș"},
                "purpose": "free_reminder",
                "due": "2026-11-20",
                "overdue_days": 3,
                "hard": True,
                "moved_from": "2026-11-20",
                "reasons": [
                    {"source": "source/free_reminder", "code": "code", "purpose": "free_reminder", "data": {"text": "call"}},
                    {
                        "source": "source/greeting",
                        "code": "code",
                        "purpose": "greeting",
                        "data": {"years": 46, "label": None},
                    },
                ],
            }
        ],
        "waiting": 3,
        "gestures": [],
    }


def test_gestures_are_told_with_client_and_reason_for_the_day_and_for_the_week(planned: Callable[..., Planned]) -> None:
    plan = planned()
    offered = reason(FRIDAY_BEFORE, Purpose.SPONTANEOUS_GESTURE, hard=False, idea="interest", about="șah", last=None)
    plan = replace(plan, plan=replace(plan.plan, gestures=(offered,)))
    told = {
        "client": {"id": 7, "name": "João <b>Țepeș"},
        "reason": {
            "source": "source/spontaneous_gesture",
            "code": "code",
            "purpose": "spontaneous_gesture",
            "data": {"idea": "interest", "about": "șah", "last": None},
        },
    }

    for shape in (shapes.today(plan, MONDAY), shapes.week(plan, MONDAY, MONDAY)):
        assert shape["gestures"] == [told]
        assert json.loads(json.dumps(shape)) == shape


def test_week(planned: Callable[..., Planned]) -> None:
    shape = shapes.week(planned(PlannedTouch(7, MONDAY, (reason(MONDAY),)), waiting=2), MONDAY, MONDAY)

    assert (shape["version"], shape["start"], shape["waiting"]) == (1, "2026-11-23", 2)
    assert [day["date"] for day in shape["days"]] == [f"2026-11-{number}" for number in range(23, 30)]
    assert [day["working"] for day in shape["days"]] == [True] * 5 + [False] * 2
    assert [day["capacity"] for day in shape["days"]] == [8] * 5 + [0] * 2
    assert [len(day["touches"]) for day in shape["days"]] == [1, 0, 0, 0, 0, 0, 0]
    assert shape["days"][0]["touches"][0]["moved_from"] is None
    assert [touch["client"]["name"] for touch in shape["not_fitting"]] == ["Ana"]


@pytest.mark.parametrize(
    ("days", "dates"), [(1, ["2026-11-23"]), (3, ["2026-11-23", "2026-11-26"]), (30, ["2026-11-23", "2026-11-26"])]
)
def test_upcoming_includes_its_last_day(planned: Callable[..., Planned], days: int, dates: list[str]) -> None:
    thursday = MONDAY + timedelta(days=3)
    touches = [PlannedTouch(7, day, (reason(day, Purpose.GIFT),)) for day in (MONDAY, thursday)]

    shape = shapes.upcoming(planned(*touches), MONDAY, days)

    assert (shape["version"], shape["from"], shape["days"]) == (1, "2026-11-23", days)
    assert [item["date"] for item in shape["items"]] == dates
    assert set(shape["items"][0]) == {"date", "client", "purpose", "reasons"}
    assert (shape["items"][0]["purpose"], shape["items"][0]["client"]["id"]) == ("gift", 7)


@pytest.mark.parametrize(
    ("birthday", "written"), [(YearlyDate(3, 22, 1980), "1980-03-22"), (YearlyDate(3, 2), "--03-02"), (None, None)]
)
def test_clients(birthday: YearlyDate | None, written: str | None) -> None:
    points = (
        ContactPoint(PointKind.PHONE, "(11) 9 5555-0127"),
        ContactPoint(PointKind.EMAIL, "a@b"),
        ContactPoint(PointKind.PHONE, "0721"),
        ContactPoint(PointKind.URL, "https://porto.exemplo"),
    )
    client = Client(
        "Ana",
        company="Café & Cia",
        importance=Importance.VIP,
        stage=Stage.EXPANSION,
        points=points,
        tags=("b", "a"),
        occasions=(Occasion(OccasionKind.BIRTHDAY, birthday),) if birthday else (),
        id=7,
    )

    assert shapes.clients([client], {7: MONDAY}) == {
        "version": 1,
        "clients": [
            {
                "id": 7,
                "name": "Ana",
                "company": "Café & Cia",
                "importance": "vip",
                "stage": "expansion",
                "tags": ["b", "a"],
                "phones": ["(11) 9 5555-0127", "0721"],
                "emails": ["a@b"],
                "birthday": written,
                "last_contact": "2026-11-23",
            }
        ],
    }


def test_what_is_not_known_of_a_client_is_null_or_empty() -> None:
    (shape,) = shapes.clients([Client("Ana", id=7)], {})["clients"]

    assert (shape["stage"], shape["birthday"], shape["last_contact"]) == (None, None, None)
    assert (shape["tags"], shape["phones"], shape["emails"], shape["company"]) == ([], [], [], "")


def test_imported_adds_files_up_and_keeps_their_problems_apart() -> None:
    files = [
        ImportedFile(Path("a.vcf"), Counts(5, 2, 1, 1, 1), [Problem(0, "cut short"), Problem(12, "no name")]),
        ImportedFile(Path("b.csv"), Counts(3, 1, 0, 1, 1), [Problem(3, "no name")]),
    ]

    shape = shapes.imported(files)

    assert {name: shape[name] for name in ("read", "added", "merged", "skipped", "failed")} == {
        "read": 8,
        "added": 3,
        "merged": 1,
        "skipped": 2,
        "failed": 2,
    }
    assert shape["problems"] == [
        {"file": "a.vcf", "position": 0, "message": "cut short"},
        {"file": "a.vcf", "position": 12, "message": "no name"},
        {"file": "b.csv", "position": 3, "message": "no name"},
    ]
    assert shape["version"] == 1


def test_imports_say_what_came_when() -> None:
    at = datetime(2026, 11, 23, 12, 5, tzinfo=UTC)

    shape = shapes.imports([ImportLine(3, "a.vcf", at, Counts(5, 2, 1, 1, 1), undone=True)])

    assert shape == {
        "version": 1,
        "imports": [
            {
                "id": 3,
                "file": "a.vcf",
                "imported_at": "2026-11-23T12:05:00+00:00",
                "undone": True,
                "read": 5,
                "added": 2,
                "merged": 1,
                "skipped": 1,
                "failed": 1,
            }
        ],
    }


def test_an_import_undone_says_what_stayed() -> None:
    shape = shapes.import_undone(3, Standing(added=2, completed=1, changed=("Ana", "Rui"), changed_count=7, is_undone=False))

    assert shape == {"version": 1, "id": 3, "removed": 2, "put_back": 1, "kept": 7, "kept_names": ["Ana", "Rui"]}


def test_every_shape_is_plain_json(planned: Callable[..., Planned]) -> None:
    plan = planned(PlannedTouch(7, MONDAY, (reason(MONDAY, years=4),)))
    for shape in (
        shapes.today(plan, MONDAY),
        shapes.week(plan, MONDAY, MONDAY),
        shapes.upcoming(plan, MONDAY, 5),
        shapes.clients([Client("Ana", importance=Importance.VIP, stage=Stage.EXPANSION)], {}),
    ):
        assert json.loads(json.dumps(shape)) == shape
