"""Commands for the program itself: how it speaks and looks, who can read the book, and the way out."""

from typing import TYPE_CHECKING, cast

from relapp.i18n import _, pgettext
from relapp.ui.commands.command import Command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from relapp.ui.settings.page import SettingsPage
    from relapp.ui.window import Window


def program() -> tuple[Command, ...]:
    """What helps first, the way out last."""
    return (
        Command("help", _("Help"), _help, "help", pgettext("also typed", "manual, how, support, question")),
        Command("shortcuts", _("Keyboard shortcuts"), _shortcuts, "help", pgettext("also typed", "keys, hotkeys, mouse")),
        Command("about", _("About Relapp"), _about, "info", pgettext("also typed", "version, licence, log")),
        Command("back_up", _("Back up now"), _back_up, "copy", pgettext("also typed", "backup, copy, save, safety"),
                ("settings",)),
        Command("lock", _("Lock now"), lambda window: window.lock_wanted.emit(), "lock",
                pgettext("also typed", "passphrase, password, hide, away")),
        Command("passphrase", _("Passphrase and lock"), lambda window: _lead(window, "passphrase"), "lock",
                pgettext("also typed", "password, encrypt, security")),
        Command("language", _("Language"), lambda window: _lead(window, "language"), "globe",
                pgettext("also typed", "English, Português, Română, translate, country")),
        Command("light", _("Light colours"), lambda window: _look(window, "light"), "settings",
                pgettext("also typed", "theme, bright, day, white"), ("settings",), lambda window: _theme(window) != "light"),
        Command("dark", _("Dark colours"), lambda window: _look(window, "dark"), "moon",
                pgettext("also typed", "theme, night, black"), ("settings",), lambda window: _theme(window) != "dark"),
        Command("look", _("Look and paper"), lambda window: _lead(window, "look"), "settings",
                pgettext("also typed", "text size, larger, smaller, zoom, font, theme, A4")),
        Command("close", _("Close the window"), lambda window: window.close(), "close", pgettext("also typed", "hide, tray")),
        Command("quit", _("Quit"), lambda window: window.quit(), "close", pgettext("also typed", "exit, end, leave")),
    )  # fmt: skip


def _help(window: "Window") -> None:
    from relapp.ui.help.opening import open_help

    open_help(cast("QWidget | None", window.focusWidget()) or window)


def _about(window: "Window") -> None:
    from relapp.ui.about.opening import open_about

    open_about(window)


def _shortcuts(window: "Window") -> None:
    from relapp.ui.commands.shortcuts import show_shortcuts

    show_shortcuts(window)


def _settings(window: "Window") -> "SettingsPage":
    return cast("SettingsPage", window.page("settings"))


def _lead(window: "Window", group: str) -> None:
    window.go("settings")
    page = _settings(window)
    page.lead_later(getattr(page, group))


def _back_up(window: "Window") -> None:
    _lead(window, "backups")
    _settings(window).backups.now.click()


def _theme(window: "Window") -> str:
    return window.bus.book.settings.get().theme


def _look(window: "Window", theme: str) -> None:
    _settings(window).look.save(theme=theme)
