import compileall
from datetime import date

import pytest
import sqlcipher3

import catalogues
from relapp.book import Book
from relapp.sample import write_sample
from tests.benchmarks.costs import RATIOS, ROOT, Race

# Both books have as many clients who raise something near today: what is due is the same, what is not differs.
SMALL, LARGE = 1_000, 100_000
SEED = 7


@pytest.fixture(scope="session", autouse=True)
def _compiled():
    """As every start but the first finds them; where Python is told to write no bytecode it would compile all at each start."""
    catalogues.compile_all(ROOT)
    compileall.compile_dir(ROOT / "relapp", quiet=1)


def _write(tmp_path_factory, clients):
    path = tmp_path_factory.mktemp(f"book-{clients}") / "clients.relapp"
    write_sample(path, clients=clients, seed=SEED, on=date.today(), due_like=SMALL)
    return path


@pytest.fixture(scope="session")
def small_book(tmp_path_factory):
    return _write(tmp_path_factory, SMALL)


@pytest.fixture(scope="session")
def large_book(tmp_path_factory):
    return _write(tmp_path_factory, LARGE)


@pytest.fixture(scope="module")
def book(large_book):
    with Book(large_book) as opened:
        yield opened


@pytest.fixture(scope="module")
def cursor(large_book):
    """What asks SQLite alone, in the same book."""
    connection = sqlcipher3.connect(large_book)
    yield connection.cursor()
    connection.close()


@pytest.fixture
def race(benchmark, request):
    return Race(benchmark, request.node)


def pytest_terminal_summary(terminalreporter, config):
    # The times in pytest-benchmark's own table are this machine's at this moment; these are what counts.
    for line in config.stash.get(RATIOS, []):
        terminalreporter.write_line(line)
