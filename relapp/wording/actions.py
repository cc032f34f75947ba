"""What was just done, for the line that offers to undo it."""

from collections.abc import Sequence

from relapp.i18n import _, ngettext
from relapp.wording import histories

_MOST_NAMED = 3


def action(code: str, count: int, fields: Sequence[str] = ()) -> str:
    """What was just done, for the line that offers to undo it; `fields` of a client's record that was saved are named."""
    if code == "client_saved" and fields:
        return _("Saved: {fields}").format(fields=_named(fields))
    said = {
        "touch_logged": _("Touch logged"),
        "touch_deleted": _("Touch deleted"),
        "snoozed": _("Snoozed"),
        "skipped": _("Skipped this one"),
        "purchase_added": _("Purchase added"),
        "purchase_deleted": _("Purchase deleted"),
        "reminder_added": _("Reminder added"),
        "reminder_saved": _("Reminder saved"),
        "reminder_deleted": _("Reminder deleted"),
        "client_added": _("Client added"),
        "client_saved": _("Saved"),
        "client_deleted": ngettext("{count} client deleted", "{count} clients deleted", count),
        "client_erased": _("Erased for good"),
        "importance_set": ngettext("Importance of {count} client set", "Importance of {count} clients set", count),
        "tags_changed": ngettext("Tags of {count} client changed", "Tags of {count} clients changed", count),
        "clients_merged": ngettext("{count} client merged", "{count} clients merged", count),
        "not_the_same": _("Noted as two clients"),
        "settings_changed": _("Settings saved"),
        "start_changed": _("Start with the computer changed"),
        "imported": ngettext("{count} client imported", "{count} clients imported", count),
        "import_undone": _("Import undone"),
        "moved": _("Moved"),
        "unpinned": _("It finds its own day again"),
        "balanced": ngettext("{count} touch finds its own day again", "{count} touches find their own day again", count),
        "caught_up": ngettext("{count} client caught up with", "{count} clients caught up with", count),
        "event_added": _("Noted"),
        "event_deleted": _("Note deleted"),
        "plan_started": _("Plan started"),
        "plan_stopped": _("Plan stopped"),
        "plan_stopped_but_call_back": _("Plan stopped, the call back stays"),
        "promise_added": _("Promise added"),
        "promise_saved": _("Promise saved"),
        "promise_settled": _("Promise settled"),
        "promise_reopened": _("Promise open again"),
        "promise_deleted": _("Promise deleted"),
        "concern_added": _("Concern added"),
        "concern_saved": _("Concern saved"),
        "concern_resolved": _("Concern resolved"),
        "concern_closed": _("Concern closed"),
        "concern_reopened": _("Concern open again"),
        "concern_deleted": _("Concern deleted"),
        "gift_added": _("Gift added"),
        "gift_saved": _("Gift saved"),
        "gift_deleted": _("Gift deleted"),
        "clipping_added": _("Clipping added"),
        "clipping_saved": _("Clipping saved"),
        "clipping_deleted": _("Clipping deleted"),
        "results_entered": ngettext("{count} result entered", "{count} results entered", count),
        "notes_added": ngettext("{count} note added", "{count} notes added", count),
        "passed_on": ngettext("Passed on to {count} client", "Passed on to {count} clients", count),
        "answer_saved": _("Answer saved"),
        "feedback_added": _("Question added"),
        "feedback_saved": _("Feedback saved"),
        "feedback_deleted": _("Feedback deleted"),
        "check_up_added": _("Check-up saved"),
        "check_up_deleted": _("Check-up deleted"),
        "recovery_saved": _("Recovery plan saved"),
        "recovery_deleted": _("Step deleted"),
        "text_saved": _("Text saved"),
        "text_deleted": _("Text deleted"),
        "question_added": _("Question added"),
        "question_asked": _("Noted as asked"),
        "question_answered": _("Answer noted"),
        "question_closed": _("Not to be asked"),
        "question_reopened": _("To be asked again"),
        "consent_noted": _("Basis noted"),
        "consent_withdrawn": _("Consent withdrawn"),
        "consent_deleted": _("Basis deleted"),
        "request_received": _("Request noted"),
        "request_answered": _("Request answered"),
        "request_reopened": _("Request open again"),
        "request_deleted": _("Request deleted"),
        "hint_kept": _("Kept as it is"),
    }
    return said[code].format(count=count)


def undone(code: str, count: int, fields: Sequence[str] = ()) -> str:
    """What was just taken back."""
    said = _named(fields) if code == "client_saved" and fields else action(code, count)
    return _("Undone: {action}").format(action=said[:1].lower() + said[1:])


def _named(fields: Sequence[str]) -> str:
    """Fields as they read within a sentence, the first few of many."""
    names = (histories.field(name) for name in fields[:_MOST_NAMED])
    said = ", ".join(name[:1].lower() + name[1:] for name in names)
    return _("{names} and more").format(names=said) if len(fields) > _MOST_NAMED else said
