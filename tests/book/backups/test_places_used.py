from dataclasses import replace
from pathlib import Path

from relapp.book import Book
from relapp.book.backups.part import keep_up
from relapp.book.backups.second_place import choose
from relapp.book.copies import older_copies, places_away


def use(book: Book, place: Path) -> None:
    """Choose a second place and have a copy there."""
    place.mkdir()
    choose(book.backups.shelf(), place)
    book.save_settings(replace(book.settings.get(), second_place=str(place)))
    book.backups.note_second(keep_up(book.backups.shelf(), asked=True).second)


def test_copies_in_a_place_that_was_left_are_still_known(tmp_path: Path) -> None:
    with Book(tmp_path / "clients.relapp") as book:
        use(book, tmp_path / "stick")
        use(book, tmp_path / "cloud")
        book.save_settings(replace(book.settings.get(), second_place=""))
        used, shelf = book.backups.places_used(), book.backups.shelf()

        assert used == [tmp_path / "stick", tmp_path / "cloud"]
        there = {each.parent.parent.name for each in older_copies(shelf, used)}
        assert {"stick", "cloud"} <= there
        assert places_away(shelf, used) == []

        (tmp_path / "stick").rename(tmp_path / "away")
        assert places_away(shelf, used) == [tmp_path / "stick"]
