"""The tabs of a client's record: each is made, and wired to the page, when it is first wanted."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from relapp.ui.client.parts import Part
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.timeline.tab import TimelineTab

if TYPE_CHECKING:
    from relapp.ui.client.about.tab import AboutTab
    from relapp.ui.client.gifts.tab import GiftsTab
    from relapp.ui.client.page import ClientPage
    from relapp.ui.client.people.tab import PeopleTab
    from relapp.ui.client.privacy.tab import PrivacyTab
    from relapp.ui.client.promises.tab import PromisesTab
    from relapp.ui.client.purchases import PurchasesTab
    from relapp.ui.client.relationship.tab import RelationshipTab
    from relapp.ui.client.reminders.tab import RemindersTab

    Tab = TimelineTab | AboutTab | PeopleTab | PromisesTab | GiftsTab | RelationshipTab | PurchasesTab | RemindersTab | PrivacyTab


def make_tab(part: Part, editor: ClientEditor, page: "ClientPage") -> "Tab":
    """A tab for the client of `editor`."""
    return _MAKERS[part](editor, page)


def _timeline(editor: ClientEditor, page: "ClientPage") -> "Tab":
    tab = TimelineTab(editor)
    tab.log_wanted.connect(page.log)
    tab.purchase_wanted.connect(lambda: page.begin(Part.PURCHASES))
    tab.part_wanted.connect(lambda part: page.show_part(Part(part)))
    return tab


def _about(editor: ClientEditor, page: "ClientPage") -> "Tab":
    from relapp.ui.client.about.tab import AboutTab

    tab = AboutTab(editor)
    tab.elsewhere_wanted.connect(page.answer_elsewhere)
    return tab


def _people(editor: ClientEditor, page: "ClientPage") -> "Tab":
    from relapp.ui.client.people.tab import PeopleTab

    tab = PeopleTab(editor)
    # Once the button that asked for it has done with itself: it goes with its client.
    tab.client_chosen.connect(page.show_client, Qt.ConnectionType.QueuedConnection)
    return tab


def _promises(editor: ClientEditor, _page: "ClientPage") -> "Tab":
    from relapp.ui.client.promises.tab import PromisesTab

    return PromisesTab(editor)


def _gifts(editor: ClientEditor, _page: "ClientPage") -> "Tab":
    from relapp.ui.client.gifts.tab import GiftsTab

    return GiftsTab(editor)


def _relationship(editor: ClientEditor, page: "ClientPage") -> "Tab":
    from relapp.ui.client.relationship.tab import RelationshipTab

    tab = RelationshipTab(editor)
    tab.ledger.referrals_wanted.connect(page.note_referral)
    return tab


def _purchases(editor: ClientEditor, _page: "ClientPage") -> "Tab":
    from relapp.ui.client.purchases import PurchasesTab

    return PurchasesTab(editor)


def _reminders(editor: ClientEditor, _page: "ClientPage") -> "Tab":
    from relapp.ui.client.reminders.tab import RemindersTab

    return RemindersTab(editor)


def _privacy(editor: ClientEditor, _page: "ClientPage") -> "Tab":
    from relapp.ui.client.privacy.tab import PrivacyTab

    return PrivacyTab(editor)


_MAKERS: "Mapping[Part, Callable[[ClientEditor, ClientPage], Tab]]" = {
    Part.TIMELINE: _timeline,
    Part.ABOUT: _about,
    Part.DATES: _people,
    Part.PROMISES: _promises,
    Part.GIFTS: _gifts,
    Part.RELATIONSHIP: _relationship,
    Part.PURCHASES: _purchases,
    Part.REMINDERS: _reminders,
    Part.PRIVACY: _privacy,
}
