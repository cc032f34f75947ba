from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from relapp import i18n
from relapp.domain.brief import Brief, people_around, shortened
from relapp.domain.check_ups import Answer, CheckUp, standing
from relapp.domain.clients import (
    Channel,
    Circle,
    Client,
    ClientKind,
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
    RelationshipType,
    Stage,
)
from relapp.domain.concerns import Concern
from relapp.domain.dates import YearlyDate
from relapp.domain.gifts import Gift, GiftState
from relapp.domain.journal import Direction, Purpose, Touch
from relapp.domain.loyalty import loyalty
from relapp.domain.printed import PageSetup
from relapp.domain.promises import Party, Promise
from relapp.domain.rhythms import Rhythm
from relapp.domain.signs import OURS
from relapp.paper.brief import ROOMS, parts, text_of, versions
from relapp.paper.documents import Document, Table
from relapp.paper.plain import Line
from relapp.paper.render import write_pdf
from relapp.paper.render.fitting import fitting
from tests.printed import needs_poppler, pages_of
from tests.printed import text_of as words_of

ON = date(2026, 11, 23)
BIRTHDAY = Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 12, 1974))
CLIENT = Client(
    "Ana Prado",
    company="Prado Ltda",
    title="Owner",
    importance=Importance.VIP,
    stage=Stage.COMMITMENT,
    relationship=RelationshipType.LONG_TERM,
    addressed_as="Aninha",
    points=(ContactPoint(PointKind.PHONE, "+55 11 95555-0127"), ContactPoint(PointKind.EMAIL, "ana@prado.exemplo")),
    preferred_channel=Channel.WHATSAPP,
    preferred_hours="after 14h",
    occasions=(BIRTHDAY, replace(BIRTHDAY, date=YearlyDate(4, 5), person="Rui")),
    people=(Person("Rui", Circle.FAMILY, "son"),),
    details=(
        Detail(DetailKind.NEED, "a larger oven", Observed.SAID, date(2026, 1, 2)),
        Detail(DetailKind.WISH, "to sell the shop", Observed.THOUGHT),
    ),
    notes="Prefers mornings",
    refused_channels=frozenset({Channel.PHONE}),
    pause=Pause.BEREAVEMENT,
    wants_gifts=False,
)
STANDING = standing([CheckUp(ON, {sign.code: Answer.NO for sign in OURS})], OURS, ON, 180)


def brief(client: Client = CLIENT, **other: Any) -> Brief:
    known: dict[str, Any] = {
        "standing": STANDING,
        "looked_on": ON,
        "rhythm": Rhythm(21, 30),
        "last_contact": date(2026, 11, 3),
        "promises": (Promise("send the offer", date(2026, 11, 20)), Promise("pay", ON, Party.THEM)),
        "concerns": (Concern("Late delivery", date(2026, 11, 2), "Carrier"),),
        "touches": (Touch(date(2026, 11, 3), Purpose.GREETING, Channel.WHATSAPP, Direction.INCOMING, note="was glad"),),
        "gifts": (Gift("a pen", GiftState.GIVEN, given_on=date(2025, 3, 12), year=2025), Gift("a book", GiftState.BOUGHT)),
        "loyalty": loyalty({"praise": 1}),
    }
    return Brief(client, ON, people=people_around(client), **known | other)


def told(brief: Brief) -> dict[str, list[tuple[str, str]]]:
    return {part.name: [(line.text, line.details) for line in part.lines] for part in parts(brief, ROOMS[0])}


def rows_of(document: Document) -> list[list[str]]:
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return [[words_of(cell) for cell in row] for made in tables for row in made.rows]


def test_a_brief_tells_what_matters() -> None:
    known = told(brief())
    assert known["Who it is"] == [
        ("Owner · Prado Ltda", ""),
        ("Aninha", "likes to be called"),
        ("WhatsApp · after 14h", "best way and hours"),
        ("+55 11 95555-0127", "phone"),
        ("ana@prado.exemplo", "e-mail"),
        ("VIP · Commitment · Long-term", "importance, stage and type"),
        ("In touch every 21 days", "last contact on Nov 3, 2026"),
        ("Birthday: Mar 12, 1974", ""),
    ]
    assert known["What not to do"] == [("Leave in peace: bereavement", ""), ("Not by: Phone", ""), ("No gifts", "")]
    assert known["People around"] == [("Rui · son", "Birthday: Apr 5")]
    assert known["What to know"] == [
        ("a larger oven", "need · client said · Jan 2, 2026"),
        ("to sell the shop", "wish · I think"),
    ]
    assert known["Open promises"] == [
        ("send the offer", "promised by us · for Nov 20, 2026 · 3 days late"),
        ("pay", "promised to us · for Nov 23, 2026"),
    ]
    assert known["Open concerns"] == [("Late delivery", "since Nov 2, 2026 · Cause: Carrier")]
    assert known["Last touches"] == [("Nov 3, 2026 · Greeting · WhatsApp · The client got in touch", "was glad")]
    assert known["Gifts they had"] == [("a pen", "given on Mar 12, 2025 · Birthday 2025"), ("a book", "bought, not given yet")]
    assert known["Notes"] == [("Prefers mornings", "")]


def test_of_many_phones_it_says_how_many_more_there_are() -> None:
    phones = tuple(ContactPoint(PointKind.PHONE, f"07215550{number:02}") for number in range(100))
    known = told(brief(replace(CLIENT, points=phones)))["Who it is"]
    assert [line for line in known if line[0].startswith("0721")] == [
        ("0721555000", "phone"),
        ("0721555001", "phone · and 98 more"),
    ]


