import gc
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from relapp.domain.clients import Client, ContactPoint, Occasion, OccasionKind, PointKind
from relapp.domain.dates import YearlyDate
from relapp.domain.incoming import Extra, Origin, Outgoing
from relapp.exchange.workbooks.writer import write_xlsx
from tests.exchange.conftest import read_all

HOSTILE = ["=1+1", "+55 11 95555-0127", "-1", "@SUM(A1)", "#N/A", "=HYPERLINK(1)", "12", "TRUE", "2026-11-22", "'=1", "d'Ávila"]


def written(*outgoing: Outgoing) -> bytes:
    stream = io.BytesIO()
    write_xlsx(lambda: outgoing, stream)
    return stream.getvalue()


def sheet_of(*outgoing: Outgoing):
    return load_workbook(io.BytesIO(written(*outgoing))).active


@pytest.mark.parametrize("text", HOSTILE)
def test_every_cell_is_a_text(text):
    sheet = sheet_of(Outgoing(Client(name="Ana", notes=text), (Extra(text, text, Origin.TABLE),)))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_comes_back(text):
    [incoming], problems, _remarks = read_all("a.xlsx", written(Outgoing(Client(name="Ana", notes=text))))
    assert (incoming.client.notes, problems) == (text, [])


def test_a_phone_number_has_no_apostrophe_and_a_day_is_written_as_iso():
    client = Client(
        name="Ana",
        points=(ContactPoint(PointKind.PHONE, "+55 11"),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, YearlyDate(3, 22, 1980)),),
        reviewed_on=date(2026, 11, 22),
    )
    header, row = sheet_of(Outgoing(client)).iter_rows(values_only=True)
    cells = dict(zip(header, row, strict=True))
    assert (cells["Phone 1 - Value"], cells["Birthday"], cells["Relapp reviewed on"]) == ("+55 11", "1980-03-22", "2026-11-22")


def test_the_header_is_bold_and_stays_in_view_over_columns_wide_enough_for_it():
    sheet = sheet_of(Outgoing(Client(name="Ana")))
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.b for cell in sheet[1])
    assert not sheet["A2"].font.b
    for cell in sheet[1]:
        assert sheet.column_dimensions[cell.column_letter].width > len(cell.value)


def test_what_xml_cannot_say_is_left_out():
    sheet = sheet_of(Outgoing(Client(name="A\x00n\x1ba", notes="um\ndois\x0b\ufffe")))
    assert [cell.value for cell in sheet[2] if cell.value] == ["Ana", "um\ndois", "person"]


def test_nobody_is_a_header_alone():
    assert sheet_of().max_row == 1


def test_a_stop_on_the_way_leaves_nothing_open(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    asked = []

    def outgoing():
        asked.append(1)
        yield Outgoing(Client(name="Ana"))
        if len(asked) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_xlsx(outgoing, io.BytesIO())
    gc.collect()
    assert list(tmp_path.iterdir()) == []
