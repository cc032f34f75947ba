"""Before anything else runs: what Python alone would do, and an environment that is fit for the programs it starts."""

import contextlib
import os
import sys


def give_libraries_back() -> None:
    """Let the folder's libraries be the program's alone, not those of the browser or viewer it opens: the loader has read it."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before


def speak_utf_8() -> None:
    """Where the locale is none, or is not installed, have its letters nevertheless (as PEP 538 does): Qt would complain."""
    import locale

    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    if locale.nl_langinfo(locale.CODESET) != "UTF-8" and not os.environ.get("LC_ALL"):
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
            os.environ["LC_CTYPE"] = "C.UTF-8"


if sys.platform == "linux":
    give_libraries_back()
    speak_utf_8()
