"""English before and after."""

from collections.abc import Iterator

import pytest

from relapp import i18n


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")
