from pytestqt.qtbot import QtBot

from relapp.ui.notice import Notice


def test_what_is_pressing_stays_and_cannot_be_closed(qtbot: QtBot) -> None:
    notice, done = Notice(), []
    qtbot.addWidget(notice)
    assert notice.isHidden()

    notice.tell("It is damaged.", "See…", lambda: done.append("damaged"), is_pressing=True)
    notice.tell("It is in a folder of Dropbox.", "What to do…", lambda: done.append("synced"))
    notice.button.click()

    assert (notice.text, done) == ("It is damaged.", ["damaged"])
    assert notice.close_button.isHidden()


def test_closing_is_told(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell("It is in a folder of Dropbox.", "What to do…", notice.hide)

    with qtbot.waitSignal(notice.dismissed):
        notice.close_button.click()
    assert notice.isHidden()


def test_what_leads_nowhere_has_no_button(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.inform("Restored.")
    assert (notice.text, notice.button.isHidden(), notice.close_button.isHidden()) == ("Restored.", True, False)

    notice.tell("It is in a folder of Dropbox.", "What to do…", notice.hide)
    assert not notice.button.isHidden()
