"""How to reach a client: phones, e-mails, addresses and web pages, each with what can be done with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from relapp.domain.clients import Client, ContactPoint, PointKind
from relapp.i18n import _
from relapp.ui import contacting, links
from relapp.ui.client.record import ClientEditor
from relapp.ui.client.rows import Row, RowList
from relapp.ui.icons import pixmap
from relapp.ui.theme import current_theme
from relapp.ui.widgets.boxes import VBox
from relapp.ui.widgets.buttons import IconButton
from relapp.ui.widgets.flow import FlowLayout, in_flow
from relapp.ui.widgets.forms import TextField
from relapp.ui.widgets.inputs import lead_to
from relapp.ui.widgets.menu_button import MenuButton

_ICONS = {PointKind.PHONE: "phone", PointKind.EMAIL: "mail", PointKind.ADDRESS: "address", PointKind.URL: "globe"}


class PointsEditor(QWidget):
    """The contact points in the client's own order; the first phone is the one that is called."""

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.list: RowList[PointRow] = RowList(self._make)
        self.add_button = MenuButton(_("Add"), "plus", compact=True, label=_("Add a way to reach the client"))
        for kind in PointKind:
            self.add_button.add_action(point_name(kind), partial(self.begin, kind), _ICONS[kind])
        column = VBox(self, spacing=8)
        column.addWidget(self.list)
        buttons = in_flow(self.add_button)
        column.addWidget(buttons)

    def show_client(self, client: Client) -> None:
        """Show what the book has."""
        self.list.show_items(client.points)
        for row in self.list.rows:
            first = next((each for each in self.list.rows if each.kind is row.kind), row)
            row.offer_actions(is_first=row is first)

    def begin(self, kind: PointKind) -> None:
        """Offer an empty line; it is saved once something is typed in it."""
        row = next((each for each in self.list.rows if each.is_new), None) or self.list.add_row()
        row.fill(ContactPoint(kind, ""))
        row.offer_actions(is_first=True)
        lead_to(row.value)

    def _make(self) -> "PointRow":
        row = PointRow(self._editor)
        row.edited.connect(self._save)
        row.removed.connect(lambda: self._remove(row))
        row.raised.connect(lambda: self._raise(row))
        return row

    def _save(self) -> None:
        points = [row.point for row in self.list.rows]
        self._editor.change(points=tuple(point for point in points if point.value))

    def _remove(self, row: "PointRow") -> None:
        if row.is_new:
            self.list.remove_row(row)
            return
        points = [each.point for each in self.list.rows if each is not row]
        self._editor.change(points=tuple(point for point in points if point.value))

    def _raise(self, row: "PointRow") -> None:
        others = [each.point for each in self.list.rows if each is not row]
        self._editor.change(points=(row.point, *(point for point in others if point.value)))


class PointRow(Row):
    """One contact point; `edited` once the user has finished a field, `raised` to have it stand first."""

    edited = Signal()
    removed = Signal()
    raised = Signal()

    def __init__(self, editor: ClientEditor) -> None:
        super().__init__()
        self._editor = editor
        self.kind = PointKind.PHONE
        self._icon = QLabel()
        self.value, self.label = TextField(), TextField(placeholder=_("work, home…"))
        self.menu = MenuButton("", "more", compact=True, label=_("Actions"))
        self.remove = IconButton("trash", _("Remove"), compact=True)
        self.value.edited.connect(self.edited)
        self.label.edited.connect(self.edited)
        self.remove.clicked.connect(self.removed)
        flow = FlowLayout(self, spacing=8, line_spacing=4)
        for widget in (self._icon, self.value, self.label, self.menu, self.remove):
            flow.addWidget(widget)
        current_theme().theme_changed.connect(self._retint)
        self._retint()

    @property
    def point(self) -> ContactPoint:
        """What is typed."""
        return ContactPoint(self.kind, self.value.text().strip(), self.label.text().strip())

    def fill(self, item: ContactPoint) -> None:
        """Show a contact point."""
        self.kind = item.kind
        name = point_name(item.kind)
        self.value.setPlaceholderText(name)
        self.value.setAccessibleName(name)
        self.label.setAccessibleName(_("{name}: label").format(name=name))
        self.value.set_text(item.value)
        if not self.value.hasFocus():
            self.value.setCursorPosition(0)
        self.label.set_text(item.label)
        self.remove.set_label(_("Remove {value}").format(value=item.value or name))
        self.menu.setAccessibleName(_("Actions for {value}").format(value=item.value or name))
        self._retint()

    def offer_actions(self, *, is_first: bool) -> None:
        """Fill the menu with what can be done with this kind of contact point."""
        self.menu.clear()
        for text, icon_name, action in self._possible():
            self.menu.add_action(text, action, icon_name)
        if not is_first and not self.is_new:
            self.menu.add_action(_("Use this one first"), self.raised.emit, "star")

    def _possible(self) -> list[tuple[str, str, Callable[[], object]]]:
        found: list[tuple[str, str, Callable[[], object]]] = []
        if self.kind is PointKind.PHONE:
            found = [
                (_("Call"), "phone", lambda: contacting.call(self.point.value)),
                (_("WhatsApp"), "whatsapp", self._open_whatsapp),
                (_("QR for the phone"), "qr", lambda: contacting.show_qr(self.point.value, self)),
            ]
        elif self.kind is PointKind.EMAIL:
            found = [(_("Write an e-mail"), "mail", lambda: contacting.write_email(self.point.value))]
        elif self.kind is PointKind.URL and links.web_page(self.point.value):
            found = [(_("Open the page"), "globe", self._open_page)]
        return [*found, (_("Copy"), "copy", lambda: contacting.copy(self.point.value))]

    def _open_whatsapp(self) -> None:
        contacting.open_whatsapp(self.point.value, self._editor.bus.book.settings.get().country)

    def _open_page(self) -> None:
        links.open_link(links.web_page(self.point.value))

    def _retint(self) -> None:
        self._icon.setPixmap(pixmap(_ICONS[self.kind], "soft", size=18))
        self.label.setFixedWidth(current_theme().px(96))


def point_name(kind: PointKind) -> str:
    """What a kind of contact point is called."""
    return {
        PointKind.PHONE: _("Phone"),
        PointKind.EMAIL: _("E-mail"),
        PointKind.ADDRESS: _("Address"),
        PointKind.URL: _("Web page"),
    }[kind]
