import subprocess
import sys
from datetime import date
from html import unescape

import pytest

from relapp.paper.documents import Cell, Column, Document, Note, document, entry, foot, idle, note, picture, section, table
from tests.printed import text_of

ON = date(2026, 11, 21)
HOSTILE = '<b>&"\'</b><img src="file:///etc/passwd">{{ 7 * 7 }}'


def brief(name: str = "Client brief", about: str = "Ana Prado", stamp: str = "Ana Prado") -> Document:
    return document(name, about, ("2 promises", "", "1 gift"), (), book_name="shop.relapp", printed_on=ON, stamp=stamp)


def test_the_head_tells_what_it_is_about_whom_and_from_which_book() -> None:
    made = brief()
    assert text_of(made.opening) == ("Client brief Ana Prado · 2 promises · 1 gift Client book: shop.relapp Printed on 11/21/26")
    assert text_of(made.running) == "Client brief · Ana Prado Client book: shop.relapp"
    assert made.title == "Client brief\u00a0· Ana Prado"


@pytest.mark.parametrize(
    ("stamp", "file_name"),
    [
        ("Ana Prado", "Client brief Ana Prado"),
        ('../../Ana: "x" <y>|?*\\z.', "Client brief .. .. Ana x y z"),
        ("Ștefan\n\u202eȚepeș", "Client brief Ștefan Țepeș"),
        ("A" * 300, "Client brief " + "A" * 87),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(stamp: str, file_name: str) -> None:
    assert brief(stamp=stamp).file_name == file_name


def test_a_section_repeats_its_name_and_says_that_it_goes_on() -> None:
    made = section("Promises", (note("one"),), counts=("2 open", "1 late"), remark="this month")
    assert text_of(made.heading) == "Promises · this month 2 open · 1 late"
    assert text_of(made.continued) == "Promises (continued) · this month 2 open · 1 late"


def test_a_section_without_a_name_has_no_heading() -> None:
    made = section("", (note("one"),))
    assert (made.heading, made.continued) == ("", "")


def test_an_idle_section_is_one_line() -> None:
    (line,) = idle("Promises", ("None open",)).blocks
    assert isinstance(line, Note)
    assert text_of(line.text) == "Promises None open"


def test_an_entry_keeps_the_lines_of_its_text_and_leaves_out_what_is_empty() -> None:
    made = entry("Late delivery", ("Nov 3", "", "open"), "The boards were wet.\n\nWe called.").text
    assert text_of(made) == "Late delivery Nov 3 · open The boards were wet. We called."
    assert made.count("<p") == 3
    assert entry("", text="Only text").text.count("<p") == 1
    assert text_of(entry("", ("Nov 3",)).text) == "Nov 3"


def test_a_long_text_is_kept_but_not_one_that_fills_pages() -> None:
    kept = "word " * 500
    assert text_of(entry("", text=kept).text) == kept.strip()
    cut = text_of(entry("", text="word " * 5000).text)
    assert cut.endswith("word…")
    assert len(cut) <= 3000
    assert len(text_of(entry("t" * 5000).text)) == 400


def test_a_table_has_a_cell_for_each_column_and_a_header_where_columns_have_names() -> None:
    columns = (Column(3, "Channel", strong=True), Column(1, "Touches", right=True))
    made = table(columns, [("Phone", "12"), (Cell("E-mail", "or letter"), "")])
    assert made.shares == (3, 1)
    assert [text_of(cell) for cell in made.header] == ["Channel", "Touches"]
    assert [[text_of(cell) for cell in row] for row in made.rows] == [["Phone", "12"], ["E-mail or letter", ""]]
    assert ['align="right"' in cell for cell in made.rows[0]] == [False, True]
    assert ["strong" in cell for cell in made.rows[0]] == [True, False]
    assert table((Column(1), Column(2)), [("a", "b")]).header == ()


def test_a_row_with_too_few_cells_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        table((Column(1), Column(1)), [("alone",)])


def test_what_the_book_holds_is_never_markup() -> None:
    made = table((Column(1, HOSTILE),), [(Cell(HOSTILE, HOSTILE),)])
    whole = document(HOSTILE, HOSTILE, (HOSTILE,), (), book_name=HOSTILE, printed_on=ON, stamp="")
    parts = [
        *made.header,
        *made.rows[0],
        entry(HOSTILE, (HOSTILE,), HOSTILE).text,
        entry("", (HOSTILE,)).text,
        note(HOSTILE).text,
        picture(b"", 1, 1, HOSTILE).caption,
        section(HOSTILE, (), counts=(HOSTILE,), remark=HOSTILE).heading,
        foot(HOSTILE, 1, 1),
        whole.opening,
        whole.running,
    ]
    html = "".join(parts)
    assert "<img" not in html
    assert "<b>" not in html
    assert unescape(html).count(HOSTILE) == 3 + 3 + 1 + 1 + 1 + 3 + 1 + 4 + 3


def test_signs_that_cannot_be_printed_are_left_out() -> None:
    assert text_of(entry("A\x00n\u202ea", (), "B\ufdd0c").text) == "A n a B c"


def test_the_foot_counts_the_pages_and_tells_the_hint() -> None:
    assert text_of(foot("Kept inside the house.", 2, 3)) == "Kept inside the house. page 2 of 3"


def test_documents_need_no_qt() -> None:
    code = "import sys, relapp.paper.documents; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
