import datetime as dt
import io
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from relapp.domain.clients import OccasionKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Incoming, Origin, Problem
from relapp.errors import UserError
from relapp.exchange import Source, look_at, read
from relapp.exchange.look import Doubt, FileKind, TableChoices
from relapp.exchange.tables.columns import Column, Field
from relapp.exchange.tables.guarding import unguard
from relapp.exchange.unusable import NoContactsError, NotTextError, TooLargeError, UnusableFileError
from relapp.exchange.workbooks.reader import is_workbook
from tests.exchange.conftest import read_all

HEADERS = ["Nome", "Celular", "CEP", "Aniversário", "E-mail", "VIP", "Limite", "Obs"]


def saved(book: openpyxl.Workbook) -> bytes:
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def workbook(*rows: list[object], change: Callable[[Worksheet], None] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    return saved(book)


def incoming(data: bytes) -> list[Incoming]:
    incomings, problems, _remarks = read_all("a.xlsx", data)
    assert not problems
    return incomings


def repacked(data: bytes, part: str, content: bytes | Callable[[bytes], bytes]) -> bytes:
    """The same workbook with another content of one part."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as after:
        for name in {*before.namelist(), part}:
            was = before.read(name) if name in before.namelist() else b""
            after.writestr(name, (content(was) if callable(content) else content) if name == part else was)
    return output.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook(["Nome", "E-mail"], ["Ana", "ana@exemplo.com"], ["Bo", "bo@exemplo.com"])


def test_a_workbook_is_known_by_what_it_holds():
    assert is_workbook(Source.of_bytes("a.csv", PLAIN))
    assert look_at(Source.of_bytes("a.csv", PLAIN)).kind is FileKind.WORKBOOK
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert not is_workbook(Source.of_bytes("a.xlsx", output.getvalue()))
    with pytest.raises(NotTextError, match="archive"):
        look_at(Source.of_bytes("a.xlsx", output.getvalue()))


def test_cells_read_as_they_are_shown():
    def change(sheet: Worksheet) -> None:
        sheet["C2"].number_format = "00000\\-000"
        sheet["D3"].number_format = "d-mmm"
        sheet["D4"].number_format = '[$-416]dd" de "mmmm;@'
        sheet["D5"].number_format = sheet["D6"].number_format = "dd/mm"

    rows = [
        ["Ana", 11987654321, 1310100, dt.date(1980, 3, 22), "ana@exemplo.com", True, 1.5, "=A1"],
        ["Bo", 11987654322.0, "01310-200", dt.date(2026, 5, 14), "bo@exemplo.com", False, 1e20, "#N/A"],
        ["Cy", "(11) 3555-0190", None, dt.datetime(2026, 12, 31), "cy@exemplo.com", None, 0.1 + 0.2, "fim"],
        ["Di", "(11) 3555-0191", None, dt.date(1980, 3, 22), "di@exemplo.com"],
        ["Ed", "(11) 3555-0192", None, dt.date(1900, 3, 22), "ed@exemplo.com"],
    ]
    incomings, problems, remarks = read_all("a.xlsx", workbook(HEADERS, *rows, change=change))
    assert not problems
    assert [each.client.phones for each in incomings[:3]] == [("11987654321",), ("11987654322",), ("(11) 3555-0190",)]
    assert [str(each.client.birthday) for each in incomings] == [
        *("1980-03-22", "--05-14", "--12-31"),
        *("1980-03-22", "--03-22"),  # a year before Excel is nothing that it filled in itself
    ]
    assert incomings[0].client.points[1].value == "01310-100"
    assert [each.client.notes.splitlines() for each in incomings[:3]] == [
        ["VIP: TRUE", "Limite: 1.5"],
        ["VIP: FALSE", "Limite: 100000000000000000000"],
        ["Limite: 0.3", "fim"],
    ]
    assert [remark for remark in remarks if "formula" in remark]


def test_the_years_of_old_macintoshes_are_counted_from_1904():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Nome", "Aniversário"])
    book.active.append(["Ana", dt.date(1980, 3, 22)])
    assert incoming(saved(book))[0].client.birthday == YearlyDate(3, 22, 1980)


def test_the_tables_of_programs_are_known_in_a_workbook_too():
    data = workbook(["First Name", "E-mail Address", "Anniversary"], ["Ana", "a@b", "2010-06-05"])
    look = look_at(Source.of_bytes("a.xlsx", data)).table
    assert (look.program, look.doubts, look.delimiter, look.sheet) == ("Outlook", frozenset(), "", "Sheet")
    assert incoming(data)[0].client.occasions[0].kind is OccasionKind.WEDDING


def test_the_sheet_that_looks_like_contacts_is_read_unless_another_is_chosen():
    book = openpyxl.Workbook()
    book.active.title = "Resumo"
    book.active.append(["Vendas", "Total"])
    book.active.append(["Março", 12])
    contacts = book.create_sheet("Clientes")
    contacts.append(["Lista"])
    contacts.append([])
    contacts.append(["Nome", "Telefone"])
    contacts.append(["Ana", "11 95555-0190"])
    hidden = book.create_sheet("Antigos")
    hidden.sheet_state = "hidden"
    hidden.append(["Nome", "Telefone", "E-mail"])
    hidden.append(["Zé", "11 95555-0199", "ze@exemplo.com"])
    source = Source.of_bytes("a.xlsx", saved(book))
    look = look_at(source).table
    assert (look.sheet, look.sheets, look.headers) == ("Clientes", ("Resumo", "Clientes"), ("Nome", "Telefone"))
    assert [entry.position for entry in read(source, look_at(source)).entries] == [4]
    chosen = look_at(source, TableChoices(sheet="Antigos"))
    assert [entry.client.name for entry in read(source, chosen).entries] == ["Zé"]
    with pytest.raises(UnusableFileError, match="Resumo, Clientes, Antigos"):
        look_at(source, TableChoices(sheet="Nenhuma"))


def several_sheets(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


HEAD = ["Nome", "Telefone"]
MANY = [HEAD, *([f"Ana {number}", f"11 95555-{number:04}"] for number in range(9))]


def test_of_sheets_that_look_alike_the_fuller_is_read_and_the_other_named():
    data = several_sheets(
        ("Modelo", [[*HEAD, "E-mail"]]), ("Novos", MANY[:2]), ("Clientes", MANY), ("Vendas", [["Nome", "Valor"], ["x", 1]])
    )
    incomings, _problems, [remark] = read_all("a.xlsx", data)
    assert len(incomings) == 9
    assert "“Novos”" in remark
    assert not any(name in remark for name in ("Modelo", "Clientes", "Vendas"))


def test_a_sheet_that_was_chosen_is_read_without_a_word_on_the_others():
    source = Source.of_bytes("a.xlsx", several_sheets(("Novos", MANY[:2]), ("Clientes", MANY)))
    chosen = look_at(source, TableChoices(sheet="Novos"))
    assert (chosen.remarks, len(list(read(source, chosen).entries))) == ((), 1)


def test_a_damaged_sheet_costs_the_others_nothing():
    data = repacked(several_sheets(("Novos", MANY[:2]), ("Clientes", MANY)), SHEET, b"not xml")
    assert len(incoming(data)) == 9


def test_merged_cells_and_gaps_cost_nothing():
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet["A9"], sheet["B9"] = "Cy", "cy@exemplo.com"

    data = workbook(["Nome", "E-mail"], ["Ana", "ana@exemplo.com"], [None, "bo@exemplo.com"], change=change)
    assert [(each.position, each.client.name) for each in incoming(data)] == [(2, "Ana"), (3, "bo@exemplo.com"), (9, "Cy")]


def test_the_order_of_days_is_asked_for_and_found_as_in_any_table():
    data = workbook(["Nome", "Aniversário"], ["Ana", "3/4/1980"], ["Bo", "5/6/1970"])
    assert Doubt.DAY_ORDER in look_at(Source.of_bytes("a.xlsx", data)).table.doubts
    rows = [["Ana", "3/4/1980"]] * 600
    assert incoming(workbook(["Nome", "Aniversário"], *rows, ["Bo", "25/6/1970"]))[0].client.birthday == YearlyDate(4, 3, 1980)


def test_strings_of_several_formats_and_escapes_are_whole():
    shared = b'<sst xmlns="x"><si><r><t>An</t></r><r><t>a</t></r><rPh><t>no</t></rPh></si><si><t>one_x000D_\ntwo</t></si></sst>'
    rows = b'<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>ana@exemplo.com</t></is></c>'
    rows += b'<c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>'
    head = b"".join(b'<c t="inlineStr"><is><t>%s</t></is></c>' % name for name in (b"Nome", b"E-mail", b"Obs", b"Site"))
    sheet = b'<x:worksheet xmlns:x="y"><sheetData><row>' + head + b"</row>" + rows + b"</sheetData></x:worksheet>"
    relations = b'<Relationship Id="ss" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
    data = repacked(PLAIN, SHEET, sheet)
    data = repacked(data, "xl/sharedStrings.xml", shared)
    data = repacked(data, "xl/_rels/workbook.xml.rels", lambda was: was.replace(b"</Relationships>", relations))
    [ana] = incoming(data)
    assert (ana.client.name, ana.client.emails, ana.client.notes) == ("Ana", ("ana@exemplo.com",), "one\ntwo")


def test_a_workbook_without_a_table_is_refused():
    with pytest.raises(NoContactsError, match="no table"):
        look_at(Source.of_bytes("a.xlsx", workbook()))
    with pytest.raises(NoContactsError, match="no contacts"):
        incoming(workbook(["Nome", "E-mail"]))


def test_what_a_password_is_wrapped_in_is_refused_with_what_to_do():
    with pytest.raises(NotTextError, match="password"):
        look_at(Source.of_bytes("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 500))


def bounded(data: bytes, error: type[UserError] = UnusableFileError) -> str:
    """The sentence with which `data` is refused, soon and in little memory."""
    source = Source.of_bytes("a.xlsx", data)
    tracemalloc.start()
    began = time.process_time()
    try:
        with pytest.raises(error, match=r"a\.xlsx") as raised:
            for _entry in read(source, look_at(source)).entries:
                pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert time.process_time() - began < 5
    assert peak < 30_000_000
    return str(raised.value)


def test_a_bomb_is_refused_before_it_is_inflated():
    bomb = repacked(PLAIN, SHEET, b"<worksheet>" + b" " * 80_000_000)
    assert len(bomb) < 200_000
    assert "unpacks to more" in bounded(bomb, TooLargeError)


def test_a_part_that_is_larger_than_it_says_is_damage():
    data = bytearray(repacked(PLAIN, SHEET, b"<worksheet>" + b" " * 20_000_000))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.index(mark)
        while at != -1:
            if struct.unpack_from("<I", data, at + offset)[0] > 10_000_000:
                struct.pack_into("<I", data, at + offset, 500)
            at = data.find(mark, at + 4)
    assert "damaged" in bounded(bytes(data))


@pytest.mark.parametrize(
    "sheet",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>',
        b"<a>" * 5_000,
        b"<worksheet><sheetData><row></sheetData>",
        b"<worksheet a='" + b"x" * 5_000_000,
        b"not xml",
        b"",
        b'<worksheet><row r="1048577"><c/></row></worksheet>',
    ],
)
def test_xml_that_no_spreadsheet_writes_is_refused(sheet):
    assert "damaged" in bounded(repacked(PLAIN, SHEET, sheet))


def test_columns_beyond_the_last_are_refused_in_a_header_and_kept_in_a_row():
    far = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>Cy</t></is></c><c r="XFD%d" t="inlineStr"><is><t>far</t></is></c></row>'
    header = repacked(PLAIN, SHEET, b"<worksheet>" + far % (1, 1, 1) + b"</worksheet>")
    assert "2000 columns" in bounded(header, TooLargeError)
    row = repacked(PLAIN, SHEET, lambda was: was.replace(b"</sheetData>", far % (4, 4, 4) + b"</sheetData>"))
    assert incoming(row)[-1].extras == (Extra("Column 2001", "far", Origin.TABLE),)


def test_a_lie_about_its_size_changes_nothing():
    lie = b'<dimension ref="A1:XFD1048576"/><sheetData>'
    data = repacked(PLAIN, SHEET, lambda was: was.replace(b"<sheetData>", lie))
    assert [each.client.name for each in incoming(data)] == ["Ana", "Bo"]


def test_a_great_many_empty_rows_are_passed_over_in_flat_memory():
    empty = b"<row/>" * 20_000 + b'<row r="900000"><c t="inlineStr"><is><t>Cy</t></is></c></row></sheetData>'
    source = Source.of_bytes("a.xlsx", repacked(PLAIN, SHEET, lambda was: was.replace(b"</sheetData>", empty)))
    look = look_at(source)
    tracemalloc.start()
    last = list(read(source, look).entries)[-1]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (last.position, last.client.name) == (900_000, "Cy")
    assert peak < 5_000_000


def test_what_stands_before_the_damage_still_comes_in():
    cut = repacked(PLAIN, SHEET, lambda was: was.replace(b"</sheetData>", b'<row r="4"><c></row>'))
    incomings, problems, _remarks = read_all("a.xlsx", cut)
    assert [each.client.name for each in incomings] == ["Ana", "Bo"]
    assert [(problem.position, "damaged" in problem.message) for problem in problems] == [(4, True)]


@given(st.data())
def test_a_spoilt_workbook_is_read_or_refused(data):
    name = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "zip"]))
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        content = bytearray(PLAIN if name == "zip" else archive.read(name))
    for _times in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        content[start : start + data.draw(st.integers(0, 30))] = data.draw(
            st.sampled_from([b"", b"<", b">", b"&amp;", b'"', b"<row>", b'r="Z9"', b"\0", b"9" * 30]) | st.binary(max_size=3)
        )
    spoilt = bytes(content) if name == "zip" else repacked(PLAIN, name, bytes(content))
    try:
        source = Source.of_bytes("a.xlsx", spoilt)
        entries = list(read(source, look_at(source)).entries)
    except UserError as error:
        event(type(error).__name__)
        return
    assert len({entry.position for entry in entries}) == len(entries) > 0
    assert all(isinstance(entry, Problem) or entry.client.name.strip() for entry in entries)


CELLS = st.one_of(
    st.text(st.characters(categories=("L", "N", "P", "S"), codec="utf-8"), max_size=8),
    st.integers(-(10**14), 10**14),
    st.booleans(),
    st.none(),
    st.dates(dt.date(1901, 1, 1), dt.date(2200, 1, 1)),
)


@settings(max_examples=40)
@given(st.lists(st.lists(CELLS, max_size=4), min_size=1, max_size=4))
def test_what_openpyxl_writes_is_read_as_it_was(rows):
    def change(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type

    data = workbook(["Nome", "Q1", "Q2", "Q3", "Q4"], *(["Ana", *row] for row in rows), change=change)
    source = Source.of_bytes("a.xlsx", data)
    look = look_at(source, TableChoices(mapping=(Column(Field.FULL_NAME),)))
    texts = {True: "TRUE", False: "FALSE", None: ""}
    for each, row in zip(read(source, look).entries, rows, strict=True):
        found = {extra.name: extra.value for extra in each.extras}
        for name, cell in zip(["Q1", "Q2", "Q3", "Q4"], row, strict=False):
            text = texts[cell] if isinstance(cell, bool) or cell is None else str(cell)
            assert found.get(name, "") == unguard(text)
