"""What things cost, and how two costs of one run are compared."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120
RATIOS = pytest.StashKey[list[str]]()

# Windows counts a process's time in sixteenths of a second, too coarse for a keystroke.
_clock = time.perf_counter if sys.platform == "win32" else time.process_time

needs_child_times = pytest.mark.skipif(sys.platform == "win32", reason="the CPU time of a child is asked of Unix")
needs_smaps = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what a process's memory is made of")

# Gives what something cost, in a unit that only its floor needs to share.
Cost = Callable[[], float]


class Race:
    """Runs a thing and its floor in turns and takes the middle one of the ratios: a busy machine strikes both of a pair alike."""

    def __init__(self, benchmark: BenchmarkFixture, node: pytest.Item) -> None:
        self._benchmark = benchmark
        self._node = node

    def assert_at_most(self, bound: float, thing: Cost, floor: Cost, *, rounds: int) -> None:
        """Fail where `thing` costs more than `bound` times `floor`; the first round of each warms up and does not count."""
        __tracebackhide__ = True
        things: list[float] = []
        floors: list[float] = []
        self._benchmark.pedantic(
            lambda: things.append(thing()), setup=lambda: floors.append(floor()), rounds=rounds, warmup_rounds=1
        )
        ratio = median(cost / least for cost, least in zip(things[1:], floors[1:], strict=True))
        self._benchmark.extra_info.update(ratio=ratio, at_most=bound, costs=things[1:], floors=floors[1:])
        line = f"ratio {ratio:.2f}, at most {bound}: {self._node.name} ({median(things[1:]):.4g} to {median(floors[1:]):.4g})"
        self._node.config.stash.setdefault(RATIOS, []).append(line)
        assert ratio <= bound, line


def seconds(function: Callable[[], object], times: int = 1) -> Cost:
    """The CPU seconds of `function`, called `times` times."""

    def cost() -> float:
        begun = _clock()
        for _ in range(times):
            function()
        return _clock() - begun

    return cost


def child_seconds(*arguments: str | Path) -> Cost:
    """The CPU seconds of this Python run with `arguments`, from its start to its end."""

    def cost() -> float:
        before = _children()
        done = subprocess.run(_command(arguments), cwd=ROOT, capture_output=True, timeout=PATIENCE_SECONDS, check=False)
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return _children() - before

    return cost


def child_memory(*arguments: str | Path) -> Cost:
    """The memory in bytes of this Python run with `arguments` once it has written a line, as if nobody else ran Qt now."""

    def cost() -> float:
        pipe = subprocess.PIPE
        with subprocess.Popen(_command(arguments), cwd=ROOT, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as child:
            patience = threading.Timer(PATIENCE_SECONDS, child.kill)
            patience.start()
            try:
                assert child.stdout
                assert child.stdout.readline(), "the program ended before it was ready"
                return _memory(child.pid)
            finally:
                patience.cancel()
                child.kill()

    return cost


def _command(arguments: Sequence[str | Path]) -> list[str]:
    return [sys.executable, *map(str, arguments)]


def _children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> float:
    """What a process would have as its proportional set if nobody shared its files; the tests and others run Qt beside it."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(1024.0 * int(line.split()[1]) for line in lines if line.startswith("Rss:"))
