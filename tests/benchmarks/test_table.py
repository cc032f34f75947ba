"""The table of clients scrolled anywhere in a large book, beside the bare query of the rows it shows."""

from datetime import date
from random import Random

from relapp.book.client_list import ClientFilter
from relapp.ui.bus import Bus
from relapp.ui.clients.table_model import ClientTableModel, Column
from tests.benchmarks.costs import seconds

SCREENFULS, ROWS = 50, 20
QUERY = """
    SELECT client.id, name, company, importance, stage, last_contact,
        (SELECT min(ideal) FROM reminder WHERE client_id = client.id),
        (SELECT group_concat(name) FROM client_tag WHERE client_id = client.id)
    FROM client WHERE id IN ({places})
"""


def test_scrolling_anywhere_beside_the_bare_query_of_the_rows(race, qtbot, book, cursor):
    """The query of a screenful takes a fiftieth of a frame or less, so the cells in words stay within one."""
    model = ClientTableModel(Bus(book, today=date.today))
    model.show_ids(book.list.ids(ClientFilter()))
    dice = Random(1)
    starts = [dice.randrange(model.rowCount() - ROWS) for _screenful in range(SCREENFULS)]
    query = QUERY.format(places=", ".join("?" * ROWS))

    def scroll():
        for start in starts:
            for row in range(start, start + ROWS):
                for column in Column:
                    model.data(model.index(row, column))

    def ask():
        for start in starts:
            assert len(cursor.execute(query, model.ids[start : start + ROWS]).fetchall()) == ROWS

    race.assert_at_most(50, seconds(scroll), seconds(ask), rounds=5)
