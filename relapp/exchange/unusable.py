"""Why a whole file cannot be used; each message says what, where and what to do."""

from relapp.errors import UserError
from relapp.i18n import _


class UnusableFileError(UserError):
    """A file from which nothing can be read."""


class EmptyFileError(UnusableFileError):
    """A file without a single character."""

    def __init__(self, name: str) -> None:
        super().__init__(_("“{name}” is empty: export the contacts again and choose the new file.").format(name=name))


class TooLargeError(UnusableFileError):
    """A file beyond the bounds that any real contact file keeps."""


class NotTextError(UnusableFileError):
    """A file of another kind: a picture, a workbook, an archive."""


class NoContactsError(UnusableFileError):
    """A text without a contact card and without a table of contacts."""


class UnknownColumnsError(UnusableFileError):
    """A table of whose columns none is known to say anything."""

    def __init__(self, name: str, columns: str) -> None:
        message = _(
            "The columns of “{name}” ({columns}) were not recognised: say what they hold, or export the contacts as a vCard."
        )
        super().__init__(message.format(name=name, columns=columns))
