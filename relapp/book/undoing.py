"""Taking the last change back, where another program may have changed meanwhile what that needs."""

from relapp import logs
from relapp.book.changes import Changes, History
from relapp.book.database import Database
from relapp.errors import BookError, UserError
from relapp.i18n import _

# By name: peewee's own and the driver's are called alike. Rows that should be there are not, or others have taken their place.
_GONE = ("IntegrityError", "KeyError")


def take_back(db: Database, history: History) -> Changes | None:
    """Undo the last change, all of it or nothing; None where there is none.

    Raises BookError where the file cannot be used now, and then it can be tried again; UserError where it cannot be undone.
    """
    last = history.last
    try:
        with db.transaction():
            return history.undo()
    except BookError:
        if last:
            history.add(last)
        raise
    except Exception as error:
        if type(error).__name__ not in _GONE:
            raise
        logs.fault(error)
        raise UserError(
            _("Another program has changed meanwhile what this would take back: it cannot be undone, and nothing was changed.")
        ) from error
