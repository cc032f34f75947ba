"""Touches as they stand on pages: cards and lines, on any paper, with text of any size."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import segno
from PySide6.QtGui import QColor, QImage, QPainter

from relapp import i18n
from relapp.domain.clients import Channel, Client, Importance
from relapp.domain.journal import Purpose
from relapp.domain.printed import Arrangement, ListColumn, PageSetup, RowLook, WeekChoices
from relapp.domain.week import DayPlan, PlannedTouch
from relapp.paper.dialling import call_code, whatsapp_code
from relapp.paper.documents import Cell, Column, Line, Lines, Places, Row
from relapp.paper.fragments import html
from relapp.paper.render import write_pdf
from relapp.paper.render.text import MM
from relapp.paper.render.touch_lines import LineBox, LineColumns
from relapp.paper.render.touches import RowBox
from relapp.paper.week import WeekSheet, compose, key_of
from tests.printed import needs_poppler, pages_of, run

pytestmark = pytest.mark.usefixtures("qapp")

WIDE, NARROW = 184 * MM, 122 * MM
NAMES = ["Maria Aparecida Conceição dos Santos Albuquerque", "Ana", "Ștefan Țîrlea-Constantinescu", "Unbreakable" * 8]
PHONES = ["+55 (11) 95555-0127", "(11) 95555-0127 / (11) 95555-0128 / (11) 95555-0129", ""]

MakeSheet = Callable[..., WeekSheet]


@pytest.fixture
def crowded(sheet_of: MakeSheet, client: Callable, reason: Callable) -> MakeSheet:
    """Twelve touches of clients of whom everything known is long."""

    def make(choices: WeekChoices) -> WeekSheet:
        sheet = sheet_of([6, 6])
        clients: dict[int, Client] = {}
        for number in sheet.clients:
            clients[number] = client(
                number, NAMES[number % 4], PHONES[number % 3], "somebody.with.a.long.name@a-company.example",
                company="Companhia Brasileira de Distribuição de Materiais Elétricos", addressed_as="Dona Cida",
                importance=Importance.VIP, preferred_channel=Channel.WHATSAPP, preferred_hours="entre 9h30 e 11h15, não na sexta",
            )  # fmt: skip
        long = "Levar a proposta revisada do contrato anual de manutenção preventiva"

        def longer(day: DayPlan) -> DayPlan:
            purposes = (Purpose.CONCERN_FOLLOW_UP, Purpose.FEEDBACK_REPLY)
            touches = (
                PlannedTouch(each.client_id, each.day, tuple(reason(each.client_id, long, purpose=it) for it in purposes))
                for each in day.touches
            )
            return replace(day, touches=tuple(touches))

        days = tuple(map(longer, sheet.days))
        said = {key_of(touch.reasons): "Olá, Dona Cida. É um bom momento? " * 5 for day in days for touch in day.touches}
        remembered = dict.fromkeys(clients, (long, long))
        return replace(sheet, days=days, clients=clients, choices=choices, to_say=said, to_remember=remembered, number=12)

    return make


def boxes_of(pdf: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page with where they stand, in points."""
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>')
    pages = run("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    return [[(*map(float, found[:4]), found[4]) for found in word.findall(page)] for page in pages]


@needs_poppler
@pytest.mark.parametrize(("language", "paper", "percent"), [("pt_BR", "A4", 100), ("ro", "Letter", 150)])
@pytest.mark.parametrize("look", RowLook)
@pytest.mark.parametrize("arrangement", Arrangement)
def test_whatever_is_long_no_word_stands_on_another(
    crowded: MakeSheet, tmp_path: Path, arrangement: Arrangement, look: RowLook, language: str, paper: str, percent: int
) -> None:
    i18n.set_language(language)
    sheet = crowded(WeekChoices(arrangement, look, frozenset(ListColumn)))
    write_pdf(compose(sheet), tmp_path / "week.pdf", PageSetup(paper, percent))
    pages = boxes_of(tmp_path / "week.pdf")
    for page in pages:
        for one, other in combinations(page, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 1 or down < 4, f"{one} and {other}"
    assert {f"{number:02}" for number in range(1, 13)} <= {word[4] for page in pages for word in page}


@needs_poppler
def test_a_page_has_room_for_more_than_thirty_five_lines_below_their_names(sheet_of: MakeSheet, tmp_path: Path) -> None:
    sheet = replace(sheet_of([120]), choices=WeekChoices(Arrangement.BY_CLIENT, RowLook.LINE), number=3)
    write_pdf(compose(sheet), tmp_path / "week.pdf")
    pages = pages_of(tmp_path / "week.pdf")
    assert min(len(re.findall(r"Client \d{4}", page)) for page in pages[:-1]) >= 35
    assert all("Phone Why Notes" in page for page in pages)
    assert all("List 3" in page for page in pages)


def line_box(*cell: str) -> LineBox:
    columns = (Column(40, "Client", strong=True), Column(60, "Notes"))
    line = Line("01", (Cell(*cell),))
    return LineBox(line, LineColumns(Lines(columns, (line,)), WIDE))


def test_details_have_one_line_more_and_are_cut_before_they_need_another() -> None:
    one = line_box("Ana").height
    two = line_box("Ana", "a company with a name that is far too long to stand in one line").height
    assert one < two
    assert line_box("Ana 🎉", "a company with a very long name " * 9).height == two
    assert line_box("🎉" * 9, "🎉" * 90).height == two
    assert line_box("A very long name " * 9, "Prado").height > 2 * one, "a name is never cut"


def test_what_else_must_be_said_is_never_cut() -> None:
    others = "Promise · " * 20
    assert line_box("Birthday", "", others).height > line_box("Birthday", "turns 46 · " * 9).height
    assert line_box("Birthday", "turns 46 · " * 9, others).height >= line_box("Birthday", "", others).height


@needs_poppler
def test_names_from_right_to_left_begin_where_all_names_do(sheet_of: MakeSheet, client: Callable, tmp_path: Path) -> None:
    sheet = sheet_of([3])
    clients = {1: client(1, "Ana"), 2: client(2, "דוד", company="Prado"), 3: client(3, "محمد")}
    for look in RowLook:
        write_pdf(compose(replace(sheet, clients=clients, choices=WeekChoices(look=look))), tmp_path / "week.pdf")
        (words,) = boxes_of(tmp_path / "week.pdf")
        left = next(word[0] for word in words if word[4] == "Ana")
        first = [
            min(word[0] for word in words if abs(word[1] - row[1]) < 8 and word[0] > left - 5)
            for row in words
            if row[4] in ("02", "03")
        ]
        assert len(first) == 2
        assert all(abs(each - left) < 3 for each in first)


def test_on_a_narrow_page_the_reason_stands_below_instead_of_beside() -> None:
    columns = (Column(40, "Client"), Column(40, "Phone"), Column(50, "Why"), Column(40, "Notes"))
    lines = Lines(columns, (Line("01", (Cell("Ana"), Cell("+40 721 555 014"), Cell("Birthday", "today"))),))
    wide, narrow = LineColumns(lines, WIDE), LineColumns(lines, NARROW)
    assert [span.column.name for span in wide.spans] == ["Client", "Phone", "Why"]
    assert wide.sunk is None
    assert [span.column.name for span in narrow.spans] == ["Client", "Phone"]
    assert narrow.sunk
    assert narrow.sunk.column.name == "Why"
    assert LineBox(lines.rows[0], narrow).height > LineBox(lines.rows[0], wide).height


def row(**facts: object) -> Row:
    client = html("client", name="Ana Prado", vip=False, company="", reach="", when="")
    reasons = html("reasons", reasons=[("Birthday", "word " * 40)], rest="", when="")
    return Row("01", client, **{"reasons": reasons, **facts})


def test_without_notes_or_code_the_rest_has_more_room() -> None:
    heights = [
        RowBox(row(places=Places(lines=lines, code=code)), WIDE).height
        for lines, code in ((True, True), (True, False), (False, False))
    ]
    assert heights[0] >= heights[1] > heights[2]


@pytest.mark.parametrize("text", [call_code("+55 (11) 9 5555-0127"), whatsapp_code("5511955550127")])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_code_on_paper_is_the_one_that_says_so_and_as_large_as_a_camera_needs(text: str, width: float) -> None:
    scale = 600 / 1200
    image = QImage(round(width * scale) + 2, round(60 * MM * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    RowBox(row(code=text), width).draw(painter)
    painter.end()

    known = [list(map(bool, line)) for line in segno.make_qr(text, error="L", mask=0).matrix]
    right = round(width * scale)
    top = next(y for y in range(image.height()) if image.pixelColor(right - 2, y).lightness() < 90)
    side = 10.5 * MM * scale
    module = side / len(known)
    read = [
        [
            image.pixelColor(int(right - side + (column + 0.5) * module), int(top + (line + 0.5) * module)).lightness() < 128
            for column in range(len(known))
        ]
        for line in range(len(known))
    ]
    assert read == known
    assert side / scale >= 10 * MM
