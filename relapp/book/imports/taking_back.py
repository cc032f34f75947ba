"""Taking decisions about the entries of a file back, the last one first, with all that they changed of other entries."""

from relapp.book.imports.staging import Staging

_PLACE = "action, known, known_name, earlier"
_KEPT = f"{_PLACE}, decided"
# Of this connection alone: gone with it. One step of the user's is any number of changes of any number of entries.
_LOG = f"""
CREATE TEMP TABLE IF NOT EXISTS step (number INTEGER NOT NULL, is_kept INTEGER NOT NULL);
CREATE TEMP TABLE IF NOT EXISTS former (step INTEGER NOT NULL, row INTEGER NOT NULL, {_KEPT}, PRIMARY KEY (step, row));
INSERT INTO temp.step SELECT 0, 1 WHERE NOT EXISTS (SELECT * FROM temp.step);
CREATE TEMP TRIGGER IF NOT EXISTS keep_former BEFORE UPDATE OF {_PLACE} ON main.entry WHEN (SELECT is_kept FROM step)
BEGIN
    INSERT OR IGNORE INTO former
    SELECT number, OLD.row, OLD.action, OLD.known, OLD.known_name, OLD.earlier, OLD.decided FROM step;
END;
"""
_TAKE_BACK = f"""
UPDATE temp.step SET is_kept = 0;
UPDATE main.entry SET ({_KEPT}) = (
    SELECT {_KEPT} FROM temp.former WHERE former.step = (SELECT number FROM temp.step) AND former.row = entry.row
) WHERE row IN (SELECT row FROM temp.former WHERE step = (SELECT number FROM temp.step));
DELETE FROM temp.former WHERE step = (SELECT number FROM temp.step);
UPDATE temp.step SET is_kept = 1;
"""


class Steps:
    """Remembers what entries were before each step, as long as `staging` is open; several for one staging share their steps."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        staging.script(_LOG)

    def begin(self) -> None:
        """What is decided from now on is taken back at once."""
        self._staging.sql("UPDATE temp.step SET number = (SELECT coalesce(max(step), 0) + 1 FROM temp.former)")

    def take_back(self) -> bool:
        """Make the entries what they were before the last step that changed any; False where there is none."""
        last = self._staging.value("SELECT max(step) FROM temp.former")
        if last is None:
            return False
        self._staging.sql("UPDATE temp.step SET number = ?", (last,))
        self._staging.script(f"BEGIN; {_TAKE_BACK} COMMIT;")
        return True
