from relapp.ui.bus import Bus
from relapp.ui.settings.privacy import PrivacyGroup


def test_the_years_are_kept_and_shown(bus: Bus) -> None:
    group = PrivacyGroup(bus)
    group.show_settings(bus.book.settings.get())
    assert group.years.value == 5
    group.years.count_changed.emit(7)
    assert bus.book.settings.get().retention_years == 7
    assert group.years.value == 7
