"""Qt's own buttons and menus in the language spoken: Qt has no Romanian, so the words are ours in every language."""

from PySide6.QtCore import QCoreApplication, QTranslator

from relapp.i18n import _


def install(app: QCoreApplication) -> None:
    """Let Qt's own words be looked up here, from now on in the language spoken now."""
    for known in app.findChildren(QtWords):
        app.removeTranslator(known)
        known.deleteLater()
    app.installTranslator(QtWords(app))


class QtWords(QTranslator):
    """Knows the words of Qt's dialogs and of the menus of its text fields."""

    def isEmpty(self) -> bool:
        """Never: Qt would not ask."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The word for `text`, or `text` itself where Qt's own English will do: an empty answer would be shown as one."""
        return _words().get(text.replace("&", ""), text)


def _words() -> dict[str, str]:
    return {
        "OK": _("OK"),
        "Cancel": _("Cancel"),
        "Close": _("Close"),
        "Save": _("Save"),
        "Open": _("Open"),
        "Yes": _("Yes"),
        "No": _("No"),
        "Apply": _("Apply"),
        "Undo": _("Undo"),
        "Redo": _("Redo"),
        "Cut": _("Cut"),
        "Copy": _("Copy"),
        "Paste": _("Paste"),
        "Delete": _("Delete"),
        "Select All": _("Select all"),
        "Clear": _("Clear"),
        "Step up": _("Step up"),
        "Step down": _("Step down"),
        "Look in:": _("Look in:"),
        "Directory:": _("Folder:"),
        "File name:": _("File name:"),
        "Files of type:": _("Files of type:"),
        "Choose": _("Choose"),
        "Name": _("Name"),
        "Size": _("Size"),
        "Type": _("Type"),
        "Date Modified": _("Changed"),
        "Back": _("Back"),
        "Forward": _("Forward"),
        "Parent Directory": _("Folder above"),
        "Create New Folder": _("New folder"),
        "Computer": _("Computer"),
        "%1 already exists.\nDo you want to replace it?": _("%1 already exists.\nDo you want to replace it?"),
        "%1\nFile not found.\nPlease verify the correct file name was given.": _("%1\nThere is no such file. Check its name."),
        "Print": _("Print"),
        "Printer": _("Printer"),
        "Copies": _("Copies"),
        "Pages": _("Pages"),
        "Options": _("Options"),
    }
