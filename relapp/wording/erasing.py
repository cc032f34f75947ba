"""Words for those who are erased: where others' records still name them, and which copies still hold them."""

from collections.abc import Sequence

from relapp.i18n import _, ngettext, pgettext

_MOST_NAMED = 5


def place(table: str) -> str:
    """What a place is called in which others' records name somebody: its table in the book."""
    return {
        "client": pgettext("mention", "Record"),
        "client_detail": pgettext("mention", "What to know"),
        "occasion": pgettext("mention", "Dates"),
        "person": pgettext("mention", "People around"),
        "touch": pgettext("mention", "Touch"),
        "purchase": pgettext("mention", "Purchase"),
        "free_reminder": pgettext("mention", "Reminder"),
        "event": pgettext("mention", "What happened"),
        "promise": pgettext("mention", "Promise"),
        "gift": pgettext("mention", "Gift"),
        "concern": pgettext("mention", "Concern"),
        "feedback": pgettext("mention", "Feedback"),
        "check_up": pgettext("mention", "Check-up"),
        "recovery_step": pgettext("mention", "Step of a recovery plan"),
        "question": pgettext("mention", "Question"),
        "client_extra": pgettext("mention", "From a file"),
        "clipping": pgettext("mention", "Clipping"),
        "text_template": pgettext("mention", "Text to say or send"),
    }[table]


def mention(table: str, client_name: str, text: str) -> str:
    """A place in which somebody is named, with whose record it is in, if anybody's, and what it says."""
    return _("{place}: {text}").format(place=" · ".join(filter(None, (client_name, place(table)))), text=text)


def held(names: Sequence[str]) -> str:
    """That these backups hold those who were erased, one at least, and the first of their names, a line each."""
    count = len(names)
    said = ngettext(
        "{count} backup still holds them until it is cleared out; restored, it leaves them out.",
        "{count} backups still hold them until they are cleared out; restored, they leave them out.",
        count,
    )
    return _lines(said.format(count=count), names)


def _lines(said: str, names: Sequence[str]) -> str:
    return "\n".join((said, *names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])))


def erased_from(count: int) -> str:
    """That so many backups were cleaned."""
    return ngettext("Erased from {count} backup too.", "Erased from {count} backups too.", count).format(count=count)


def unread(names: Sequence[str]) -> str:
    """That these copies, one at least, could not be looked into or cleaned, and the first of their names, a line each."""
    count = len(names)
    said = ngettext(
        "{count} older copy cannot be read or cleaned and may hold them. Delete it if you do not need it.",
        "{count} older copies cannot be read or cleaned and may hold them. Delete those that you do not need.",
        count,
    )
    return _lines(said.format(count=count), names)


def second_place_away() -> str:
    """That nobody could look into the second place."""
    return _("The second place is not there now: backups there may hold them.")


def left_out(count: int) -> str:
    """How many of a restored backup were left out, one at least."""
    said = ngettext(
        "{count} client who was erased since was left out.", "{count} clients who were erased since were left out.", count
    )
    return said.format(count=count)


def known_again() -> str:
    """What the book keeps of somebody erased, and what that can be used for."""
    return _(
        "To know them again, the book keeps marks made of their name, phones and e-mails. Nobody can read them; whoever has the"
        " book and knows somebody could still find out, with patience, whether they were erased."
    )


def unfinished() -> str:
    """That the file could not be cleaned yet."""
    return _("Another program is reading the book: its file is cleaned the next time the book is opened.")
