"""The pages of the window: each is made, and wired to the window, when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from relapp.ui.window import Window


def make_page(name: str, window: "Window") -> QWidget:
    """The page called `name`; raises KeyError for one that there is not."""
    return _MAKERS[name](window)


def _catching_up(window: "Window") -> QWidget:
    from relapp.ui.catching_up.page import CatchingUpPage

    page = CatchingUpPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.part_opened.connect(window.open_client)
    page.finished.connect(lambda: window.go("today"))
    return page


def _week(window: "Window") -> QWidget:
    from relapp.ui.week.page import WeekPage

    page = WeekPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.results_wanted.connect(lambda: window.go("results"))
    page.import_wanted.connect(window.import_file)
    return page


def _results(window: "Window") -> QWidget:
    from relapp.ui.results.page import ResultsPage

    page = ResultsPage(window.bus)
    page.closed.connect(lambda: window.go("week"))
    return page


def _calendar(window: "Window") -> QWidget:
    from relapp.ui.calendar.page import CalendarPage

    page = CalendarPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.clients_wanted.connect(lambda: window.go("clients"))
    page.import_wanted.connect(window.import_file)
    return page


def _clients(window: "Window") -> QWidget:
    from relapp.ui.clients.page import ClientsPage

    page = ClientsPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.client_wanted.connect(window.add_client)
    page.import_wanted.connect(window.import_file)
    page.sorting_wanted.connect(lambda: window.go("sorting"))
    page.export_wanted.connect(window.export)
    page.duplicates_wanted.connect(lambda: window.go("duplicates"))
    page.privacy_wanted.connect(lambda: window.go("privacy"))
    return page


def _privacy(window: "Window") -> QWidget:
    from relapp.ui.privacy.page import PrivacyPage

    page = PrivacyPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.back_wanted.connect(window.back)
    return page


def _duplicates(window: "Window") -> QWidget:
    from relapp.ui.duplicates.page import DuplicatesPage

    page = DuplicatesPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.clients_wanted.connect(lambda: window.go("clients"))
    page.import_wanted.connect(window.import_file)
    return page


def _sorting(window: "Window") -> QWidget:
    from relapp.ui.clients.sorting import SortingPage

    page = SortingPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.finished.connect(lambda: window.go("today"))
    return page


def _review(window: "Window") -> QWidget:
    from relapp.ui.review.page import ReviewPage

    page = ReviewPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.finished.connect(lambda: window.go("today"))
    page.sorting_wanted.connect(lambda: window.go("sorting"))
    return page


def _client(window: "Window") -> QWidget:
    from relapp.ui.client.page import ClientPage

    page = ClientPage(window.bus)
    page.log_wanted.connect(window.log_touch)
    page.closed.connect(lambda: window.go("clients"))
    page.back_wanted.connect(window.back)
    return page


def _library(window: "Window") -> QWidget:
    from relapp.ui.library.page import LibraryPage

    page = LibraryPage(window.bus)
    page.client_opened.connect(window.open_client)
    return page


def _learned(window: "Window") -> QWidget:
    from relapp.ui.learned.page import LearnedPage

    page = LearnedPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.clients_wanted.connect(lambda: window.go("clients"))
    return page


def _digest(window: "Window") -> QWidget:
    from relapp.ui.colleagues.page import DigestPage

    page = DigestPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.clients_wanted.connect(lambda: window.go("clients"))
    return page


def _insights(window: "Window") -> QWidget:
    from relapp.ui.clients.page import ClientsPage
    from relapp.ui.insights.page import InsightsPage

    def show_clients(name: str, ids: list[int]) -> None:
        clients = window.page("clients")
        if isinstance(clients, ClientsPage):
            clients.show_among(name, ids)
        window.go("clients")

    page = InsightsPage(window.bus)
    page.client_opened.connect(window.open_client)
    page.clients_wanted.connect(show_clients)
    page.page_wanted.connect(window.go)
    page.client_wanted.connect(window.add_client)
    page.import_wanted.connect(window.import_file)
    page.sorting_wanted.connect(lambda: window.go("sorting"))
    return page


def _settings(window: "Window") -> QWidget:
    from relapp.ui.settings.page import SettingsPage

    page = SettingsPage(window.bus)
    page.language_changed.connect(window.language_changed)
    page.book_wanted.connect(window.book_wanted)
    page.restore_wanted.connect(window.restore_wanted)
    page.privacy_wanted.connect(lambda: window.go("privacy"))
    page.lock_wanted.connect(window.lock_wanted)
    page.rekey_wanted.connect(window.rekey_wanted)
    return page


def _import(window: "Window") -> QWidget:
    from relapp.ui.importing.page import ImportPage

    page = ImportPage(window.bus)
    page.sorting_wanted.connect(lambda: window.go("sorting"))
    page.duplicates_wanted.connect(lambda: window.go("duplicates"))
    page.finished.connect(lambda: window.go("today"))
    return page


def _welcome(window: "Window") -> QWidget:
    from relapp.ui.importing.welcome import WelcomePage

    page = WelcomePage(window.bus)
    page.file_chosen.connect(window.import_file)
    page.sample_wanted.connect(window.book_wanted)
    page.started_empty.connect(lambda: window.go("today"))
    page.language_changed.connect(window.language_changed)
    return page


_MAKERS = {
    "catching_up": _catching_up,
    "week": _week,
    "results": _results,
    "calendar": _calendar,
    "clients": _clients,
    "duplicates": _duplicates,
    "privacy": _privacy,
    "sorting": _sorting,
    "client": _client,
    "review": _review,
    "share": _library,
    "learned": _learned,
    "insights": _insights,
    "digest": _digest,
    "settings": _settings,
    "import": _import,
    "welcome": _welcome,
}