def test_a_text_is_cut_where_a_word_ends() -> None:
    assert shortened("moved the shop to the other side", 20) == "moved the shop to…"
    assert shortened("well, " * 3, 12) == "well, well…"
    assert shortened("W" * 90, 20) == "W" * 19 + "…"
    assert shortened("moved \n the shop\u00a0· now", 20) == "moved the shop\u00a0· now"


def test_how_it_stands_says_what_speaks_against_it_and_what_is_not_known() -> None:
    result, against, score = told(brief())["How it stands"]
    assert result == (
        "Looks good",
        "last looked at on Nov 23, 2026 · 13 of 13 signs known · 8 speak for it · 5 against it",
    )
    assert "Missing: Positive attitude" in against[0]
    assert score == ("Satisfaction: 45 · Involvement: not known yet · Affinity: not known yet", "loyalty, 0 to 100")
    unknown = standing([], OURS, ON, 180)
    nothing = told(brief(standing=unknown, looked_on=None, loyalty=None))["How it stands"]
    assert nothing == [("Nobody has looked at this relationship yet.", "")]


def test_of_a_client_of_whom_little_is_known_only_that_is_told() -> None:
    little = Brief(Client("Bia", ClientKind.ORGANISATION), ON, standing([], OURS, ON, 180))
    assert told(little) == {
        "Who it is": [
            ("Organisation", ""),
            ("Not sorted yet", "importance, stage and type"),
            ("No rhythm: only dates and reminders bring them up", "never in touch"),
        ],
        "How it stands": [("Nobody has looked at this relationship yet.", "")],
    }


def test_each_part_is_named_once_on_paper() -> None:
    made = next(versions(brief(), "shop.relapp", ON))
    names = [row[0] for row in rows_of(made) if row[0]]
    assert names == list(told(brief()))
    assert ["What to know", "a larger oven · need · client said · Jan 2, 2026"] in rows_of(made)
    assert (made.title, made.file_name) == ("Ana Prado\u00a0· Client brief", "Ana Prado 2026-11-23")
    assert "I think" in made.hint


def test_as_text_it_has_headings_and_bullets() -> None:
    lines = text_of(brief()).splitlines()
    assert lines[:5] == ["Ana Prado", "Client brief · Nov 23, 2026", "", "WHO IT IS", "• Owner · Prado Ltda"]
    assert "• a larger oven (need · client said · Jan 2, 2026)" in lines
    assert lines[lines.index("OPEN CONCERNS") - 1] == ""


def everything(text: str = "Ask about the move to the new and larger shop in the old town, and when. ") -> Brief:
    """A client with very much of everything, in long texts."""
    long = text * 6
    days = [ON - timedelta(days=number) for number in range(60)]
    return brief(
        replace(
            CLIENT,
            name=long,
            company=long,
            title=long,
            addressed_as=long,
            preferred_hours=long,
            points=tuple(ContactPoint(kind, long) for kind in PointKind for _ in range(5)),
            people=tuple(Person(f"{number} {long}", relation=long, note=long) for number in range(60)),
            details=tuple(Detail(kind, f"{number} {long}") for kind in DetailKind for number in range(60)),
            occasions=tuple(Occasion(OccasionKind.CUSTOM, YearlyDate(1, 2), label=long, uuid=str(n)) for n in range(60)),
            notes=long * 9,
            refused_channels=frozenset(Channel),
        ),
        promises=tuple(Promise(long, day) for day in days),
        concerns=tuple(Concern(long, day, long) for day in days),
        touches=tuple(Touch(day, Purpose.SPONTANEOUS_GESTURE, note=long) for day in days[:5]),
        gifts=tuple(Gift(long, GiftState.GIVEN, given_on=day) for day in days),
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("text", ["Ask about the move to the new and larger shop. ", "MMMMMMMM WWWW ", "🎉👩‍👩‍👧", "x" * 60])
def test_it_is_one_page_whatever_there_is_to_tell(text: str, paper: str, tmp_path: Path) -> None:
    setup = PageSetup(paper)
    i18n.set_language("pt_BR")
    made = fitting(versions(everything(text), "shop.relapp", ON), setup)
    assert write_pdf(made, tmp_path / "brief.pdf", setup) == 1


@needs_poppler
@pytest.mark.usefixtures("qapp")
def test_what_has_no_room_is_counted(tmp_path: Path) -> None:
    made = fitting(versions(everything(), "shop.relapp", ON), PageSetup())
    write_pdf(made, tmp_path / "brief.pdf")
    (page,) = pages_of(tmp_path / "brief.pdf")
    assert "and 59 more" in page or "and 58 more" in page or "and 57 more" in page
    assert "page 1 of 1" in page


@pytest.mark.usefixtures("qapp")
def test_a_usual_client_is_told_in_full() -> None:
    full = list(versions(brief(), "shop.relapp", ON))
    assert fitting(full, PageSetup()) == full[0]


def test_what_is_said_besides_gives_way_to_the_text() -> None:
    long = Promise("x" * 400, ON)
    (line,) = [each for part in parts(brief(promises=(long,)), ROOMS[-1]) if part.name == "Open promises" for each in part.lines]
    assert isinstance(line, Line)
    assert len(line.text) == ROOMS[-1].letters
    assert len(line.details) <= ROOMS[-1].letters // 2
