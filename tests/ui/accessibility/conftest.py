"""The pages as everywhere, and the widgets that speak for themselves."""

import pytest

from relapp.ui import accessible
from tests.ui.test_every_page import client_id, open_page

__all__ = ["client_id", "open_page"]


@pytest.fixture(autouse=True)
def _speaking(look: None) -> None:
    accessible.install()
