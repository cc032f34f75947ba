"""What can go wrong by a user's input or a book's state; anything else is a bug and shows as one."""


class UserError(Exception):
    """A mistake the user can mend; the message is one translated sentence: what, where, what to do."""

    exit_status = 2


class BookError(UserError):
    """The book itself cannot be used."""

    exit_status = 3


class PassphraseError(BookError):
    """The book is locked and the passphrase given, if any, does not open it."""


class FormerPassphraseError(PassphraseError):
    """The passphrase opens the latest backup and not the book, which has another one by now, or is damaged: nothing tells."""


class DamagedError(BookError):
    """The book's file is damaged."""
