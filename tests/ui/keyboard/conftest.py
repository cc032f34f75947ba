"""Every page, filled as for the other tests of every page."""

from tests.ui.test_every_page import client_id, open_page

__all__ = ["client_id", "open_page"]
