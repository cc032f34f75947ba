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
    return "\n".join((said.format(count=count), *names[:_MOST_NAMED], *(["…"] if count > _MOST_NAMED else [])))


def erased_from(count: int) -> str:
    """That so many backups were cleaned."""
    return ngettext("Erased from {count} backup too.", "Erased from {count} backups too.", count).format(count=count)


def left_out(count: int) -> str:
    """How many of a restored backup were left out, one at least."""
    said = ngettext(
        "{count} client who was erased since was left out.", "{count} clients who were erased since were left out.", count
    )
    return said.format(count=count)


def unfinished() -> str:
    """That the file could not be cleaned yet."""
    return _("Another program is reading the book: its file is cleaned the next time the book is opened.")
