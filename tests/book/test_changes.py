from relapp.book.changes import Changes, History, Kind

KINDS = frozenset({Kind.CLIENTS})


def test_the_last_operation_is_undone_first():
    history, undone = History(), []
    for number in range(3):
        history.add(Changes("x", KINDS, undo=lambda number=number: undone.append(number) or Changes("undone", KINDS)))
    assert history.undo().action == "undone"
    assert history.undo()
    assert undone == [2, 1]
    assert history.last
    history.clear()
    assert history.undo() is None


def test_what_cannot_be_undone_is_not_offered():
    history = History()
    history.add(Changes("x", KINDS))
    assert history.last is None


def test_only_so_many_are_kept():
    history = History()
    for _ in range(History.DEPTH + 10):
        history.add(Changes("x", KINDS, undo=lambda: Changes("undone", KINDS)))
    count = 0
    while history.undo():
        count += 1
    assert count == History.DEPTH
