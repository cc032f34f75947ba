"""The topics of the manual, and which of them tells of a page, a dialog or a part of one."""

from PySide6.QtWidgets import QWidget

# In the order in which they are listed: files in resources/help/<language>/.
TOPICS = (
    "start", "import", "sorting", "today", "say", "reminders", "catching-up", "week", "print", "results", "clients", "client",
    "review", "duplicates", "calendar", "share", "insights", "learned", "digest", "export", "settings", "backups", "passphrase",
    "privacy", "shortcuts", "command-line", "trouble",
)  # fmt: skip

OF_PAGE = {
    "welcome": "start",
    "today": "today",
    "catching_up": "catching-up",
    "week": "week",
    "results": "results",
    "calendar": "calendar",
    "clients": "clients",
    "duplicates": "duplicates",
    "privacy": "privacy",
    "sorting": "sorting",
    "client": "client",
    "review": "review",
    "share": "share",
    "learned": "learned",
    "insights": "insights",
    "digest": "digest",
    "settings": "settings",
    "import": "import",
}

# Dialogs, and parts of pages that have a topic of their own, by their class; any other dialog has that of the page below it.
OF_PART = {
    "AboutDialog": "settings",
    "BackupsGroup": "backups",
    "BookFileGroup": "backups",
    "BriefDialog": "digest",
    "EraseDialog": "privacy",
    "EverythingDialog": "privacy",
    "ExportDialog": "export",
    "IntervalsGroup": "reminders",
    "LockPage": "passphrase",
    "LogDialog": "today",
    "OccasionsGroup": "reminders",
    "PassphraseDialog": "passphrase",
    "PassphraseGroup": "passphrase",
    "PlanEditor": "reminders",
    "PlansGroup": "reminders",
    "PreviewDialog": "print",
    "PrivacyGroup": "privacy",
    "PrivacyTab": "privacy",
    "RemindersTab": "reminders",
    "RescueDialog": "trouble",
    "RestoreDialog": "backups",
    "RhythmsGroup": "reminders",
    "SayDialog": "say",
    "TakeBackDialog": "import",
    "TextEditor": "say",
    "TextsGroup": "say",
    "TroubleWindow": "trouble",
}


def topic_at(widget: QWidget | None) -> str:
    """The topic of what `widget` is in: the innermost part that has one, else the page in view, else the first of all."""
    while widget is not None:
        if topic := OF_PART.get(type(widget).__name__):
            return topic
        if widget.isWindow() and (topic := OF_PAGE.get(getattr(widget, "place", ""))):
            return topic
        widget = widget.parentWidget()
    return TOPICS[0]
