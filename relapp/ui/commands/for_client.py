"""Commands for the client whose record is in view."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from relapp.i18n import _, pgettext
from relapp.ui.client.parts import Part, part_names
from relapp.ui.commands.command import Command

if TYPE_CHECKING:
    from relapp.ui.client.page import ClientPage
    from relapp.ui.window import Window

_WHERE = ("client",)


def client_commands() -> tuple[Command, ...]:
    """What the header and its menu offer, then what the parts of the record begin with, then the parts."""
    return (
        _offered("say", _("Say or send…"), "pen", pgettext("also typed", "message, text, write, card, words"), first=True),
        _offered("whatsapp", _("WhatsApp"), "whatsapp", pgettext("also typed", "message, chat, write")),
        _offered("call", _("Call"), "phone", pgettext("also typed", "ring, dial, telephone"), first=True),
        _offered("remind", _("Remind me…"), "bell", pgettext("also typed", "reminder, alarm, later, task"), first=True),
        _begun("add_promise", _("Add promise"), Part.PROMISES, "promise", pgettext("also typed", "commitment, owe, task"),
               first=True),
        _begun("add_gift", _("Note a gift"), Part.GIFTS, "gift", pgettext("also typed", "present, idea, bought")),
        _begun("add_purchase", _("New purchase"), Part.PURCHASES, "cart", pgettext("also typed", "sale, order, bought, add")),
        _offered("email", _("Write an e-mail"), "mail", pgettext("also typed", "mail, message")),
        _offered("copy_phone", _("Copy the phone number"), "copy", pgettext("also typed", "clipboard, telephone")),
        _offered("qr", _("QR for the phone"), "qr", pgettext("also typed", "code, scan, camera, dial")),
        _offered("sheet", _("Client sheet…"), "printer", pgettext("also typed", "print, paper, PDF, record")),
        _offered("brief", _("Brief for a colleague…"), "printer", pgettext("also typed", "hand over, print, share")),
        _offered("label", _("Label or envelope…"), "letter", pgettext("also typed", "address, post, sticker")),
        _offered("history", _("Changes of this record…"), "clock", pgettext("also typed", "history, before, who changed")),
        _offered("everything", _("Everything about this person…"), "person",
                 pgettext("also typed", "LGPD, GDPR, data, request, copy")),
        _offered("delete", _("Delete client"), "trash", pgettext("also typed", "remove, take out")),
        _offered("erase", _("Erase this person…"), "warning", pgettext("also typed", "forget, LGPD, GDPR, for good")),
        *(_part(part, name) for part, name in zip(Part, part_names(), strict=True)),
    )  # fmt: skip


def _page(window: "Window") -> "ClientPage | None":
    return cast("ClientPage", window.page("client")) if window.client_shown is not None else None


def _is_open(window: "Window") -> bool:
    return window.client_shown is not None


def _offered(code: str, name: str, icon: str, also: str, *, first: bool = False) -> Command:
    """What the header does with this client now, if it does."""

    def action(window: "Window") -> Callable[[], object] | None:
        page = _page(window)
        return page.client_header.actions().get(code) if page else None

    def do(window: "Window") -> None:
        if act := action(window):
            act()

    return Command(code, name, do, icon, also, _WHERE if first else (), lambda window: action(window) is not None)


def _begun(code: str, name: str, part: Part, icon: str, also: str, *, first: bool = False) -> Command:
    """What a part of the record has a form for."""
    return Command(code, name, partial(_begin, part), icon, also, _WHERE if first else (), _is_open)


def _begin(part: Part, window: "Window") -> None:
    if page := _page(window):
        page.begin(part)


def _part(part: Part, name: str) -> Command:
    plain = name.replace("&&", "&")
    return Command(f"part_{part.value}", plain, partial(_show, part), "person", is_there=_is_open)


def _show(part: Part, window: "Window") -> None:
    if page := _page(window):
        page.show_part(part)
        page.tab_bar.setFocus()
