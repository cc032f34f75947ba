from datetime import date

from relapp.domain.insights import Figure, Period, Slice
from relapp.paper.documents import Note, Picture, Table
from relapp.paper.insights import InsightsSheet, compose
from relapp.wording.insights import Bar, Chart, Link, Series, Shape

MONDAY = date(2026, 11, 23)
SERIES = (Series("In time", "accent"), Series("Late", "late"))
WEEKS = Chart(
    "punctuality",
    "On time & late",
    "by week",
    Shape.COLUMNS,
    "Week",
    "Touches",
    SERIES,
    (Bar("Week of 16 Nov", (9.0, 3.0), ("9", "3"), line="16 Nov"), Bar("Week of 23 Nov", (0.0, 0.0), ("0", "0"))),
    headline="75% in time",
    notes=("2 left out.",),
    links=(Link("5 more", "More", Slice(Figure.PUNCTUALITY)),),
)
NOTHING = Chart("causes", "Causes", "", Shape.ROWS, "Cause", "Concerns", SERIES[:1], (), advice="No concern came up.")


def printed(*charts, pictures=(), left_out=0):
    return compose(InsightsSheet(charts, dict(pictures), Period(12, MONDAY), left_out, "clients.relapp"))


def test_a_figure_is_a_table_of_its_values_under_its_title():
    (section,) = printed(WEEKS).sections
    (table, note) = section.blocks
    assert "On time &amp; late" in section.heading
    assert "75% in time" in section.heading
    assert isinstance(table, Table)
    assert [len(row) for row in (table.header, *table.rows)] == [3, 3]
    assert "16 Nov" in table.rows[0][0]
    assert isinstance(note, Note)
    assert "2 left out." in note.text
    assert "5 more" in note.text


def test_one_that_was_drawn_stands_above_its_table():
    (section,) = printed(WEEKS, pictures=[("punctuality", b"png")]).sections
    assert isinstance(section.blocks[0], Picture)
    assert section.blocks[0].png == b"png"
    assert section.blocks[0].width > section.blocks[0].height


def test_one_with_nothing_to_show_is_a_line():
    (section,) = printed(NOTHING).sections
    assert section.heading == ""
    assert "No concern came up." in section.blocks[0].text


def test_the_head_says_which_time_it_is_and_who_is_left_out():
    document = printed(WEEKS, left_out=21)
    assert document.title == "Insights\u00a0· Last 12 months"
    assert "21 clients not sorted yet left out" in document.opening
    assert "left out" not in printed(WEEKS).opening
    assert document.file_name == "Insights 2026-11-23"
